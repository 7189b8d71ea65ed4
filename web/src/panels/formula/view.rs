//! What is in the box for formulas.

use experiment::{Config, Expression, ExpressionError, FormulaUse, Problem};
use yew::prelude::*;

use super::examples::examples;
use super::message::FormulaMsg;
use super::preview::Preview;
use super::state::FormulaBox;
use crate::canvas::Colors;
use crate::widgets::{TextField, phrase};

/// The id of the field.
const FIELD: &str = "formula-text";
/// The id of what is wrong with it.
const REASON: &str = "formula-reason";

impl FormulaBox {
    /// All of it.
    pub(super) fn content(&self, config: &Config, colors: &Colors) -> Html {
        let usage = self.usage(config);
        let onsubmit = self.send.reform(|event: SubmitEvent| {
            event.prevent_default();
            FormulaMsg::Use
        });
        let type_text = self.send.reform(FormulaMsg::Typed);
        let old = self.old.as_ref().map(|formula| AttrValue::from(formula.typed().to_owned()));
        let error = self.read.as_ref().and_then(|read| read.as_ref().err());
        html! {
            <form class="formula-box" {onsubmit}>
                <p class="quiet">{ phrase(about(usage)) }</p>
                <label class="label" for={FIELD}>{ "Formula in x1 and x2" }</label>
                <TextField
                    id={FIELD}
                    value={self.text.clone()}
                    good={old.unwrap_or_default()}
                    placeholder={examples(usage)[0]}
                    autocomplete="off"
                    spellcheck="false"
                    error_id={error.map(|_| AttrValue::Static(REASON))}
                    onset={type_text.clone()}
                    ontype={type_text}
                />
                // One element whatever there is to say: else Yew would take the field for another one, and the focus would be lost.
                <div>
                    { for error.map(|error| wrong(&self.text, error)) }
                    if let Some(Ok((_, picture))) = &self.read {
                        <Preview picture={picture.clone()} colors={colors.clone()} />
                        if picture.beyond > 0.0 {
                            <p class="quiet">{ phrase(beyond(picture.beyond)) }</p>
                        }
                    }
                </div>
                <div class="formula-buttons">
                    <button class="button" type="submit">{ "Use this formula" }</button>
                    if self.feature.is_some() && self.old.is_some() {
                        <button class="button" type="button" onclick={self.send.reform(|_| FormulaMsg::Remove)}>
                            { "Remove this feature" }
                        </button>
                    }
                </div>
                <h3>{ "Examples" }</h3>
                <div class="formula-buttons" translate="no">
                    { for examples(usage).map(|text| self.example(text)) }
                </div>
                <h3>{ "What can stand in it" }</h3>
                <p class="quiet">
                    { "x1 and x2, as far as ±6; numbers, pi and e; + − * / ^ and parentheses; < <= > >= == != and, or, not; and " }
                    <span translate="no">{ Expression::functions().join(", ") }</span>
                    { "." }
                </p>
            </form>
        }
    }

    fn example(&self, text: &'static str) -> Html {
        let onclick = self.send.reform(move |_| FormulaMsg::Example(text));
        html! { <button key={text} class="button" type="button" {onclick}><code>{ text }</code></button> }
    }
}

/// What becomes of the formula.
fn about(usage: FormulaUse) -> &'static str {
    match usage {
        FormulaUse::Feature => "The network sees its value at each point, beside the other features.",
        FormulaUse::Labels(Some(Problem::Regression)) => {
            "Points all over the plane have its value as their label. What is above 1 counts as 1, what is below −1 as −1."
        }
        FormulaUse::Labels(_) => {
            "Points all over the plane have the label +1 where it is true, or above 0, and −1 everywhere else."
        }
    }
}

/// How much of the plane has other labels than values.
fn beyond(percent: f64) -> String {
    let share = if percent < 1.0 { "less than 1".to_owned() } else { format!("{percent:.0}") };
    format!("On {share} % of the plane it is beyond 1 or −1, and counts as 1 or −1.")
}

/// The most characters that stand before what is wrong, and behind it.
const AROUND: usize = 30;

/// What is wrong with a text, marked in it where it is a part of it, and why.
fn wrong(text: &str, ExpressionError { place, why }: &ExpressionError) -> Html {
    let letters = |from: usize, to: usize| text.chars().skip(from).take(to.saturating_sub(from)).collect::<String>();
    let n_letters = text.chars().count();
    let (start, end) = (place.start.saturating_sub(AROUND), (place.end + AROUND).min(n_letters));
    let is_part = place.len() < n_letters;
    let marked =
        if place.is_empty() { "?".to_owned() } else { letters(place.start, place.end.min(place.start + AROUND)) };
    html! {
        <div>
            if is_part {
                <p class="formula-wrong" translate="no" aria-hidden="true">
                    { phrase(letters(start, place.start)) }<mark>{ phrase(marked) }</mark>{ phrase(letters(place.end, end)) }
                </p>
            }
            <p id={REASON} class="field-error">
                if is_part {
                    <span>{ phrase(format!("At character {}: ", place.start + 1)) }</span>
                }
                { phrase(why.clone()) }
            </p>
        </div>
    }
}
