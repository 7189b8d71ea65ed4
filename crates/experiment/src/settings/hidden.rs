//! The names of what a link can hide.

use crate::data::Feature;

/// The controls that a link can hide with `NAME_hide=true`, beside the features' own names, in the order of TensorFlow
/// Playground.
pub const HIDEABLE: [&str; 18] = [
    "showTestData",
    "discretize",
    "playButton",
    "stepButton",
    "resetButton",
    "learningRate",
    "activation",
    "loss",
    "optimizer",
    "initialization",
    "regularization",
    "regularizationRate",
    "problem",
    "dataset",
    "percTrainData",
    "noise",
    "batchSize",
    "numHiddenLayers",
];

/// Every name that can stand before `_hide`.
pub(crate) fn hideable() -> impl Iterator<Item = &'static str> {
    HIDEABLE.into_iter().chain(Feature::ALL.map(Feature::key))
}
