//! Where the painter finds the inspector's elements: a `ref` for each number that a neuron can have.

use std::cell::Cell;
use std::rc::Rc;

use experiment::{Feature, Features, MOST_NEURONS, Parameter, Session};
use yew::NodeRef;

use crate::widgets::notation::NeuronId;

/// The most inputs of a neuron: the features, or the neurons of the layer before.
const MOST_INPUTS: usize = if Feature::ALL.len() > MOST_NEURONS { Feature::ALL.len() } else { MOST_NEURONS };

/// What the rows of fields are about: with another neuron, or other inputs, they have other names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Subject {
    /// The neuron.
    pub neuron: NeuronId,
    /// The features that are on.
    pub features: Features,
}

impl Subject {
    /// A neuron of this session.
    pub fn new(session: &Session, neuron: NeuronId) -> Self {
        Subject { neuron, features: session.config().features() }
    }
}

/// The elements of one number.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FieldRefs {
    /// Its field.
    pub input: NodeRef,
    /// Its slider.
    pub slider: NodeRef,
    /// What says that L1 has silenced it.
    pub dead: NodeRef,
}

/// The elements of the inspector. They are the same for as long as the panel lives: those that are not on the page are empty.
#[derive(Clone, Debug, Default)]
pub struct InspectorRefs(Rc<Elements>);

#[derive(Debug, Default)]
struct Elements {
    card: NodeRef,
    equation: NodeRef,
    /// Those of the weights in the order of the inputs, then those of the bias.
    fields: [FieldRefs; MOST_INPUTS + 1],
    rendered: Cell<Option<Subject>>,
}

impl PartialEq for InspectorRefs {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl InspectorRefs {
    /// The whole card.
    pub fn card(&self) -> &NodeRef {
        &self.0.card
    }

    /// The equation.
    pub fn equation(&self) -> &NodeRef {
        &self.0.equation
    }

    /// The elements of every number that there can be.
    pub fn fields(&self) -> &[FieldRefs] {
        &self.0.fields
    }

    /// The elements of one of a neuron's numbers; nothing for one that no neuron has.
    pub fn field(&self, parameter: Parameter) -> Option<&FieldRefs> {
        self.0.fields.get(field_index(parameter)?)
    }

    /// Takes note of what the rows are about that were just rendered.
    pub fn set_rendered(&self, subject: Option<Subject>) {
        self.0.rendered.set(subject);
    }

    /// What the rows are about that are on the page.
    pub fn rendered(&self) -> Option<Subject> {
        self.0.rendered.get()
    }
}

/// Which of the [fields](InspectorRefs::fields) is that of one of a neuron's numbers.
pub fn field_index(parameter: Parameter) -> Option<usize> {
    match parameter {
        Parameter::Weight { from, .. } => (from < MOST_INPUTS).then_some(from),
        Parameter::Bias { .. } => Some(MOST_INPUTS),
    }
}
