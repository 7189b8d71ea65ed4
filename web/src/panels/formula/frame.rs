//! The box in which formulas are written, before its content is there.

use yew::prelude::*;

use crate::widgets::stand_in;

/// The id of the box.
const BOX: &str = "formula";

/// The box with its content, once that is loaded, or why it is missing.
pub fn formula_box(content: Option<Html>, missing: Option<AttrValue>) -> Html {
    html! {
        <div id={BOX} class="popover wide" popover="auto" role="dialog" aria-label="Formula">
            <h2>{ "Formula" }</h2>
            { content.unwrap_or_else(|| stand_in(missing.as_ref())) }
        </div>
    }
}
