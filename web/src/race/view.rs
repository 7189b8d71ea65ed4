//! All of the race on the page.

use yew::html::Scope;
use yew::prelude::*;

use super::strip::{self, Measure};
use super::{Contest, Msg, bar, cards, chart, setup, table};
use crate::app::{self, App};

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
    html! {
        <section class="panel race-losses" aria-labelledby="race-losses-title">
            <div class="panel-head">
                <h2 id="race-losses-title">{ what }</h2><span class="quiet">{ of }</span>
                <span class="end">
                    { switch("Training", !shows_test, Msg::ShowTest(!shows_test)) }
                    { switch("Logarithmic", logarithmic, Msg::Logarithmic(!logarithmic)) }
                </span>
            </div>
            <div class="race-chart"><canvas id={chart::ID} role="img" aria-label={name}></canvas></div>
        </section>
    }
}

fn strips(contest: &Contest) -> Html {
    let strip = |measure: Measure| {
        html! {
            <section class="panel">
                <h2 class="strip-title">{ measure.title() }</h2>
                <canvas id={measure.id()} class="race-strip" role="img" aria-label={format!("{}: one dot each. The ranking has the numbers.", measure.title())}
                    style={format!("height:{}px", strip::height(contest.n_contestants()))}></canvas>
            </section>
        }
    };
    html! { <div class="strips">{ strip(Measure::Loss) }{ strip(Measure::TargetEpoch) }</div> }
}
