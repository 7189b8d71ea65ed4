//! The row below the network.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::{Weights, WeightsMsg};
use crate::widgets::{Control, Icon, LOCKED, SettingCallbacks, SettingSelect, control, phrase};

/// What links call the button, and setting weights by hand.
const NEW_WEIGHTS: &str = "newWeights";
const BY_HAND: &str = "weights";

impl Weights {
    /// The panel, with a hint how to come to a neuron's numbers or without.
    pub fn view(&self, config: &Config, hint: bool, on: &SettingCallbacks) -> Html {
        html! {
            <WeightsPanel
                initialization={control(config, Setting::Initialization)}
                shows_new={!config.hides(NEW_WEIGHTS)}
                locks_new={config.locks(NEW_WEIGHTS)}
                hint={hint.then(|| hint_of(config)).flatten()}
                send={&self.send}
                on={on.clone()}
            />
        }
    }
}

/// How to come to a neuron's numbers; nothing where the link leaves them out.
fn hint_of(config: &Config) -> Option<&'static str> {
    match (config.hides(BY_HAND), config.locks(BY_HAND)) {
        (true, _) => None,
        (_, true) => Some("Press a neuron or a line to read its numbers."),
        _ => Some("Press a neuron or a line to read its numbers, and to change them."),
    }
}

/// What the panel shows.
#[derive(Clone, Properties, PartialEq)]
pub struct WeightsProps {
    /// Whether there is a button that draws other weights.
    pub shows_new: bool,
    /// Whether the link locks it.
    pub locks_new: bool,
    /// The control of the initialization, unless the link hides it.
    pub initialization: Option<Control>,
    /// How to come to a neuron's numbers, where that is said.
    pub hint: Option<&'static str>,
    /// Who is told what happens.
    pub send: Callback<WeightsMsg>,
    /// Who is told what was done to a control.
    pub on: SettingCallbacks,
}

/// Other initial weights, and how they are drawn.
#[component]
pub fn WeightsPanel(props: &WeightsProps) -> Html {
    let WeightsProps { shows_new, locks_new, initialization, hint, send, on } = props;
    if !shows_new && hint.is_none() && initialization.is_none() {
        return Html::default();
    }
    let onclick = send.reform(|_: MouseEvent| WeightsMsg::Renew);
    let title = if *locks_new { LOCKED } else { "Draw other initial weights, and start at epoch 0" };
    html! {
        <section class="panel weights-row" aria-label="Weights">
            if *shows_new {
                <button class={classes!("button", locks_new.then_some("locked"))} {title} disabled={*locks_new} {onclick}>
                    { Icon::Dice.view() }
                    { "New weights" }
                </button>
            }
            if let Some(control) = initialization {
                <SettingSelect control={control.clone()} on={on.clone()} />
            }
            if let Some(hint) = *hint {
                <p class="quiet">{ phrase(hint) }</p>
            }
        </section>
    }
}
