//! All of the race on the page.

use yew::html::Scope;
use yew::prelude::*;

use super::strip::{self, Measure};
use super::{Contest, Msg, bar, cards, chart, setup, table};
use crate::app::{self, App};
use crate::controls::{checkbox, labelled};
use crate::element::{Element, element};
use crate::panel;

/// The race.
pub fn view(to: &Scope<App>, contest: &Contest) -> Html {
    let warning = |warning: String| element("p").class("notice urgent").text(warning);
    let trials = contest.race().seeds().is_some();
    let verdict = contest.verdict().unwrap_or_default();
    let side =
        element("div").class("race-side").child(cards::view(to, contest)).child_if(trials.then(|| strips(contest)));
    let panels = element("div")
        .class("race")
        .child(setup::view(to, contest))
        .child(element("p").class("race-said").set("role", "status").text(verdict))
        .child(element("div").class("race-warnings").set("role", "alert").child_if(contest.warning().map(warning)))
        .child(losses(to, contest))
        .child(side)
        .child(table::view(contest));
    [bar::view(to, contest), panels].into_iter().collect()
}

fn losses(to: &Scope<App>, contest: &Contest) -> Element {
    let (shows_test, logarithmic) = (contest.shows_test, contest.logarithmic);
    let what = if shows_test { "Test loss" } else { "Training loss" };
    let of = if contest.race().seeds().is_some() { "median and quartiles of all runs" } else { "over epochs" };
    let switch = |label: &'static str, on: bool, message: Msg| {
        labelled("switch small-switch", checkbox(on).sends("change", to, app::Msg::Race(message)), label)
    };
    let switches = element("span")
        .class("end")
        .child(switch("Training", !shows_test, Msg::ShowTest(!shows_test)))
        .child(switch("Logarithmic", logarithmic, Msg::Logarithmic(!logarithmic)));
    let name = format!("{what}, {of}, of {}. The ranking below has the numbers.", contest.labels().join(", "));
    let chart = element("canvas").set("id", chart::ID).set("role", "img").set("aria-label", name);
    panel::section("panel race-losses", "race-losses-title")
        .child(panel::head("race-losses-title", what).child(panel::note(of)).child(switches))
        .child(element("div").class("race-chart").child(chart))
}

fn strips(contest: &Contest) -> Element {
    let strip = |measure: Measure, title_id: &'static str| {
        let name = format!("{}: one dot each. The ranking has the numbers.", measure.title());
        let dots = element("canvas")
            .set("id", measure.id())
            .class("race-strip")
            .set("role", "img")
            .set("aria-label", name)
            .set("style", format!("height:{}px", strip::height(contest.n_contestants())));
        panel::section("panel", title_id).child(panel::head(title_id, measure.title())).child(dots)
    };
    element("div")
        .class("strips")
        .child(strip(Measure::Loss, "race-strip-loss-title"))
        .child(strip(Measure::TargetEpoch, "race-strip-epoch-title"))
}
