//! Losses of one sample, each beside its slope.
//!
//! All three have the same *error*, the output minus its target. For the squared error it is the derivative by the output; for
//! the others, the slope of the output has cancelled out, and it is the derivative by the total.

use crate::math;

/// What is made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// `0.5 * (output - label)²`, for any output.
    Squared,
    /// The log loss, or binary cross-entropy: minus the logarithm of the probability that a sigmoid output gives to the label.
    Log,
    /// Twice the perceptron criterion, `2 * max(0, -label * total)`, for a step output: how far a total is on the wrong side.
    /// Its error is -2, 0 or +2, and a step against it is Rosenblatt's rule ("The perceptron: a probabilistic model for
    /// information storage and organization in the brain", 1958).
    Perceptron,
}

impl Loss {
    /// What the output should be for a label: of the log loss, a probability.
    #[inline(always)]
    pub fn target(self, label: f64) -> f64 {
        if self == Loss::Log { 0.5 * (label + 1.0) } else { label }
    }

    /// The loss of an output and the total behind it, which the squared error does not read: from it, the log loss is exact where
    /// the output has reached 0 or 1.
    #[inline(always)]
    pub fn value(self, output: f64, total: f64, label: f64) -> f64 {
        match self {
            Loss::Squared => {
                let error = output - label;
                0.5 * (error * error)
            }
            Loss::Log => log_loss(total, self.target(label)),
            Loss::Perceptron => (output - label) * total,
        }
    }

    /// `output - target`: the derivative of the squared error by the output, and of the others by the total.
    #[inline(always)]
    pub fn error(self, output: f64, label: f64) -> f64 {
        output - self.target(label)
    }

    /// Whether the error has to be multiplied with the slope of the output.
    #[inline(always)]
    pub(crate) fn has_slope(self) -> bool {
        self == Loss::Squared
    }

    /// Whether the loss looks at the total behind the output.
    #[inline(always)]
    pub(crate) fn needs_totals(self) -> bool {
        self != Loss::Squared
    }
}

/// `-t ln(p) - (1 - t) ln(1 - p)` with `p = sigmoid(total)`: nothing large is left once the two large ones cancel.
#[inline(never)]
fn log_loss(total: f64, target: f64) -> f64 {
    (total.max(0.0) - target * total) + math::softplus(-total.abs())
}
