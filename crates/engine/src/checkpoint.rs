//! A network at one moment, with all that training remembers: to go back to, and to go on from as if nothing had come after it.

use crate::network::Network;
use crate::optimizer::Optimizer;
use crate::trainer::Trainer;

/// A network and what training remembers, as they were. What is zero takes no room.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    /// Weights and biases, layer by layer; their gradients, where samples were left over; what the optimizer remembers, if it does.
    numbers: Vec<f64>,
    /// Which weights were dead, layer by layer; empty where none was.
    dead: Vec<bool>,
    optimizer: Optimizer,
    steps: u64,
    n_left: usize,
}

/// What a list of numbers is.
#[derive(Clone, Copy)]
enum Kind {
    Parameters,
    Gradients,
    Moments,
}

impl Checkpoint {
    /// As they are now. It has room for all that networks of this shape can come to: [`take`](Self::take) allocates nothing.
    pub fn new(network: &mut Network, trainer: &mut Trainer) -> Self {
        let (n_parameters, n_neurons) = (network.n_parameters(), network.n_neurons());
        // Each weight and bias, its gradient, and two numbers of the optimizer's.
        Checkpoint::with_room(4 * n_parameters, n_parameters - n_neurons, network, trainer)
    }

    /// As they are now, in no more room than that needs.
    pub fn compact(network: &mut Network, trainer: &mut Trainer) -> Self {
        let mut checkpoint = Checkpoint::with_room(0, 0, network, trainer);
        checkpoint.numbers.shrink_to_fit();
        checkpoint.dead.shrink_to_fit();
        checkpoint
    }

    fn with_room(n_numbers: usize, n_weights: usize, network: &mut Network, trainer: &mut Trainer) -> Self {
        let mut checkpoint = Checkpoint {
            numbers: Vec::with_capacity(n_numbers),
            dead: Vec::with_capacity(n_weights),
            optimizer: Optimizer::Sgd,
            steps: 0,
            n_left: 0,
        };
        checkpoint.take(network, trainer);
        checkpoint
    }

    /// How much room it takes, in bytes.
    pub fn n_bytes(&self) -> usize {
        size_of::<Self>() + size_of::<f64>() * self.numbers.capacity() + self.dead.capacity()
    }

    /// Takes in how they are now, in place of what it held.
    pub fn take(&mut self, network: &mut Network, trainer: &mut Trainer) {
        (self.optimizer, self.steps) = (trainer.moments.optimizer, trainer.moments.steps);
        self.n_left = trainer.gradients.count;
        self.numbers.clear();
        self.dead.clear();
        if network.layers().iter().any(|layer| layer.dead.contains(&true)) {
            network.layers().iter().for_each(|layer| self.dead.extend_from_slice(&layer.dead));
        }
        for_each_list(network, trainer, &mut |list, kind| {
            if keeps(self.optimizer, self.n_left, kind) {
                self.numbers.extend_from_slice(list);
            }
        });
    }

    /// Makes them what they were: of the same shape.
    pub fn restore(&self, network: &mut Network, trainer: &mut Trainer) {
        (trainer.moments.optimizer, trainer.moments.steps) = (self.optimizer, self.steps);
        trainer.gradients.count = self.n_left;
        let mut dead = self.dead.iter();
        for layer in network.layers_mut() {
            layer.dead.fill_with(|| dead.next().is_some_and(|dead| *dead));
        }
        let mut numbers = self.numbers.iter();
        for_each_list(network, trainer, &mut |list, kind| {
            if keeps(self.optimizer, self.n_left, kind) {
                list.iter_mut().zip(&mut numbers).for_each(|(number, kept)| *number = *kept);
            } else {
                list.fill(0.0);
            }
        });
    }
}

/// Whether numbers may be anything but zero: sums of gradients begin anew with each step, and plain gradient descent remembers nothing.
fn keeps(optimizer: Optimizer, n_left: usize, kind: Kind) -> bool {
    match kind {
        Kind::Parameters => true,
        Kind::Gradients => n_left > 0,
        Kind::Moments => optimizer != Optimizer::Sgd,
    }
}

/// Shows all lists of numbers, one after the other.
fn for_each_list(network: &mut Network, trainer: &mut Trainer, see: &mut dyn FnMut(&mut [f64], Kind)) {
    for layer in network.layers_mut() {
        see(&mut layer.weights, Kind::Parameters);
        see(&mut layer.biases, Kind::Parameters);
    }
    for index in 0..trainer.gradients.n_layers() {
        let (d_weights, d_biases) = trainer.gradients.of_layer(index);
        see(d_weights, Kind::Gradients);
        see(d_biases, Kind::Gradients);
    }
    see(&mut trainer.moments.first, Kind::Moments);
    see(&mut trainer.moments.second, Kind::Moments);
}
