//! The record of runs: kept on the device, read back from a spreadsheet's file, and full or forbidden storage.

use experiment::{Record, Run, Session, links};
use serde_json::{Value, json};

use crate::harness::{Page, Role, in_chromium, until};
use crate::load::OFFLINE;
use crate::native;
use crate::racing::until_said;

in_chromium!(
    a_run_is_kept_and_reopened,
    two_hundred_runs_survive_a_reload_and_a_file,
    a_file_that_is_no_record_is_refused,
    storage_that_is_full_or_forbidden,
    runs_that_the_page_could_not_read_stay,
    a_row_that_cannot_be_read_is_put_aside,
    two_windows_keep_at_the_same_time,
    two_windows_keep_at_the_same_instant,
    the_moment_is_kept_though_the_tools_come_later,
    a_contestant_is_kept,
    what_was_deleted_comes_back,
    no_scroll_bar_at_any_width,
);

/// What the device keeps.
async fn stored(page: &Page) -> Record {
    let text = page.evaluate("return localStorage.getItem('runs');").await;
    Record::from_csv(text.as_str().expect("a record is kept")).expect("what is kept can be read")
}

/// How many rows the table has.
async fn n_rows(page: &Page) -> u64 {
    page.evaluate("return document.querySelectorAll('.runs tbody tr').length;").await.as_u64().expect("a number")
}

async fn until_rows(page: &Page, n: u64) {
    until(&format!("{n} runs are shown"), async || match n_rows(page).await {
        shown if shown == n => Ok(()),
        shown => Err(format!("{shown}")),
    })
    .await;
}

/// The text of the table's cells.
async fn cells(page: &Page) -> Vec<Vec<String>> {
    let script = "return [...document.querySelectorAll('.runs tbody tr')].map(row =>
        [...row.querySelectorAll('td')].map(cell => cell.querySelector('input')?.value ?? cell.textContent));";
    serde_json::from_value(page.evaluate(script).await).expect("texts")
}

async fn a_run_is_kept_and_reopened(page: &Page) {
    page.open("#seed=0.5&activation=relu").await;
    page.press("Step 100 epochs").await;
    page.until_epoch(100).await;
    let mut session = native::session("#seed=0.5&activation=relu");
    session.advance(100);
    page.press("Save this run").await;
    until_said(page, &["Saved as run 1."]).await;
    page.press("Save this run").await;
    until_said(page, &["saved already, as run 1."]).await;
    page.select("Learning rate", "0.1").await;
    page.press("Step 10 epochs").await;
    page.until_epoch(110).await;
    page.press("Save this run").await;
    until_said(page, &["Saved as run 2."]).await;
    page.press("Show in Runs").await;
    until_rows(page, 2).await;
    let first = Run { number: 1, ..Run::of(&session) };
    assert_eq!(stored(page).await.runs()[0], first, "every bit of it, and its picture");

    page.write("Note on run 1", "=the, \"first\"").await;
    page.reload_runs().await;
    until_rows(page, 2).await;
    let rows = cells(page).await;
    let (train, test) = native::shown_losses(&session);
    assert_eq!(rows[1][1..4], ["100".to_owned(), train, test]);
    assert!(rows[0][0].contains("Learning rate") && rows[0][0].contains("0.1"), "what differs: {:?}", rows[0][0]);
    assert!(!rows[0][0].contains("Activation"), "what does not differ: {:?}", rows[0][0]);
    assert!(rows[0][0].contains("learning rate 0.03 → 0.1 at epoch 100"), "what was changed: {:?}", rows[0][0]);
    assert!(rows[1][0].contains("Circle · X1, X2 · hidden layers 4, 2 · ReLU"), "what makes it: {:?}", rows[1][0]);
    assert_eq!(rows[1][7], "=the, \"first\"");
    let painted = page.evaluate("return [...document.querySelectorAll('.runs canvas')].map(one => one.width);").await;
    assert_eq!(painted, json!([24, 24]));

    page.press("Open run 1").await;
    page.ready().await;
    native::until_shown(page, &session).await;
    until_said(page, &["This is the run at epoch 100", "first"]).await;
}

/// A record of many different runs.
fn many(n: usize) -> Record {
    let mut record = Record::default();
    for index in 0..n {
        let link = format!("#seed=s{index}&noise={}&networkShape={}", index % 50, index % 8 + 1);
        let mut session = Session::new(links::read(&link, String::new).config);
        session.advance(index as u64 % 7);
        let note = format!("note {index}: \"quoted\", and\nanother line; ä");
        record.keep(Run { note, ..Run::of(&session) }).expect("there is room");
    }
    record
}

async fn two_hundred_runs_survive_a_reload_and_a_file(page: &Page) {
    let record = many(200);
    page.open("#seed=1").await;
    put(page, &record.to_text()).await;
    page.reload().await;
    // One more, made by the page: then it is the page that has written all of them.
    page.press("Save this run").await;
    page.reload().await;
    page.press("Runs").await;
    until_rows(page, 201).await;
    let kept = stored(page).await;
    assert_eq!(kept.runs()[..200], *record.runs(), "every bit of 200 runs");

    // What is saved is caught where the browser would write a file.
    page.evaluate(
        "window.saved = null;
        const create = URL.createObjectURL;
        URL.createObjectURL = blob => { blob.text().then(text => { window.saved = text; }); return create(blob); };
        HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };",
    )
    .await;
    page.press("Save as CSV").await;
    let text = until("the file is made", async || match page.evaluate("return window.saved;").await {
        Value::String(text) => Ok(text),
        other => Err(other.to_string()),
    })
    .await;
    assert_eq!(page.evaluate("return window.savedAs;").await, "runs.csv");
    // `Blob.text` leaves the byte order mark out.
    let text = format!("\u{feff}{}", text.trim_start_matches('\u{feff}'));
    assert_eq!(text, kept.to_csv());
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(reader.headers().expect("titles").iter().next(), Some("run"));
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 201);
    assert!(rows[3][2].parse::<f64>().is_ok() && rows[3][2].contains('.'), "a decimal point: {:?}", &rows[3]);
    assert_eq!(&rows[3][8], "note 3: \"quoted\", and\nanother line; ä");

    page.evaluate("localStorage.clear();").await;
    page.reload().await;
    page.press("Runs").await;
    until_rows(page, 0).await;
    choose_file(page, &text).await;
    until_said(page, &["201 of 201 runs were added"]).await;
    until_rows(page, 201).await;
    let of_file = Record::from_csv(&text).expect("a record");
    assert_eq!((of_file.runs()[200].number, of_file.runs()[200].picture.as_ref()), (201, None));
    assert_eq!(stored(page).await, of_file, "all but the pictures");
    choose_file(page, &text).await;
    until_said(page, &["0 of 201 runs were added"]).await;
    assert_eq!(stored(page).await, of_file, "nothing twice");
}

/// Hands a file to the page, as the browser does when a visitor has chosen one.
async fn choose_file(page: &Page, text: &str) {
    let script = "const files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'runs.csv', { type: 'text/csv' }));
        const input = document.querySelector('.runs input[type=file]');
        input.files = files.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));";
    until("the runs are shown", async || {
        let is_there = page.evaluate("return document.querySelector('.runs input[type=file]') !== null;").await;
        if is_there == true { Ok(()) } else { Err("there is no field for files".to_owned()) }
    })
    .await;
    page.client.execute(script, vec![json!(text)]).await.expect("the page takes a file");
}

async fn a_file_that_is_no_record_is_refused(page: &Page) {
    page.open("#seed=1").await;
    page.press("Save this run").await;
    page.press("Runs").await;
    until_rows(page, 1).await;
    let before = stored(page).await;
    for (text, words) in [
        ("hello", &["no record of runs", "“link”"][..]),
        ("link,epochs,loss_train,loss_test,parameters\nseed=1,many,0,0,3\n", &["row 2", "“many”"]),
        ("epochs;loss_train;loss_test;parameters\n", &["no “link”"]),
    ] {
        choose_file(page, text).await;
        until_said(page, words).await;
        assert_eq!((stored(page).await, n_rows(page).await), (before.clone(), 1), "{text}");
    }
}

async fn storage_that_is_full_or_forbidden(page: &Page) {
    for fault in [
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
    ] {
        page.open("#seed=1").await;
        page.evaluate(fault).await;
        page.press("Save this run").await;
        until_said(page, &["storage is full or forbidden", "save them as a file"]).await;
        page.step().await;
        page.press("Save this run").await;
        page.press("Runs").await;
        until_rows(page, 2).await;
        page.press("Delete run 1").await;
        until_rows(page, 1).await;
    }
    page.open("#seed=1").await;
    page.evaluate("localStorage.setItem('runs', 'link,broken');").await;
    page.reload().await;
    page.press("Runs").await;
    until_said(page, &["cannot be read"]).await;
    page.press("Playground").await;
    page.press("Save this run").await;
    until_said(page, &["Saved as run 1."]).await;
    assert_eq!(stored(page).await.runs().len(), 1);
    let aside = page.evaluate("return localStorage.getItem('runs-unreadable');").await;
    assert_eq!(aside, "link,broken", "nothing is thrown away");
}

/// Lets the device keep a record that this page has not written.
async fn put(page: &Page, text: &str) {
    let keep = "localStorage.setItem('runs', arguments[0]);";
    page.client.execute(keep, vec![json!(text)]).await.expect("the device keeps it");
}

async fn runs_that_the_page_could_not_read_stay(page: &Page) {
    let record = many(3);
    page.open("#seed=1").await;
    put(page, &record.to_text()).await;
    let script = json!({ "source": OFFLINE.replace("NAME", "tools-") });
    let added = page.chromium("Page.addScriptToEvaluateOnNewDocument", script).await;
    page.reload().await;
    page.press("Save this run").await;
    until_said(page, &["The saved runs could not be loaded."]).await;
    page.evaluate("restore();").await;
    page.press("Save this run").await;
    until_said(page, &["Saved as run 4."]).await;
    assert_eq!(stored(page).await.runs()[..3], *record.runs());
    page.chromium("Page.removeScriptToEvaluateOnNewDocument", added).await;
    page.take_complaints().await;
}

async fn a_row_that_cannot_be_read_is_put_aside(page: &Page) {
    const BAD: &str = "7,many,0.1,0.1,0,,,25,,,seed=1,\r\n";
    let record = many(3);
    page.open("#seed=1").await;
    put(page, &(record.to_text() + BAD)).await;
    page.reload().await;
    page.press("Runs").await;
    until_rows(page, 3).await;
    until_said(page, &["Some of the runs", "row 5", "“many”", "nothing is lost"]).await;
    page.press("Playground").await;
    page.press("Save this run").await;
    until_said(page, &["Saved as run 4."]).await;
    assert_eq!(stored(page).await.runs()[..3], *record.runs());
    let aside = async || page.evaluate("return localStorage.getItem('runs-unreadable');").await;
    let text = aside().await.as_str().map(str::to_owned).expect("a text");
    assert!(text.ends_with(BAD), "{text}");

    // It goes only when it is in a file.
    page.reload().await;
    page.press("Runs").await;
    until_said(page, &["cannot be read"]).await;
    assert!(!page.snapshot().await.can_press("Delete what cannot be read"));
    page.evaluate("HTMLAnchorElement.prototype.click = function () { window.savedAs = this.download; };").await;
    page.press("Save what cannot be read").await;
    until_said(page, &["Saved as runs-unreadable.csv."]).await;
    assert_eq!(page.evaluate("return window.savedAs;").await, "runs-unreadable.csv");
    page.press("Delete what cannot be read").await;
    until("it is gone", async || if aside().await == "" { Ok(()) } else { Err(aside().await.to_string()) }).await;
    until_rows(page, 4).await;
}

async fn two_windows_keep_at_the_same_time(page: &Page) {
    let record = many(2);
    page.open("#seed=1").await;
    page.evaluate("navigator.locks.request('runs', () => new Promise(release => { window.release = release; }));")
        .await;
    page.press("Save this run").await;
    until("the other window has its turn", async || {
        let has = page.evaluate("return window.release !== undefined;").await;
        if has == true { Ok(()) } else { Err("not yet".to_owned()) }
    })
    .await;
    page.step().await;
    assert_eq!(page.evaluate("return localStorage.getItem('runs');").await, Value::Null);
    put(page, &record.to_text()).await;
    page.evaluate("release();").await;
    until_said(page, &["Saved as run 3."]).await;
    assert_eq!(stored(page).await.runs()[..2], *record.runs());

    // Who leaves the page at once has kept the run all the same.
    page.evaluate("navigator.locks.request('runs', () => new Promise(() => {}));").await;
    page.press("Save this run").await;
    page.reload().await;
    assert_eq!(stored(page).await.runs().len(), 4);
}

/// Two windows of the browser, as two frames of another page, so that one script reaches both.
async fn two_windows_keep_at_the_same_instant(page: &Page) {
    page.slow_down(4).await;
    page.client.goto(&page.server.elsewhere()).await.expect("another page");
    let script = "for (const seed of [1, 2]) {
            const frame = document.createElement('iframe');
            [frame.width, frame.height, frame.src] = [1200, 800, arguments[0] + '#seed=' + seed];
            document.body.append(frame);
        }";
    page.client.execute(script, vec![json!(page.server.page())]).await.expect("frames");
    let keep = "const buttons = [...document.querySelectorAll('iframe')]
            .flatMap(frame => [...frame.contentDocument.querySelectorAll('button:enabled')])
            .filter(button => `${button.ariaLabel} ${button.textContent}`.includes('Save this run'));
        if (buttons.length === 2) buttons.forEach(button => button.click());
        return buttons.length;";
    until("both windows keep their run", async || {
        let found = page.evaluate(keep).await;
        if found == 2 { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
    let seeds = until("both runs are kept", async || {
        let text = page.evaluate("return localStorage.getItem('runs') ?? '';").await;
        let record = Record::from_csv(text.as_str().unwrap_or_default()).map_err(|error| error.to_string())?;
        let seeds: Vec<String> = record.runs().iter().map(|run| run.link.clone()).collect();
        if seeds.len() == 2 { Ok(seeds) } else { Err(format!("{seeds:?}")) }
    })
    .await;
    for seed in ["seed=1", "seed=2"] {
        assert!(seeds.iter().any(|link| link.contains(seed)), "{seed} of {seeds:?}");
    }
    page.slow_down(1).await;
}

async fn the_moment_is_kept_though_the_tools_come_later(page: &Page) {
    const LATE: &str = "window.fetch = (fetch => (file, ...more) => String(file).includes('tools-')
            ? new Promise(come => { window.come = come; }).then(() => fetch(file, ...more))
            : fetch(file, ...more))(window.fetch.bind(window));";
    page.open("#seed=0.5").await;
    page.slow_down(8).await;
    page.evaluate(LATE).await;
    page.press("Step 10 epochs").await;
    page.until_epoch(10).await;
    page.press("Save this run").await;
    // Nothing waits for the tools but what needs them.
    page.evaluate("document.querySelector('[aria-label=\"Step 10 epochs\"]').click();").await;
    page.until_epoch(20).await;
    page.evaluate("come();").await;
    until_said(page, &["Saved as run 1."]).await;
    let mut session = native::session("#seed=0.5");
    session.advance(10);
    assert_eq!(stored(page).await.runs(), [Run { number: 1, ..Run::of(&session) }]);
    page.slow_down(1).await;
}

async fn a_contestant_is_kept(page: &Page) {
    let link = "#seed=0.5&pace=max&race=activation&raceValues=tanh,relu&raceEpochs=60";
    crate::racing::open(page, link).await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    page.press("Save ReLU").await;
    let mut session = native::session("#seed=0.5&activation=relu&pace=max");
    session.advance(60);
    let kept = until("it is kept", async || {
        let text = page.evaluate("return localStorage.getItem('runs');").await;
        text.as_str().map(str::to_owned).ok_or_else(|| text.to_string())
    })
    .await;
    let kept = Record::from_csv(&kept).expect("a record");
    let run = &kept.runs()[0];
    assert_eq!((&run.link, &run.standing), (&Run::of(&session).link, &Run::of(&session).standing));
    assert!(run.picture.is_some());
}

async fn what_was_deleted_comes_back(page: &Page) {
    page.open("#seed=1").await;
    for epoch in 1..=3 {
        page.step().await;
        page.until_epoch(epoch).await;
        page.press("Save this run").await;
        until_said(page, &[&format!("Saved as run {epoch}.")]).await;
    }
    let before = stored(page).await;
    page.press("Runs").await;
    until_rows(page, 3).await;
    page.press("Delete run 2").await;
    until_rows(page, 2).await;
    page.press("Put the deleted run back").await;
    until_rows(page, 3).await;
    assert_eq!(stored(page).await, before);
}

async fn no_scroll_bar_at_any_width(page: &Page) {
    page.open("#seed=1").await;
    put(page, &many(12).to_text()).await;
    for width in [320, 360, 390, 480, 620, 768, 1024, 1280, 1600] {
        page.resize(width, 844).await;
        page.reload().await;
        page.press("Runs").await;
        until_rows(page, 12).await;
        let seen = page.evaluate("return [document.documentElement.scrollWidth, innerWidth];").await;
        assert!(seen[0].as_u64() <= seen[1].as_u64(), "{seen} at {width}");
    }
}

impl Page {
    /// Loads the page again, and shows the runs.
    async fn reload_runs(&self) {
        self.reload().await;
        self.press("Runs").await;
        self.by_name(Role::Button, "Save as CSV").await;
    }
}
