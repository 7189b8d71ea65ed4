//! All of the race on the page.

use yew::html::Scope;
use yew::prelude::*;

use super::strip::{self, Measure};
use super::{Contest, Msg, bar, cards, chart, setup, table};
use crate::app::{self, App};
use crate::panel;

/// The race.
pub fn view(to: &Scope<App>, contest: &Contest) -> Html {
    html! {
        <>
            { bar::view(to, contest) }
            <div class="race">
                { setup::view(to, contest) }
                <p class="race-said" role="status">{ contest.verdict().unwrap_or_default() }</p>
                <div class="race-warnings" role="alert">
                    if let Some(warning) = contest.warning() { <p class="notice urgent">{ warning }</p> }
                </div>
                { losses(to, contest) }
                <div class="race-side">
                    { cards::view(to, contest) }
                    if contest.race().seeds().is_some() { { strips(contest) } }
                </div>
                { table::view(contest) }
            </div>
        </>
    }
}

fn losses(to: &Scope<App>, contest: &Contest) -> Html {
    let (shows_test, logarithmic) = (contest.shows_test, contest.logarithmic);
    let what = if shows_test { "Test loss" } else { "Training loss" };
    let of = if contest.race().seeds().is_some() { "median and quartiles of all runs" } else { "over epochs" };
    let switch = |label: &'static str, on: bool, message: Msg| {
        let onchange = to.callback(move |_: Event| app::Msg::Race(message.clone()));
        html! {
            <label class="switch small-switch"><input type="checkbox" checked={on} {onchange} /><span>{ label }</span></label>
        }
    };
    let name = format!("{what}, {of}, of {}. The ranking below has the numbers.", contest.labels().join(", "));
    let beside = html! {
        <>
            { panel::note(of) }
            <span class="end">
                { switch("Training", !shows_test, Msg::ShowTest(!shows_test)) }
                { switch("Logarithmic", logarithmic, Msg::Logarithmic(!logarithmic)) }
            </span>
        </>
    };
    let chart = html! { <div class="race-chart"><canvas id={chart::ID} role="img" aria-label={name}></canvas></div> };
    panel::view("race-losses", "race-losses-title", what, beside, chart)
}

fn strips(contest: &Contest) -> Html {
    let strip = |measure: Measure, title_id| {
        let name = format!("{}: one dot each. The ranking has the numbers.", measure.title());
        let style = format!("height:{}px", strip::height(contest.n_contestants()));
        let dots =
            html! { <canvas id={measure.id()} class="race-strip" role="img" aria-label={name} {style}></canvas> };
        panel::view("", title_id, measure.title(), html! {}, dots)
    };
    html! { <div class="strips">{ strip(Measure::Loss, "race-strip-loss-title") }{ strip(Measure::TargetEpoch, "race-strip-epoch-title") }</div> }
}
