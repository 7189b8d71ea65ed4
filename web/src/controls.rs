//! Controls for settings, drawn from the settings' own rows: a select, a slider, a switch, a field to type into.

use experiment::{Config, Domain, Presets, Problem, Setting, links, read_number};
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement, KeyboardEvent};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::element::{Element, element};
use crate::explanation;
use crate::icons::Icon;
use crate::words::Topic;

/// A setting's value in the link's words; empty where it is not set.
pub fn text_of(config: &Config, setting: Setting) -> String {
    links::text_of(config, setting).unwrap_or_default()
}

/// A button that shows an icon only.
pub fn icon_button(to: &Scope<App>, class: &'static str, icon: Icon, name: &str, enabled: bool, message: Msg) -> Html {
    let name = AttrValue::from(name.to_owned());
    element("button")
        .class(class)
        .set("aria-label", name.clone())
        .set("title", name)
        .flag("disabled", !enabled)
        .sends("click", to, message)
        .child(icon.view())
        .into()
}

/// A button that trains for so many epochs.
pub fn step_button(to: &Scope<App>, epochs: u64, message: Msg) -> Element {
    let name = AttrValue::from(format!("Step {epochs} epochs"));
    element("button")
        .class("round step")
        .set("aria-label", name.clone())
        .set("title", name)
        .sends("click", to, message)
        .text(epochs.to_string())
}

/// A button that lets somebody choose a file of the `accepted` kinds.
pub fn file_button(to: &Scope<App>, name: &'static str, accepted: &'static str, message: fn(File) -> Msg) -> Element {
    let read = move |event: &Event| {
        let field = event.target_unchecked_into::<HtmlInputElement>();
        let file = field.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        field.set_value("");
        file.map(message)
    };
    let field = element("input").set("type", "file").class("only-read").set("accept", accepted).on("change", to, read);
    element("label").class("button file").child(field).child(element("span").text(name))
}

/// A box to check.
pub fn checkbox(checked: bool) -> Element {
    element("input").set("type", "checkbox").checked(checked)
}

/// A field for a number; `error` is the id of the element that says what is wrong with it, if something is.
pub fn number_field(id: AttrValue, error: Option<&str>) -> Element {
    element("input")
        .set("id", id)
        .class("field")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set_if("aria-invalid", error.map(|_| "true"))
        .set_if("aria-describedby", error.map(str::to_owned))
}

/// A control with its name beside it.
pub fn labelled(class: &'static str, control: Element, name: &'static str) -> Element {
    element("label").class(class).child(control).child(element("span").text(name))
}

/// The button with the setting's explanation.
pub fn help(to: &Scope<App>, setting: Setting) -> Html {
    explanation::button(to, Topic::Setting(setting))
}

/// The line with a setting's name.
fn label_line(to: &Scope<App>, setting: Setting, name: Element) -> Element {
    element("span").class("label-line").child(name).child(help(to, setting))
}

/// The name of the setting whose control has this id.
fn label(setting: Setting, id: AttrValue) -> Element {
    element("label").class("label").set("for", id).text(setting.info().label)
}

/// Whether a link of this config leaves the setting's control out.
fn is_hidden(config: &Config, setting: Setting) -> bool {
    config.hides(setting.info().key)
}

/// Whether the setting has a say in the experiment as it is: regression has one loss.
fn acts(config: &Config, setting: Setting) -> bool {
    setting != Setting::Loss || config.problem() == Problem::Classification
}

/// What a select offers: link words and labels, the current value among them.
fn options(setting: Setting, value: &str) -> Vec<(String, String)> {
    match setting.info().domain {
        Domain::Words(words) => words.iter().map(|word| (word.link.to_owned(), word.label.to_owned())).collect(),
        Domain::Number { presets: Presets::List(numbers), .. } => {
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
pub fn select(to: &Scope<App>, config: &Config, setting: Setting) -> Html {
    if is_hidden(config, setting) {
        return Html::default();
    }
    let acts = acts(config, setting);
    // What acts instead of a setting without a say is what it is by default.
    let value = if acts { text_of(config, setting) } else { text_of(&Config::default(), setting) };
    let id = AttrValue::from(format!("select-{}", setting.info().key));
    let options = options(setting, &value);
    let mut list = element("select").set("id", id.clone()).set("data-chosen", value).flag("disabled", !acts).on(
        "change",
        to,
        move |event: &Event| Some(Msg::Set(setting, value_of(event))),
    );
    for (option, label) in options {
        list = list.child(element("option").key(option.clone()).set("value", option).text(label));
    }
    element("div").class("control").child(label_line(to, setting, label(setting, id))).child(list).into()
}

/// A slider that shows its number, with `unit` behind it.
pub fn slider(to: &Scope<App>, config: &Config, setting: Setting, unit: &'static str) -> Html {
    let row = setting.info();
    let Domain::Number { presets: Presets::Steps { from, to: end, by }, .. } = row.domain else {
        return Html::default();
    };
    if is_hidden(config, setting) {
        return Html::default();
    }
    let value = text_of(config, setting);
    let shown = AttrValue::from(format!("{value}{unit}"));
    let input = element("input")
        .set("type", "range")
        .set("min", from.to_string())
        .set("max", end.to_string())
        .set("step", by.to_string())
        .value(value)
        .set("aria-label", row.label)
        .set("aria-valuetext", shown.clone())
        .on("input", to, move |event: &Event| Some(Msg::Set(setting, value_of(event))));
    element("div")
        .class("control slider")
        .child(label_line(to, setting, element("span").class("label").set("aria-hidden", "true").text(row.label)))
        .child(element("span").class("value").set("aria-hidden", "true").text(shown))
        .child(input)
        .into()
}

/// The text of the field where an event happened, or the choice of the list.
pub fn value_of(event: &Event) -> String {
    // A list's value is asked for in the same way.
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// A switch.
pub fn switch(to: &Scope<App>, config: &Config, setting: Setting) -> Html {
    if is_hidden(config, setting) {
        return Html::default();
    }
    let input = checkbox(text_of(config, setting) == "true").on("change", to, move |event: &Event| {
        let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
        Some(Msg::Set(setting, checked.to_string()))
    });
    label_line(to, setting, labelled("switch", input, setting.info().label)).into()
}

/// A field for a number that may be left empty. Enter or leaving it sets the number, Escape does not; `error` says why the
/// last text was refused.
pub fn field(to: &Scope<App>, config: &Config, setting: Setting, error: Option<&str>) -> Element {
    let row = setting.info();
    let value = AttrValue::from(text_of(config, setting));
    let set = move |event: &Event| {
        let text = value_of(event);
        Some(Msg::Set(setting, if text.trim().is_empty() { "none".to_owned() } else { text }))
    };
    let id = AttrValue::from(format!("field-{}", row.key));
    let error_id = format!("error-{}", row.key);
    let input = number_field(id.clone(), error.map(|_| error_id.as_str()))
        .set("placeholder", "never")
        .value(value.clone())
        .on("change", to, set);
    element("div")
        .class("control")
        .child(label_line(to, setting, label(setting, id)))
        .child(give_up_at_escape(input, to, value))
        .child(field_error(error_id, error))
}

/// Why a field's text was refused.
pub fn field_error(id: String, error: Option<&str>) -> Html {
    match error {
        Some(error) => {
            element("p").set("id", id).class("field-error").set("role", "alert").text(error.to_owned()).into()
        }
        None => Html::default(),
    }
}

/// A field that at Escape shows its last good value again.
pub fn give_up_at_escape(field: Element, to: &Scope<App>, value: impl Into<AttrValue>) -> Element {
    let value = value.into();
    field.on("keydown", to, move |event: &KeyboardEvent| {
        if event.key() == "Escape"
            && let Some(field) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        {
            field.set_value(&value);
        }
        None
    })
}
