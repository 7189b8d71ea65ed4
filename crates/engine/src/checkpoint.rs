//! A network at one moment, with all that training remembers: to go back to, and to go on from as if nothing had come after it.

use crate::moments::Moments;
use crate::network::Network;
use crate::trainer::Trainer;
use crate::update::Gradients;

/// A network and what training remembers, as they were.
#[derive(Clone, Debug)]
pub struct Checkpoint {
    network: Network,
    gradients: Gradients,
    moments: Moments,
}

impl Checkpoint {
    /// As they are now.
    pub fn new(network: &Network, trainer: &Trainer) -> Self {
        Checkpoint { network: network.clone(), gradients: trainer.gradients.clone(), moments: trainer.moments.clone() }
    }

    /// Takes in how they are now, in place of what it held. Allocates nothing where the shape is the same.
    pub fn take(&mut self, network: &Network, trainer: &Trainer) {
        self.network.copy_from(network);
        self.gradients.copy_from(&trainer.gradients);
        self.moments.copy_from(&trainer.moments);
    }

    /// Makes them what they were; they must have the same shape.
    pub fn restore(&self, network: &mut Network, trainer: &mut Trainer) {
        network.copy_from(&self.network);
        trainer.gradients.copy_from(&self.gradients);
        trainer.moments.copy_from(&self.moments);
    }
}
