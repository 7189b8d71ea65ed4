//! The runs as a table, the latest first.

use experiment::{Allowed, Config, Knob, Run, Thumbnail, links};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::{MOST_SHOWN, Msg, Runs};
use crate::app::{self, App};
use crate::colors::Colors;
use crate::controls::{icon_button, send};
use crate::heat::Heat;
use crate::icons::Icon;
use crate::lines::{self, Cell};
use crate::{browser, panel};

/// The button that keeps the experiment as it is.
pub fn keep_button(to: &Scope<App>) -> Html {
    button(to, "Keep this run", Msg::Keep)
}

/// The record.
pub fn view(to: &Scope<App>, runs: &Runs) -> Html {
    let n = runs.n();
    let n_shown = if runs.shows_all { n } else { n.min(MOST_SHOWN) };
    let beside = html! {
        <>
            { panel::note("on this device only") }
            <span class="end">{ button(to, "Save as CSV", Msg::Export) }{ import(to) }</span>
        </>
    };
    let content = html! {
        <>
            <div class="runs-said">
                <p role="status">{ runs.said.clone() }</p>
                if runs.deleted.is_some() { { button(to, "Put the deleted run back", Msg::PutBack) } }
            </div>
            <div role="alert">
                if let Some(refused) = &runs.refused { <p class="notice urgent">{ refused }</p> }
            </div>
            if n == 0 {
                <p>{ "No run is kept yet. Train an experiment, then press “Keep this run” below its output." }</p>
            } else {
                { table(to, runs, n_shown) }
            }
            if n_shown < n { { button(to, "Show all runs", Msg::ShowAll) } }
        </>
    };
    html! { <div class="race runs">{ panel::view("race-ranking", "runs-title", "Kept runs", beside, content) }</div> }
}

fn button(to: &Scope<App>, name: &'static str, message: Msg) -> Html {
    html! { <button class="button" onclick={send(to, app::Msg::Record(message))}>{ name }</button> }
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

fn table(to: &Scope<App>, runs: &Runs, n_shown: usize) -> Html {
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

fn line(to: &Scope<App>, differing: &[Knob], index: usize, run: &Run) -> Html {
    let number = index + 1;
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
    let onchange = to.callback(move |event: Event| {
        app::Msg::Record(Msg::SetNote(index, event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    html! {
        <tr key={index}>
            <th scope="row">
                <span class="run-number">{ number }</span>
                if let Some(picture) = &run.picture { <canvas data-picture={picture.text().to_owned()} aria-hidden="true"></canvas> }
            </th>
            <td class="settings">{ settings(&run.link, differing) }</td>
            { for cells.into_iter().map(Cell::view) }
            <td class="note">
                <input class="field" aria-label={format!("Note on run {number}")} placeholder="Note" value={run.note.clone()} {onchange} />
            </td>
            <td><div class="acts">
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
