//! Predict first: the border is drawn by pointer and by keys before the network is trained, and stays beside what comes out.

use fantoccini::key::Key;

use crate::harness::{Page, Role, in_every_browser, until};

in_every_browser!(
    a_border_drawn_by_pointer_stays_beside_what_comes_out,
    a_border_is_drawn_by_keys,
    each_run_asks_anew_until_it_is_switched_off,
    a_link_for_a_class_leaves_it_out,
);

/// The buttons that train.
const TRAIN: [&str; 4] = ["Play", "Step", "Step 10 epochs", "Step 100 epochs"];

/// Whether each of the buttons that train waits, and says why.
async fn waits(page: &Page) -> bool {
    let mut n_waiting = 0;
    for name in TRAIN {
        let button = page.by_name(Role::Button, name).await;
        let is_disabled = button.prop("disabled").await.expect("a button").as_deref() == Some("true");
        let title = button.attr("title").await.expect("a button").unwrap_or_default();
        assert_eq!(is_disabled, title.starts_with("Predict first: "), "{name}: {title}");
        n_waiting += usize::from(is_disabled);
    }
    assert!(n_waiting == 0 || n_waiting == TRAIN.len(), "{n_waiting} wait");
    n_waiting > 0
}

async fn until_waiting(page: &Page, is_waiting: bool) {
    until(&format!("that training waits is {is_waiting}"), async || {
        if waits(page).await == is_waiting { Ok(()) } else { Err("not yet".to_owned()) }
    })
    .await;
}

/// Switches it on at a new network, and waits for the board.
async fn begin(page: &Page) {
    page.open("#seed=0.5").await;
    assert!(!waits(page).await);
    page.choose(Role::Toggle, "Predict first").await;
    until_waiting(page, true).await;
}

/// A number that a script returns.
async fn number(page: &Page, script: &str) -> f64 {
    page.evaluate(script).await.as_f64().unwrap_or_else(|| panic!("{script} is no number"))
}

/// How many strokes are in the picture, and whether these are a prediction that is made.
async fn drawn(page: &Page) -> (usize, bool) {
    let path = "document.querySelector('.border-lines .border-line')?.getAttribute('d') ?? ''";
    let n = number(page, &format!("return ({path}).split('M').length - 1;")).await;
    let is_made = page.evaluate("return document.querySelector('.border-lines.drawn') != null;").await;
    (n as usize, is_made.as_bool().expect("whether it is made"))
}

async fn until_drawn(page: &Page, expected: (usize, bool)) {
    until(&format!("{expected:?} is drawn"), async || {
        let now = drawn(page).await;
        if now == expected { Ok(()) } else { Err(format!("{now:?}")) }
    })
    .await;
}

/// Whether the picture of the output is to be seen.
async fn shows_output(page: &Page) -> bool {
    let seen = page.evaluate("return getComputedStyle(document.getElementById('output-heat')).visibility;").await;
    seen == "visible"
}

/// What is said about how far the prediction agrees.
async fn agreement(page: &Page) -> String {
    let said = page.evaluate("return document.getElementById('agreement')?.textContent ?? '';").await;
    said.as_str().unwrap_or_default().to_owned()
}

async fn until_agreement(page: &Page) -> String {
    until("it is said how far the prediction agrees", async || {
        let said = agreement(page).await;
        if said.contains(" % of your line lies on the border") { Ok(said) } else { Err(said) }
    })
    .await
}

/// Draws around the middle, as a circle of points is.
pub async fn draw_circle(page: &Page) {
    // Nothing glides any more.
    page.evaluate("document.getElementById('border-board').scrollIntoView({ block: 'center', behavior: 'instant' });")
        .await;
    let rect = page
        .evaluate("const { left, top, width } = document.getElementById('border-board').getBoundingClientRect(); return [left, top, width];")
        .await;
    let [left, top, width] = [0, 1, 2].map(|index| rect[index].as_f64().expect("a place"));
    let place = |index: u32| {
        let angle = f64::from(index) / 24.0 * std::f64::consts::TAU;
        (left + width * (0.5 + 0.27 * angle.cos()), top + width * (0.5 + 0.27 * angle.sin()))
    };
    page.draw(&(0..=24).map(place).collect::<Vec<_>>()).await;
}

async fn a_border_drawn_by_pointer_stays_beside_what_comes_out(page: &Page) {
    begin(page).await;
    assert!(!shows_output(page).await, "what is to be predicted is hidden");
    assert!(!page.by_name(Role::Button, "Done").await.is_enabled().await.expect("a button"), "nothing is drawn");
    draw_circle(page).await;
    until_drawn(page, (1, false)).await;
    page.press("Done").await;
    until_waiting(page, false).await;
    until_drawn(page, (1, true)).await;
    assert!(shows_output(page).await);
    assert_eq!(agreement(page).await, "", "nothing was learned yet");
    page.press("Play").await;
    until_agreement(page).await;
    assert_eq!(drawn(page).await, (1, true), "also while it learns");
    page.press("Pause").await;
    page.press("Clear").await;
    until_drawn(page, (0, false)).await;
    assert!(shows_output(page).await);
}

async fn each_run_asks_anew_until_it_is_switched_off(page: &Page) {
    begin(page).await;
    draw_circle(page).await;
    page.press("Done").await;
    page.press("Step 10 epochs").await;
    page.until_epoch(10).await;
    assert!(!waits(page).await);
    page.press("Reset").await;
    until_waiting(page, true).await;
    until_drawn(page, (0, false)).await;
    page.choose(Role::Toggle, "Predict first").await;
    until_waiting(page, false).await;
    assert!(shows_output(page).await);
    until_drawn(page, (1, true)).await;
    page.press("Step").await;
    page.until_epoch(1).await;
    // It is no part of the experiment.
    assert!(!page.snapshot().await.link.contains("predict"));
    page.press("Reset").await;
    page.until_epoch(0).await;
    assert!(!waits(page).await);
}

async fn a_border_is_drawn_by_keys(page: &Page) {
    begin(page).await;
    page.evaluate("document.getElementById('border-board').focus();").await;
    assert_eq!(page.focused().await, "Draw the border");
    page.key(&[Key::Shift], Key::Left).await;
    page.key(&[], ' ').await;
    page.key(&[Key::Shift], Key::Up).await;
    page.key(&[], Key::Up).await;
    page.key(&[], Key::Enter).await;
    until_drawn(page, (1, false)).await;
    let path = page.evaluate("return document.querySelector('.border-lines .border-line').getAttribute('d');").await;
    assert_eq!(path, "M24 32L24 23");
    page.until_said("1 stroke is drawn.").await;
    page.key(&[], ' ').await;
    page.key(&[Key::Shift], Key::Right).await;
    page.key(&[], ' ').await;
    until_drawn(page, (2, false)).await;
    page.key(&[], Key::Backspace).await;
    until_drawn(page, (1, false)).await;
    page.press("Done").await;
    until_waiting(page, false).await;
    until_drawn(page, (1, true)).await;
    page.press("Step 100 epochs").await;
    page.until_epoch(100).await;
    until_agreement(page).await;
    // Escape gives up: the next run waits for nothing.
    page.press("Reset").await;
    until_waiting(page, true).await;
    page.evaluate("document.getElementById('border-board').focus();").await;
    page.key(&[], Key::Escape).await;
    until_waiting(page, false).await;
    let switch = page.by_name(Role::Toggle, "Predict first").await;
    assert_ne!(switch.prop("checked").await.expect("a switch").as_deref(), Some("true"));
}

async fn a_link_for_a_class_leaves_it_out(page: &Page) {
    page.open("#seed=0.5&predictFirst_hide=true").await;
    let names = page
        .evaluate("return [...document.querySelectorAll('.switches label')].map(label => label.textContent);")
        .await;
    let names = names.to_string();
    assert!(names.contains("Logarithmic") && !names.contains("Predict"), "{names}");
    page.open("#seed=0.5&problem=regression").await;
    let names = page.evaluate("return document.querySelector('.switches').textContent;").await.to_string();
    assert!(!names.contains("Predict"), "where values are learned there is no border: {names}");
}
