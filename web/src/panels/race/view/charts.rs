//! The panels around the charts: the losses of all over epochs, and trials one by one.

use std::rc::Rc;

use experiment::RankedBy;
use yew::prelude::*;

use super::super::charts::{ChartOptions, TrialMeasure};
use super::super::message::RaceMsg;
use crate::canvas::chart::StripChart;
use crate::widgets::{LabelledCheckbox, Panel, panel_note, use_style};

/// The chart of losses.
#[derive(Properties, PartialEq)]
pub struct LossesProps {
    /// What it shows.
    pub options: ChartOptions,
    /// Whether there are trials.
    pub trials: bool,
    /// What decides who is ahead.
    pub ranked_by: RankedBy,
    /// What the contestants are called.
    pub labels: Rc<[AttrValue]>,
    /// Its canvas.
    pub node: NodeRef,
    /// Is told what is to be shown.
    pub send: Callback<RaceMsg>,
}

/// The losses of all contestants over epochs.
#[component]
pub fn Losses(LossesProps { options, trials, ranked_by, labels, node, send }: &LossesProps) -> Html {
    let ChartOptions { test, logarithmic } = *options;
    let title = if test { "Test loss" } else { "Training loss" };
    let of = match (ranked_by, trials) {
        (RankedBy::Accuracy, _) => "of different functions: heights cannot be compared",
        (RankedBy::Loss, true) => "median and quartiles of all runs",
        (RankedBy::Loss, false) => "over epochs",
    };
    let name = format!("{title}, {of}, of {}. The ranking below has the numbers.", labels.join(", "));
    let switch = |label: &'static str, checked: bool, onchange: Callback<bool>| {
        html! { <LabelledCheckbox class="switch small-switch" {checked} {label} {onchange} /> }
    };
    let head = html! {
        <>
            { panel_note(of) }
            <span class="end">
                { switch("Training", !test, send.reform(|training: bool| RaceMsg::ShowTest(!training))) }
                { switch("Logarithmic", logarithmic, send.reform(RaceMsg::Logarithmic)) }
            </span>
        </>
    };
    let panel = Panel {
        class: "panel race-losses",
        title_id: "race-losses-title".into(),
        title: title.into(),
        head,
        ..Panel::default()
    };
    panel.view(html! {
        <div class="race-chart"><canvas ref={node} id="race-chart" role="img" aria-label={name} /></div>
    })
}

/// The charts of trials.
#[derive(Properties, PartialEq)]
pub struct StripsProps {
    /// How many rows there are.
    pub n_contestants: usize,
    /// The canvases, as in [`TrialMeasure::ALL`].
    pub nodes: [NodeRef; 2],
}

/// Trials one by one: final losses, and epochs until the target.
#[component]
pub fn Strips(StripsProps { n_contestants, nodes }: &StripsProps) -> Html {
    let style = AttrValue::from(format!("height:{}px", StripChart::height(*n_contestants)));
    let [losses, epochs] = nodes;
    use_style(losses, style.clone());
    use_style(epochs, style);
    let strip = |(measure, node): (TrialMeasure, &NodeRef)| {
        let (id, title) = (measure.id(), measure.title());
        let name = format!("{title}: one dot each. The ranking has the numbers.");
        let title_id = format!("{id}-title").into();
        let panel = Panel { class: "panel", title_id, title: title.into(), ..Panel::default() };
        panel.view(html! { <canvas ref={node} {id} class="race-strip" role="img" aria-label={name} /> })
    };
    html! { <div class="strips">{ for TrialMeasure::ALL.into_iter().zip(nodes).map(strip) }</div> }
}
