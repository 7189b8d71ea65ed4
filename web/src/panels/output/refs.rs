//! Where the painter finds the output's elements.

use yew::NodeRef;

/// What is painted past Yew.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)] // Each is the element with the id of this name, more or less.
pub struct OutputRefs {
    pub loss_train: NodeRef,
    pub loss_test: NodeRef,
    pub chart: NodeRef,
    pub chart_value: NodeRef,
    pub shown: NodeRef,
    pub picture: NodeRef,
    pub points: NodeRef,
    pub accuracy_train: NodeRef,
    pub accuracy_test: NodeRef,
    pub gap: NodeRef,
    pub parameters: NodeRef,
}
