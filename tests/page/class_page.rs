//! A class's page: what its link hides or locks stays as it is, whatever is done there.

use experiment::{Record, Run, saved};
use fantoccini::key::Key;
use serde_json::json;

use crate::export::choose;
use crate::harness::{Page, Role, in_chromium, until};
use crate::native;
use crate::racing::until_said;

in_chromium!(a_hidden_rate_stays_as_it_is, a_locked_rate_stays_as_it_is);

async fn a_hidden_rate_stays_as_it_is(page: &Page) {
    no_way_changes_the_rate(page, "hide").await;
}

async fn a_locked_rate_stays_as_it_is(page: &Page) {
    no_way_changes_the_rate(page, "lock").await;
}

/// Waits until the link and the page say that the rate is as the class's link has it, and restricted.
async fn holds(page: &Page, way: &str, after: &str) {
    until(&format!("after {after} the rate is 0.1 and restricted"), async || {
        let seen = page.snapshot().await;
        let control = "return document.getElementById('select-learningRate')?.matches(':disabled') ?? null;";
        let control = page.evaluate(control).await;
        let is_shown = seen.outputs.contains_key("Epoch");
        let is_restricted = if way == "hide" || !is_shown { control.is_null() } else { control == true };
        let has_race = seen.buttons.contains_key("Race") || seen.link.contains("race=");
        let said =
            [seen.in_link("learningRate"), seen.in_link(&format!("learningRate_{way}")), seen.in_link("race_hide")];
        let is_said = said == [Some("0.1"), Some("true"), Some("true")];
        if is_said && is_restricted && !has_race { Ok(()) } else { Err(format!("{control}, {seen:?}")) }
    })
    .await;
}

/// Nothing of the kind `what` was opened, and it is said why.
async fn until_refused(page: &Page, what: &str) {
    let said = until_said(page, &["not opened", "Set by your teacher's link: Learning rate."]).await;
    assert!(!said.is_empty(), "{what}");
}

/// Hands a file of runs to the page.
async fn import_runs(page: &Page, text: &str) {
    let script = "const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'runs.csv', { type: 'text/csv' }));
        const input = document.querySelector('.runs input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    page.by_name(Role::Button, "Save as CSV").await;
    page.client.execute(script, vec![json!(text)]).await.expect("the page takes a file");
}

async fn no_way_changes_the_rate(page: &Page, way: &str) {
    let class = format!("#seed=0.12345&learningRate=0.1&learningRate_{way}=true&race_hide=true");
    page.open("#seed=0.5&learningRate=1").await;
    page.press("Save this run").await;
    until("the run is kept", async || {
        let kept = page.evaluate("return localStorage.getItem('runs');").await;
        if kept.is_string() { Ok(()) } else { Err("it is not".to_owned()) }
    })
    .await;

    page.open(&class).await;
    holds(page, way, "the link").await;
    runs(page, way).await;
    lessons(page, way).await;
    changes(page, way).await;
    files(page, way).await;

    page.open(&format!("{class}&race=learningRate&raceValues=0.1,1")).await;
    holds(page, way, "a link with a race").await;
}

async fn runs(page: &Page, way: &str) {
    page.press("Runs").await;
    page.press("Open run 1").await;
    until_refused(page, "a kept run").await;
    holds(page, way, "a run of another page").await;
    let mut record = Record::default();
    for link in ["#seed=7&learningRate=3", "#seed=8&learningRate=0.1&activation=relu"] {
        record.keep(Run::of(&native::session(link))).expect("there is room");
    }
    import_runs(page, &record.to_csv()).await;
    page.by_name(Role::Button, "Open run 3").await;
    page.press("Open run 2").await;
    until_refused(page, "a run of a file").await;
    holds(page, way, "a run of a file").await;
    page.press("Open run 3").await;
    page.ready().await;
    until_said(page, &["This is the run at epoch 0"]).await;
    holds(page, way, "a run with this rate").await;
    assert_eq!(page.snapshot().await.in_link("activation"), Some("relu"), "it is that run");
    for button in ["Undo", "Redo", "Undo"] {
        page.press(button).await;
        holds(page, way, button).await;
    }
}

async fn lessons(page: &Page, way: &str) {
    page.press("Lessons").await;
    page.by_name(Role::Button, "Leave the lessons").await;
    holds(page, way, "a lesson").await;
    page.press("6. Features instead of layers").await;
    holds(page, way, "a lesson with another rate").await;
    let now = page.snapshot().await;
    let needs_rate = "7. The learning rate: crawl, learn, explode, not with this link";
    assert!(now.buttons.contains_key(needs_rate) && !now.can_press(needs_rate), "{:?}", now.buttons);
    until_said(page, &["This lesson has other values", "Learning rate"]).await;
    page.press("2. AND and OR with one perceptron").await;
    holds(page, way, "another lesson").await;
    page.reload().await;
    holds(page, way, "a reload in a lesson").await;
    page.press("Leave the lessons").await;
    holds(page, way, "the lessons").await;
    page.press("Lessons").await;
    page.by_name(Role::Button, "Leave the lessons").await;
    page.press("Leave the lessons").await;
    holds(page, way, "the lessons again").await;
}

async fn changes(page: &Page, way: &str) {
    page.select("Activation", "sigmoid").await;
    page.press("Neuron 1 of layer 1").await;
    page.write("Weight of X1", "2").await;
    page.press("Close the selected neuron").await;
    page.press("New weights").await;
    page.press("Reset").await;
    holds(page, way, "changes").await;
    for key in ['z', 'z', 'z', 'z', 'y', 'y', 'z', 'z', 'z'] {
        page.key(&[Key::Control], key).await;
        holds(page, way, "the keys for Undo and Redo").await;
    }
    // What a visitor could only do who knows the browser's tools.
    let forced = "const list = document.getElementById('select-learningRate');
        if (list) {
            list.disabled = false;
            list.value = '3';
            list.dispatchEvent(new Event('change', { bubbles: true }));
            list.disabled = true;
        }";
    page.evaluate(forced).await;
    holds(page, way, "a forced choice").await;
}

async fn files(page: &Page, way: &str) {
    page.press("Export").await;
    choose(page, "other.json", &saved::write(&native::session("#seed=9&learningRate=3"))).await;
    until("the box says so", async || {
        let text = page.evaluate("return document.getElementById('export').textContent;").await;
        let text = text.as_str().unwrap_or_default().to_owned();
        let is_said = text.contains("other.json was not opened. Set by your teacher's link: Learning rate.");
        if is_said { Ok(()) } else { Err(text) }
    })
    .await;
    holds(page, way, "a file").await;
    choose(page, "same.json", &saved::write(&native::session("#seed=9&learningRate=0.1&noise=25"))).await;
    until("it is opened", async || {
        let seen = page.snapshot().await;
        if seen.in_link("noise") == Some("25") { Ok(()) } else { Err(seen.link) }
    })
    .await;
    holds(page, way, "a file with this rate").await;
    page.evaluate("document.getElementById('export').hidePopover();").await;

    page.evaluate("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); };").await;
    page.press("Share").await;
    until("the link is copied, with what it restricts", async || {
        let seen = page.evaluate("return [window.copied ?? null, location.href];").await;
        let keys = [format!("learningRate_{way}=true"), "race_hide=true".to_owned(), "learningRate=0.1&".to_owned()];
        let has_all = seen[0].as_str().is_some_and(|link| keys.iter().all(|key| link.contains(key)));
        if has_all && seen[0] == seen[1] { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
    page.press("Link for a class").await;
    page.press("Show all").await;
    holds(page, way, "another link for a class").await;
    page.evaluate("document.getElementById('class-link').hidePopover();").await;
}
