//! What stands in for a part of the page that is not there yet.

use yew::prelude::*;

use super::phrase::phrase;

/// Words until a part is there, or why it is missing: it could not be loaded.
pub fn stand_in(missing: Option<&AttrValue>) -> Html {
    let text = missing.cloned().unwrap_or(AttrValue::Static("One moment…"));
    html! { <p class="quiet" role="status">{ phrase(text) }</p> }
}
