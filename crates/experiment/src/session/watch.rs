//! What the rules for stopping have seen of a run: its test losses, and the network that had the lowest.

use engine::{Network, Trainer};

use super::best::Best;
use super::early_stopping::{EarlyStopping, Stop};
use crate::settings::Config;

/// The settings of the rules that look at the test loss.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rules {
    stalled: Option<u64>,
    loss: Option<f64>,
}

impl Rules {
    fn of(config: &Config) -> Self {
        Rules { stalled: config.stop_stalled(), loss: config.stop_loss() }
    }
}

/// What they have seen since something was changed last.
#[derive(Clone, Debug)]
pub(super) struct Watch {
    rules: Rules,
    early_stopping: EarlyStopping,
    /// Kept only where a rule stops what has not improved.
    best: Option<Box<Best>>,
}

impl Watch {
    /// From this epoch on, with the test loss there.
    pub(super) fn new(config: &Config, epoch: u64, loss: f64, network: &mut Network, trainer: &mut Trainer) -> Self {
        let (rules, early_stopping) = (Rules::of(config), EarlyStopping::new(epoch, loss));
        let best = rules.stalled.map(|_| Box::new(Best::new(epoch, loss, early_stopping, network, trainer)));
        Watch { rules, early_stopping, best }
    }

    /// Whether these settings have the rules that have seen it.
    pub(super) fn is_of(&self, config: &Config) -> bool {
        self.rules == Rules::of(config)
    }

    /// Takes in the test loss after an epoch, and says whether a rule stops there. Allocates nothing.
    pub(super) fn see(
        &mut self,
        config: &Config,
        epoch: u64,
        loss: f64,
        network: &mut Network,
        trainer: &mut Trainer,
    ) -> Option<Stop> {
        let stop = self.early_stopping.see(config, epoch, loss);
        if let Some(best) = self.best.as_mut().filter(|best| best.is_worse_than(loss)) {
            best.take(epoch, loss, self.early_stopping, network, trainer);
        }
        stop
    }

    /// Makes the network what it was where its test loss was lowest, and forgets what came after it; the epoch, if one is known.
    pub(super) fn restore_best(&mut self, network: &mut Network, trainer: &mut Trainer) -> Option<u64> {
        let best = self.best.as_ref()?;
        self.early_stopping = best.restore(network, trainer);
        Some(best.epoch)
    }

    /// The epoch whose test loss was lowest.
    pub(super) fn best_epoch(&self) -> Option<u64> {
        self.best.as_ref().map(|best| best.epoch)
    }

    /// Whether a rule that stops what has not improved has spoken at this epoch.
    pub(super) fn has_stalled(&self, epoch: u64) -> bool {
        self.early_stopping.is_at(epoch) && self.best_epoch().is_some_and(|best| best != epoch)
    }

    /// As much room as the best network takes, in bytes.
    pub(super) fn n_bytes(&self) -> usize {
        self.best.as_ref().map_or(0, |best| best.n_bytes())
    }
}
