//! The button that adds a formula to the features, and the box that it opens.

use experiment::{Config, Feature};
use yew::prelude::*;

use super::message::FormulaMsg;
use crate::widgets::{Icon, IconButton, stand_in};

/// The id of the box.
const BOX: &str = "formula";
/// What links call features by formula.
const FORMULAS: &str = "formulas";

/// The button over the features.
pub fn formula_button(config: &Config, send: &Callback<FormulaMsg>) -> Html {
    if config.hides(FORMULAS) {
        return Html::default();
    }
    let free = Feature::FORMULAS.into_iter().find(|feature| !config.features().has(*feature));
    let onpress = send.reform(move |_: MouseEvent| FormulaMsg::Open(free));
    html! {
        <IconButton
            class="small add-formula"
            icon={Icon::Plus}
            name="Add a formula"
            popover={BOX}
            enabled={free.is_some()}
            locked={config.locks(FORMULAS)}
            {onpress}
        />
    }
}

/// The box with its content, once that is loaded, or why it is missing.
pub fn formula_box(content: Option<Html>, missing: Option<AttrValue>) -> Html {
    html! {
        <div id={BOX} class="popover wide" popover="auto" role="dialog" aria-label="Formula">
            <h2>{ "Formula" }</h2>
            { content.unwrap_or_else(|| stand_in(missing.as_ref())) }
        </div>
    }
}
