//! What is in the box for files.

use experiment::Start;
use yew::prelude::*;

use super::message::ExportMsg;
use crate::widgets::{FileButton, Select, field_error, phrase};

/// The weights that a notebook can start from, with their words.
const STARTS: [(Start, &str, &str); 2] =
    [(Start::Initial, "initial", "From the initial weights"), (Start::Current, "current", "From the current weights")];

/// What is shown in the box.
#[derive(Properties, PartialEq)]
pub struct ExportViewProps {
    /// Which weights the notebook starts from.
    pub from: Start,
    /// What became of the last file; empty where that is nothing.
    pub said: AttrValue,
    /// Why the last file was not made or opened.
    pub refused: Option<AttrValue>,
    /// Is told what is to be done.
    pub send: Callback<ExportMsg>,
}

/// What can be saved, and opened.
#[component]
pub fn ExportView(ExportViewProps { from, said, refused, send }: &ExportViewProps) -> Html {
    let save = |label: &'static str, message: ExportMsg| {
        let onclick = send.reform(move |_: MouseEvent| message.clone());
        html! { <button class="button" {onclick}>{ label }</button> }
    };
    let onchoose = send.reform(ExportMsg::Read);
    html! {
        <>
            <h3>{ "Notebook" }</h3>
            <p class="quiet">
                { "The same network in Keras, with these points and weights, for Jupyter and Google Colab." }
            </p>
            { start(*from, send) }
            { save("Save notebook", ExportMsg::Notebook) }
            <h3>{ "JSON" }</h3>
            <p class="quiet">{ "Settings, network and points, for other programs and to go on from later." }</p>
            <div class="pair">
                { save("Save JSON", ExportMsg::Json) }
                <FileButton name="Open JSON" accepted=".json,application/json" {onchoose} />
            </div>
            <h3>{ "Pictures and tables" }</h3>
            <div class="pair">
                { save("Output, PNG", ExportMsg::Picture) }
                { save("Losses, PNG", ExportMsg::Chart) }
            </div>
            { save("Loss curves, CSV", ExportMsg::Curves) }
            { save("Points and predictions, CSV", ExportMsg::Csv) }
            // Another element for another text: a browser that translates the page has put its own in the place of the last one.
            <p class="quiet" role="status">{ phrase(said) }</p>
            { field_error(None, refused.as_ref()) }
        </>
    }
}

/// Which weights the notebook starts from.
fn start(from: Start, send: &Callback<ExportMsg>) -> Html {
    let chosen = STARTS.iter().find(|(start, ..)| *start == from).map(|(_, name, _)| AttrValue::Static(name));
    let options: Vec<(AttrValue, AttrValue)> = STARTS.map(|(_, name, label)| (name.into(), label.into())).into();
    let send = send.clone();
    let onchoose = move |chosen: AttrValue| {
        if let Some((start, ..)) = STARTS.iter().find(|(_, name, _)| chosen == *name) {
            send.emit(ExportMsg::From(*start));
        }
    };
    html! { <Select label="The notebook starts from" {options} {chosen} {onchoose} /> }
}
