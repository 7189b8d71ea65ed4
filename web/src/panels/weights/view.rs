//! The row below the network.

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::{Weights, WeightsMsg};
use crate::widgets::{Control, Icon, SettingCallbacks, SettingSelect, control};

impl Weights {
    /// The panel, with a hint how to come to a neuron's numbers or without.
    pub fn view(&self, config: &Config, hint: bool, on: &SettingCallbacks) -> Html {
        let initialization = control(config, Setting::Initialization);
        html! { <WeightsPanel {initialization} {hint} send={&self.send} on={on.clone()} /> }
    }
}

/// What the panel shows.
#[derive(Clone, Properties, PartialEq)]
pub struct WeightsProps {
    /// The control of the initialization, unless the link hides it.
    pub initialization: Option<Control>,
    /// Whether it says how to come to a neuron's numbers.
    pub hint: bool,
    /// Who is told what happens.
    pub send: Callback<WeightsMsg>,
    /// Who is told what was done to a control.
    pub on: SettingCallbacks,
}

/// Other initial weights, and how they are drawn.
#[component]
pub fn WeightsPanel(WeightsProps { initialization, hint, send, on }: &WeightsProps) -> Html {
    let onclick = send.reform(|_: MouseEvent| WeightsMsg::Renew);
    let title = "Draw other initial weights, and start at epoch 0";
    html! {
        <section class="panel weights-row" aria-label="Weights">
            <button class="button" {title} {onclick}>{ Icon::Dice.view() }{ "New weights" }</button>
            if let Some(control) = initialization {
                <SettingSelect control={control.clone()} on={on.clone()} />
            }
            if *hint {
                <p class="quiet">{ "Press a neuron or a line to read its numbers, and to change them." }</p>
            }
        </section>
    }
}
