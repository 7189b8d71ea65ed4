//! The ablation: a session's network without some of its hidden neurons, to see what they are good for. It is looked at, and never
//! trained: nothing of the run changes, and whatever changes that switches all of them on again.

use engine::{Network, Score};

use crate::settings::{MOST_LAYERS, MOST_NEURONS};

/// The hidden neurons that are switched off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SwitchedOff {
    /// A bit for each neuron of each layer.
    layers: [u8; MOST_LAYERS],
}

const _: () = assert!(MOST_NEURONS <= u8::BITS as usize, "a bit for each neuron");

impl SwitchedOff {
    /// Whether this neuron is off; both are counted from 0, layers from the first hidden one.
    pub fn has(&self, layer: usize, neuron: usize) -> bool {
        self.layers.get(layer).is_some_and(|bits| neuron < MOST_NEURONS && bits >> neuron & 1 == 1)
    }

    /// How many are off.
    pub fn n(&self) -> usize {
        self.layers.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    pub(super) fn toggle(&mut self, layer: usize, neuron: usize) {
        if let Some(bits) = self.layers.get_mut(layer).filter(|_| neuron < MOST_NEURONS) {
            *bits ^= 1 << neuron;
        }
    }
}

/// A network of which some neurons are off, and how good it is.
#[derive(Clone, Debug)]
pub(super) struct Ablation {
    pub(super) off: SwitchedOff,
    pub(super) network: Network,
    /// Over the points that train, and those that test.
    pub(super) scores: [Score; 2],
}
