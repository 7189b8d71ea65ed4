//! The contestants: each with its boundary, its losses, and buttons that make it the experiment or keep its run.

use std::rc::Rc;

use yew::prelude::*;

use super::super::message::RaceMsg;
use super::super::nodes::CardNodes;
use crate::canvas::chart::ink::sample;
use crate::widgets::{Panel, panel_note};

/// All contestants.
#[derive(Properties, PartialEq)]
pub struct CardsProps {
    /// Whether there are trials.
    pub trials: bool,
    /// What the contestants are called.
    pub labels: Rc<[AttrValue]>,
    /// What moves in each.
    pub nodes: Rc<[CardNodes]>,
    /// Is told what was pressed.
    pub send: Callback<RaceMsg>,
}

/// A card for each contestant.
#[component]
pub fn Cards(CardsProps { trials, labels, nodes, send }: &CardsProps) -> Html {
    let card = |(contestant, (label, nodes)): (usize, (&AttrValue, &CardNodes))| {
        html! { <Card key={contestant} {contestant} label={label.clone()} nodes={nodes.clone()} {send} /> }
    };
    let head = if *trials { panel_note("the first run of each") } else { Html::default() };
    html! {
        <Panel class="panel" title_id="race-cards-title" title="Contestants" {head}>
            <ul class="cards">{ for labels.iter().zip(nodes.iter()).enumerate().map(card) }</ul>
        </Panel>
    }
}

/// A contestant.
#[derive(Properties, PartialEq)]
struct CardProps {
    contestant: usize,
    label: AttrValue,
    nodes: CardNodes,
    send: Callback<RaceMsg>,
}

/// A contestant's card.
#[component]
fn Card(CardProps { contestant, label, nodes, send }: &CardProps) -> Html {
    let contestant = *contestant;
    let act = |verb: &'static str, title: &'static str, message: RaceMsg| {
        let name = format!("{verb} {label}");
        let onclick = send.reform(move |_: MouseEvent| message.clone());
        html! { <button class="button" aria-label={name} {title} {onclick}>{ verb }</button> }
    };
    html! {
        <li class="card">
            <h3 class="card-name" title={label.clone()}>{ sample(contestant) }<span>{ label.clone() }</span></h3>
            <canvas
                ref={&nodes.picture}
                id={format!("race-picture-{contestant}")}
                role="img"
                aria-label={format!("Output of {label}")}
            />
            <dl>
                <div><dt>{ "Training" }</dt><dd ref={&nodes.train} id={format!("race-train-{contestant}")} /></div>
                <div><dt>{ "Test" }</dt><dd ref={&nodes.test} id={format!("race-test-{contestant}")} /></div>
            </dl>
            <div class="acts">
                { act("Take over", "Make it the experiment of the playground", RaceMsg::TakeOver(contestant)) }
                { act("Keep", "Keep this run among the runs", RaceMsg::Keep(contestant)) }
            </div>
        </li>
    }
}
