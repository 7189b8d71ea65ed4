//! The panel that says what is compared.

use experiment::{Choice, Term, Varied};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::html::Scope;
use yew::prelude::*;

use super::field::Field;
use super::{Contest, Msg};
use crate::app::{self, App};
use crate::controls::{field_error, give_up_at_escape};
use crate::words::Topic;
use crate::{explanation, panel};

/// The panel.
pub fn view(to: &Scope<App>, contest: &Contest) -> Html {
    let varies = contest.race().varied() != Varied::Nothing;
    let fields = html! {
        <div class="race-fields">
            { varied(to, contest) }
            if varies { { field(to, contest, Field::Values, "Values, separated by commas", "the usual ones") } }
            { field(to, contest, Field::Term(Term::Target), "Target test loss", "") }
            { field(to, contest, Field::Term(Term::Epochs), "Epochs", "") }
            { field(to, contest, Field::Term(Term::Seeds), "Seeds for trials", "one run each") }
        </div>
    };
    panel::view("race-setup", "race-setup-title", "What is compared", explanation::button(to, Topic::Race), fields)
}

/// The list of what can vary.
fn varied(to: &Scope<App>, contest: &Contest) -> Html {
    let onchange = to.callback(|event: Event| {
        app::Msg::Race(Msg::Set(Field::Varied, event.target_unchecked_into::<HtmlSelectElement>().value()))
    });
    let id = Field::Varied.id();
    html! {
        <div class="control">
            <label class="label" for={id}>{ "What varies" }</label>
            <select {id} data-chosen={contest.race().varied().word().link} {onchange}>
                { for Varied::ALL.iter().map(|varied| varied.word()).map(|word| html! {
                    <option key={word.link} value={word.link}>{ word.label }</option>
                }) }
            </select>
        </div>
    }
}

/// A field to type into. Enter or leaving it takes the text over, Escape does not.
fn field(to: &Scope<App>, contest: &Contest, field: Field, label: &'static str, placeholder: &'static str) -> Html {
    let good = field.text(contest.race());
    let refused = contest.refused.as_ref().filter(|refused| refused.field == field);
    let value = refused.map_or_else(|| good.clone(), |refused| refused.text.clone());
    let onchange = to.callback(move |event: Event| {
        app::Msg::Race(Msg::Set(field, event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let onkeydown = move |event: KeyboardEvent| give_up_at_escape(&event, &good);
    let error = refused.map(|refused| refused.reason.as_str());
    let id = field.id();
    let error_id = format!("{id}-error");
    let mode = if field == Field::Values { "text" } else { "decimal" };
    html! {
        <div class={classes!("control", (field == Field::Values).then_some("race-values"))} key={id}>
            <label class="label" for={id}>{ label }</label>
            <input {id} class="field" inputmode={mode} autocomplete="off" spellcheck="false" {placeholder} {value} {onchange} {onkeydown}
                aria-invalid={error.map(|_| "true")} aria-describedby={error.map(|_| error_id.clone())} />
            { field_error(error_id.clone(), error) }
        </div>
    }
}
