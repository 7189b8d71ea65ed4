//! Which of the two questions is asked of a network.

/// Which of the answers is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// To which of two classes a point belongs; the output is a tanh.
    Classification,
    /// Which number a point has; the output is linear.
    Regression,
}
