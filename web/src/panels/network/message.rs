//! What happens to the diagram.

use experiment::Feature;

use super::curve::Spot;
use crate::widgets::notation::{NeuronId, NodeId};

/// What happens to the diagram.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NetworkMsg {
    /// The pointer or the focus is on a node, or on none.
    Hover(Option<NodeId>),
    /// A neuron was pressed.
    Press {
        /// Which.
        neuron: NeuronId,
        /// By a key, or else by a pointer.
        by_key: bool,
    },
    /// A hidden neuron is to be switched off, or on again.
    Switch {
        /// Which.
        neuron: NeuronId,
        /// By a key, or else by a second press that followed on the first.
        by_key: bool,
    },
    /// The pointer is here on the diagram, or not between its nodes.
    Point(Option<Spot>),
    /// The diagram was pressed here, between its nodes.
    Pick(Spot),
    /// A feature was pressed, which switches it on or off.
    Toggle(Feature),
    /// The network is to have another shape.
    Resize(Resize),
}

/// A step to another shape of the network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Resize {
    /// One more hidden layer.
    AddLayer,
    /// The last hidden layer goes.
    RemoveLayer,
    /// One more neuron in this hidden layer.
    AddNeuron(usize),
    /// One less neuron in this hidden layer.
    RemoveNeuron(usize),
}
