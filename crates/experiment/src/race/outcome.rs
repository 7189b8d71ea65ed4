//! What came of training: where a session stands, and how a contestant has done.

use serde::{Deserialize, Serialize};

use crate::session::{Losses, Session};

/// As many steps as the shared epochs have at the most.
const GRID_STEPS: u64 = 100;

/// The epochs at which every contestant notes its losses: evenly from 0 to `epochs`, at most 101. They depend on
/// `epochs` alone, so that losses of different runs stand side by side.
pub fn shared_epochs(epochs: u64) -> Vec<u64> {
    let steps = epochs.clamp(1, GRID_STEPS);
    (0..=steps).map(|step| epochs * step / steps).collect()
}

/// Where a session stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Standing {
    /// How many epochs were trained.
    pub epochs: u64,
    /// The loss over the training points; nothing where training diverged.
    pub loss_train: Option<f64>,
    /// The loss over the test points; nothing where training diverged.
    pub loss_test: Option<f64>,
    /// Which part of the training points is classified correctly, 0 to 1; nothing for regression.
    pub accuracy_train: Option<f64>,
    /// Which part of the test points is classified correctly, 0 to 1; nothing for regression.
    pub accuracy_test: Option<f64>,
    /// How many weights and biases are trained.
    pub parameters: usize,
}

impl Standing {
    /// Of a session as it is now.
    pub fn of(session: &Session) -> Self {
        let losses = Some(session.losses()).filter(|_| !session.has_diverged());
        let accuracies = session.accuracies().filter(|_| losses.is_some());
        Standing {
            epochs: session.epoch(),
            loss_train: losses.map(|losses| losses.train),
            loss_test: losses.map(|losses| losses.test),
            accuracy_train: accuracies.map(|(train, _)| train),
            accuracy_test: accuracies.map(|(_, test)| test),
            parameters: session.network().n_parameters(),
        }
    }

    /// Whether training went beyond all bounds.
    pub fn has_diverged(&self) -> bool {
        self.loss_test.is_none()
    }

    /// By how much the test loss is above the training loss; nothing where training diverged.
    pub fn gap(&self) -> Option<f64> {
        Some(self.loss_test? - self.loss_train?)
    }
}

/// How a contestant went on after it had reached the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AfterTarget {
    /// Its test loss was never above the target again.
    Stayed,
    /// It was above the target for a while, but is not now.
    Returned,
    /// It is above the target now.
    Above,
    /// It diverged.
    Diverged,
}

/// How a contestant has done.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Outcome {
    /// Where it stands.
    pub standing: Standing,
    /// The first epoch whose test loss is not above the target; nothing where there was none.
    pub target_epoch: Option<u64>,
    /// How often its test loss came down to the target; more than once where it rose above it again in between.
    pub crossings: u64,
    /// Its losses at the first of the [`shared_epochs`], as many as it has come to.
    pub curve: Vec<Losses>,
}

impl Outcome {
    /// How it went on after it had reached this target; nothing where it did not.
    pub fn after_target(&self, target: f64) -> Option<AfterTarget> {
        self.target_epoch?;
        Some(match self.standing.loss_test {
            None => AfterTarget::Diverged,
            Some(loss) if loss > target => AfterTarget::Above,
            Some(_) if self.crossings > 1 => AfterTarget::Returned,
            Some(_) => AfterTarget::Stayed,
        })
    }
}
