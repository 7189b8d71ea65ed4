//! The bar at the top: what runs the network, and how it learns.

use experiment::{Config, Setting};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{icon_button, select, step_button};
use crate::element::element;
use crate::icons::Icon;
use crate::lessons::{self, Lessons};
use crate::stage::{self, Stage};
use crate::{class_link, export, look};

/// The line with the name, and with what is done to the whole page.
pub fn title(to: &Scope<App>, app: &App) -> Html {
    let App { stage, runs, undo_stack, share, class, export, missing, look, lessons, .. } = app;
    let in_playground = *stage == Stage::Playground;
    let undo = || icon_button(to, "round plain", Icon::Undo, "Undo", undo_stack.can_undo(), Msg::Undo);
    let redo = || icon_button(to, "round plain", Icon::Redo, "Redo", undo_stack.can_redo(), Msg::Redo);
    let tools = element("div")
        .class("tools")
        .set("role", "group")
        .set("aria-label", "Changes, sharing and looks")
        .child(lessons::button(to, lessons.as_ref().is_some_and(Lessons::is_open)))
        .child_if(in_playground.then(undo))
        .child_if(in_playground.then(redo))
        .child(look::view(to, look))
        .child_if(in_playground.then(|| class_link::view(to, class)))
        .child_if(in_playground.then(|| export::view(to, export, *missing)))
        .child(share.view(to));
    element("header")
        .class("title-bar")
        .child(element("h1").class("brand").text("Neural ").child(element("b").text("Playground")))
        .child(stage::view(to, *stage, runs.n()))
        .child(tools)
        .into()
}

/// The line that runs the network.
pub fn transport(to: &Scope<App>, config: &Config, playing: bool) -> Html {
    let (name, icon) = if playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let shows = |name: &str| !config.hides(name);
    let step = |epochs: u64| step_button(to, epochs, Msg::Step(epochs));
    let epoch = element("div")
        .class("epoch")
        .child(element("span").class("label").set("aria-hidden", "true").text("Epoch"))
        .child(element("output").set("id", "epoch").set("aria-label", "Epoch").set("aria-live", "off"))
        .child(element("span").set("id", "rate").class("rate").set("aria-hidden", "true"));
    let steps = shows("stepButton");
    element("div")
        .class("transport")
        .set("role", "group")
        .set("aria-label", "Training")
        .child_if(shows("resetButton").then(|| icon_button(to, "round", Icon::Reset, "Reset", true, Msg::Reset)))
        .child_if(shows("playButton").then(|| icon_button(to, "round play", icon, name, true, Msg::TogglePlay)))
        .child_if(steps.then(|| icon_button(to, "round", Icon::Step, "Step", true, Msg::Step(1))))
        .child_if(steps.then(|| step(10)))
        .child_if(steps.then(|| step(100)))
        .child(epoch)
        .into()
}

/// How the network learns: pairs that belong together, one above the other where there is room for two rows.
pub fn training(to: &Scope<App>, config: &Config) -> Html {
    const SETTINGS: [Setting; 8] = [
        Setting::LearningRate,
        Setting::Optimizer,
        Setting::Activation,
        Setting::Loss,
        Setting::Regularization,
        Setting::RegularizationRate,
        Setting::Problem,
        Setting::Pace,
    ];
    element("div")
        .class("training")
        .set("role", "group")
        .set("aria-label", "How it learns")
        .children(SETTINGS.map(|setting| select(to, config, setting)))
        .into()
}
