//! The bar at the top: what runs the network, and how it learns.

use experiment::{Config, Knob};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{icon_button, select, send};
use crate::icons::Icon;
use crate::stage::{self, Stage};
use crate::{class_link, export, lessons, look};

/// The line with the name, and with what is done to the whole page.
pub fn title(to: &Scope<App>, app: &App) -> Html {
    let App { stage, runs, journal, share, class, export, look, lessons, .. } = app;
    html! {
        <header class="title-bar">
            <h1 class="brand">{ "Neural " }<b>{ "Playground" }</b></h1>
            { stage::view(to, *stage, runs.n()) }
            <div class="tools" role="group" aria-label="Changes, sharing and looks">
                { lessons::button(to, lessons) }
                if *stage == Stage::Playground {
                    { icon_button(to, "round plain", Icon::Undo, "Undo", journal.can_undo(), Msg::Undo) }
                    { icon_button(to, "round plain", Icon::Redo, "Redo", journal.can_redo(), Msg::Redo) }
                }
                { look::view(to, look) }
                if *stage == Stage::Playground {
                    { class_link::view(to, class) }
                    { export::view(to, export) }
                }
                { share.view(to) }
            </div>
        </header>
    }
}

/// The line that runs the network.
pub fn transport(to: &Scope<App>, config: &Config, playing: bool) -> Html {
    let (name, icon) = if playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let shows = |name: &str| !config.hides(name);
    let step = |epochs: u64| {
        let name = format!("Step {epochs} epochs");
        html! { <button class="round step" aria-label={name.clone()} title={name} onclick={send(to, Msg::Step(epochs))}>{ epochs }</button> }
    };
    html! {
        <div class="transport" role="group" aria-label="Training">
            if shows("resetButton") { { icon_button(to, "round", Icon::Reset, "Reset", true, Msg::Reset) } }
            if shows("playButton") { { icon_button(to, "round play", icon, name, true, Msg::TogglePlay) } }
            if shows("stepButton") {
                { icon_button(to, "round", Icon::Step, "Step", true, Msg::Step(1)) }
                { step(10) }
                { step(100) }
            }
            <div class="epoch">
                <span class="label" aria-hidden="true">{ "Epoch" }</span>
                <output id="epoch" aria-label="Epoch" aria-live="off"></output>
                <span id="rate" class="rate" aria-hidden="true"></span>
            </div>
        </div>
    }
}

/// How the network learns: pairs that belong together, one above the other where there is room for two rows.
pub fn training(to: &Scope<App>, config: &Config) -> Html {
    const KNOBS: [Knob; 8] = [
        Knob::LearningRate,
        Knob::Optimizer,
        Knob::Activation,
        Knob::Loss,
        Knob::Regularization,
        Knob::RegularizationRate,
        Knob::Problem,
        Knob::Pace,
    ];
    html! {
        <div class="training" role="group" aria-label="How it learns">{ for KNOBS.map(|knob| select(to, config, knob)) }</div>
    }
}
