//! The panel that says what is compared.

use experiment::{Choice, Domain, Race, RaceLimit, RankedBy, Variable, VariableValue};
use web_sys::Element;
use yew::prelude::*;

use super::super::field::{RaceField, RaceFieldError};
use super::super::message::RaceMsg;
use super::super::values;
use crate::widgets::{HelpTopic, LabelledCheckbox, Panel, Select, TextField, field_error, help_button};

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq)]
pub struct SetupTexts {
    variable: Variable,
    /// What can vary.
    variables: Vec<Variable>,
    /// The values that can be compared, and whether each is.
    values: Vec<(VariableValue, bool)>,
    target: AttrValue,
    epochs: AttrValue,
    seeds: AttrValue,
    /// Whether there is a target to be reached.
    has_target: bool,
}

impl SetupTexts {
    /// The texts of a race, with the values that are offered for it.
    pub fn of(race: &Race, offered: &[VariableValue]) -> Self {
        let text = |limit: RaceLimit| AttrValue::from(RaceField::Limit(limit).text(race));
        SetupTexts {
            variable: race.variable(),
            variables: Variable::offered(race.base(), None).collect(),
            values: offered.iter().map(|value| (value.clone(), race.values().contains(value))).collect(),
            target: text(RaceLimit::Target),
            epochs: text(RaceLimit::Epochs),
            seeds: text(RaceLimit::Seeds),
            has_target: race.ranked_by() == RankedBy::Loss,
        }
    }
}

/// What is compared.
#[derive(Properties, PartialEq)]
pub struct SetupProps {
    /// The last good texts.
    pub texts: SetupTexts,
    /// What was typed that cannot be.
    pub refused: Option<RaceFieldError>,
    /// Is given what was typed.
    pub send: Callback<RaceMsg>,
    /// Is told that an explanation is wanted.
    pub explain: Callback<(HelpTopic, Element)>,
}

/// The panel.
#[component]
pub fn Setup(SetupProps { texts, refused, send, explain }: &SetupProps) -> Html {
    let refused_in = |field: RaceField| refused.clone().filter(|refused| refused.field == field);
    let limit = |limit: RaceLimit, placeholder: &'static str, good: &AttrValue| {
        let field = RaceField::Limit(limit);
        let suggestions = match limit.info().domain {
            Domain::Number { presets, .. } => values::numbers(presets).iter().map(f64::to_string).collect(),
            _ => Vec::new(),
        };
        html! {
            <SetupField
                key={field.id()}
                {field}
                {placeholder}
                {suggestions}
                good={good.clone()}
                refused={refused_in(field)}
                {send}
            />
        }
    };
    let panel = Panel {
        class: "panel race-setup",
        title_id: "race-setup-title".into(),
        title: "What is compared".into(),
        head: help_button(HelpTopic::Race, explain),
        ..Panel::default()
    };
    panel.view(html! {
        <div class="race-fields">
            { variable(texts, send) }
            if texts.variable != Variable::Nothing {
                <Values
                    variable={texts.variable}
                    values={texts.values.clone()}
                    refused={refused_in(RaceField::Another)}
                    {send}
                />
            }
            if texts.has_target {
                { limit(RaceLimit::Target, "", &texts.target) }
            }
            { limit(RaceLimit::Epochs, "", &texts.epochs) }
            { limit(RaceLimit::Seeds, "one run each", &texts.seeds) }
        </div>
    })
}

/// What varies.
fn variable(texts: &SetupTexts, send: &Callback<RaceMsg>) -> Html {
    let id = RaceField::Variable.id();
    let words = texts.variables.iter().map(|variable| variable.word());
    let options: Vec<(AttrValue, AttrValue)> = words.map(|word| (word.link.into(), word.label.into())).collect();
    let onchoose = send.reform(|value: AttrValue| RaceMsg::Set(RaceField::Variable, value.to_string()));
    html! {
        <div class="control race-variable">
            <label class="label" for={id}>{ RaceField::Variable.name() }</label>
            <Select {id} {options} chosen={texts.variable.word().link} {onchoose} />
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ValuesProps {
    variable: Variable,
    values: Vec<(VariableValue, bool)>,
    refused: Option<RaceFieldError>,
    send: Callback<RaceMsg>,
}

/// The values to choose from, and a field for others where there are more.
#[component]
fn Values(ValuesProps { variable, values, refused, send }: &ValuesProps) -> Html {
    let field = RaceField::Another;
    let chip = |(value, is_compared): &(VariableValue, bool)| {
        let toggled = value.clone();
        html! {
            <LabelledCheckbox
                key={value.text()}
                class="chip"
                checked={*is_compared}
                label={values::chip_label(value)}
                onchange={send.reform(move |_: bool| RaceMsg::Toggle(toggled.clone()))}
            />
        }
    };
    let another = || {
        let offered: Vec<VariableValue> = values.iter().map(|(value, _)| value.clone()).collect();
        let suggestions = values::suggestions(*variable, &offered);
        html! { <SetupField {field} placeholder="" {suggestions} good="" refused={refused.clone()} {send} /> }
    };
    let is_free = values::are_free(*variable);
    html! {
        <fieldset class="race-values">
            <legend class="label">{ "Settings to try" }</legend>
            <div class="chips">
                { for values.iter().map(chip) }
                if is_free {
                    { another() }
                }
            </div>
            if !is_free {
                { field_error(None, refused.as_ref().map(|refused| &refused.reason)) }
            }
        </fieldset>
    }
}

/// A field of the panel.
#[derive(Properties, PartialEq)]
struct SetupFieldProps {
    field: RaceField,
    placeholder: AttrValue,
    /// What could be typed.
    suggestions: Vec<String>,
    /// The last good text.
    good: AttrValue,
    /// What was typed here that cannot be.
    refused: Option<RaceFieldError>,
    send: Callback<RaceMsg>,
}

/// A field to type into, with its name and what is wrong with it.
#[component]
fn SetupField(props: &SetupFieldProps) -> Html {
    let SetupFieldProps { field, placeholder, suggestions, good, refused, send } = props;
    let (field, id) = (*field, field.id());
    let error_id = AttrValue::from(format!("{id}-error"));
    let list = (!suggestions.is_empty()).then(|| AttrValue::from(format!("{id}-suggestions")));
    let shown = refused.as_ref().map_or(good, |refused| &refused.text);
    let inputmode = if field == RaceField::Another { "text" } else { "decimal" };
    html! {
        <div class="control">
            <label class="label" for={id}>{ field.name() }</label>
            <TextField
                {id}
                value={shown.clone()}
                good={good.clone()}
                placeholder={placeholder.clone()}
                {inputmode}
                autocomplete="off"
                spellcheck="false"
                list={list.clone()}
                error_id={refused.as_ref().map(|_| error_id.clone())}
                onset={send.reform(move |text| RaceMsg::Set(field, text))}
            />
            if let Some(list) = list {
                <datalist id={list}>{ for suggestions.iter().map(|text| html! { <option value={text.clone()} /> }) }</datalist>
            }
            { field_error(Some(error_id), refused.as_ref().map(|refused| &refused.reason)) }
        </div>
    }
}
