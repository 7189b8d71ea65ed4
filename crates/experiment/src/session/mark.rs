//! A mark on the time line of a run: what is needed to come back there.

use engine::{Checkpoint, Score};

use super::watch::Watch;

/// A network, and after how many epochs, before anything was changed there.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    pub(super) epoch: u64,
    pub(super) checkpoint: Checkpoint,
    /// How good it was, over the points that train and those that test.
    pub(super) scores: [Score; 2],
    /// What the rules for stopping had seen by then.
    pub(super) watch: Watch,
}

impl Mark {
    /// As much room as it takes, in bytes.
    pub(super) fn n_bytes(&self) -> usize {
        size_of::<Self>() - size_of::<Checkpoint>() + self.checkpoint.n_bytes() + self.watch.n_bytes()
    }
}
