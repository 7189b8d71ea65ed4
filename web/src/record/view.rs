//! The runs as a table, the latest first.

use experiment::{Allowed, Config, Knob, Run, Thumbnail, links};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{MOST_SHOWN, Msg, Runs};
use crate::app::{self, App};
use crate::browser;
use crate::colors::Colors;
use crate::controls::{icon_button, send};
use crate::heat::Heat;
use crate::icons::Icon;

/// The button that keeps the experiment as it is.
pub fn keep_button(to: &Scope<App>) -> Html {
    html! { <button class="button" onclick={send(to, app::Msg::Record(Msg::Keep))}>{ "Keep this run" }</button> }
}

/// The record.
pub fn view(to: &Scope<App>, runs: &Runs) -> Html {
    let n = runs.n();
    let n_shown = if runs.shows_all { n } else { n.min(MOST_SHOWN) };
    html! {
        <div class="race runs">
            <section class="panel race-ranking" aria-labelledby="runs-title">
                <div class="panel-head">
                    <h2 id="runs-title">{ "Kept runs" }</h2>
                    <span class="quiet">{ "on this device only" }</span>
                    <span class="end">
                        <button class="button" disabled={n == 0} onclick={send(to, app::Msg::Record(Msg::Export))}>{ "Save as CSV" }</button>
                        { import(to) }
                    </span>
                </div>
                <div class="runs-said">
                    <p role="status">{ runs.said.clone() }</p>
                    if runs.deleted.is_some() {
                        <button class="button" onclick={send(to, app::Msg::Record(Msg::PutBack))}>{ "Put the deleted run back" }</button>
                    }
                </div>
                <div role="alert">
                    if let Some(refused) = &runs.refused { <p class="notice urgent">{ refused }</p> }
                </div>
                if n == 0 {
                    <p>{ "No run is kept yet. Train an experiment, then press “Keep this run” below its output." }</p>
                } else {
                    { table(to, runs, n_shown) }
                }
                if n_shown < n {
                    <button class="button" onclick={send(to, app::Msg::Record(Msg::ShowAll))}>{ format!("Show all {n} runs") }</button>
                }
            </section>
        </div>
    }
}

fn import(to: &Scope<App>) -> Html {
    let onchange = to.batch_callback(|event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        input.set_value("");
        file.map(|file| app::Msg::Record(Msg::Import(file)))
    });
    html! {
        <label class="button file">{ "Add from CSV" }<input type="file" class="only-read" accept=".csv,text/csv" {onchange} /></label>
    }
}

const TITLES: [&str; 7] = ["Epochs", "Training loss", "Test loss", "Gap", "Accuracy", "Parameters", "Note"];

fn table(to: &Scope<App>, runs: &Runs, n_shown: usize) -> Html {
    let all = runs.record.runs().iter().enumerate();
    // The roles are those that they have anyway, until a narrow screen shows rows as blocks.
    html! {
        <table class="lines" role="table" aria-labelledby="runs-title">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{ "Run" }</th>
                    <th role="columnheader" scope="col">{ "Settings that differ" }</th>
                    { for TITLES.iter().map(|title| html! { <th role="columnheader" scope="col">{ *title }</th> }) }
                    <th role="columnheader" scope="col"><span class="only-read">{ "Open and delete" }</span></th>
                </tr>
            </thead>
            <tbody role="rowgroup">{ for all.rev().take(n_shown).map(|(index, run)| row(to, &runs.differing, index, run)) }</tbody>
        </table>
    }
}

fn row(to: &Scope<App>, differing: &[Knob], index: usize, run: &Run) -> Html {
    let number = index + 1;
    let standing = &run.standing;
    let loss = |loss: Option<f64>| loss.map_or("diverged".to_owned(), |loss| format!("{loss:.3}"));
    let exact = |number: Option<f64>| number.map(|number| number.to_string());
    let cells = [
        (standing.epochs.to_string(), None),
        (loss(standing.loss_train), exact(standing.loss_train)),
        (loss(standing.loss_test), exact(standing.loss_test)),
        (standing.gap().map_or("–".to_owned(), |gap| format!("{gap:+.3}")), exact(standing.gap())),
        (
            standing.accuracy_test.map_or("–".to_owned(), |part| format!("{:.1} %", 100.0 * part)),
            exact(standing.accuracy_test),
        ),
        (standing.parameters.to_string(), None),
    ];
    let onchange = to.callback(move |event: Event| {
        app::Msg::Record(Msg::SetNote(index, event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    html! {
        <tr role="row" key={index}>
            <th role="rowheader" scope="row">
                <span class="run-number">{ number }</span>
                if let Some(picture) = &run.picture { <canvas data-picture={picture.text().to_owned()} aria-hidden="true"></canvas> }
            </th>
            <td role="cell" class="settings">{ settings(&run.link, differing) }</td>
            { for cells.into_iter().zip(TITLES).map(|((text, exact), title)| html! {
                <td role="cell" data-title={title} title={exact}><span>{ text }</span></td>
            }) }
            <td role="cell" class="note">
                <input class="field" aria-label={format!("Note on run {number}")} placeholder="Note" value={run.note.clone()} {onchange} />
            </td>
            <td role="cell"><div class="acts">
                <button class="button" aria-label={format!("Open run {number}")} title="Make it the experiment of the playground"
                    onclick={send(to, app::Msg::Record(Msg::Open(index)))}>{ "Open" }</button>
                { icon_button(to, "small", Icon::Close, &format!("Delete run {number}"), true, app::Msg::Record(Msg::Delete(index))) }
            </div></td>
        </tr>
    }
}

/// The settings of a run in which runs differ.
fn settings(link: &str, differing: &[Knob]) -> Html {
    if differing.is_empty() {
        return html! { <span class="quiet">{ "the same in all runs" }</span> };
    }
    let config = links::read(link, String::new).config;
    html! {
        <dl>{ for differing.iter().map(|knob| html! {
            <div><dt>{ knob.row().label }</dt><dd>{ value(&config, *knob) }</dd></div>
        }) }</dl>
    }
}

/// A setting's value for people.
fn value(config: &Config, knob: Knob) -> String {
    let text = links::text_of(config, knob).unwrap_or_default();
    match knob.row().allowed {
        _ if text.is_empty() => "none".to_owned(),
        Allowed::Words(words) => words.iter().find(|word| word.link == text).map_or(text, |word| word.label.to_owned()),
        Allowed::Switch => if text == "true" { "on" } else { "off" }.to_owned(),
        Allowed::Layers => text.replace(',', ", "),
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
