//! The page without a network, after one visit; and what becomes of an open page when there is a new release.

use crate::export::{CATCH, READ};
use crate::harness::{Browser, Page, Role, Serving, in_every_browser, until};
use crate::lessons::until_shown;
use crate::racing;

in_every_browser!(all_of_the_page_works_without_a_network, a_new_release_is_offered_and_the_run_goes_on);

/// Opens a link of a page that the browser may keep, and waits until it does.
async fn open_and_keep(page: &Page, link: &str) {
    page.server.let_pages_be_kept();
    page.open(link).await;
    until("the browser keeps the page", async || {
        let state = page.evaluate("return navigator.serviceWorker?.controller?.state ?? 'none';").await;
        if state == "activated" { Ok(()) } else { Err(state.to_string()) }
    })
    .await;
}

async fn all_of_the_page_works_without_a_network(page: &Page) {
    open_and_keep(page, "#seed=0.12345").await;
    page.server.serve(Some(("/", Serving::Refused)));
    // Not the driver's way to load a page again: that of Firefox goes around what is kept.
    page.open("#seed=0.12345").await;
    page.press("Play").await;
    until_shown(page, "it trains", |now| now.epoch() > 2).await;
    page.press("Pause").await;
    page.press("About: Learning rate").await;
    page.evaluate("document.getElementById('about').hidePopover();").await;
    page.press("Lessons").await;
    page.press("Leave the lessons").await;
    page.evaluate(CATCH).await;
    page.press("Export").await;
    page.press("Save notebook").await;
    let saved = page.client.execute_async(READ, Vec::new()).await.expect("a file can be read");
    assert_eq!(saved["name"], "playground-circle.ipynb");

    racing::open(page, "#seed=0.5&pace=max&race=activation&raceEpochs=20").await;
    page.press("Play").await;
    racing::until_said(page, &["Finished"]).await;
    // Firefox does not give workers what is kept: there the page trains by itself, and says so.
    let has_worker = page.snapshot().await.messages.iter().all(|message| !message.contains("worker"));
    assert!(has_worker || page.browser == Browser::Firefox, "its workers train");
    // The browser tells developers that it can't ask for another release.
    let complaints = page.take_complaints().await;
    assert!(complaints.iter().all(|complaint| complaint.contains("sw.js")), "{complaints:?}");
}

/// The mark of the release that is shown.
async fn mark(page: &Page) -> String {
    let mark = page.evaluate("return document.querySelector('link[rel=manifest]').href.split('?')[1];").await;
    mark.as_str().expect("the page names its release").to_owned()
}

/// Comes back to the page after a while, when another release is served, and waits until it is offered.
async fn come_back(page: &Page, release: &'static str) {
    page.server.release(release);
    until("another release is offered", async || {
        // Each time: a browser that is just looking may have seen the one before.
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'));").await;
        let messages = page.snapshot().await.messages;
        let is_said = messages.iter().any(|message| message.contains("A new version is there."));
        if is_said { Ok(()) } else { Err(format!("{messages:?}")) }
    })
    .await;
}

async fn a_new_release_is_offered_and_the_run_goes_on(page: &Page) {
    open_and_keep(page, "#seed=0.12345").await;
    for _ in 0..3 {
        page.step().await;
    }
    page.press("Neuron 1 of layer 1").await;
    page.write("Weight of X1", "0.5").await;
    page.press("Close the selected neuron").await;
    let before = page.snapshot().await;
    let first = mark(page).await;
    come_back(page, "2222222222").await;
    assert_eq!(mark(page).await, first, "what is open stays");
    // On the host this part has gone with its release.
    page.server.serve(Some(("/words-", Serving::Gone)));
    page.press("About: Learning rate").await;
    until("the explanation is there", async || {
        let text = page.evaluate("return document.getElementById('about').innerText;").await;
        if text.as_str().is_some_and(|text| text.contains("Try:")) { Ok(()) } else { Err(text.to_string()) }
    })
    .await;
    page.evaluate("document.getElementById('about').hidePopover();").await;

    page.press("Reload").await;
    until("the new release is shown", async || {
        let now = page.evaluate("return document.querySelector('link[rel=manifest]')?.href ?? '';").await;
        if now.as_str().is_some_and(|now| now.ends_with("2222222222")) { Ok(()) } else { Err(now.to_string()) }
    })
    .await;
    page.ready().await;
    let after = until_shown(page, "the run goes on", |now| now.epoch() == 3).await;
    assert_eq!((after.losses(), &after.link), (before.losses(), &before.link));
    page.step().await;
    page.open("#seed=0.12345").await;
    assert_eq!((page.snapshot().await.epoch(), mark(page).await.as_str()), (0, "2222222222"));

    come_back(page, "3333333333").await;
    until("the oldest release is gone", async || {
        let kept = page.client.execute_async("caches.keys().then(arguments[0]);", Vec::new()).await.expect("names");
        let kept = kept.as_array().map_or(0, Vec::len);
        if kept == 2 { Ok(()) } else { Err(kept.to_string()) }
    })
    .await;
    page.by_name(Role::Button, "Reload").await;
}
