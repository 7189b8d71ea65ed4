//! A network at one moment, with all that training remembers: to go back to, and to go on from as if nothing had come after it.

use crate::network::Network;
use crate::optimizer::Optimizer;
use crate::trainer::Trainer;

/// A network and what training remembers, as they were.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// Weights, biases and their gradients, layer by layer, then what the optimizer remembers.
    numbers: Vec<f64>,
    /// Which weights were dead, layer by layer.
    dead: Vec<bool>,
    optimizer: Optimizer,
    steps: u64,
    n_left: usize,
}

impl Checkpoint {
    /// As they are now.
    pub fn new(network: &mut Network, trainer: &mut Trainer) -> Self {
        let (n_parameters, n_neurons) = (network.n_parameters(), network.n_neurons());
        let mut checkpoint = Checkpoint {
            // Each weight and bias, its gradient, and two numbers of the optimizer's.
            numbers: vec![0.0; 4 * n_parameters],
            dead: vec![false; n_parameters - n_neurons],
            optimizer: Optimizer::Sgd,
            steps: 0,
            n_left: 0,
        };
        checkpoint.take(network, trainer);
        checkpoint
    }

    /// Takes in how they are now, in place of what it held: of the same shape. Allocates nothing.
    pub fn take(&mut self, network: &mut Network, trainer: &mut Trainer) {
        self.exchange(network, trainer, false);
        (self.optimizer, self.steps) = (trainer.moments.optimizer, trainer.moments.steps);
        self.n_left = trainer.gradients.count;
    }

    /// Makes them what they were: of the same shape.
    pub fn restore(&mut self, network: &mut Network, trainer: &mut Trainer) {
        self.exchange(network, trainer, true);
        (trainer.moments.optimizer, trainer.moments.steps) = (self.optimizer, self.steps);
        trainer.gradients.count = self.n_left;
    }

    /// Copies all lists one way or the other.
    fn exchange(&mut self, network: &mut Network, trainer: &mut Trainer, restores: bool) {
        let (mut numbers, mut dead) = (&mut self.numbers[..], &mut self.dead[..]);
        for (index, layer) in network.layers_mut().iter_mut().enumerate() {
            let (d_weights, d_biases) = trainer.gradients.of_layer(index);
            for list in [&mut layer.weights, &mut layer.biases, d_weights, d_biases] {
                copy(&mut numbers, list, restores);
            }
            copy(&mut dead, &mut layer.dead, restores);
        }
        for list in [&mut trainer.moments.first, &mut trainer.moments.second] {
            copy(&mut numbers, list, restores);
        }
    }
}

/// Copies between a part and as many of what is kept, which are passed over then. Seldom called: it need not be fast, but small.
#[inline(never)]
fn copy<T: Copy>(rest: &mut &mut [T], part: &mut [T], restores: bool) {
    let (kept, others) = std::mem::take(rest).split_at_mut(part.len());
    if restores {
        part.copy_from_slice(kept);
    } else {
        kept.copy_from_slice(part);
    }
    *rest = others;
}
