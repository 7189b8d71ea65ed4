//! The loss chart and the readings beside it.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_chromium, until};
use crate::native;

in_chromium!(
    settings_add_no_points,
    values_are_read_by_pointer,
    losses_are_shown_on_either_scale,
    a_longer_run_takes_no_more_to_draw,
    accuracy_gap_and_parameters_are_shown,
);

const TRAINED: &str = "#seed=0.12345";

async fn trained(page: &Page, epochs: u64) {
    page.open(TRAINED).await;
    for _ in 0..epochs {
        page.step().await;
    }
}

/// Fault #184: switching "Discretize" adds a point. Only epochs do.
async fn settings_add_no_points(page: &Page) {
    trained(page, 3).await;
    let before = points(page).await;
    assert_eq!(before.len(), 4, "a point for each epoch: {before:?}");
    assert!(before[3].starts_with("Epoch 3: training loss 0."), "{before:?}");
    page.choose(Role::Toggle, "Discretize output").await;
    page.select("Learning rate", "0.1").await;
    assert_eq!(points(page).await, before);
}

/// What the chart says of each of its points, read from left to right by keys.
async fn points(page: &Page) -> Vec<String> {
    page.evaluate("document.getElementById('chart').focus();").await;
    page.key(&[], Key::Home).await;
    let mut said: Vec<String> = Vec::new();
    loop {
        let text = page.evaluate("return document.getElementById('chart').ariaValueText;").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if said.last() == Some(&text) {
            return said;
        }
        said.push(text);
        page.key(&[], Key::Right).await;
    }
}

async fn values_are_read_by_pointer(page: &Page) {
    trained(page, 4).await;
    let (x, y) = page.middle("#chart").await;
    page.point(x, y).await;
    let read = until("the chart says what is under the pointer", async || {
        let text = page.evaluate("return document.getElementById('chart-value').textContent;").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if text.starts_with("Epoch ") { Ok(text) } else { Err(text) }
    })
    .await;
    let (epoch, losses) = read["Epoch ".len()..].split_once(':').expect("an epoch and its losses");
    let mut session = native::session(TRAINED);
    session.advance(epoch.parse().expect("an epoch is a number"));
    let (train, test) = native::shown_losses(&session);
    assert_eq!(losses, format!(" training loss {train}, test loss {test}"));
}

async fn losses_are_shown_on_either_scale(page: &Page) {
    trained(page, 3).await;
    let painted = "return document.getElementById('chart').toDataURL();";
    let linear = page.evaluate(painted).await;
    for (switch, same) in [("on", false), ("off", true)] {
        page.choose(Role::Toggle, "Logarithmic").await;
        until(&format!("the chart is painted anew, the logarithmic scale {switch}"), async || {
            if (page.evaluate(painted).await == linear) == same { Ok(()) } else { Err("another picture".to_owned()) }
        })
        .await;
    }
}

/// The points and the lines that are drawn lie between fixed bounds, however long the run and however rough its losses: so does
/// the time that the chart takes of a frame.
async fn a_longer_run_takes_no_more_to_draw(page: &Page) {
    const COUNT: &str = "window.paintings = [];
        const context = CanvasRenderingContext2D.prototype;
        const count = (name, each) => {
          const own = context[name];
          context[name] = function (...values) {
            if (this.canvas.id === 'chart') each();
            return own.apply(this, values);
          };
        };
        // Each painting begins with this.
        count('setTransform', () => window.paintings.push({ points: 0, lines: 0 }));
        count('lineTo', () => window.paintings.at(-1).points++);
        count('stroke', () => window.paintings.at(-1).lines++);";
    const PAINTED: &str = "return window.paintings.findLast(painting => painting.lines > 0) ?? null;";
    for epochs in [600, 1_000, 20_000] {
        page.open(&format!("#seed=0.12345&noise=50&pace=max&stopEpoch={epochs}")).await;
        page.press("Play").await;
        page.until_epoch(epochs).await;
        page.evaluate(COUNT).await;
        page.choose(Role::Toggle, "Logarithmic").await;
        let painted = until("the chart is painted", async || {
            let painted = page.evaluate(PAINTED).await;
            if painted.is_null() { Err("nothing was drawn".to_owned()) } else { Ok(painted) }
        })
        .await;
        let [points, lines] = ["points", "lines"].map(|what| painted[what].as_u64().expect("a count"));
        // Two curves of the history's points, and the axes.
        assert!((2 * 256..=2 * 513 + 50).contains(&points), "{points} points after {epochs} epochs");
        assert!(lines <= 50, "{lines} lines after {epochs} epochs");
    }
}

async fn accuracy_gap_and_parameters_are_shown(page: &Page) {
    page.open(TRAINED).await;
    page.press("Step 100 epochs").await;
    let mut session = native::session(TRAINED);
    session.advance(100);
    native::until_shown(page, &session).await;
    let (train, test) = session.accuracies().expect("classification has an accuracy");
    let losses = session.losses();
    let expected = [
        ("accuracy-train", format!("{:.1} %", 100.0 * train)),
        ("accuracy-test", format!("{:.1} %", 100.0 * test)),
        ("gap", format!("{:+.3}", losses.test - losses.train).replace('-', "−")),
        ("parameters", (2 * 4 + 4 + 4 * 2 + 2 + 2 + 1).to_string()),
    ];
    for (id, text) in expected {
        let shown = page.evaluate(&format!("return document.getElementById({id:?}).textContent;")).await;
        assert_eq!(shown, text, "{id}");
    }
    page.select("Problem type", "regression").await;
    let accuracy = page.evaluate("return document.getElementById('accuracy-train');").await;
    assert!(accuracy.is_null(), "regression has no accuracy");
}
