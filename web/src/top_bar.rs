//! The bar at the top: what runs the network, and how it learns.

use std::rc::Rc;

use experiment::{Config, Knob};
use yew::prelude::*;

use crate::controls::{OnSet, Select, text_of};
use crate::icons::{Glyph, Icon};
use crate::share::Share;

/// Something that the transport does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Play or pause.
    TogglePlay,
    /// Train for so many epochs.
    Step(u64),
    /// Back to the initial weights.
    Reset,
    /// Draw new points.
    Regenerate,
    /// Draw new initial weights.
    NewWeights,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
}

/// Properties of [`TopBar`].
#[derive(PartialEq, Properties)]
pub struct TopBarProps {
    /// The settings.
    pub config: Rc<Config>,
    /// Whether the network is learning.
    pub playing: bool,
    /// Whether there is something to take back, and to make again.
    pub can_undo: bool,
    #[allow(missing_docs)]
    pub can_redo: bool,
    /// Told what to do.
    pub on_action: Callback<Action>,
    /// Told what was chosen.
    pub on_set: OnSet,
}

/// The whole bar.
#[component]
pub fn TopBar(props: &TopBarProps) -> Html {
    let act = |action: Action| {
        let on_action = props.on_action.clone();
        move |_: MouseEvent| on_action.emit(action)
    };
    let select = |knob: Knob, name: &'static str| {
        let value = text_of(&props.config, knob);
        if props.config.hides(name) {
            html! {}
        } else {
            html! { <Select {knob} {value} on_set={props.on_set.clone()} /> }
        }
    };
    let (label, icon) = if props.playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let shows = |name: &str| !props.config.hides(name);
    html! {
        <header class="top-bar">
            <h1 class="brand">{ "Neural " }<b>{ "Playground" }</b></h1>
            <div class="transport" role="group" aria-label="Training">
                if shows("resetButton") {
                    <button class="round" aria-label="Reset" title="Reset: back to the initial weights" onclick={act(Action::Reset)}>
                        <Glyph icon={Icon::Reset} />
                    </button>
                }
                if shows("playButton") {
                    <button class="round play" aria-label={label} title={label} onclick={act(Action::TogglePlay)}>
                        <Glyph {icon} />
                    </button>
                }
                if shows("stepButton") {
                    <button class="round" aria-label="Step" title="Step: train for one epoch" onclick={act(Action::Step(1))}>
                        <Glyph icon={Icon::Step} />
                    </button>
                }
                <div class="epoch">
                    <span class="label" aria-hidden="true">{ "Epoch" }</span>
                    <output id="epoch" aria-label="Epoch" aria-live="off"></output>
                    <span id="rate" class="rate" aria-hidden="true"></span>
                </div>
            </div>
            <div class="training">
                <Select knob={Knob::Pace} value={text_of(&props.config, Knob::Pace)} on_set={props.on_set.clone()} />
                { select(Knob::LearningRate, "learningRate") }
                { select(Knob::Activation, "activation") }
                { select(Knob::Regularization, "regularization") }
                { select(Knob::RegularizationRate, "regularizationRate") }
                { select(Knob::Problem, "problem") }
            </div>
            <div class="tools" role="group" aria-label="Changes and sharing">
                <button class="round plain" aria-label="Undo" title="Undo" disabled={!props.can_undo} onclick={act(Action::Undo)}>
                    <Glyph icon={Icon::Undo} />
                </button>
                <button class="round plain" aria-label="Redo" title="Redo" disabled={!props.can_redo} onclick={act(Action::Redo)}>
                    <Glyph icon={Icon::Redo} />
                </button>
                <Share />
            </div>
        </header>
    }
}
