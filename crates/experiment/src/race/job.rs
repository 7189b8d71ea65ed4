//! What is asked of whoever trains a run of a race, and what comes back: a link and numbers, so that both can be sent to
//! another thread and arrive bit for bit.

use super::outcome::{Outcome, Standing};
use super::trial::Trial;
use crate::session::Losses;

/// To train a run on. It says everything: who does not have the run yet builds it from its link.
#[derive(Clone, Debug, PartialEq)]
pub struct Job {
    /// Which run of the race: its place in [`Race::trials`](crate::Race::trials).
    pub run: usize,
    /// The run itself.
    pub trial: Trial,
    /// The epoch up to which it is trained.
    pub until: u64,
    /// Whether the answer holds a picture of its output.
    pub draws: bool,
}

/// How far a run is.
#[derive(Clone, Debug, PartialEq)]
pub struct JobReport {
    /// Which run it is.
    pub run: usize,
    /// How it has done.
    pub outcome: Outcome,
    /// How long it was trained in all, by the clock of who did it.
    pub milliseconds: f64,
    /// What it answers over the plane, [`Executor::SIDE`](crate::Executor::SIDE) numbers each way from the top; empty if nobody asked.
    pub picture: Vec<f32>,
}

/// How many numbers stand before the losses of the curve.
const HEAD: usize = 10;

impl JobReport {
    /// Everything but the picture; what is not there is written NaN, which none of these numbers can be.
    pub fn to_numbers(&self) -> Vec<f64> {
        let Outcome { standing, target_epoch, crossings, curve } = &self.outcome;
        let optional = |number: Option<f64>| number.unwrap_or(f64::NAN);
        let head: [f64; HEAD] = [
            self.run as f64,
            standing.epochs as f64,
            standing.parameters as f64,
            optional(standing.loss_train),
            optional(standing.loss_test),
            optional(standing.accuracy_train),
            optional(standing.accuracy_test),
            optional(target_epoch.map(|epoch| epoch as f64)),
            *crossings as f64,
            self.milliseconds,
        ];
        head.into_iter().chain(curve.iter().flat_map(|losses| [losses.train, losses.test])).collect()
    }

    /// What [`JobReport::to_numbers`] wrote, and the picture beside it; nothing for other numbers.
    pub fn from_numbers(numbers: &[f64], picture: Vec<f32>) -> Option<Self> {
        let (head, curve) = numbers.split_first_chunk::<HEAD>()?;
        let optional = |number: f64| (!number.is_nan()).then_some(number);
        let [
            run,
            epochs,
            parameters,
            train,
            test,
            accuracy_train,
            accuracy_test,
            target_epoch,
            crossings,
            milliseconds,
        ] = *head;
        let (pairs, rest) = curve.as_chunks::<2>();
        rest.is_empty().then(|| JobReport {
            run: run as usize,
            outcome: Outcome {
                standing: Standing {
                    epochs: epochs as u64,
                    loss_train: optional(train),
                    loss_test: optional(test),
                    accuracy_train: optional(accuracy_train),
                    accuracy_test: optional(accuracy_test),
                    parameters: parameters as usize,
                },
                target_epoch: optional(target_epoch).map(|epoch| epoch as u64),
                crossings: crossings as u64,
                curve: pairs.iter().map(|[train, test]| Losses { train: *train, test: *test }).collect(),
            },
            milliseconds,
            picture,
        })
    }
}
