//! The page as one file, opened from a folder: everything works that works on a host, and nothing is fetched.

use std::fs;
use std::path::{Path, PathBuf};

use crate::export::{CATCH, READ};
use crate::harness::{Page, Role, folder, in_every_browser, until};
use crate::lessons::until_shown;
use crate::racing;

in_every_browser!(everything_works_by_a_double_click);

/// A copy of the file, with nothing beside it. It is gone when dropped.
struct Alone(PathBuf);

impl Alone {
    fn new(page: &Page) -> Self {
        let place = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("one-file-{:?}", page.browser));
        fs::create_dir_all(&place).expect("a folder for the file");
        let file = folder("PLAYGROUND_DIST").join("neural-playground.html");
        fs::copy(file, place.join("page.html")).expect("`cargo xtask build --single-file` has written the file");
        Alone(place)
    }

    fn address(&self, link: &str) -> String {
        let address = url::Url::from_file_path(self.0.join("page.html")).expect("the path is absolute");
        format!("{address}{link}")
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn open(page: &Page, address: &str) {
    page.leave().await;
    page.client.goto(address).await.expect("the file opens");
    page.ready().await;
}

async fn everything_works_by_a_double_click(page: &Page) {
    let file = Alone::new(page);
    open(page, &file.address("#seed=0.12345")).await;
    page.step().await;
    page.press("Play").await;
    until_shown(page, "it trains", |now| now.epoch() > 2).await;
    page.press("Pause").await;

    page.press("About: Learning rate").await;
    until_text(page, "#about", "Try:").await;
    page.evaluate("document.getElementById('about').hidePopover();").await;
    page.evaluate("navigator.clipboard.writeText = async text => { window.copied = text; };").await;
    page.press("Share").await;
    racing::until_said(page, &["the file on this device", "follows the #"]).await;
    let copied = page.evaluate("return window.copied;").await;
    assert!(copied.as_str().is_some_and(|link| link.starts_with(&file.address("#")) && link.contains("seed=0.12345")));
    page.evaluate(CATCH).await;
    page.press("Export").await;
    page.press("Save notebook").await;
    let saved = page.client.execute_async(READ, Vec::new()).await.expect("a file can be read");
    assert!(saved["name"] == "playground-circle.ipynb" && saved["text"].to_string().contains("keras"), "{saved}");
    page.evaluate("document.getElementById('export').hidePopover();").await;
    page.press("Save this run").await;
    page.press("Runs").await;
    page.press("Open run 1").await;

    page.press("Lessons").await;
    until_text(page, "#lesson", "Lesson 1 of").await;
    page.reload().await;
    until_text(page, "#lesson", "Lesson 1 of").await;
    page.press("Leave the lessons").await;

    page.leave().await;
    let race = file.address("#seed=0.5&pace=max&race=activation&raceEpochs=20");
    page.client.goto(&race).await.expect("the file opens");
    page.by_name(Role::Select, "What varies").await;
    page.press("Play").await;
    racing::until_said(page, &["Finished"]).await;
    let has_worker = page.snapshot().await.messages.iter().all(|message| !message.contains("worker"));
    assert!(has_worker, "its workers train");
    let loaded = page.evaluate("return performance.getEntriesByType('resource').map(file => file.name.slice(0, 100));");
    let loaded = loaded.await;
    let is_own = |file: &serde_json::Value| file.as_str().is_some_and(|file| file.starts_with("blob:"));
    assert!(loaded.as_array().is_some_and(|files| files.iter().all(is_own)), "nothing is fetched: {loaded}");
    page.evaluate("localStorage.clear();").await;
}

async fn until_text(page: &Page, place: &str, words: &str) {
    until(&format!("{place} says {words:?}"), async || {
        let text = page.evaluate(&format!("return document.querySelector('{place}')?.innerText ?? '';")).await;
        if text.as_str().is_some_and(|text| text.contains(words)) { Ok(()) } else { Err(text.to_string()) }
    })
    .await;
}
