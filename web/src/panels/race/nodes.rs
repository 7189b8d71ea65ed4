//! Where on the page a race is painted.

use std::rc::Rc;

use experiment::MOST_CONTESTANTS;
use yew::NodeRef;

/// The elements that are painted past Yew. The view makes those that it needs.
#[derive(Clone, Debug, PartialEq)]
pub struct RaceNodes {
    /// In the bar.
    pub bar: BarNodes,
    /// The canvas of the chart of losses.
    pub losses: NodeRef,
    /// The canvases of the charts of trials, as in [`TrialMeasure::ALL`](super::charts::TrialMeasure::ALL).
    pub strips: [NodeRef; 2],
    /// The canvases with what networks answer, as many as there can be contestants.
    pub pictures: Rc<[NodeRef]>,
}

/// What moves in the bar.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BarNodes {
    /// The epoch that all are at.
    pub epoch: NodeRef,
    /// The bar that fills.
    pub progress: NodeRef,
    /// How far the race is, in words.
    pub left: NodeRef,
}

impl RaceNodes {
    /// Nothing of it is on the page yet.
    pub fn new() -> Self {
        RaceNodes {
            bar: BarNodes::default(),
            losses: NodeRef::default(),
            strips: Default::default(),
            pictures: (0..MOST_CONTESTANTS).map(|_| NodeRef::default()).collect(),
        }
    }
}
