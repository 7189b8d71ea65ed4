//! The bar that runs the network, and says how it learns.

use std::rc::Rc;

use experiment::{Config, Setting};
use yew::prelude::*;

use super::state::{Training, TrainingMsg};
use crate::widgets::{
    Control, Icon, IconButton, SettingCallbacks, SettingSelect, StepButton, TransportAccess, control, phrase,
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
    /// The bar that runs the network.
    pub fn transport(&self, config: &Config) -> Html {
        html! {
            <Transport
                playing={self.is_playing()}
                access={TransportAccess::of(config)}
                epoch={self.epoch.node().clone()}
                rate={self.rate.node().clone()}
                send={&self.send}
            />
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

/// What the bar that runs the network shows.
#[derive(PartialEq, Properties)]
pub struct TransportProps {
    /// Whether each frame trains.
    pub playing: bool,
    /// How the link shows the buttons.
    pub access: TransportAccess,
    /// Where the epoch is painted.
    pub epoch: NodeRef,
    /// Where the epochs a second are painted.
    pub rate: NodeRef,
    /// Where messages go.
    pub send: Callback<TrainingMsg>,
}

/// The bar that runs the network.
#[component]
pub fn Transport(props: &TransportProps) -> Html {
    let (name, icon) = if props.playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let TransportAccess { shows: [shows_reset, shows_play, shows_steps], locks: [reset, play, step] } = props.access;
    let sends = |message: TrainingMsg| props.send.reform(move |_: MouseEvent| message);
    html! {
        <div class="transport" role="group" aria-label="Training">
            if shows_reset {
                <IconButton class="round" icon={Icon::Reset} name="Reset" locked={reset} onpress={sends(TrainingMsg::Reset)} />
            }
            if shows_play {
                <IconButton class="round play" {icon} {name} locked={play} onpress={sends(TrainingMsg::TogglePlay)} />
            }
            if shows_steps {
                <IconButton class="round" icon={Icon::Step} name="Step" locked={step} onpress={sends(TrainingMsg::Step(1))} />
                <StepButton epochs=10 locked={step} onpress={sends(TrainingMsg::Step(10))} />
                <StepButton epochs=100 locked={step} onpress={sends(TrainingMsg::Step(100))} />
            }
            <div class="epoch">
                <span class="label" aria-hidden="true">{ "Epoch" }</span>
                <output id="epoch" aria-label="Epoch" aria-live="off" translate="no" ref={&props.epoch} />
                <span id="rate" class="rate" aria-hidden="true" translate="no" ref={&props.rate} />
            </div>
        </div>
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
    let select = |control: &Control| {
        html! { <SettingSelect key={control.setting.info().key} control={control.clone()} on={on.clone()} /> }
    };
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
