//! The numbers of a network that are trained, and what they can be when they are set by hand.

use engine::Network;

use crate::error::Error;
use crate::number::{Quantity, Typed, read_number, read_typed};

/// The largest weight or bias that can be set by hand.
pub(crate) const LARGEST_PARAMETER: f64 = 1000.0;

/// One weight or one bias.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// What an input of a neuron is multiplied with.
    Weight {
        /// Counted from the first hidden layer, 0.
        layer: usize,
        /// The neuron in that layer.
        to: usize,
        /// The input of that layer.
        from: usize,
    },
    /// What a neuron adds to its inputs.
    Bias {
        /// Counted from the first hidden layer, 0.
        layer: usize,
        /// The neuron in that layer.
        neuron: usize,
    },
}

impl Parameter {
    /// The layer and the neuron that it belongs to.
    pub fn neuron(self) -> (usize, usize) {
        match self {
            Parameter::Weight { layer, to, .. } => (layer, to),
            Parameter::Bias { layer, neuron } => (layer, neuron),
        }
    }

    /// Its value now; nothing where the network has no such number.
    pub fn value(self, network: &Network) -> Option<f64> {
        let (layer, neuron) = self.neuron();
        let layer = network.layers().get(layer).filter(|layer| neuron < layer.n_out())?;
        match self {
            Parameter::Weight { from, .. } => layer.row(neuron).get(from).copied(),
            Parameter::Bias { .. } => layer.biases.get(neuron).copied(),
        }
    }

    /// Whether L1 has set it to zero for good.
    pub fn is_dead(self, network: &Network) -> bool {
        match self {
            Parameter::Weight { layer, to, from } => network
                .layers()
                .get(layer)
                .and_then(|layer| layer.dead.get(to * layer.n_in() + from))
                .is_some_and(|dead| *dead),
            Parameter::Bias { .. } => false,
        }
    }

    /// Writes a value that was checked, where the network has such a number.
    pub(crate) fn set(self, network: &mut Network, value: f64) {
        match self {
            Parameter::Weight { layer, to, from } => network.set_weight(layer, to, from, value),
            Parameter::Bias { layer, neuron } => network.set_bias(layer, neuron, value),
        }
    }
}

/// Reads a weight or a bias that somebody typed.
///
/// # Errors
/// What is no number from -1000 to 1000.
pub fn read_parameter(text: &str) -> Result<Typed<f64>, Error> {
    read_typed(text, Quantity::Real).and_then(|typed| {
        let number = read_number(&typed).filter(|number| number.abs() <= LARGEST_PARAMETER);
        number.ok_or_else(|| refuse_parameter(text))
    })
}

pub(crate) fn refuse_parameter(value: &str) -> Error {
    let allowed = format!("a number from -{LARGEST_PARAMETER} to {LARGEST_PARAMETER}");
    Error::NotAllowed { key: "A weight or bias", value: value.to_owned(), allowed, nearest: None }
}
