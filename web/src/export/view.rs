//! The button and the box for files.

use experiment::Start;
use yew::html::Scope;
use yew::prelude::*;

use super::{Export, Msg};
use crate::app::{App, Msg as AppMsg};
use crate::controls::{file_button, value_of};
use crate::element::{Element, element};
use crate::icons::Icon;
use crate::parts::{self, Part};

/// The weights that a notebook can start from, with their words.
const STARTS: [(Start, &str, &str); 2] =
    [(Start::Initial, "initial", "From the initial weights"), (Start::Current, "current", "From the current weights")];

/// The button and its box; `missing` is the part of the page that could not be loaded, if there is one.
pub fn view(to: &Scope<App>, export: &Export, missing: Option<Part>) -> Html {
    let button = element("button")
        .class("round plain")
        .set("aria-label", "Export")
        .set("title", "Export")
        .set("popovertarget", "export")
        .sends("click", to, AppMsg::Export(Msg::Open))
        .child(Icon::Download.view());
    let content = match parts::loaded().export {
        Some(functions) => (functions.view)(to, export),
        None => Part::Export.stand_in(missing).into(),
    };
    let files = element("div")
        .set("id", "export")
        .class("popover export")
        .set("popover", "auto")
        .set("role", "dialog")
        .set("aria-label", "Export")
        .child(element("h2").text("Export"))
        .child(content);
    [button, files].into_iter().collect()
}

/// What can be saved, and opened.
pub fn content(to: &Scope<App>, export: &Export) -> Html {
    let title = |title: &'static str| element("h3").text(title);
    let about = |text: &'static str| element("p").class("quiet").text(text);
    let save = |label: &'static str, message: Msg| {
        element("button").class("button").sends("click", to, AppMsg::Export(message)).text(label)
    };
    let pair = |one: Element, other: Element| element("div").class("pair").child(one).child(other);
    let list = [
        title("Notebook"),
        about("The same network in Keras, with these points and weights, for Jupyter and Google Colab."),
        start(to, export),
        save("Save notebook", Msg::Notebook),
        title("JSON"),
        about("Settings, network and points, for other programs and to go on from later."),
        pair(
            save("Save JSON", Msg::Json),
            file_button(to, "Open JSON", ".json,application/json", |file| AppMsg::Export(Msg::Read(file))),
        ),
        title("Pictures and tables"),
        pair(save("Output, PNG", Msg::Picture), save("Losses, PNG", Msg::Chart)),
        save("Points and predictions, CSV", Msg::Csv),
        element("p").class("quiet").set("role", "status").text(export.said.clone()),
    ];
    // What was refused has its place even if nothing was: Yew compares lists from their ends, and all before it would move.
    list.into_iter().map(Html::from).chain([refused(export.refused.as_ref())]).collect()
}

/// Why a file was not made or opened.
fn refused(reason: Option<&String>) -> Html {
    match reason {
        Some(reason) => element("p").class("field-error").set("role", "alert").text(reason.clone()).into(),
        None => Html::default(),
    }
}

/// Which weights the notebook starts from.
fn start(to: &Scope<App>, export: &Export) -> Element {
    let choose = |event: &Event| {
        let chosen = value_of(event);
        STARTS.iter().find(|(_, name, _)| *name == chosen).map(|(start, ..)| AppMsg::Export(Msg::From(*start)))
    };
    let chosen = STARTS.iter().find(|(start, ..)| *start == export.from).map(|(_, name, _)| *name);
    element("select")
        .set("aria-label", "The notebook starts from")
        .set_if("data-chosen", chosen)
        .on("change", to, choose)
        .children(STARTS.map(|(_, name, label)| element("option").set("value", name).text(label)))
}
