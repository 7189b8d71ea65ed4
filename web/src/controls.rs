//! Controls for settings, drawn from the settings' own rows: a select, a slider, a switch, a field to type into.

use experiment::{Allowed, Config, Knob, Offered, Problem, links, read_number};
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, KeyboardEvent};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::icons::Icon;
use crate::{explanation, words};

/// A setting's value in the link's words; empty where it is not set.
pub fn text_of(config: &Config, knob: Knob) -> String {
    links::text_of(config, knob).unwrap_or_default()
}

/// A callback that sends a message at a click.
pub fn send(to: &Scope<App>, message: Msg) -> Callback<MouseEvent> {
    to.callback(move |_| message.clone())
}

/// A button that shows an icon only.
pub fn icon_button(to: &Scope<App>, class: &'static str, icon: Icon, name: &str, enabled: bool, message: Msg) -> Html {
    html! {
        <button class={class} aria-label={name.to_owned()} title={name.to_owned()} disabled={!enabled} onclick={send(to, message)}>
            { icon.view() }
        </button>
    }
}

/// The button with the setting's explanation.
pub fn help(to: &Scope<App>, knob: Knob) -> Html {
    match words::about(knob) {
        Some(words) => explanation::button(to, words),
        None => html! {},
    }
}

/// Whether a link of this config leaves the setting's control out.
fn is_hidden(config: &Config, knob: Knob) -> bool {
    config.hides(knob.row().key)
}

/// Whether the setting has a say in the experiment as it is: regression has one loss.
fn acts(config: &Config, knob: Knob) -> bool {
    knob != Knob::Loss || config.problem == Problem::Classification
}

/// What a select offers: link words and labels, the current value among them.
fn options(knob: Knob, value: &str) -> Vec<(String, String)> {
    match knob.row().allowed {
        Allowed::Words(words) => words.iter().map(|word| (word.link.to_owned(), word.label.to_owned())).collect(),
        Allowed::Number { offered: Offered::List(numbers), .. } => {
            let mut numbers = numbers.to_vec();
            // A link may hold a value between those that are offered.
            if let Some(number) = read_number(value).filter(|number| !numbers.contains(number)) {
                let place = numbers.iter().position(|other| *other > number).unwrap_or(numbers.len());
                numbers.insert(place, number);
            }
            numbers.iter().map(|number| (number.to_string(), number.to_string())).collect()
        }
        _ => Vec::new(),
    }
}

/// A list to choose from.
pub fn select(to: &Scope<App>, config: &Config, knob: Knob) -> Html {
    if is_hidden(config, knob) {
        return html! {};
    }
    let row = knob.row();
    let acts = acts(config, knob);
    // What acts instead of a setting without a say is what it is by default.
    let value = if acts { text_of(config, knob) } else { text_of(&Config::default(), knob) };
    let onchange =
        to.callback(move |event: Event| Msg::Set(knob, event.target_unchecked_into::<HtmlSelectElement>().value()));
    let id = format!("select-{}", row.key);
    html! {
        <div class="control">
            <span class="label-line"><label class="label" for={id.clone()}>{ row.label }</label>{ help(to, knob) }</span>
            <select {id} data-chosen={value.clone()} disabled={!acts} {onchange}>
                { for options(knob, &value).into_iter().map(|(option, label)| {
                    html! { <option key={option.clone()} value={option.clone()}>{ label }</option> }
                }) }
            </select>
        </div>
    }
}

/// A slider that shows its number, with `unit` behind it.
pub fn slider(to: &Scope<App>, config: &Config, knob: Knob, unit: &'static str) -> Html {
    let row = knob.row();
    let Allowed::Number { offered: Offered::Steps { from, to: end, by }, .. } = row.allowed else {
        return html! {};
    };
    if is_hidden(config, knob) {
        return html! {};
    }
    let value = text_of(config, knob);
    let oninput =
        to.callback(move |event: InputEvent| Msg::Set(knob, event.target_unchecked_into::<HtmlInputElement>().value()));
    let shown = format!("{value}{unit}");
    html! {
        <div class="control slider">
            <span class="label-line"><span class="label" aria-hidden="true">{ row.label }</span>{ help(to, knob) }</span>
            <span class="value" aria-hidden="true">{ shown.clone() }</span>
            <input type="range" min={from.to_string()} max={end.to_string()} step={by.to_string()} {value}
                aria-label={row.label} aria-valuetext={shown} {oninput} />
        </div>
    }
}

/// A switch.
pub fn switch(to: &Scope<App>, config: &Config, knob: Knob) -> Html {
    if is_hidden(config, knob) {
        return html! {};
    }
    let onchange = to.callback(move |event: Event| {
        Msg::Set(knob, event.target_unchecked_into::<HtmlInputElement>().checked().to_string())
    });
    html! {
        <span class="label-line">
            <label class="switch">
                <input type="checkbox" checked={text_of(config, knob) == "true"} {onchange} />
                <span>{ knob.row().label }</span>
            </label>
            { help(to, knob) }
        </span>
    }
}

/// A field for a number that may be left empty. Enter or leaving it sets the number, Escape does not; `error` says why the
/// last text was refused.
pub fn field(to: &Scope<App>, config: &Config, knob: Knob, error: Option<&str>) -> Html {
    let row = knob.row();
    let value = text_of(config, knob);
    let onchange = to.callback(move |event: Event| {
        let text = event.target_unchecked_into::<HtmlInputElement>().value();
        Msg::Set(knob, if text.trim().is_empty() { "none".to_owned() } else { text })
    });
    let onkeydown = {
        let value = value.clone();
        move |event: KeyboardEvent| give_up_at_escape(&event, &value)
    };
    let (id, error_id) = (format!("field-{}", row.key), format!("error-{}", row.key));
    html! {
        <div class="control">
            <span class="label-line"><label class="label" for={id.clone()}>{ row.label }</label>{ help(to, knob) }</span>
            <input {id} class="field" inputmode="decimal" autocomplete="off" placeholder="never" {value} {onchange} {onkeydown}
                aria-invalid={error.map(|_| "true")} aria-describedby={error.map(|_| error_id.clone())} />
            { field_error(error_id.clone(), error) }
        </div>
    }
}

/// Why a field's text was refused.
pub fn field_error(id: String, error: Option<&str>) -> Html {
    match error {
        Some(error) => html! { <p {id} class="field-error" role="alert">{ error.to_owned() }</p> },
        None => html! {},
    }
}

/// Puts the last good value back into a field at Escape.
pub fn give_up_at_escape(event: &KeyboardEvent, value: &str) {
    if event.key() == "Escape"
        && let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
    {
        field.set_value(value);
    }
}
