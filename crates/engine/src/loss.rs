//! Losses of one sample, each beside its derivative.
//!
//! All three have the same *error*, the output minus its target. For the squared error it is the derivative by the output; for
//! the others, the derivative of the output has cancelled out, and it is the derivative by the pre-activation.

use crate::math;

/// What is made small.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// `0.5 * (output - label)²`, for any output.
    Squared,
    /// The log loss, or binary cross-entropy: minus the logarithm of the probability that a sigmoid output gives to the label.
    Log,
    /// Twice the perceptron criterion, `2 * max(0, -label * pre-activation)`, for a step output: how far a pre-activation is on the wrong side.
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

    /// The loss of an output and the pre-activation behind it, which the squared error does not read: from it, the log loss is exact where
    /// the output has reached 0 or 1.
    #[inline(always)]
    pub fn value(self, output: f64, pre_activation: f64, label: f64) -> f64 {
        match self {
            Loss::Squared => {
                let error = output - label;
                0.5 * (error * error)
            }
            Loss::Log => log_loss(pre_activation, self.target(label)),
            Loss::Perceptron => (output - label) * pre_activation,
        }
    }

    /// `output - target`: the derivative of the squared error by the output, and of the others by the pre-activation.
    #[inline(always)]
    pub fn error(self, output: f64, label: f64) -> f64 {
        output - self.target(label)
    }

    /// Whether the error has to be multiplied with the derivative of the output.
    #[inline(always)]
    pub(crate) fn has_derivative(self) -> bool {
        self == Loss::Squared
    }

    /// Whether the loss looks at the pre-activation behind the output.
    #[inline(always)]
    pub(crate) fn needs_pre_activations(self) -> bool {
        self != Loss::Squared
    }
}

/// `-t ln(p) - (1 - t) ln(1 - p)` with `p = sigmoid(pre-activation)`: nothing large is left once the two large ones cancel.
#[inline(never)]
fn log_loss(pre_activation: f64, target: f64) -> f64 {
    (pre_activation.max(0.0) - target * pre_activation) + math::softplus(-pre_activation.abs())
}
