//! What concerns all weights at once.

use yew::prelude::*;

use super::message::InspectorMsg;
use crate::widgets::{Control, Icon, LOCKED, SettingCallbacks, SettingSelect};

/// What the panel shows.
#[derive(Clone, Properties, PartialEq)]
pub struct WeightsProps {
    /// Whether there is a button that draws other weights.
    pub shows_new: bool,
    /// Whether the link locks it.
    pub locks_new: bool,
    /// The control of the initialization, unless the link hides it.
    pub initialization: Option<Control>,
    /// Whether it says how to come to a neuron's numbers.
    pub hint: bool,
    /// Who is told what happens.
    pub send: Callback<InspectorMsg>,
    /// Who is told what was done to a control.
    pub on: SettingCallbacks,
}

/// Other initial weights, and how they are drawn.
#[component]
pub fn WeightsPanel(props: &WeightsProps) -> Html {
    let WeightsProps { shows_new, locks_new, initialization, hint, send, on } = props;
    if !shows_new && !hint && initialization.is_none() {
        return Html::default();
    }
    let onclick = send.reform(|_: MouseEvent| InspectorMsg::NewWeights);
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
            if *hint {
                <p class="quiet">{ "Press a neuron or a line to read its numbers, and to change them." }</p>
            }
        </section>
    }
}
