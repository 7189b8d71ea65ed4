//! The bar that runs a race: the same buttons as for one experiment, and how far it is.

use yew::prelude::*;

use super::super::message::RaceMsg;
use super::super::nodes::BarNodes;
use crate::widgets::{
    Control, Icon, IconButton, SettingCallbacks, TransportAccess, phrase, setting_select, step_button,
};

/// How a race goes.
#[derive(Properties, PartialEq)]
pub struct RaceBarProps {
    /// Whether it goes on.
    pub is_playing: bool,
    /// Whether it has begun and is not over.
    pub is_under_way: bool,
    /// How many epochs contestants train that run side by side; nothing where there are trials.
    pub side_by_side: Option<u64>,
    /// How the link shows the buttons.
    pub access: TransportAccess,
    /// The pace; nothing where the link hides it.
    pub pace: Option<Control>,
    /// What moves.
    pub nodes: BarNodes,
    /// Is told what was pressed.
    pub send: Callback<RaceMsg>,
    /// Is told what is done to the pace.
    pub on: SettingCallbacks,
}

/// The bar. Trials, which do not wait for each other, have neither steps nor a pace.
#[component]
pub fn RaceBar(props: &RaceBarProps) -> Html {
    let RaceBarProps { is_playing, is_under_way, side_by_side, access, pace, nodes, send, on } = props;
    let TransportAccess { shows: [shows_reset, shows_play, shows_steps], locks: [reset, play, step] } = *access;
    let press = |message: fn() -> RaceMsg| send.reform(move |_: MouseEvent| message());
    let (name, icon) = if *is_playing { ("Pause", Icon::PAUSE) } else { ("Play", Icon::PLAY) };
    let steps = |epochs: u64| {
        html! {
            <>
                if shows_steps {
                    { IconButton::new("round", Icon::STEP, "Step", press(|| RaceMsg::Step(1))).locked(step).view() }
                    { step_button(10, step, None, press(|| RaceMsg::Step(10))) }
                    { step_button(100, step, None, press(|| RaceMsg::Step(100))) }
                }
                <div class="epoch">
                    <span class="label" aria-hidden="true">{ "Epoch" }</span>
                    <output ref={&nodes.epoch} id="race-epoch" aria-label="Epoch" aria-live="off" translate="no" />
                    <span class="rate" aria-hidden="true">{ phrase(format!("of {epochs}")) }</span>
                </div>
            </>
        }
    };
    let select = |control: &Control| setting_select(control, on);
    html! {
        <div class="run-bar race-bar">
            <div class="transport" role="group" aria-label="Race">
                if shows_reset {
                    { IconButton::new("round", Icon::RESET, "Reset", press(|| RaceMsg::Reset)).locked(reset).view() }
                }
                if shows_play {
                    { IconButton::new("round play", icon, name, press(|| RaceMsg::TogglePlay)).locked(play).view() }
                }
                { for side_by_side.map(steps) }
            </div>
            if side_by_side.is_some() {
                <div class="race-pace">{ for pace.as_ref().map(select) }</div>
            }
            <div class="race-progress">
                <progress ref={&nodes.progress} id="race-progress" aria-label="Progress of the race" />
                <span ref={&nodes.left} id="race-left" class="quiet" />
            </div>
            <button class="button" disabled={!is_under_way} onclick={press(|| RaceMsg::Cancel)}>{ "Cancel" }</button>
        </div>
    }
}
