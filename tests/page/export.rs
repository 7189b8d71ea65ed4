//! Files: what the page saves is what the library and the program write, and what it saved it opens again.

use std::env;
use std::process::Command;

use experiment::{Change, Parameter, Start, links, notebook, predictions, saved};
use fantoccini::Locator;
use serde_json::{Value, json};

use crate::harness::{Page, in_chromium, until};
use crate::native;

in_chromium!(
    a_notebook_goes_on_from_the_weights_of_now,
    what_is_wrong_is_refused_with_its_path,
    a_table_holds_the_answers,
    pictures_are_as_large_as_they_should_be,
    sharing_leads_to_the_code_of_a_frame
);

mod everywhere {
    use super::{json_comes_back_with_the_same_losses, the_notebook_is_what_the_program_writes};
    use crate::harness::in_every_browser;

    in_every_browser!(the_notebook_is_what_the_program_writes, json_comes_back_with_the_same_losses);
}

/// Keeps what would be saved, with its name, instead of bothering the browser's own folder for it.
pub const CATCH: &str = "window.caught = [];
    const made = new Map(), make = URL.createObjectURL;
    URL.createObjectURL = blob => { const url = make.call(URL, blob); made.set(url, blob); return url; };
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () {
        if (this.download) caught.push({ name: this.download, blob: made.get(this.href) }); else click.call(this);
    };";
/// The last file that was caught: its name, its type and its text.
pub const READ: &str = "const done = arguments[arguments.length - 1], file = caught.at(-1);
    if (file) file.blob.text().then(text => done({ name: file.name, type: file.blob.type, text })); else done(null);";

/// A file that was saved.
pub struct Saved {
    name: String,
    kind: String,
    /// What it holds.
    pub text: String,
}

/// Opens a link, with the box for files open and an eye on what it saves.
async fn open(page: &Page, link: &str) {
    page.open(link).await;
    page.evaluate(CATCH).await;
}

/// Presses a button of the box that saves a file.
pub async fn save(page: &Page, button: &str) -> Saved {
    page.evaluate("caught.length = 0;").await;
    let is_open = page.evaluate("return document.getElementById('export').matches(':popover-open');").await;
    if is_open != true {
        page.press("Export").await;
    }
    page.press(button).await;
    until(&format!("“{button}” saves a file"), async || {
        let file = page.client.execute_async(READ, Vec::new()).await.expect("a file can be read");
        let part = |key: &str| file[key].as_str().map(str::to_owned);
        match (part("name"), part("type"), part("text")) {
            (Some(name), Some(kind), Some(text)) => Ok(Saved { name, kind, text }),
            _ => Err(file.to_string()),
        }
    })
    .await
}

/// Closes the box, as a press beside it does.
pub async fn close(page: &Page) {
    page.evaluate("document.getElementById('export').hidePopover();").await;
}

/// Chooses a file with this text in the box.
pub async fn choose(page: &Page, name: &str, text: &str) {
    until("the box is there", async || {
        let is_there = page.evaluate("return document.querySelector('#export input[type=file]') !== null;").await;
        if is_there == true { Ok(()) } else { Err("there is no field for files".to_owned()) }
    })
    .await;
    // What the field's own dialog does: a driver that runs elsewhere could not see our files.
    let script = "const [name, text] = arguments, field = document.querySelector('#export input[type=file]');
        const files = new DataTransfer();
        files.items.add(new File([text], name));
        field.files = files.files;
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.client.execute(script, vec![json!(name), json!(text)]).await.expect("a file can be chosen");
}

async fn the_notebook_is_what_the_program_writes(page: &Page) {
    for (link, name) in [
        ("#seed=0.12345", "playground-circle.ipynb"),
        (
            "#seed=3&problem=regression&regDataset=reg-gauss&regularization=L2&regularizationRate=0.003&activation=gelu&sinX=true",
            "playground-reg-gauss.ipynb",
        ),
        ("#seed=5&dataset=xor-gate&loss=log&optimizer=adam&batchSize=7&networkShape=3", "playground-xor-gate.ipynb"),
    ] {
        open(page, link).await;
        // What was trained does not matter.
        page.step().await;
        let file = save(page, "Save notebook").await;
        assert_eq!((&*file.name, &*file.kind), (name, "application/x-ipynb+json"));
        assert!(file.text == program(&page.snapshot().await.link), "the file and the program's, of {link}");
        page.until_said(&format!("Saved as {name}")).await;
    }
}

/// What `playground notebook` prints.
fn program(link: &str) -> String {
    let program = env::var_os("PLAYGROUND_BIN");
    let program = program.expect("PLAYGROUND_BIN is not set; `cargo xtask test browser` sets it");
    let output = Command::new(program).args(["notebook", link]).output().expect("the program starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "notebook of {link}: {complaint}");
    String::from_utf8(output.stdout).expect("a notebook is text")
}

async fn a_notebook_goes_on_from_the_weights_of_now(page: &Page) {
    let link = "#seed=0.12345&dataset=xor";
    open(page, link).await;
    let mut session = native::session(link);
    for _ in 0..3 {
        page.step().await;
        session.advance(1);
    }
    page.press("Export").await;
    page.select("The notebook starts from", "current").await;
    let file = save(page, "Save notebook").await;
    assert!(file.text == notebook(&session, Start::Current, 100), "the page's notebook and the library's");
}

async fn json_comes_back_with_the_same_losses(page: &Page) {
    let link = "#seed=3&dataset=xor&regularization=L1&regularizationRate=0.03&xSquared=true&activation=relu";
    open(page, link).await;
    let mut session = native::session(link);
    page.press("Step 100 epochs").await;
    page.until_epoch(100).await;
    session.advance(100);
    let file = save(page, "Save JSON").await;
    assert_eq!((&*file.name, &*file.kind), ("playground-xor.json", "application/json"));
    assert!(file.text == saved::write(&session), "the page's file and the library's");

    open(page, "#seed=1&problem=regression").await;
    page.step().await;
    let before = page.snapshot().await;
    page.press("Export").await;
    choose(page, "mine.json", &file.text).await;
    page.until_said("Opened mine.json, at epoch 100").await;
    close(page).await;
    let opened = native::until_shown(page, &session).await;
    assert_eq!(opened.link.trim_start_matches('#'), links::write(session.config()), "the link of the file");
    // To the last bit, and it goes on so.
    assert!(save(page, "Save JSON").await.text == file.text, "what comes in goes out again");
    close(page).await;
    page.step().await;
    session.advance(1);
    native::until_shown(page, &session).await;
    assert!(save(page, "Save JSON").await.text == saved::write(&session), "one epoch later");
    close(page).await;

    page.press("Undo").await;
    until("what was there is back", async || {
        let now = page.snapshot().await;
        let back = (now.losses(), &now.link, now.epoch()) == (before.losses(), &before.link, before.epoch());
        if back { Ok(()) } else { Err(format!("{:?}", now.outputs)) }
    })
    .await;
}

async fn a_table_holds_the_answers(page: &Page) {
    let link = "#seed=0.12345&loss=log&percTrainData=80";
    open(page, link).await;
    page.step().await;
    let mut session = native::session(link);
    session.advance(1);
    let file = save(page, "Points and predictions, CSV").await;
    assert_eq!((&*file.name, &*file.kind), ("playground-circle.csv", "text/csv"));
    assert_eq!(file.text, predictions(&session));
}

async fn pictures_are_as_large_as_they_should_be(page: &Page) {
    open(page, "#seed=0.12345&dataset=and").await;
    page.step().await;
    let measure = "const done = arguments[0];
        createImageBitmap(caught.at(-1).blob).then(picture => {
            const canvas = new OffscreenCanvas(picture.width, picture.height), context = canvas.getContext('2d');
            context.drawImage(picture, 0, 0);
            const { data } = context.getImageData(0, 0, canvas.width, canvas.height), colors = new Set();
            for (let at = 0; at < data.length; at += 4) colors.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
            done([canvas.width, canvas.height, colors.size]);
        }, error => done(String(error)));";
    for (button, name, size, least) in [
        ("Output, PNG", "playground-and.png", [960, 952], 100),
        ("Losses, PNG", "playground-and-loss.png", [1280, 804], 20),
    ] {
        let file = save(page, button).await;
        assert_eq!((&*file.name, &*file.kind), (name, "image/png"));
        let found: Value = page.client.execute_async(measure, Vec::new()).await.expect("a picture can be measured");
        assert_eq!([found[0].as_u64(), found[1].as_u64()], size.map(Some), "{button}: {found}");
        assert!(found[2].as_u64() > Some(least), "{button} shows something: {found}");
    }
}

async fn what_is_wrong_is_refused_with_its_path(page: &Page) {
    let link = "#seed=0.12345&networkShape=2";
    open(page, link).await;
    page.step().await;
    let mut session = native::session(link);
    session.advance(1);
    let bias = Parameter::Bias { layer: 0, neuron: 1 };
    let _ = session.change(&Change::Parameter(bias, 0.25)).expect("a bias can be 0.25");
    let good: Value = serde_json::from_str(&saved::write(&session)).expect("JSON");
    let before = page.snapshot().await;
    page.press("Export").await;
    let mut bad = good.clone();
    bad["network"]["layers"][1]["weights"][0][1] = json!("heavy");
    let short = json!({ "format": "neural-playground", "version": 1, "link": "#seed=1", "epoch": 0 });
    for (name, text, complaint) in [
        ("a.json", bad.to_string(), "network.layers[1].weights[0][1] is “heavy”, where a number was expected"),
        ("b.json", short.to_string(), "network is missing"),
        ("c.json", "{\"format\": ".to_owned(), "line 1, column 12: a value was expected"),
        ("d.png", "\u{fffd}PNG".to_owned(), "line 1, column 1: a value was expected"),
        ("e.json", " ".repeat(9_000_000), "It has 9000000 bytes; up to 8000000 are read."),
    ] {
        choose(page, name, &text).await;
        page.until_said(&format!("{name} was not opened.")).await;
        page.until_said(complaint).await;
    }
    let now = page.snapshot().await;
    assert_eq!((now.losses(), now.epoch(), &now.link), (before.losses(), 1, &before.link), "nothing was half loaded");
    choose(page, "good.json", &good.to_string()).await;
    page.until_said("Opened good.json").await;
    close(page).await;
    native::until_shown(page, &session).await;
    let field = page.client.find(Locator::Css("#export input[type=file]")).await.expect("a field for files");
    assert_eq!(field.attr("accept").await.expect("an attribute").as_deref(), Some(".json,application/json"));
}

async fn sharing_leads_to_the_code_of_a_frame(page: &Page) {
    page.open("#seed=1&noise=5").await;
    page.press("Share").await;
    page.press("Embed").await;
    until("the code is there, to be copied", async || {
        let script = "const field = document.activeElement; return [field.id, field.value];";
        let found = page.evaluate(script).await;
        let [id, code] = [0, 1].map(|index| found[index].as_str().unwrap_or_default());
        let is_code = code.starts_with("<iframe") && code.contains("noise=5");
        if id == "embed-code" && is_code { Ok(()) } else { Err(found.to_string()) }
    })
    .await;
}
