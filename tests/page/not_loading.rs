//! What a visitor reads where the page, a part of it, or what it asks of the browser is not to be had: what happened, and what to do.

use url::Url;

use crate::harness::{Browser, Page, Serving, folder, in_browser, until};
use crate::lessons::until_shown;
use crate::racing;

in_browser!(chromium, Chromium:
    a_page_that_does_not_start_says_why, a_part_that_is_no_part_is_said, what_is_denied_is_done_without);
in_browser!(firefox, Firefox:
    a_page_that_does_not_start_says_why, a_part_that_is_no_part_is_said, what_is_denied_is_done_without);

/// Opens an address, and waits for these words in place of the page.
async fn until_said(page: &Page, address: &str, words: &str) {
    page.leave().await;
    page.client.goto(address).await.expect("the page itself loads");
    until(words, async || {
        let text = page.evaluate("return document.getElementById('loading').innerText;").await;
        if text.as_str().is_some_and(|text| text.contains(words)) { Ok(()) } else { Err(text.to_string()) }
    })
    .await;
}

async fn a_page_that_does_not_start_says_why(page: &Page) {
    const LOST: &str = "could not be loaded. Look whether this device is online, then reload the page.";
    for (file, serving) in [
        ("_bg.wasm", Serving::Gone),
        ("_bg.wasm", Serving::Half),
        ("_bg.wasm", Serving::Elsewhere),
        ("_bg.wasm", Serving::Another),
        (".js", Serving::Gone),
        (".js", Serving::Half),
        (".js", Serving::Unnamed),
    ] {
        page.server.serve(Some((file, serving)));
        until_said(page, &page.server.page(), LOST).await;
    }
    page.server.serve(None);
    for (header, words) in [
        (
            "Content-Security-Policy: script-src 'self' 'unsafe-inline'\r\n",
            "is forbidden to run by this site or an extension. Try another browser, or the version in one file.",
        ),
        (
            "Content-Security-Policy: sandbox allow-scripts\r\n",
            "can't be loaded in this sandboxed frame. Open it in a tab of its own.",
        ),
    ] {
        page.server.send_header(header);
        until_said(page, &page.server.page(), words).await;
    }
    // Firefox is told by its driver to let pages of a folder load what they want.
    if page.browser == Browser::Chromium {
        let file = Url::from_file_path(folder("PLAYGROUND_DIST").join("index.html")).expect("the path is absolute");
        until_said(page, file.as_str(), "can't load its parts from a folder. Open the version in one file.").await;
    }
    page.take_complaints().await;
}

async fn a_part_that_is_no_part_is_said(page: &Page) {
    for (serving, remedy) in [
        (Serving::Gone, "reload the page to go on"),
        (Serving::Elsewhere, "reload the page to go on"),
        (Serving::Half, "Look whether this device is online, then try again."),
    ] {
        page.open("#seed=0.12345").await;
        page.server.serve(Some(("/tools-", serving)));
        page.press("Race").await;
        racing::until_said(page, &["The race could not be loaded", remedy]).await;
        page.step().await;
        page.server.serve(None);
    }
    page.press("Race").await;
    until_shown(page, "it is there now", |now| now.buttons.contains_key("Play")).await;

    // A part that belongs to another page may fit at first.
    page.open("#seed=0.12345").await;
    page.server.serve(Some(("/tools-", Serving::Another)));
    page.press("Race").await;
    racing::until_said(page, &["reload the page to go on"]).await;
    page.server.serve(None);
    page.take_complaints().await;
}

/// As a browser does that is told to keep nothing.
const NO_STORAGE: &str = "for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });";

async fn what_is_denied_is_done_without(page: &Page) {
    page.server.run_first(NO_STORAGE);
    page.open("#seed=0.12345").await;
    page.step().await;
    page.press("Save this run").await;
    racing::until_said(page, &["its storage is full or forbidden"]).await;
    page.server.run_first("");

    page.server.send_header("Content-Security-Policy: worker-src 'none'\r\n");
    racing::open(page, "#seed=0.5&pace=max&race=activation&raceEpochs=100000").await;
    page.press("Play").await;
    racing::until_said(page, &["this page trains by itself"]).await;
    page.press("Cancel").await;
    page.take_complaints().await;
}
