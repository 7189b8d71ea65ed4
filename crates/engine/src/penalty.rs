//! Penalties on weights (what users see as regularization), each beside its derivative.

/// What large weights cost. Biases are never penalized.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Penalty {
    /// Nothing.
    None,
    /// `|weight|`. A weight whose step would cross zero becomes zero and is dead: not trained any more.
    L1,
    /// `0.5 * weight²`.
    L2,
}

impl Penalty {
    /// The penalty on one weight, before it is multiplied by the regularization rate.
    pub fn value(self, weight: f64) -> f64 {
        match self {
            Penalty::None => 0.0,
            Penalty::L1 => weight.abs(),
            Penalty::L2 => 0.5 * weight * weight,
        }
    }

    /// The derivative of [`Penalty::value`]; 0 at the kink of L1.
    #[inline(always)]
    pub fn derivative(self, weight: f64) -> f64 {
        match self {
            Penalty::None => 0.0,
            Penalty::L1 if weight > 0.0 => 1.0,
            Penalty::L1 if weight < 0.0 => -1.0,
            Penalty::L1 => 0.0,
            Penalty::L2 => weight,
        }
    }
}
