//! Weights and biases that are set by hand: what they can be.

use crate::error::Error;

/// The largest weight or bias that can be set by hand.
pub(crate) const LARGEST_WEIGHT: f64 = 1000.0;

/// Reads a weight or a bias that somebody typed.
///
/// # Errors
/// What is no number from -1000 to 1000.
pub fn read_weight(text: &str) -> Result<f64, Error> {
    let number = text.trim().parse().ok().filter(|number: &f64| number.abs() <= LARGEST_WEIGHT);
    number.ok_or_else(|| refuse_weight(text))
}

pub(crate) fn refuse_weight(value: &str) -> Error {
    let allowed = format!("a number from -{LARGEST_WEIGHT} to {LARGEST_WEIGHT}");
    Error::NotAllowed { key: "weight", value: value.to_owned(), allowed, nearest: None }
}
