//! The button and the box for files.

use experiment::Start;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

use super::{Export, Msg};
use crate::app::{App, Msg as AppMsg};
use crate::controls::send;
use crate::icons::Icon;
use crate::parts;

/// The weights that a notebook can start from, with their words.
const STARTS: [(Start, &str, &str); 2] =
    [(Start::Initial, "initial", "From the initial weights"), (Start::Current, "current", "From the current weights")];

/// The button and its box.
pub fn view(to: &Scope<App>, export: &Export) -> Html {
    html! {
        <>
            <button class="round plain" aria-label="Export" title="Export" popovertarget="export"
                onclick={send(to, AppMsg::Export(Msg::Open))}>{ Icon::Download.view() }</button>
            <div id="export" class="popover export" popover="auto" role="dialog" aria-label="Export">
                <h2>{ "Export" }</h2>
                { match parts::loaded().export {
                    Some(functions) => (functions.view)(to, export),
                    None => html! { <p class="quiet" role="status">{ "One moment…" }</p> },
                } }
            </div>
        </>
    }
}

/// What can be saved, and opened.
pub fn content(to: &Scope<App>, export: &Export) -> Html {
    let save = |label: &'static str, message: Msg| {
        html! { <button class="button" onclick={send(to, AppMsg::Export(message))}>{ label }</button> }
    };
    html! {
        <>
                <h3>{ "Notebook" }</h3>
                <p class="quiet">{ "The same network in Keras, with these points and weights, for Jupyter and Google Colab." }</p>
                { start(to, export) }
                { save("Save notebook", Msg::Notebook) }
                <h3>{ "JSON" }</h3>
                <p class="quiet">{ "Settings, network and points, for other programs and to go on from later." }</p>
                <div class="pair">
                    { save("Save JSON", Msg::Json) }
                    { open(to) }
                </div>
                <h3>{ "Pictures and tables" }</h3>
                <div class="pair">
                    { save("Output, PNG", Msg::Picture) }
                    { save("Losses, PNG", Msg::Chart) }
                </div>
                { save("Points and predictions, CSV", Msg::Csv) }
                <p class="quiet" role="status">{ export.said.clone() }</p>
                if let Some(reason) = &export.refused {
                    <p class="field-error" role="alert">{ reason.clone() }</p>
                }
        </>
    }
}

/// Which weights the notebook starts from.
fn start(to: &Scope<App>, export: &Export) -> Html {
    let onchange = to.batch_callback(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
        STARTS.iter().find(|(_, name, _)| *name == chosen).map(|(start, ..)| AppMsg::Export(Msg::From(*start)))
    });
    let chosen = STARTS.iter().find(|(start, ..)| *start == export.from).map(|(_, name, _)| *name);
    html! {
        <select aria-label="The notebook starts from" data-chosen={chosen} {onchange}>
            { for STARTS.iter().map(|(_, name, label)| html! { <option value={*name}>{ *label }</option> }) }
        </select>
    }
}

/// A button that lets somebody choose a file.
fn open(to: &Scope<App>) -> Html {
    let onchange = to.batch_callback(|event: Event| {
        let field = event.target_unchecked_into::<HtmlInputElement>();
        let file = field.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        field.set_value("");
        file.map(|file| AppMsg::Export(Msg::Read(file)))
    });
    html! {
        <label class="button file">
            <input type="file" class="only-read" accept=".json,application/json" {onchange} /><span>{ "Open JSON" }</span>
        </label>
    }
}
