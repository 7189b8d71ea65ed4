//! The network as it was where its test loss was lowest: what is gone back to after early stopping.

use engine::{Checkpoint, Network, Trainer};

use super::early_stopping::EarlyStopping;

/// The lowest test loss that a rule for stopping has seen, and the network that had it.
#[derive(Clone, Debug)]
pub(super) struct Best {
    loss: f64,
    /// The epoch of that loss.
    pub(super) epoch: u64,
    /// What the rules had seen by then.
    seen: EarlyStopping,
    checkpoint: Checkpoint,
}

impl Best {
    /// The first that is seen.
    pub(super) fn new(
        epoch: u64,
        loss: f64,
        seen: EarlyStopping,
        network: &mut Network,
        trainer: &mut Trainer,
    ) -> Self {
        Best { loss, epoch, seen, checkpoint: Checkpoint::new(network, trainer) }
    }

    /// Whether a network with this test loss is better.
    pub(super) fn is_worse_than(&self, loss: f64) -> bool {
        loss < self.loss
    }

    /// Takes in the network of an epoch in its place. Allocates nothing.
    pub(super) fn take(
        &mut self,
        epoch: u64,
        loss: f64,
        seen: EarlyStopping,
        network: &mut Network,
        trainer: &mut Trainer,
    ) {
        (self.loss, self.epoch, self.seen) = (loss, epoch, seen);
        self.checkpoint.take(network, trainer);
    }

    /// Makes the network what it was; what the rules had seen by then.
    pub(super) fn restore(&self, network: &mut Network, trainer: &mut Trainer) -> EarlyStopping {
        self.checkpoint.restore(network, trainer);
        self.seen
    }

    /// As much room as it takes, in bytes.
    pub(super) fn n_bytes(&self) -> usize {
        size_of::<Self>() - size_of::<Checkpoint>() + self.checkpoint.n_bytes()
    }
}
