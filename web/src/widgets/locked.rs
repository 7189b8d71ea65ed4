//! What a link for a class locks: it is shown, and says why it cannot be changed.

use yew::prelude::*;

use super::icon::Icon;

/// What is said of a control that the link locks.
pub const LOCKED: &str = "Set by your teacher's link";

/// The sentence for a control, if it is locked.
pub fn locked_title(is_locked: bool) -> Option<AttrValue> {
    is_locked.then_some(AttrValue::Static(LOCKED))
}

/// The sign beside the name of a control, if it is locked.
pub fn lock(is_locked: bool) -> Html {
    if is_locked {
        html! { <span class="lock">{ Icon::Lock.view() }</span> }
    } else {
        Html::default()
    }
}
