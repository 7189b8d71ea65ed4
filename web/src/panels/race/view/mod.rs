//! All of the race on the page, in components that are drawn anew only when what they show has changed.

mod bar;
mod cards;
mod charts;
mod ranking;
mod setup;

use experiment::{Choice, Setting, Variable, VariableValue};
use yew::prelude::*;

use super::charts::ChartOptions;
use super::contest::Contest;
use super::field::RaceFieldError;
use super::message::RaceMsg;
use super::nodes::RaceNodes;
use crate::widgets::{self, SettingCallbacks, phrase};
use bar::RaceBar;
use cards::Cards;
use charts::{Losses, Strips};
use ranking::Ranking;
use setup::{Setup, SetupTexts};

/// The race, what else can be compared, and what cannot; `on` is told what is done to settings.
pub fn view(
    contest: &Contest,
    options: ChartOptions,
    (offered, refused): (&[VariableValue], Option<&RaceFieldError>),
    nodes: &RaceNodes,
    send: &Callback<RaceMsg>,
    on: &SettingCallbacks,
) -> Html {
    let race = contest.race();
    let trials = !contest.is_side_by_side();
    let varies = match race.variable() {
        Variable::Nothing => "Network",
        variable => variable.word().label,
    };
    let warning = |warning: String| html! { <p class="notice urgent">{ phrase(warning) }</p> };
    let strips = || html! { <Strips n_contestants={contest.labels().len()} nodes={nodes.strips.clone()} /> };
    html! {
        <>
            <RaceBar
                is_playing={contest.is_playing()}
                is_under_way={contest.is_under_way()}
                side_by_side={(!trials).then(|| race.limits().epochs)}
                access={widgets::TransportAccess::of(race.base())}
                pace={widgets::control(race.base(), Setting::Pace)}
                nodes={nodes.bar.clone()}
                {send}
                on={on.clone()}
            />
            <div class="race">
                <Setup texts={SetupTexts::of(race, offered)} refused={refused.cloned()} {send} explain={&on.explain} />
                <p class="race-said" role="status">{ phrase(contest.said().unwrap_or_default()) }</p>
                <div class="race-warnings" role="alert">{ for contest.warning().map(warning) }</div>
                <div class="race-charts">
                    <Losses
                        {options}
                        {trials}
                        ranked_by={race.ranked_by()}
                        labels={contest.labels()}
                        node={nodes.losses.clone()}
                        {send}
                    />
                    { for trials.then(strips) }
                </div>
                <Cards
                    {trials}
                    {varies}
                    keeps={race.base().lets_keep_runs()}
                    labels={contest.labels()}
                    losses={cards::losses(contest.results())}
                    pictures={&nodes.pictures}
                    {send}
                />
                <Ranking
                    head={ranking::head(contest)}
                    {varies}
                    {trials}
                    {send}
                    rows={ranking::rows(contest.results(), contest.labels(), race)}
                />
            </div>
        </>
    }
}
