//! What many trials say together.

use serde::Serialize;

use super::outcome::{Outcome, shared_epochs};
use super::ranking::{Merit, RankedBy};
use crate::session::Losses;

/// How numbers are spread out. Quartiles lie between neighbours as in spreadsheets (the inclusive method). A run that
/// diverged counts as infinite.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// The smallest.
    pub least: f64,
    /// A quarter is below.
    pub lower: f64,
    /// Half is below.
    pub median: f64,
    /// A quarter is above.
    pub upper: f64,
    /// The largest.
    pub greatest: f64,
}

impl Spread {
    /// Of these numbers in any order; nothing where there are none.
    pub fn of(numbers: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = numbers.into_iter().collect();
        // Equal numbers have equal bits, so it does not matter which of them comes first.
        sorted.sort_unstable_by(f64::total_cmp);
        let (least, greatest) = (*sorted.first()?, *sorted.last()?);
        let at = |quarters: usize| {
            let position = (sorted.len() - 1) * quarters;
            let (index, part) = (position / 4, (position % 4) as f64 / 4.0);
            // Next to an infinite neighbour, 0 times it would be no number.
            if part == 0.0 { sorted[index] } else { sorted[index] * (1.0 - part) + sorted[index + 1] * part }
        };
        Some(Spread { least, lower: at(1), median: at(2), upper: at(3), greatest })
    }
}

/// The losses of all trials after the same epoch.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// How many epochs were trained.
    pub epoch: u64,
    /// The losses over the training points.
    pub loss_train: Spread,
    /// The losses over the test points.
    pub loss_test: Spread,
}

/// What came of the trials of one experiment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// How many there were.
    pub trials: usize,
    /// How many reached the target.
    pub reached: usize,
    /// How many diverged, whether they had reached the target before or not.
    pub diverged: usize,
    /// The epoch of the target in the middle of all trials; nothing where half of them or more did not reach it.
    pub target_epoch: Option<f64>,
    /// The epochs of the target; infinite where it was not reached.
    pub target_epochs: Spread,
    /// The final losses over the training points.
    pub loss_train: Spread,
    /// The final losses over the test points.
    pub loss_test: Spread,
    /// The final accuracies on the test points, 0 to 1; nothing for regression. A run that diverged counts as wrong everywhere.
    pub accuracy_test: Option<Spread>,
    /// The losses on the way, at the [`shared_epochs`].
    pub bands: Vec<Band>,
}

impl Summary {
    /// Of the outcomes of trials on the same limits of `epochs`, in any order; nothing where there are none. Trials that
    /// still run count with what they have.
    pub fn of(outcomes: &[Outcome], epochs: u64) -> Option<Self> {
        let infinite = |number: Option<f64>| number.unwrap_or(f64::INFINITY);
        let target_epochs =
            Spread::of(outcomes.iter().map(|outcome| infinite(outcome.target_epoch.map(|epoch| epoch as f64))))?;
        Some(Summary {
            trials: outcomes.len(),
            reached: outcomes.iter().filter(|outcome| outcome.target_epoch.is_some()).count(),
            diverged: outcomes.iter().filter(|outcome| outcome.standing.has_diverged()).count(),
            target_epoch: Some(target_epochs.median).filter(|epoch| epoch.is_finite()),
            target_epochs,
            loss_train: Spread::of(outcomes.iter().map(|outcome| infinite(outcome.standing.loss_train)))?,
            loss_test: Spread::of(outcomes.iter().map(|outcome| infinite(outcome.standing.loss_test)))?,
            accuracy_test: accuracies(outcomes),
            bands: bands(outcomes, epochs),
        })
    }

    /// Its merit.
    pub fn merit(&self, ranked_by: RankedBy) -> Merit {
        Merit {
            diverged: self.diverged == self.trials,
            reached: self.reached as f64 / self.trials as f64,
            target_epoch: self.target_epoch,
            loss_test: self.loss_test.median,
            accuracy: (ranked_by == RankedBy::Accuracy).then(|| self.accuracy_test.map_or(0.0, |spread| spread.median)),
        }
    }
}

impl Outcome {
    /// Its merit.
    pub fn merit(&self, ranked_by: RankedBy) -> Merit {
        Merit {
            diverged: self.standing.has_diverged(),
            reached: f64::from(u8::from(self.target_epoch.is_some())),
            target_epoch: self.target_epoch.map(|epoch| epoch as f64),
            loss_test: self.standing.loss_test.unwrap_or(f64::INFINITY),
            accuracy: (ranked_by == RankedBy::Accuracy).then(|| self.standing.accuracy_test.unwrap_or(0.0)),
        }
    }
}

fn accuracies(outcomes: &[Outcome]) -> Option<Spread> {
    let of = |outcome: &Outcome| outcome.standing.accuracy_test;
    let is_known = outcomes.iter().any(|outcome| of(outcome).is_some());
    Spread::of(outcomes.iter().filter(|_| is_known).map(|outcome| of(outcome).unwrap_or(0.0)))
}

fn bands(outcomes: &[Outcome], epochs: u64) -> Vec<Band> {
    let diverged = Losses { train: f64::INFINITY, test: f64::INFINITY };
    let band = |(index, epoch): (usize, u64)| {
        let at = |outcome: &Outcome| match outcome.curve.get(index) {
            None if outcome.standing.has_diverged() => Some(diverged),
            losses => losses.copied(),
        };
        let losses: Vec<Losses> = outcomes.iter().filter_map(at).collect();
        Some(Band {
            epoch,
            loss_train: Spread::of(losses.iter().map(|losses| losses.train))?,
            loss_test: Spread::of(losses.iter().map(|losses| losses.test))?,
        })
    };
    shared_epochs(epochs).into_iter().enumerate().map_while(band).collect()
}
