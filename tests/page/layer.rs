//! Layers and neurons: added and removed up to the limits, where the buttons say so.

use crate::harness::{Page, Snapshot, in_chromium, until};
use crate::native;

in_chromium!(none_to_six_layers, one_to_eight_neurons);

async fn none_to_six_layers(page: &Page) {
    page.open("#seed=0.12345").await;
    page.step().await;
    for layers in [3, 4, 5, 6] {
        let now = changed_by(page, "Add hidden layer").await;
        assert_eq!(shape(&now).len(), layers);
    }
    cannot(page, "Add hidden layer").await;
    for layers in [5, 4, 3, 2, 1, 0] {
        let now = changed_by(page, "Remove hidden layer").await;
        assert_eq!(shape(&now).len(), layers);
    }
    cannot(page, "Remove hidden layer").await;
    let now = changed_by(page, "Add hidden layer").await;
    assert_eq!(shape(&now).len(), 1);
}

async fn one_to_eight_neurons(page: &Page) {
    page.open("#seed=0.12345").await;
    page.step().await;
    for neurons in [5, 6, 7, 8] {
        let now = changed_by(page, "Add neuron to layer 1").await;
        assert_eq!(shape(&now), [neurons, 2]);
    }
    cannot(page, "Add neuron to layer 1").await;
    let now = changed_by(page, "Remove neuron from layer 2").await;
    assert_eq!(shape(&now), [8, 1]);
    cannot(page, "Remove neuron from layer 2").await;
    let now = changed_by(page, "Remove neuron from layer 1").await;
    assert_eq!(shape(&now), [7, 1]);
}

/// Presses a button; the page then shows the experiment of the link that it changed, at epoch 0, and so it does when loaded
/// again.
async fn changed_by(page: &Page, button: &str) -> Snapshot {
    let before = page.snapshot().await;
    page.press(button).await;
    let link = until(&format!("“{button}” changes the link"), async || {
        let now = page.snapshot().await;
        if now.in_link("networkShape") == before.in_link("networkShape") { Err(now.link) } else { Ok(now.link) }
    })
    .await;
    let session = native::session(&link);
    let changed = native::until_shown(page, &session).await;
    page.reload().await;
    let again = native::until_shown(page, &session).await;
    let layers = |snapshot: &Snapshot| {
        let buttons = snapshot.buttons.clone().into_iter();
        buttons.filter(|(name, _)| name.contains("layer")).collect::<Vec<_>>()
    };
    assert_eq!(layers(&again), layers(&changed), "the buttons after loading {link} again");
    page.step().await;
    again
}

async fn cannot(page: &Page, button: &str) {
    let now = page.snapshot().await;
    assert_eq!(now.buttons.get(button), Some(&false), "“{button}” is there, and disabled at the limit {}", now.link);
}

fn shape(snapshot: &Snapshot) -> Vec<usize> {
    let text = snapshot.in_link("networkShape").unwrap_or_else(|| panic!("a shape in {}", snapshot.link));
    text.split(',').filter(|size| !size.is_empty()).map(|size| size.parse().expect("a layer's size")).collect()
}
