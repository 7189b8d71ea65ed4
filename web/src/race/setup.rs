//! The panel that says what is compared.

use experiment::{Choice, RaceLimit, Variable};
use yew::html::Scope;
use yew::prelude::*;

use super::field::Field;
use super::{Contest, Msg};
use crate::app::{self, App};
use crate::controls::{field_error, give_up_at_escape, value_of};
use crate::element::{Element, element};
use crate::words::Topic;
use crate::{explanation, panel};

/// The panel.
pub fn view(to: &Scope<App>, contest: &Contest) -> Element {
    let varies = contest.race().variable() != Variable::Nothing;
    let values = || field(to, contest, Field::Values, "Values, separated by commas", "the usual ones");
    let fields = element("div")
        .class("race-fields")
        .child(variable(to, contest))
        .child_if(varies.then(values))
        .child(field(to, contest, Field::RaceLimit(RaceLimit::Target), "Target test loss", ""))
        .child(field(to, contest, Field::RaceLimit(RaceLimit::Epochs), "Epochs", ""))
        .child(field(to, contest, Field::RaceLimit(RaceLimit::Seeds), "Seeds for trials", "one run each"));
    let head = panel::head("race-setup-title", "What is compared").child(explanation::button(to, Topic::Race));
    panel::section("panel race-setup", "race-setup-title").child(head).child(fields)
}

/// A control's name.
fn label(id: &'static str, name: &'static str) -> Element {
    element("label").class("label").set("for", id).text(name)
}

/// The list of what can vary.
fn variable(to: &Scope<App>, contest: &Contest) -> Element {
    let set = |event: &Event| {
        let value = value_of(event);
        Some(app::Msg::Race(Msg::Set(Field::Variable, value)))
    };
    let id = Field::Variable.id();
    let words = Variable::ALL.iter().map(|variable| variable.word());
    let list = element("select")
        .set("id", id)
        .set("data-chosen", contest.race().variable().word().link)
        .on("change", to, set)
        .children(words.map(|word| element("option").key(word.link).set("value", word.link).text(word.label)));
    element("div").class("control").child(label(id, "What varies")).child(list)
}

/// A field to type into. Enter or leaving it takes the text over, Escape does not.
fn field(to: &Scope<App>, contest: &Contest, field: Field, name: &'static str, placeholder: &'static str) -> Element {
    let good = field.text(contest.race());
    let refused = contest.refused.as_ref().filter(|refused| refused.field == field);
    let shown = refused.map_or_else(|| good.clone(), |refused| refused.text.clone());
    let set = move |event: &Event| {
        let text = value_of(event);
        Some(app::Msg::Race(Msg::Set(field, text)))
    };
    let error = refused.map(|refused| refused.reason.as_str());
    let (id, is_list) = (field.id(), field == Field::Values);
    let error_id = format!("{id}-error");
    let input = element("input")
        .set("id", id)
        .class("field")
        .set("inputmode", if is_list { "text" } else { "decimal" })
        .set("autocomplete", "off")
        .set("spellcheck", "false")
        .set("placeholder", placeholder)
        .value(shown)
        .on("change", to, set)
        .set_if("aria-invalid", error.map(|_| "true"))
        .set_if("aria-describedby", error.map(|_| error_id.clone()));
    element("div")
        .class(if is_list { "control race-values" } else { "control" })
        .key(id)
        .child(label(id, name))
        .child(give_up_at_escape(input, to, good))
        .child(field_error(error_id, error))
}
