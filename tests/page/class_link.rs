//! Links that hide controls, the editor that makes them, and the Share button.

use std::collections::BTreeSet;

use crate::harness::{Page, Role, Snapshot, in_chromium, until};

in_chromium!(each_name_hides_its_own_control_only, the_editor_makes_such_links, a_refused_clipboard_shows_the_link);

/// What each name hides, of buttons and controls.
const HIDDEN: [(&str, &[&str]); 16] = [
    ("showTestData", &["Show test data", "About: Show test data"]),
    ("discretize", &["Discretize output", "About: Discretize output"]),
    ("playButton", &["Play"]),
    ("stepButton", &["Step", "Step 10 epochs", "Step 100 epochs"]),
    ("resetButton", &["Reset"]),
    ("learningRate", &["Learning rate", "About: Learning rate"]),
    ("activation", &["Activation", "About: Activation"]),
    ("regularization", &["Regularization", "About: Regularization"]),
    ("regularizationRate", &["Regularization rate", "About: Regularization rate"]),
    ("problem", &["Problem type", "About: Problem type"]),
    ("dataset", &["Circle", "Exclusive or", "Gaussian", "Spiral", "AND gate", "OR gate", "XOR gate", "About: Dataset"]),
    ("percTrainData", &["Ratio of training to test data", "About: Share of points used for training"]),
    ("noise", &["Noise", "About: Noise"]),
    ("batchSize", &["Batch size", "About: Batch size"]),
    (
        "numHiddenLayers",
        &[
            "Add hidden layer",
            "Remove hidden layer",
            "Add neuron to layer 1",
            "Add neuron to layer 2",
            "Remove neuron from layer 1",
            "Remove neuron from layer 2",
        ],
    ),
    ("sinX", &["sin X1"]),
];

fn names(snapshot: &Snapshot) -> BTreeSet<String> {
    let all = snapshot.controls.keys().chain(snapshot.buttons.keys()).chain(snapshot.outputs.keys());
    all.cloned().collect()
}

/// Fault #129: hiding the ratio hides the test loss.
async fn each_name_hides_its_own_control_only(page: &Page) {
    page.open("#seed=0.12345").await;
    let all = names(&page.snapshot().await);
    for (name, controls) in HIDDEN {
        page.open(&format!("#seed=0.12345&{name}_hide=true")).await;
        let shown = names(&page.snapshot().await);
        let missing: BTreeSet<&str> = all.difference(&shown).map(String::as_str).collect();
        assert_eq!(missing, controls.iter().copied().collect(), "what {name}_hide=true hides");
    }
    page.open("#seed=0.12345&hideText=true").await;
    assert_eq!(page.evaluate("return document.getElementById('text').checkVisibility()").await, false);
}

async fn the_editor_makes_such_links(page: &Page) {
    page.open("#seed=0.12345").await;
    let before = page.snapshot().await;
    page.press("Link for a class").await;
    for name in ["Noise", "Step", "Text below the playground"] {
        // The same names stand behind the editor.
        let script = "const [name] = arguments;
            [...document.querySelectorAll('#class-link label')].find(label => label.textContent === name).click();";
        page.client.execute(script, vec![name.into()]).await.expect("the editor has this choice");
    }
    let link = until("the editor shows the link", async || {
        let field = page.by_name(Role::Field, "Link").await;
        let link = field.prop("value").await.expect("a value").unwrap_or_default();
        let hides = ["noise_hide=true", "stepButton_hide=true", "hideText=true"];
        if hides.iter().all(|key| link.contains(key)) { Ok(link) } else { Err(link) }
    })
    .await;
    assert_eq!(page.snapshot().await.link, before.link, "this page keeps its controls");
    let (_, fragment) = link.split_once('#').expect("a link has a fragment");
    page.open(&format!("#{fragment}")).await;
    let now = page.snapshot().await;
    assert!(!now.controls.contains_key("Noise") && !now.buttons.contains_key("Step"));
    assert_eq!(now.losses(), before.losses(), "the same experiment");
}

async fn a_refused_clipboard_shows_the_link(page: &Page) {
    page.open("#seed=0.12345").await;
    page.evaluate("navigator.clipboard.writeText = () => Promise.reject(new Error('no'));").await;
    page.press("Share").await;
    until("the link is there, selected", async || {
        let script = "const field = document.activeElement;
            return [field.value ?? '', location.href, field.selectionStart, field.selectionEnd];";
        let seen = page.evaluate(script).await;
        let whole =
            seen[0] == seen[1] && seen[2] == 0 && seen[3].as_u64() == seen[1].as_str().map(|link| link.len() as u64);
        if whole { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
}
