//! What once went wrong on slow machines only: races, training, addresses and files that come at their own time.

use std::time::Duration;

use tokio::time::sleep;

use crate::harness::{Page, Role, in_chromium, until};
use crate::lessons::until_shown;
use crate::racing;

mod everywhere {
    use super::training_is_what_was_asked_for;
    use crate::harness::in_every_browser;

    in_every_browser!(training_is_what_was_asked_for);
}

in_chromium!(a_refused_address_is_shared_all_the_same, a_theme_holds_that_cannot_be_kept);

/// How many times as slow.
const SLOW: [u32; 2] = [4, 8];

/// Waits until the page trains, and looks whether it goes on.
async fn trains(page: &Page) {
    let at = |epoch| async move { until_shown(page, "it trains", |now| now.epoch() > epoch).await.epoch() };
    let first = at(0).await;
    at(first).await;
}

async fn training_is_what_was_asked_for(page: &Page) {
    for factor in SLOW {
        racing::open(page, "#seed=0.5&race=networkShape").await;
        page.slow_down(factor).await;
        a_race_and_training_let_each_other_be(page).await;
        page.open("#seed=0.5&networkShape=8,8&pace=max").await;
        page.slow_down(factor).await;
        a_link_and_a_reset_end_training(page).await;
        page.slow_down(1).await;
    }
}

async fn a_race_and_training_let_each_other_be(page: &Page) {
    page.press("Play").await;
    sleep(Duration::from_millis(1500)).await;
    let buttons = page.snapshot().await.buttons;
    let take_over = buttons.keys().find(|name| name.starts_with("Open in Playground: ")).expect("contestants");
    page.press(take_over).await;
    page.ready().await;
    page.press("Play").await;
    trains(page).await;

    // A race that is left while it goes on does not hold it up.
    page.press("Reset").await;
    page.press("Race").await;
    page.press("Play").await;
    page.by_name(Role::Button, "Pause").await;
    page.press("Playground").await;
    page.ready().await;
    page.press("Play").await;
    trains(page).await;
    let broken = page.evaluate("return !document.getElementById('broken').hidden;").await;
    assert_eq!(broken, false, "the page says that it broke");
}

async fn a_link_and_a_reset_end_training(page: &Page) {
    page.press("Play").await;
    trains(page).await;
    page.press("Reset").await;
    stands_at_the_beginning(page).await;
    page.press("Play").await;
    trains(page).await;
    page.evaluate("location.hash = '#seed=0.7&networkShape=3&pace=max';").await;
    until_shown(page, "the link is shown", |now| now.in_link("networkShape") == Some("3")).await;
    stands_at_the_beginning(page).await;
}

async fn stands_at_the_beginning(page: &Page) {
    until_shown(page, "it stands", |now| now.can_press("Play") && now.epoch() == 0).await;
    sleep(Duration::from_millis(300)).await;
    assert_eq!(page.snapshot().await.epoch(), 0, "and goes on standing");
}

/// Changes the output's picture so often that the browser does not want the next address; at the end it is discretized.
const UNTIL_REFUSED: &str = "const done = arguments[arguments.length - 1];
    const label = [...document.querySelectorAll('label')].find(label => label.textContent === 'Discretize output');
    const replace = history.replaceState;
    let refused = false;
    history.replaceState = function (state, title, address) {
        replace.call(history, state, title, address);
        refused ||= location.href !== new URL(address, location.href).href;
    };
    const next = left => {
        label.click();
        if (left > 0 && !(refused && label.control.checked)) setTimeout(next, 4, left - 1); else done();
    };
    next(2000);";

async fn a_refused_address_is_shared_all_the_same(page: &Page) {
    page.open("#seed=0.5").await;
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; };").await;
    page.client.execute_async(UNTIL_REFUSED, Vec::new()).await.expect("the page can be pressed");
    let refused = page.take_complaints().await.iter().any(|complaint| complaint.contains("Throttling navigation"));
    assert!(refused, "the browser has had enough of new addresses");
    page.select("Learning rate", "0.3").await;
    page.press("Share").await;
    let parts = ["discretize=true", "learningRate=0.3"];
    until("what is shown is copied", async || {
        let copied = page.evaluate("return window.copied ?? '';").await;
        let copied = copied.as_str().unwrap_or_default().to_owned();
        if parts.iter().all(|part| copied.contains(part)) { Ok(()) } else { Err(copied) }
    })
    .await;
    until_shown(page, "the address follows", |now| parts.iter().all(|part| now.link.contains(part))).await;
    page.take_complaints().await;
}

async fn a_theme_holds_that_cannot_be_kept(page: &Page) {
    page.prefer_dark(false).await;
    page.open("#seed=0.12345").await;
    page.evaluate("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };").await;
    let scheme = async || page.evaluate("return getComputedStyle(document.documentElement).colorScheme;").await;
    assert_eq!(scheme().await, "light dark");
    page.press("Colours and dark mode").await;
    page.select("Appearance", "dark").await;
    page.evaluate("document.querySelector(':popover-open').hidePopover();").await;
    until("the page is dark", async || {
        let now = scheme().await;
        if now == "dark" { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
    // Each of these makes the page ask anew how it looks.
    page.prefer_dark(true).await;
    page.prefer_dark(false).await;
    page.prefer_stillness().await;
    page.press("Race").await;
    page.by_name(Role::Select, "What varies").await;
    page.press("Playground").await;
    page.ready().await;
    assert_eq!(scheme().await, "dark");
    page.press("Colours and dark mode").await;
    page.select("Colours", "yellow").await;
    assert_eq!(scheme().await, "dark", "with other colours, too");
}
