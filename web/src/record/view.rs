//! The runs as a table, the latest first.

use experiment::{Config, Domain, Run, Setting, Thumbnail, links};
use yew::html::Scope;
use yew::prelude::*;

use super::{MOST_SHOWN, Msg, Runs};
use crate::app::{self, App};
use crate::colors::Colors;
use crate::controls::{file_button, icon_button, value_of};
use crate::element::{Element, element};
use crate::heat::Heat;
use crate::icons::Icon;
use crate::lines::{self, Cell};
use crate::{browser, panel};

/// The button that keeps the experiment as it is.
pub fn keep_button(to: &Scope<App>) -> Element {
    button(to, "Keep this run", Msg::Keep)
}

/// The record.
pub fn view(to: &Scope<App>, runs: &Runs) -> Html {
    let n = runs.n();
    let n_shown = if runs.shows_all { n } else { n.min(MOST_SHOWN) };
    let add = file_button(to, "Add from CSV", ".csv,text/csv", |file| app::Msg::Record(Msg::Import(file)));
    let files = element("span").class("end").child(button(to, "Save as CSV", Msg::Export)).child(add);
    let said = element("div")
        .class("runs-said")
        .child(element("p").set("role", "status").text(runs.said.clone()))
        .child_if(runs.deleted.is_some().then(|| button(to, "Put the deleted run back", Msg::PutBack)));
    let refused = |refused: &String| element("p").class("notice urgent").text(refused.clone());
    let shown = if n == 0 {
        element("p").text("No run is kept yet. Train an experiment, then press “Keep this run” below its output.")
    } else {
        table(to, runs, n_shown)
    };
    let panel = panel::section("panel race-ranking", "runs-title")
        .child(panel::head("runs-title", "Kept runs").child(panel::note("on this device only")).child(files))
        .child(said)
        .child(element("div").set("role", "alert").child_if(runs.refused.as_ref().map(refused)))
        .child(shown)
        .child_if((n_shown < n).then(|| button(to, "Show all runs", Msg::ShowAll)));
    element("div").class("race runs").child(panel).into()
}

fn button(to: &Scope<App>, name: &'static str, message: Msg) -> Element {
    element("button").class("button").sends("click", to, app::Msg::Record(message)).text(name)
}

fn table(to: &Scope<App>, runs: &Runs, n_shown: usize) -> Element {
    let titles = [
        "Run",
        "Settings that differ",
        "Epochs",
        "Training loss",
        "Test loss",
        "Gap",
        "Accuracy",
        "Parameters",
        "Note",
        "Actions",
    ];
    let all = runs.record.runs().iter().enumerate().rev();
    lines::table("runs-title", titles, all.take(n_shown).map(|(index, run)| line(to, &runs.differing, index, run)))
}

fn line(to: &Scope<App>, differing: &[Setting], index: usize, run: &Run) -> Element {
    let standing = &run.standing;
    let loss = |title, loss: Option<f64>| match loss {
        Some(_) => Cell::number(title, loss, |loss| format!("{loss:.3}")),
        None => Cell::new(title, "diverged".to_owned()),
    };
    let cells = [
        Cell::new("Epochs", standing.epochs.to_string()),
        loss("Training loss", standing.loss_train),
        loss("Test loss", standing.loss_test),
        Cell::number("Gap", standing.gap(), |gap| format!("{gap:+.3}")),
        Cell::number("Accuracy", standing.accuracy_test, |part| format!("{:.1} %", 100.0 * part)),
        Cell::new("Parameters", standing.parameters.to_string()),
    ];
    let picture = |picture: &Thumbnail| {
        element("canvas").set("data-picture", picture.text().to_owned()).set("aria-hidden", "true")
    };
    let head = element("th")
        .set("scope", "row")
        .child(element("span").class("run-number").text((index + 1).to_string()))
        .child_if(run.picture.as_ref().map(picture));
    element("tr")
        .key(index)
        .child(head)
        .child(element("td").class("settings").child(settings(&run.link, differing)))
        .children(cells.map(Cell::view))
        .child(element("td").class("note").child(note(to, index, run)))
        .child(element("td").child(acts(to, index)))
}

/// The field for what somebody has to say about a run.
fn note(to: &Scope<App>, index: usize, run: &Run) -> Element {
    let set = move |event: &Event| {
        let text = value_of(event);
        Some(app::Msg::Record(Msg::SetNote(index, text)))
    };
    element("input")
        .class("field")
        .set("aria-label", format!("Note on run {}", index + 1))
        .set("placeholder", "Note")
        .value(run.note.clone())
        .on("change", to, set)
}

/// What can be done with a run.
fn acts(to: &Scope<App>, index: usize) -> Element {
    let number = index + 1;
    let open = element("button")
        .class("button")
        .set("aria-label", format!("Open run {number}"))
        .set("title", "Make it the experiment of the playground")
        .sends("click", to, app::Msg::Record(Msg::Open(index)))
        .text("Open");
    let delete = app::Msg::Record(Msg::Delete(index));
    let delete = icon_button(to, "small", Icon::Close, &format!("Delete run {number}"), true, delete);
    element("div").class("acts").child(open).child(delete)
}

/// The settings of a run in which runs differ.
fn settings(link: &str, differing: &[Setting]) -> Element {
    if differing.is_empty() {
        return element("span").class("quiet").text("the same in all runs");
    }
    let config = links::read(link, String::new).config;
    let setting = |setting: &Setting| {
        let value = element("dd").text(value(&config, *setting));
        element("div").child(element("dt").text(setting.info().label)).child(value)
    };
    element("dl").children(differing.iter().map(setting))
}

/// A setting's value for people.
fn value(config: &Config, setting: Setting) -> String {
    let text = links::text_of(config, setting).unwrap_or_default();
    match setting.info().domain {
        _ if text.is_empty() => "none".to_owned(),
        Domain::Words(words) => words.iter().find(|word| word.link == text).map_or(text, |word| word.label.to_owned()),
        Domain::Switch => if text == "true" { "on" } else { "off" }.to_owned(),
        Domain::Layers => text.replace(',', ", "),
        _ => text,
    }
}

/// Paints the small pictures, after Yew has changed the page.
pub fn bind(colors: &Colors) {
    for canvas in browser::canvases("canvas[data-picture]") {
        let text = canvas.element.get_attribute("data-picture").unwrap_or_default();
        if let (Ok(picture), Some(mut heat)) = (Thumbnail::read(&text), Heat::on(canvas, Thumbnail::SIDE)) {
            heat.paint(&picture.values(), Thumbnail::SIDE, colors, false);
        }
    }
}
