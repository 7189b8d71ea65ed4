//! What happens to the output.

use crate::panels::effect::Follow;

/// What happens to the output.
#[derive(Clone, Debug, PartialEq)]
pub enum OutputMsg {
    /// The chart is read at this part of its plot's width, or not at all.
    ReadChart(Option<f64>),
    /// The chart is read so many points further on.
    StepChart(i32),
    /// Whether the losses are shown by their powers of ten.
    Logarithmic(bool),
    /// Whether a border is predicted before each run.
    PredictFirst(bool),
    /// The experiment is to be kept among the runs.
    Keep,
    /// A point is to be followed through the network.
    Follow(Follow),
}
