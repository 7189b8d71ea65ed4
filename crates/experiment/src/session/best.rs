//! The network as it was where its test loss was lowest: what is gone back to after early stopping.

use engine::{Checkpoint, Network, Trainer};

/// The lowest test loss that a rule for stopping has seen, and the network that had it.
#[derive(Clone, Debug)]
pub(super) struct Best {
    loss: f64,
    /// The epoch of that loss.
    pub(super) epoch: u64,
    checkpoint: Checkpoint,
}

impl Best {
    /// The first that is seen.
    pub(super) fn new(epoch: u64, loss: f64, network: &mut Network, trainer: &mut Trainer) -> Self {
        Best { loss, epoch, checkpoint: Checkpoint::new(network, trainer) }
    }

    /// Takes in the network of an epoch if its test loss is lower than any before. Allocates nothing.
    pub(super) fn see(&mut self, epoch: u64, loss: f64, network: &mut Network, trainer: &mut Trainer) {
        if loss < self.loss {
            (self.loss, self.epoch) = (loss, epoch);
            self.checkpoint.take(network, trainer);
        }
    }

    /// Makes the network what it was.
    pub(super) fn restore(&self, network: &mut Network, trainer: &mut Trainer) {
        self.checkpoint.restore(network, trainer);
    }
}
