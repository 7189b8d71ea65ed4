//! The bar that runs the network, and says how it learns.

use std::rc::Rc;

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::{Training, TrainingMsg};
use crate::widgets::{
    Control, Icon, IconButton, SettingCallbacks, TransportAccess, control, phrase, setting_select, step_button,
};

/// How the network learns: first what is tried most.
const OFTEN: [Setting; 2] = [Setting::LearningRate, Setting::Activation];
/// And what folds where there is no room.
const RARELY: [Setting; 6] = [
    Setting::Regularization,
    Setting::RegularizationRate,
    Setting::Problem,
    Setting::Optimizer,
    Setting::Loss,
    Setting::Pace,
];

impl Training {
    /// The bar that runs the network. What trains it may have to wait for something, which is said.
    pub fn transport(&self, config: &Config, waits: Option<AttrValue>) -> Html {
        let (name, icon) = if self.is_playing() { ("Pause", Icon::PAUSE) } else { ("Play", Icon::PLAY) };
        let TransportAccess { shows: [shows_reset, shows_play, shows_steps], locks: [reset, play, step] } =
            TransportAccess::of(config);
        let sends = |message: TrainingMsg| self.send.reform(move |_: MouseEvent| message);
        html! {
            <div class="transport" role="group" aria-label="Training">
                if shows_reset {
                    { IconButton::new("round", Icon::RESET, "Reset", sends(TrainingMsg::Reset)).locked(reset).view() }
                }
                if shows_play {
                    { IconButton::new("round play", icon, name, sends(TrainingMsg::TogglePlay)).locked(play).waits(waits.clone()).view() }
                }
                if shows_steps {
                    { IconButton::new("round", Icon::STEP, "Step", sends(TrainingMsg::Step(1))).locked(step).waits(waits.clone()).view() }
                    { step_button(10, step, waits.clone(), sends(TrainingMsg::Step(10))) }
                    { step_button(100, step, waits, sends(TrainingMsg::Step(100))) }
                }
                <div class="epoch">
                    <span class="label" aria-hidden="true">{ "Epoch" }</span>
                    <output id="epoch" aria-label="Epoch" aria-live="off" translate="no" ref={self.epoch.node()} />
                    <span id="rate" class="rate" aria-hidden="true" translate="no" ref={self.rate.node()} />
                </div>
            </div>
        }
    }

    /// The bar that says how it learns.
    pub fn settings(&self, config: &Config, on: &SettingCallbacks) -> Html {
        let controls = |settings: &[Setting]| -> Rc<[Control]> {
            settings.iter().filter_map(|setting| control(config, *setting)).collect()
        };
        html! { <TrainingSettings often={controls(&OFTEN)} rarely={controls(&RARELY)} on={on.clone()} /> }
    }
}

/// What the bar that says how the network learns shows.
#[derive(PartialEq, Properties)]
pub struct TrainingSettingsProps {
    /// The controls that are always there, without those that the link leaves out.
    pub often: Rc<[Control]>,
    /// The controls that fold where there is no room.
    pub rarely: Rc<[Control]>,
    /// What happens to settings.
    pub on: SettingCallbacks,
}

/// The bar that says how the network learns.
#[component]
pub fn TrainingSettings(TrainingSettingsProps { often, rarely, on }: &TrainingSettingsProps) -> Html {
    let is_open = use_state(|| false);
    let select = |control: &Control| setting_select(control, on);
    let toggle = {
        let is_open = is_open.clone();
        move |_: MouseEvent| is_open.set(!*is_open)
    };
    if often.is_empty() && rarely.is_empty() {
        return Html::default();
    }
    html! {
        <div class={classes!("training", is_open.then_some("open"))} role="group" aria-label="How it learns">
            { for often.iter().map(select) }
            if !rarely.is_empty() {
                <button class="button more-settings" aria-expanded={is_open.to_string()} onclick={toggle}>
                    { "More settings " }
                    { for rarely.iter().map(differing) }
                </button>
                <div class="folding">{ for rarely.iter().map(select) }</div>
            }
        </div>
    }
}

/// A value that is not what it is by default: it counts also while its control is folded away.
fn differing(control: &Control) -> Html {
    let shown = if control.is_default() { AttrValue::default() } else { control.shown() };
    html! { <span key={control.setting.info().key} class="differing">{ phrase(shown) }</span> }
}
