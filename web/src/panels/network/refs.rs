//! Where the painter finds the diagram's elements: a `ref` for each node that there can be, and for what lies between them.

use std::array;
use std::rc::Rc;

use experiment::{Feature, MOST_LAYERS, MOST_NEURONS};
use yew::NodeRef;

use crate::dom;
use crate::widgets::notation::{NeuronId, NodeId};

/// The most columns of neurons: hidden layers and the output.
pub const MOST_COLUMNS: usize = MOST_LAYERS + 1;

/// The elements of one node.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NodeRefs {
    /// What is pressed, and has the focus.
    pub button: NodeRef,
    /// Its picture.
    pub canvas: NodeRef,
}

/// The elements of the diagram. They are the same for as long as the panel lives: those that are not on the page are empty.
#[derive(Clone, Debug, Default)]
pub struct DiagramRefs(Rc<Elements>);

#[derive(Debug, Default)]
struct Elements {
    diagram: NodeRef,
    value: NodeRef,
    lead: NodeRef,
    features: [NodeRefs; Feature::ALL.len()],
    neurons: [[NodeRefs; MOST_NEURONS]; MOST_COLUMNS],
    edges: [NodeRef; MOST_COLUMNS],
}

impl PartialEq for DiagramRefs {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl DiagramRefs {
    /// The box around nodes and edges.
    pub fn diagram(&self) -> &NodeRef {
        &self.0.diagram
    }

    /// The label with the value under the pointer.
    pub fn value(&self) -> &NodeRef {
        &self.0.value
    }

    /// The line that leads from the output neuron to the output's picture.
    pub fn lead(&self) -> &NodeRef {
        &self.0.lead
    }

    /// The canvas of the edges into a layer.
    pub fn edges(&self, layer: usize) -> Option<&NodeRef> {
        self.0.edges.get(layer)
    }

    /// A node; nothing for one that no diagram has.
    pub fn node(&self, node: NodeId) -> Option<&NodeRefs> {
        match node {
            NodeId::Feature(feature) => self.0.features.get(feature as usize),
            NodeId::Neuron(NeuronId { layer, neuron }) => self.0.neurons.get(layer)?.get(neuron),
        }
    }

    /// The pictures of the features, in the order of [`Feature::ALL`].
    pub fn feature_pictures(&self) -> [&NodeRef; Feature::ALL.len()] {
        self.0.features.each_ref().map(|node| &node.canvas)
    }

    /// The pictures of every neuron that there can be, layer by layer.
    pub fn neuron_pictures(&self) -> impl Iterator<Item = [&NodeRef; MOST_NEURONS]> {
        self.0.neurons.iter().map(|layer| array::from_fn(|neuron| &layer[neuron].canvas))
    }

    /// Which of some nodes has the focus.
    pub fn focused(&self, mut nodes: impl Iterator<Item = NodeId>) -> Option<NodeId> {
        nodes.find(|node| self.node(*node).is_some_and(|refs| dom::has_focus(&refs.button)))
    }
}
