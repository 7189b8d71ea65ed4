//! The contestants: each with its boundary, its losses, and a button that makes it the experiment.

use yew::html::Scope;
use yew::prelude::*;

use super::ink::sample;
use super::painting::{loss_id, picture_id};
use super::{Contest, Msg};
use crate::app::{self, App};
use crate::element::{Element, element};
use crate::{panel, record};

/// The id of the heading.
const TITLE: &str = "race-cards-title";

/// A card for each.
pub fn view(to: &Scope<App>, contest: &Contest) -> Element {
    let trials = contest.race().seeds().is_some();
    let cards = contest.labels().into_iter().enumerate().map(|(contestant, label)| card(to, contestant, label));
    let head = panel::head(TITLE, "Contestants").child_if(trials.then(|| panel::note("the first run of each")));
    panel::section("panel", TITLE).child(head).child(element("ul").class("cards").children(cards))
}

fn card(to: &Scope<App>, contestant: usize, label: String) -> Element {
    let loss = |name: &'static str, test: bool| {
        let value = element("dd").set("id", loss_id(contestant, test));
        element("div").child(element("dt").text(name)).child(value)
    };
    let act = |verb: &'static str, title: &'static str, message: app::Msg| {
        element("button")
            .class("button")
            .set("aria-label", format!("{verb} {label}"))
            .set("title", title)
            .sends("click", to, message)
            .text(verb)
    };
    let take_over = app::Msg::Race(Msg::TakeOver(contestant));
    let keep = app::Msg::Record(record::Msg::KeepContestant(contestant));
    let acts = element("div")
        .class("acts")
        .child(act("Take over", "Make it the experiment of the playground", take_over))
        .child(act("Keep", "Keep this run among the runs", keep));
    let picture = element("canvas")
        .set("id", picture_id(contestant))
        .set("role", "img")
        .set("aria-label", format!("Output of {label}"));
    let label = AttrValue::from(label);
    let name = element("h3")
        .class("card-name")
        .set("title", label.clone())
        .child(sample(contestant))
        .child(element("span").text(label));
    element("li")
        .class("card")
        .key(contestant)
        .child(name)
        .child(picture)
        .child(element("dl").child(loss("Training", false)).child(loss("Test", true)))
        .child(acts)
}
