//! What a link for a class locks: it is shown, and says why it cannot be changed.

use experiment::Config;
use yew::prelude::*;

use super::icon::Icon;

/// What links call the buttons that run a network or a race: for a reset, for playing, and for steps.
const TRANSPORT: [&str; 3] = ["resetButton", "playButton", "stepButton"];

/// How the link shows the buttons for a reset, for playing, and for steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransportAccess {
    /// Whether they are there.
    pub shows: [bool; 3],
    /// Whether they are locked.
    pub locks: [bool; 3],
}

impl TransportAccess {
    /// That of the link of this experiment.
    pub fn of(config: &Config) -> Self {
        TransportAccess {
            shows: TRANSPORT.map(|name| !config.hides(name)),
            locks: TRANSPORT.map(|name| config.locks(name)),
        }
    }
}

/// What is said of a control that the link locks.
pub const LOCKED: &str = "Set by your teacher's link";

/// The sentence for a control, if it is locked.
pub fn locked_title(is_locked: bool) -> Option<AttrValue> {
    is_locked.then_some(AttrValue::Static(LOCKED))
}

/// The sign beside the name of a control, if it is locked.
pub fn lock(is_locked: bool) -> Html {
    if is_locked {
        html! { <span class="lock">{ Icon::LOCK.view() }</span> }
    } else {
        Html::default()
    }
}
