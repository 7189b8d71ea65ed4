//! The networks that are compared: each with its boundary, its losses, and buttons that make it the experiment or keep its run.

use std::rc::Rc;

use yew::prelude::*;

use super::super::message::RaceMsg;
use super::super::results::ContestantResult;
use crate::canvas::chart::ink::sample;
use crate::widgets::notation::LossText;
use crate::widgets::{Panel, panel_note};

/// All contestants.
#[derive(Properties, PartialEq)]
pub struct CardsProps {
    /// Whether there are trials.
    pub trials: bool,
    /// What varies.
    pub varies: &'static str,
    /// Whether runs can be kept.
    pub keeps: bool,
    /// What the contestants are called.
    pub labels: Rc<[AttrValue]>,
    /// Their losses, as they are in the ranking if there are no trials.
    pub losses: Vec<CardLosses>,
    /// Their canvases.
    pub pictures: Rc<[NodeRef]>,
    /// Is told what was pressed.
    pub send: Callback<RaceMsg>,
}

/// The losses in a card, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CardLosses {
    train: String,
    test: String,
}

/// The losses of all contestants, in their order.
pub fn losses(results: &[ContestantResult]) -> Vec<CardLosses> {
    let text = |loss: Option<f64>| loss.map_or("diverged".to_owned(), |loss| LossText(loss).to_string());
    let mut results: Vec<&ContestantResult> = results.iter().collect();
    results.sort_unstable_by_key(|result| result.contestant);
    let losses = |result: &ContestantResult| {
        let (train, test) = result.first_losses;
        CardLosses { train: text(train), test: text(test) }
    };
    results.into_iter().map(losses).collect()
}

/// A card for each contestant.
#[component]
pub fn Cards(CardsProps { trials, varies, keeps, labels, losses, pictures, send }: &CardsProps) -> Html {
    let cards = labels.iter().zip(losses).zip(pictures.iter()).enumerate();
    let card = |(contestant, ((label, losses), picture)): (usize, ((&AttrValue, &CardLosses), &NodeRef))| {
        let (label, losses) = (label.clone(), losses.clone());
        html! { <Card key={contestant} {contestant} {label} {losses} {picture} keeps={*keeps} {send} /> }
    };
    let first = if *trials { ": the first run of each" } else { "" };
    let head = panel_note(format!("{varies}{first}"));
    let panel = Panel {
        class: "panel race-cards",
        title_id: "race-cards-title".into(),
        title: "Networks compared".into(),
        head,
        ..Panel::default()
    };
    panel.view(html! { <ul class="cards">{ for cards.map(card) }</ul> })
}

/// A contestant.
#[derive(Properties, PartialEq)]
struct CardProps {
    contestant: usize,
    label: AttrValue,
    losses: CardLosses,
    picture: NodeRef,
    keeps: bool,
    send: Callback<RaceMsg>,
}

/// A contestant's card.
#[component]
fn Card(CardProps { contestant, label, losses, picture, keeps, send }: &CardProps) -> Html {
    let contestant = *contestant;
    let act = |verb: &'static str, name: String, title: &'static str, message: RaceMsg| {
        let onclick = send.reform(move |_: MouseEvent| message.clone());
        html! { <button class="button" aria-label={name} {title} {onclick}>{ verb }</button> }
    };
    html! {
        <li class="card">
            <h3 class="card-name" title={label.clone()}>{ sample(contestant) }<span key={label.as_str()}>{ label.clone() }</span></h3>
            <canvas
                ref={picture}
                id={format!("race-picture-{contestant}")}
                role="img"
                aria-label={format!("Output of {label}")}
            />
            <dl>
                <div><dt>{ "Training" }</dt><dd id={format!("race-train-{contestant}")} translate="no">{ &losses.train }</dd></div>
                <div><dt>{ "Test" }</dt><dd id={format!("race-test-{contestant}")} translate="no">{ &losses.test }</dd></div>
            </dl>
            <div class="acts">
                { act(
                    "Open in Playground",
                    format!("Open in Playground: {label}"),
                    "Make it the experiment, at epoch 0",
                    RaceMsg::TakeOver(contestant),
                ) }
                if *keeps {
                    { act("Save", format!("Save {label}"), "Save it among the runs", RaceMsg::Keep(contestant)) }
                }
            </div>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::rehearsal::{race, run};
    use super::super::super::results::results;
    use super::*;

    #[test]
    fn a_card_has_the_losses_of_the_ranking() {
        let schedule = run(race("linear,tanh", 60, 0.1, None));
        let results = results(&schedule);
        assert_eq!(results[0].contestant, 1, "the best comes first");
        let losses = losses(&results);
        for result in &results {
            let loss = result.summary.as_ref().unwrap().loss_test.median;
            assert_eq!(losses[result.contestant].test, format!("{loss:.3}"));
        }
    }
}
