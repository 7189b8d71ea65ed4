//! The row below the network.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::{Weights, WeightsMsg};
use crate::widgets::{Icon, LOCKED, SettingCallbacks, control, phrase, setting_select};

/// What links call the button, and setting weights by hand.
const NEW_WEIGHTS: &str = "newWeights";
const BY_HAND: &str = "weights";
/// What they call switching neurons off.
const SWITCH_OFF: &str = "switchOff";

impl Weights {
    /// The panel, with a hint how to come to a neuron's numbers or without.
    pub fn view(&self, config: &Config, hint: bool, on: &SettingCallbacks) -> Html {
        let (shows_new, locks_new) = (!config.hides(NEW_WEIGHTS), config.locks(NEW_WEIGHTS));
        let initialization = control(config, Setting::Initialization);
        let hint = hint.then(|| hint_of(config)).flatten();
        if !shows_new && hint.is_none() && initialization.is_none() {
            return Html::default();
        }
        let onclick = self.send.reform(|_: MouseEvent| WeightsMsg::Renew);
        let title = if locks_new { LOCKED } else { "Draw other initial weights, and start at epoch 0" };
        html! {
            <section class="panel weights-row" aria-label="Weights">
                if shows_new {
                    <button class={classes!("button", locks_new.then_some("locked"))} {title} disabled={locks_new} {onclick}>
                        { Icon::DICE.view() }
                        { "New weights" }
                    </button>
                }
                if let Some(control) = initialization {
                    { setting_select(&control, on) }
                }
                if let Some(hint) = hint {
                    <p class="quiet">{ phrase(hint) }</p>
                }
            </section>
        }
    }
}

/// How to come to a neuron's numbers, and how to switch it off; nothing where the link leaves out the numbers.
fn hint_of(config: &Config) -> Option<&'static str> {
    match (config.hides(BY_HAND), config.locks(BY_HAND), config.restricts(SWITCH_OFF)) {
        (true, ..) => None,
        (_, true, true) => Some("Press a neuron or a line to read its numbers."),
        (_, true, false) => Some("Press a neuron or a line to read its numbers, a neuron twice to switch it off."),
        (_, _, true) => Some("Press a neuron or a line to read its numbers, and to change them."),
        _ => Some("Press a neuron or a line to change its numbers, a neuron twice to switch it off."),
    }
}
