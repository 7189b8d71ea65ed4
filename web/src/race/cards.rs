//! The contestants: each with its boundary, its losses, and a button that makes it the experiment.

use yew::html::Scope;
use yew::prelude::*;

use super::ink::sample;
use super::painting::{loss_id, picture_id};
use super::{Contest, Msg};
use crate::app::{self, App};
use crate::controls::send;
use crate::{panel, record};

/// A card for each.
pub fn view(to: &Scope<App>, contest: &Contest) -> Html {
    let beside = if contest.race().seeds().is_some() {
        panel::note("the first run of each")
    } else {
        html! {}
    };
    let cards = html! {
        <ul class="cards">{ for contest.labels().into_iter().enumerate().map(|(contestant, label)| card(to, contestant, label)) }</ul>
    };
    panel::view("", "race-cards-title", "Contestants", beside, cards)
}

fn card(to: &Scope<App>, contestant: usize, label: String) -> Html {
    let loss = |name: &'static str, test: bool| {
        html! {
            <div><dt>{ name }</dt><dd id={loss_id(contestant, test)}></dd></div>
        }
    };
    html! {
        <li class="card" key={contestant}>
            <h3 class="card-name" title={label.clone()}>{ sample(contestant) }<span>{ label.clone() }</span></h3>
            <canvas id={picture_id(contestant)} role="img" aria-label={format!("Output of {label}")}></canvas>
            <dl>{ loss("Training", false) }{ loss("Test", true) }</dl>
            <div class="acts">
                <button class="button" aria-label={format!("Take over {label}")} title="Make it the experiment of the playground"
                    onclick={send(to, app::Msg::Race(Msg::TakeOver(contestant)))}>{ "Take over" }</button>
                <button class="button" aria-label={format!("Keep {label}")} title="Keep this run among the runs"
                    onclick={send(to, app::Msg::Record(record::Msg::KeepContestant(contestant)))}>{ "Keep" }</button>
            </div>
        </li>
    }
}
