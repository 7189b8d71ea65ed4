//! How the page comes about, and its parts that are loaded later, also where that fails.

use fantoccini::key::Key;
use serde_json::json;

use crate::harness::{Page, in_chromium, until};
use crate::lessons::until_shown;

in_chromium!(
    a_part_that_does_not_load_is_said_and_can_be_tried_again,
    a_box_says_that_its_part_does_not_load,
    a_lesson_that_does_not_load_stays_in_the_link,
    two_presses_mean_one,
    nothing_moves_while_the_page_is_made,
);

/// Nothing of this name can be fetched until `restore` is called.
pub const OFFLINE: &str = "window.fetch = (fetch => {
        window.restore = () => { window.fetch = fetch; };
        return (file, ...more) =>
            String(file).includes('NAME') ? Promise.reject(new TypeError('offline')) : fetch(file, ...more);
    })(window.fetch.bind(window));";

async fn a_part_that_does_not_load_is_said_and_can_be_tried_again(page: &Page) {
    for (name, button, said) in [
        ("lessons-", "Lessons", "The lessons could not be loaded."),
        ("tools-", "Race", "The race could not be loaded."),
        ("tools-", "Follow a point", "The way of a point could not be loaded."),
        // The last, as a page that has kept runs loads them by itself.
        ("tools-", "Save this run", "The saved runs could not be loaded."),
    ] {
        page.open("#seed=0.12345").await;
        page.step().await;
        page.evaluate(&OFFLINE.replace("NAME", name)).await;
        page.press(button).await;
        until_shown(page, said, |now| now.messages.iter().any(|message| message.starts_with(said))).await;
        page.step().await;
        assert_eq!(page.snapshot().await.epoch(), 2, "what is there goes on");

        page.evaluate("restore();").await;
        page.press(button).await;
        until_shown(page, "it is there", |now| !now.messages.iter().any(|message| message.starts_with(said))).await;
        until_loaded(page, name).await;
        // The loader tells developers, too.
        let complaints = page.take_complaints().await;
        assert!(!complaints.is_empty(), "{name} was never asked for");
        assert!(complaints.iter().all(|complaint| complaint.contains("offline")), "{complaints:?}");
    }
}

async fn a_box_says_that_its_part_does_not_load(page: &Page) {
    for (name, button, words, said) in [
        ("words-", "About: Learning rate", "#about", "The explanation could not be loaded."),
        ("tools-", "Export", "#export", "The export could not be loaded."),
    ] {
        page.open("#seed=0.12345").await;
        page.evaluate(&OFFLINE.replace("NAME", name)).await;
        page.press(button).await;
        until_in_box(page, words, said).await;
        assert_eq!(page.snapshot().await.messages.iter().filter(|message| message.starts_with(said)).count(), 1);
        page.key(&[], Key::Escape).await;

        page.evaluate("restore();").await;
        page.press(button).await;
        until_in_box(page, words, if name == "words-" { "Try:" } else { "Save notebook" }).await;
        page.take_complaints().await;
    }
}

/// Waits until an open box has these words.
async fn until_in_box(page: &Page, open: &str, words: &str) {
    until(&format!("{open} says {words:?}"), async || {
        let text =
            page.evaluate(&format!("return document.querySelector('{open}:popover-open')?.innerText ?? '';")).await;
        let text = text.as_str().unwrap_or_default().to_owned();
        if text.contains(words) { Ok(()) } else { Err(text) }
    })
    .await;
}

async fn a_lesson_that_does_not_load_stays_in_the_link(page: &Page) {
    let script = json!({ "source": OFFLINE.replace("NAME", "lessons-") });
    let added = page.chromium("Page.addScriptToEvaluateOnNewDocument", script).await;
    page.open("#lesson=and-or&activation=relu&noise=5&seed=1").await;
    let said = "The lessons could not be loaded.";
    let now = until_shown(page, said, |now| now.messages.iter().any(|message| message.starts_with(said))).await;
    assert_eq!((now.in_link("lesson"), now.in_link("activation")), (Some("and-or"), Some("relu")));
    page.take_complaints().await;

    page.chromium("Page.removeScriptToEvaluateOnNewDocument", added).await;
    page.reload().await;
    until_open(page).await;
}

async fn two_presses_mean_one(page: &Page) {
    page.open("#seed=0.12345").await;
    page.evaluate("const button = document.getElementById('lessons-button'); button.click(); button.click();").await;
    until_open(page).await;
}

/// Part after part appears, each in its own place: what a visitor is about to press stays where it is.
async fn nothing_moves_while_the_page_is_made(page: &Page) {
    const WATCH: &str = "window.moved = [];
        new PerformanceObserver(list => moved.push(...list.getEntries().flatMap(shift =>
          shift.sources.map(({ node, previousRect, currentRect }) =>
            `${node?.id || node?.className}: ${JSON.stringify(previousRect)} to ${JSON.stringify(currentRect)}`))))
          .observe({ type: 'layout-shift', buffered: true });";
    let added = page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    // So slow that frames are shown in between.
    page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    for (width, height) in [(390, 844), (820, 1100), (1280, 900)] {
        page.resize(width, height).await;
        page.open("").await;
        assert_eq!(page.evaluate("return moved;").await, json!([]), "at a width of {width}");
    }
    page.chromium("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    page.chromium("Page.removeScriptToEvaluateOnNewDocument", added).await;
}

/// Waits until a lesson is shown.
async fn until_open(page: &Page) {
    until("a lesson is open", async || {
        let open = page.evaluate("return document.getElementById('lesson') !== null;").await;
        if open == true { Ok(()) } else { Err("none is".to_owned()) }
    })
    .await;
}

/// Waits until a file has been fetched.
async fn until_loaded(page: &Page, name: &str) {
    until(&format!("{name} is fetched"), async || {
        let fetched = page.server.requested_of_page();
        if fetched.iter().any(|file| file.starts_with(name)) { Ok(()) } else { Err(format!("{fetched:?}")) }
    })
    .await;
}
