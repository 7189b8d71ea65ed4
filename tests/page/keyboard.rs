//! The whole way by keyboard alone, and by touch alone on a phone.

use fantoccini::key::Key;

use crate::harness::{Page, Snapshot, in_chromium, until};

in_chromium!(the_whole_way_by_keyboard, the_whole_way_by_touch, arrow_keys_walk_through_the_diagram);

async fn until_page(page: &Page, what: &str, holds: impl Fn(&Snapshot) -> bool) -> Snapshot {
    until(what, async || {
        let now = page.snapshot().await;
        if holds(&now) { Ok(now) } else { Err(format!("{:?} {}", now.outputs, now.link)) }
    })
    .await
}

async fn the_whole_way_by_keyboard(page: &Page) {
    page.open("#seed=0.12345").await;
    page.tab_to("Circle").await;
    for _ in 0..3 {
        page.key(&[], Key::Down).await;
    }
    until_page(page, "the spiral is chosen", |now| now.in_link("dataset") == Some("spiral")).await;
    for (feature, key) in [("sin X1", "sinX"), ("sin X2", "sinY")] {
        page.tab_to(feature).await;
        page.key(&[], Key::Enter).await;
        until_page(page, "the feature is on", |now| now.in_link(key) == Some("true")).await;
    }
    page.tab_to("Add hidden layer").await;
    page.key(&[], ' ').await;
    until_page(page, "there is one more layer", |now| now.in_link("networkShape") == Some("4,2,2")).await;
    page.tab_to("Play").await;
    page.key(&[], ' ').await;
    until_page(page, "it learns", |now| now.epoch() > 3).await;
    page.key(&[], ' ').await;
    let paused = until_page(page, "it is paused", |now| now.can_press("Play")).await;

    page.tab_to("Neuron 1 of layer 1").await;
    page.key(&[], Key::Enter).await;
    until("the first weight has the focus", async || {
        let here = page.focused().await;
        if here == "Weight of X1" { Ok(()) } else { Err(here) }
    })
    .await;
    page.key(&[Key::Control], 'a').await;
    page.type_text("4").await;
    page.key(&[], Key::Enter).await;
    until_page(page, "the losses follow", |now| now.losses() != paused.losses()).await;
    page.tab_to("Undo").await;
    page.key(&[], Key::Enter).await;
    until_page(page, "the losses are back", |now| now.losses() == paused.losses()).await;

    page.evaluate(COPIED).await;
    page.tab_to("Share").await;
    page.key(&[], Key::Enter).await;
    until_copied(page).await;
}

/// Takes note of what is copied: a headless browser has no clipboard to look into.
const COPIED: &str = "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };";

async fn until_copied(page: &Page) {
    until("the link is on the clipboard", async || {
        let copied = page.evaluate("return [window.copied === location.href, window.copied ?? null];").await;
        if copied[0] == true { Ok(()) } else { Err(copied.to_string()) }
    })
    .await;
}

async fn arrow_keys_walk_through_the_diagram(page: &Page) {
    page.open("#seed=0.12345").await;
    page.tab_to("Neuron 1 of layer 1").await;
    let sample_trace = [
        (Key::Down, "Neuron 2 of layer 1"),
        (Key::Down, "Neuron 3 of layer 1"),
        (Key::Right, "Neuron 2 of layer 2"),
        (Key::Right, "Output neuron"),
        (Key::Right, "Output neuron"),
        (Key::Left, "Neuron 1 of layer 2"),
        (Key::Left, "Neuron 1 of layer 1"),
        (Key::Left, "X1"),
        (Key::Up, "X1"),
    ];
    for (key, name) in sample_trace {
        page.key(&[], key).await;
        assert_eq!(page.focused().await, name);
    }
    let shown = page.evaluate("return document.getElementById('shown').textContent").await;
    assert_eq!(shown, "X1", "what has the focus is shown large");
}

/// Presses with a finger what a selector finds.
async fn tap(page: &Page, selector: &str) {
    let at = page.middle(selector).await;
    page.touch(at).await;
}

async fn the_whole_way_by_touch(page: &Page) {
    page.resize(390, 844).await;
    page.open("#seed=0.12345").await;
    tap(page, "#dataset-spiral").await;
    until_page(page, "the spiral is chosen", |now| now.in_link("dataset") == Some("spiral")).await;
    for (selector, key) in [("#switch-sinX", "sinX"), ("#switch-sinY", "sinY")] {
        tap(page, selector).await;
        until_page(page, "the feature is on", |now| now.in_link(key) == Some("true")).await;
    }
    tap(page, "[aria-label='Add hidden layer']").await;
    until_page(page, "there is one more layer", |now| now.in_link("networkShape") == Some("4,2,2")).await;
    tap(page, "[aria-label=Play]").await;
    until_page(page, "it learns", |now| now.epoch() > 3).await;
    tap(page, "[aria-label=Pause]").await;
    let paused = until_page(page, "it is paused", |now| now.can_press("Play")).await;
    tap(page, "[aria-label='Neuron 1 of layer 1']").await;
    tap(page, "#weight-0").await;
    page.key(&[Key::Control], 'a').await;
    page.type_text("4").await;
    page.key(&[], Key::Enter).await;
    until_page(page, "the losses follow", |now| now.losses() != paused.losses()).await;
    tap(page, "[aria-label=Undo]").await;
    until_page(page, "the losses are back", |now| now.losses() == paused.losses()).await;
    page.evaluate(COPIED).await;
    tap(page, "[aria-label=Share]").await;
    until_copied(page).await;
    let sizes = page.evaluate("return [document.documentElement.scrollWidth, innerWidth];").await;
    assert!(sizes[0].as_f64() <= sizes[1].as_f64(), "no horizontal scroll bar: {sizes}");
}
