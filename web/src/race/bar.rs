//! The bar that runs a race: the same buttons as for one experiment, and how far it is.

use experiment::Knob;
use yew::html::Scope;
use yew::prelude::*;

use super::{Contest, Msg};
use crate::app::{self, App};
use crate::controls::{icon_button, select, send};
use crate::icons::Icon;

/// The bar.
pub fn view(to: &Scope<App>, contest: &Contest) -> Html {
    let race = contest.race();
    let side_by_side = race.seeds().is_none();
    let (name, icon) = if contest.playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    html! {
        <div class="run-bar race-bar">
            <div class="transport" role="group" aria-label="Race">
                { icon_button(to, "round", Icon::Reset, "Reset", true, app::Msg::Race(Msg::Reset)) }
                { icon_button(to, "round play", icon, name, true, app::Msg::Race(Msg::TogglePlay)) }
                if side_by_side {
                    { icon_button(to, "round", Icon::Step, "Step", true, app::Msg::Race(Msg::Step(1))) }
                    { step(to, 10) }
                    { step(to, 100) }
                    <div class="epoch">
                        <span class="label" aria-hidden="true">{ "Epoch" }</span>
                        <output id="race-epoch" aria-label="Epoch" aria-live="off"></output>
                        <span class="rate" aria-hidden="true">{ format!("of {}", race.terms().epochs) }</span>
                    </div>
                }
            </div>
            if side_by_side { <div class="race-pace">{ select(to, race.base(), Knob::Pace) }</div> }
            <div class="race-progress">
                <progress id="race-progress" aria-label="Progress of the race"></progress>
                <span id="race-left" class="quiet"></span>
            </div>
            <button class="button" disabled={!contest.is_under_way()} onclick={send(to, app::Msg::Race(Msg::Cancel))}>{ "Cancel" }</button>
        </div>
    }
}

fn step(to: &Scope<App>, epochs: u64) -> Html {
    let name = format!("Step {epochs} epochs");
    html! {
        <button class="round step" aria-label={name.clone()} title={name} onclick={send(to, app::Msg::Race(Msg::Step(epochs)))}>
            { epochs }
        </button>
    }
}
