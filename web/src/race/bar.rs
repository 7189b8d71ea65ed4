//! The bar that runs a race: the same buttons as for one experiment, and how far it is.

use experiment::Setting;
use yew::html::Scope;

use super::{Contest, Msg};
use crate::app::{self, App};
use crate::controls::{icon_button, select, step_button};
use crate::element::{Element, element};
use crate::icons::Icon;

/// The bar.
pub fn view(to: &Scope<App>, contest: &Contest) -> Element {
    let race = contest.race();
    let side_by_side = race.seeds().is_none();
    let (name, icon) = if contest.playing { ("Pause", Icon::Pause) } else { ("Play", Icon::Play) };
    let one_step = || icon_button(to, "round", Icon::Step, "Step", true, app::Msg::Race(Msg::Step(1)));
    let step = |epochs: u64| step_button(to, epochs, app::Msg::Race(Msg::Step(epochs)));
    let transport = element("div")
        .class("transport")
        .set("role", "group")
        .set("aria-label", "Race")
        .child(icon_button(to, "round", Icon::Reset, "Reset", true, app::Msg::Race(Msg::Reset)))
        .child(icon_button(to, "round play", icon, name, true, app::Msg::Race(Msg::TogglePlay)))
        .child_if(side_by_side.then(one_step))
        .child_if(side_by_side.then(|| step(10)))
        .child_if(side_by_side.then(|| step(100)))
        .child_if(side_by_side.then(|| epoch(race.limits().epochs)));
    let pace = || element("div").class("race-pace").child(select(to, race.base(), Setting::Pace));
    let progress = element("div")
        .class("race-progress")
        .child(element("progress").set("id", "race-progress").set("aria-label", "Progress of the race"))
        .child(element("span").set("id", "race-left").class("quiet"));
    let cancel = element("button")
        .class("button")
        .flag("disabled", !contest.is_under_way())
        .sends("click", to, app::Msg::Race(Msg::Cancel))
        .text("Cancel");
    element("div")
        .class("run-bar race-bar")
        .child(transport)
        .child_if(side_by_side.then(pace))
        .child(progress)
        .child(cancel)
}

/// The epoch that all are at, of how many.
fn epoch(all: u64) -> Element {
    element("div")
        .class("epoch")
        .child(element("span").class("label").set("aria-hidden", "true").text("Epoch"))
        .child(element("output").set("id", "race-epoch").set("aria-label", "Epoch").set("aria-live", "off"))
        .child(element("span").class("rate").set("aria-hidden", "true").text(format!("of {all}")))
}
