//! Controls for settings, drawn from the settings' own rows: a select, a slider, a switch, a field to type into.

use experiment::{Config, Domain, Presets, Problem, Setting, links, read_number};
use web_sys::Element;
use yew::prelude::*;

use super::checkbox::LabelledCheckbox;
use super::field_error::field_error;
use super::help_button::{HelpTopic, help_button};
use super::locked::{lock, locked_title};
use super::phrase::phrase;
use super::select::Select;
use super::text_field::TextField;
use crate::dom;

/// Who is told what was done to a setting's control.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingCallbacks {
    /// Is given the setting and its new value in the link's words, which need not be allowed.
    pub set: Callback<(Setting, String)>,
    /// Is given what is to be explained, and the button beside which it is.
    pub explain: Callback<(HelpTopic, Element)>,
}

/// What a setting's control shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// The setting.
    pub setting: Setting,
    /// Its value in the link's words; empty where it is not set.
    pub value: AttrValue,
    /// Whether it has a say in the experiment as it is.
    pub acts: bool,
    /// Whether the link locks it.
    pub locked: bool,
}

impl Control {
    /// Whether the value is what it is by default.
    pub fn is_default(&self) -> bool {
        self.value == text_of(&Config::default(), self.setting)
    }

    /// The value, as people are shown it.
    pub fn shown(&self) -> AttrValue {
        let mut options = options(self.setting, &self.value).into_iter();
        options.find(|(value, _)| *value == self.value).map_or_else(|| self.value.clone(), |(_, label)| label)
    }
}

/// The control of a setting; nothing where the link hides it.
pub fn control(config: &Config, setting: Setting) -> Option<Control> {
    if setting.hidden_as().is_some_and(|name| config.hides(name)) {
        return None;
    }
    // Regression has one loss.
    let acts = setting != Setting::Loss || config.problem() == Problem::Classification;
    // What acts instead of a setting without a say is what it is by default.
    let value = if acts { text_of(config, setting) } else { text_of(&Config::default(), setting) };
    Some(Control { setting, value: value.into(), acts, locked: config.locks_setting(setting) })
}

/// A setting's value in the link's words; empty where it is not set.
pub fn text_of(config: &Config, setting: Setting) -> String {
    links::text_of(config, setting).unwrap_or_default()
}

/// What a select offers: link words and labels, the current value among them.
fn options(setting: Setting, value: &str) -> Vec<(AttrValue, AttrValue)> {
    match setting.info().domain {
        Domain::Words(words) => words.iter().map(|word| (word.link.into(), word.label.into())).collect(),
        Domain::Number { presets: Presets::List(numbers), .. } => {
            let mut numbers = numbers.to_vec();
            // A link may hold a value between those that are offered.
            if let Some(number) = read_number(value).filter(|number| !numbers.contains(number)) {
                let place = numbers.iter().position(|other| *other > number).unwrap_or(numbers.len());
                numbers.insert(place, number);
            }
            let option = |number: &f64| {
                let text = AttrValue::from(number.to_string());
                (text.clone(), text)
            };
            numbers.iter().map(option).collect()
        }
        _ => Vec::new(),
    }
}

/// The name of a setting's control for assistive technology and scripts, where it is not the label: what they know stays.
fn known_as(setting: Setting) -> Option<&'static str> {
    match setting {
        Setting::Ratio => Some("Ratio of training to test data"),
        Setting::Pace => Some("Pace"),
        Setting::StopStalled => Some("Stop after epochs without progress"),
        _ => None,
    }
}

/// The line with a setting's name and its help.
fn label_line(control: &Control, name: Html, on: &SettingCallbacks) -> Html {
    let setting = control.setting;
    html! {
        <span class="label-line">
            { lock(control.locked) }
            { name }
            { help_button(HelpTopic::Setting(setting), &on.explain) }
        </span>
    }
}

fn control_class(control: &Control) -> &'static str {
    if control.locked { "control locked" } else { "control" }
}

/// The name of the setting whose control has this id.
fn label(setting: Setting, id: AttrValue) -> Html {
    html! { <label class="label" for={id}>{ phrase(setting.info().label) }</label> }
}

/// Sends a setting's new value.
fn set(on: &SettingCallbacks, setting: Setting) -> Callback<String> {
    on.set.reform(move |value| (setting, value))
}

/// A setting as a list to choose from.
pub fn setting_select(control: &Control, on: &SettingCallbacks) -> Html {
    let Control { setting, value, acts, locked } = control;
    let key = setting.info().key;
    let id = AttrValue::from(format!("select-{key}"));
    let choose = set(on, *setting).reform(|value: AttrValue| value.to_string());
    html! {
        <div {key} class={control_class(control)} title={locked_title(*locked)}>
            { label_line(control, label(*setting, id.clone()), on) }
            <Select
                {id}
                label={known_as(*setting)}
                options={options(*setting, value)}
                chosen={value.clone()}
                title={locked_title(*locked)}
                disabled={*locked || !acts}
                onchoose={choose}
            />
        </div>
    }
}

/// A setting as a switch.
pub fn setting_switch(control: &Control, on: &SettingCallbacks) -> Html {
    let setting = control.setting;
    let onchange = set(on, setting).reform(|checked: bool| checked.to_string());
    let switch = html! {
        <LabelledCheckbox
            class="switch"
            checked={control.value == "true"}
            label={setting.info().label}
            locked={control.locked}
            {onchange}
        />
    };
    label_line(control, switch, on)
}

/// A setting's slider.
#[derive(Properties, PartialEq)]
pub struct SettingSliderProps {
    /// What it shows.
    pub control: Control,
    /// Who is told.
    pub on: SettingCallbacks,
}

/// A setting as a slider that shows its number.
#[component]
pub fn SettingSlider(SettingSliderProps { control, on }: &SettingSliderProps) -> Html {
    let Control { setting, value, locked, .. } = control;
    let info = setting.info();
    let shown = AttrValue::from(format!("{value}{}", setting.unit()));
    // Also where it is refused, or another experiment has taken over before this was rendered: the slider shows what the setting is.
    let shown_again = use_force_update();
    let oninput = {
        let set = set(on, *setting);
        move |event: InputEvent| {
            set.emit(dom::value_of(&event));
            shown_again.force_update();
        }
    };
    let Domain::Number { presets: Presets::Steps { from, to, by }, .. } = info.domain else {
        return Html::default();
    };
    let name = html! { <span class="label" aria-hidden="true">{ info.label }</span> };
    html! {
        <div class={classes!(control_class(control), "slider")} title={locked_title(*locked)}>
            { label_line(control, name, on) }
            <span class="value" translate="no" aria-hidden="true">{ shown.clone() }</span>
            <input
                type="range"
                min={from.to_string()}
                max={to.to_string()}
                step={by.to_string()}
                value={value.clone()}
                aria-label={known_as(*setting).unwrap_or(info.label)}
                aria-valuetext={shown}
                title={locked_title(*locked)}
                disabled={*locked}
                {oninput}
            />
        </div>
    }
}

/// A setting's field.
#[derive(Properties, PartialEq)]
pub struct SettingFieldProps {
    /// What it shows.
    pub control: Control,
    /// Who is told.
    pub on: SettingCallbacks,
    /// Why the last text was refused, if it was.
    #[prop_or_default]
    pub error: Option<AttrValue>,
    /// What stands there while it is empty.
    #[prop_or(AttrValue::Static("never"))]
    pub placeholder: AttrValue,
}

/// A setting as a field for a number that may be left empty.
#[component]
pub fn SettingField(SettingFieldProps { control, on, error, placeholder }: &SettingFieldProps) -> Html {
    let Control { setting, value, .. } = control;
    let key = setting.info().key;
    let id = AttrValue::from(format!("field-{key}"));
    let error_id = AttrValue::from(format!("error-{key}"));
    let onset = set(on, *setting).reform(|text: String| if text.trim().is_empty() { "none".to_owned() } else { text });
    html! {
        <div class={control_class(control)} title={locked_title(control.locked)}>
            { label_line(control, label(*setting, id.clone()), on) }
            <TextField
                {id}
                label={known_as(*setting)}
                locked={control.locked}
                value={value.clone()}
                placeholder={placeholder.clone()}
                inputmode="decimal"
                autocomplete="off"
                error_id={error.as_ref().map(|_| error_id.clone())}
                {onset}
            />
            { field_error(Some(error_id), error.as_ref()) }
        </div>
    }
}
