//! The squared error of one sample, beside its slope.

/// `0.5 * (output - label)²`.
#[inline(always)]
pub fn loss(output: f64, label: f64) -> f64 {
    let error = output - label;
    0.5 * (error * error)
}

/// The derivative of [`loss`] with respect to `output`.
#[inline(always)]
pub fn slope(output: f64, label: f64) -> f64 {
    output - label
}
