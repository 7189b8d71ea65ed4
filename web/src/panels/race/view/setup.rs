//! The panel that says what is compared.

use experiment::{Choice, Race, RaceLimit, Variable};
use web_sys::Element;
use yew::prelude::*;

use super::super::field::{RaceField, RaceFieldError};
use super::super::message::RaceMsg;
use crate::widgets::{HelpButton, HelpTopic, Panel, Select, TextField, field_error};

/// What stands in the fields.
#[derive(Clone, Debug, PartialEq)]
pub struct SetupTexts {
    variable: Variable,
    values: AttrValue,
    target: AttrValue,
    epochs: AttrValue,
    seeds: AttrValue,
}

impl SetupTexts {
    /// The texts of a race.
    pub fn of(race: &Race) -> Self {
        let text = |field: RaceField| AttrValue::from(field.text(race));
        SetupTexts {
            variable: race.variable(),
            values: text(RaceField::Values),
            target: text(RaceField::Limit(RaceLimit::Target)),
            epochs: text(RaceField::Limit(RaceLimit::Epochs)),
            seeds: text(RaceField::Limit(RaceLimit::Seeds)),
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
    let field = |field: RaceField, name: &'static str, placeholder: &'static str, good: &AttrValue| {
        let refused = refused.clone().filter(|refused| refused.field == field);
        html! { <SetupField key={field.id()} {field} {name} {placeholder} good={good.clone()} {refused} {send} /> }
    };
    let id = RaceField::Variable.id();
    let options: Vec<(AttrValue, AttrValue)> = Variable::ALL
        .iter()
        .map(|variable| variable.word())
        .map(|word| (word.link.into(), word.label.into()))
        .collect();
    let onchoose = send.reform(|value: AttrValue| RaceMsg::Set(RaceField::Variable, value.to_string()));
    let limit = RaceField::Limit;
    html! {
        <Panel
            class="panel race-setup"
            title_id="race-setup-title"
            title="What is compared"
            head={html! { <HelpButton topic={HelpTopic::Race} on_explain={explain} /> }}
        >
            <div class="race-fields">
                <div class="control">
                    <label class="label" for={id}>{ "What varies" }</label>
                    <Select {id} {options} chosen={texts.variable.word().link} {onchoose} />
                </div>
                if texts.variable != Variable::Nothing {
                    { field(RaceField::Values, "Values, separated by commas", "the usual ones", &texts.values) }
                }
                { field(limit(RaceLimit::Target), "Target test loss", "", &texts.target) }
                { field(limit(RaceLimit::Epochs), "Epochs", "", &texts.epochs) }
                { field(limit(RaceLimit::Seeds), "Seeds for trials", "one run each", &texts.seeds) }
            </div>
        </Panel>
    }
}

/// A field of the panel.
#[derive(Properties, PartialEq)]
struct SetupFieldProps {
    field: RaceField,
    name: AttrValue,
    placeholder: AttrValue,
    /// The last good text.
    good: AttrValue,
    /// What was typed here that cannot be.
    refused: Option<RaceFieldError>,
    send: Callback<RaceMsg>,
}

/// A field to type into, with its name and what is wrong with it.
#[component]
fn SetupField(props: &SetupFieldProps) -> Html {
    let SetupFieldProps { field, name, placeholder, good, refused, send } = props;
    let (field, id, is_list) = (*field, field.id(), *field == RaceField::Values);
    let error_id = AttrValue::from(format!("{id}-error"));
    let shown = refused.as_ref().map_or(good, |refused| &refused.text);
    html! {
        <div class={if is_list { "control race-values" } else { "control" }}>
            <label class="label" for={id}>{ name.clone() }</label>
            <TextField
                {id}
                value={shown.clone()}
                good={good.clone()}
                placeholder={placeholder.clone()}
                inputmode={if is_list { "text" } else { "decimal" }}
                autocomplete="off"
                spellcheck="false"
                error_id={refused.as_ref().map(|_| error_id.clone())}
                onset={send.reform(move |text| RaceMsg::Set(field, text))}
            />
            { field_error(Some(error_id), refused.as_ref().map(|refused| &refused.reason)) }
        </div>
    }
}
