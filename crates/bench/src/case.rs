//! What is measured.

use serde::Serialize;

/// The networks: features, hidden layers, and the one output.
const SHAPES: [&[usize]; 4] = [&[2, 4, 2, 1], &[2, 8, 1], &[7, 8, 8, 1], &[7, 8, 8, 8, 8, 8, 8, 1]];
/// What is done with each of them: the work, the hidden activation, the batch size.
const WORK: [(&str, &str, usize); 9] = [
    ("epoch", "tanh", 10),
    ("epoch", "tanh", 1),
    ("epoch", "tanh", 30),
    ("epoch", "relu", 10),
    ("epoch", "sigmoid", 10),
    ("epoch", "linear", 10),
    ("losses", "tanh", 10),
    ("pictures", "tanh", 10),
    ("frame", "tanh", 10),
];

/// One kind of work for one network.
#[derive(Clone, Debug, Serialize)]
pub struct Case {
    /// Features, hidden layers, output.
    pub shape: Vec<usize>,
    /// The name of the method of [`bench::Work`].
    pub what: &'static str,
    /// Of the hidden layers, in a link's word.
    pub activation: &'static str,
    /// Points for each step.
    pub batch: usize,
}

/// How much is done for each figure.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Effort {
    /// Rounds, of which the median counts.
    pub rounds: usize,
    /// How long a round should take, in milliseconds.
    pub target: f64,
}

/// For figures to be quoted.
pub const THOROUGH: Effort = Effort { rounds: 15, target: 40.0 };
/// For a first look.
pub const QUICK: Effort = Effort { rounds: 5, target: 15.0 };

/// All of them.
pub fn all() -> Vec<Case> {
    let cases = SHAPES.iter().flat_map(|shape| {
        WORK.iter().map(|(what, activation, batch)| Case { shape: shape.to_vec(), what, activation, batch: *batch })
    });
    cases.collect()
}
