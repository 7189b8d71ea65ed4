//! Points with their labels.

/// A point on the plane and what the network should answer there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Upward.
    pub y: f64,
    /// -1 or +1, or a number near [-1, 1] in regression.
    pub label: f64,
}
