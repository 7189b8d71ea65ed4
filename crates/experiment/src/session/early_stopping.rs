//! Why training stops by itself.

use std::fmt;

use crate::settings::Config;

/// A loss counts as better only if it is below the best by this part of it; otherwise a run would crawl on for ever.
const BETTER: f64 = 0.999;

/// A reason to stop.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stop {
    /// The epoch at which to stop has come.
    Epoch(u64),
    /// The test loss has come down to this.
    TestLoss(f64),
    /// For so many epochs the test loss has not been better than its best.
    Stalled(u64),
    /// A loss or a weight is not a finite number any more.
    Diverged,
}

impl fmt::Display for Stop {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Epoch(epoch) => write!(formatter, "Stopped at epoch {epoch}, as set."),
            Stop::TestLoss(loss) => write!(formatter, "Stopped: the test loss has reached {loss}."),
            Stop::Stalled(epochs) => {
                write!(formatter, "Stopped: the test loss has not improved by 0.1 % for {epochs} epochs.")
            }
            Stop::Diverged => write!(
                formatter,
                "Training diverged: the steps were so large that the numbers grew beyond all bounds. Choose a lower \
                 learning rate, then press Reset."
            ),
        }
    }
}

/// What a run has seen of its test loss.
#[derive(Clone, Copy, Debug)]
pub(crate) struct EarlyStopping {
    best: f64,
    best_epoch: u64,
    last: f64,
}

impl EarlyStopping {
    /// From `epoch` on, with the test loss there.
    pub(crate) fn new(epoch: u64, loss: f64) -> Self {
        EarlyStopping { best: loss, best_epoch: epoch, last: loss }
    }

    /// Whether a rule of `config` looks at the test loss.
    pub(crate) fn is_needed(config: &Config) -> bool {
        config.stop_loss().is_some() || config.stop_stalled().is_some()
    }

    /// Whether it counts from this epoch on.
    pub(crate) fn is_at(&self, epoch: u64) -> bool {
        self.best_epoch == epoch
    }

    /// Takes in the test loss after an epoch. A rule speaks once, so that Play goes on after it.
    pub(crate) fn see(&mut self, config: &Config, epoch: u64, loss: f64) -> Option<Stop> {
        let last = std::mem::replace(&mut self.last, loss);
        if let Some(target) = config.stop_loss().filter(|target| loss <= *target && last > *target) {
            return Some(Stop::TestLoss(target));
        }
        if loss < self.best * BETTER {
            (self.best, self.best_epoch) = (loss, epoch);
        }
        let patience = config.stop_stalled().filter(|patience| epoch - self.best_epoch >= *patience)?;
        self.best_epoch = epoch;
        Some(Stop::Stalled(patience))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::Edit;

    fn stops(edit: Edit, losses: &[f64]) -> Vec<Option<Stop>> {
        let mut config = Config::default();
        config.set(edit);
        let mut rules = EarlyStopping::new(0, 1.0);
        (1..).zip(losses).map(|(epoch, loss)| rules.see(&config, epoch, *loss)).collect()
    }

    #[test]
    fn a_target_is_said_each_time_that_it_is_crossed() {
        let target = Some(Stop::TestLoss(0.5));
        let stops = stops(Edit::StopLoss(Some(0.5)), &[0.9, 0.5, 0.4, 0.6, 0.3]);
        assert_eq!(stops, [None, target, None, None, target]);
    }

    #[test]
    fn who_gets_no_better_is_stopped_and_may_go_on() {
        let stalled = Some(Stop::Stalled(2));
        // Better by less than a thousandth is no better.
        let stops = stops(Edit::StopStalled(Some(2)), &[0.8, 0.7999, 0.7998, 0.7, 0.9, 0.8, 0.8, 0.8]);
        assert_eq!(stops, [None, None, stalled, None, None, stalled, None, stalled]);
    }
}
