//! Points on the grid of the plane: what is drawn, what stands in a link and what is trained on are the same to the bit.

use crate::data::{Point, Problem};

/// How many places there are along each side of the plane, and how many values of a label: numbers of 12 bits.
pub(super) const N_PLACES: u16 = 1 << N_BITS;
/// The bits of a place.
pub(super) const N_BITS: u32 = 12;
/// The middle of the plane.
const MIDDLE: f64 = 2048.0;
/// From one place to the next: exact in binary, and 4096 of them are the plane.
pub(super) const STEP: f64 = 3.0 / 1024.0;
/// The label -1 is 1 and the label +1 is 4095, so that 0 lies in the middle of both.
pub(super) const LABEL_REACH: f64 = 2047.0;

/// A point on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct OwnPoint {
    /// To the right: 0 is x = -6, 2048 is 0, 4095 is one step before 6.
    pub(super) x: u16,
    /// Upward, likewise.
    pub(super) y: u16,
    /// The number of its class; or a value from 1 to 4095.
    pub(super) label: u16,
}

impl OwnPoint {
    /// The point of a class that lies nearest to a place of the plane; what lies beyond the plane comes to its edge.
    pub fn of_class(x: f64, y: f64, class: u16) -> Self {
        OwnPoint { x: place(x), y: place(y), label: class }
    }

    /// The same of a value, which is from -1 to 1.
    pub fn of_value(x: f64, y: f64, value: f64) -> Self {
        // A cast takes what is no number for 0.
        let label = (value * LABEL_REACH + MIDDLE).round().clamp(1.0, f64::from(N_PLACES - 1)) as u16;
        OwnPoint { x: place(x), y: place(y), label: label.max(1) }
    }

    /// What it is in an experiment, where labels pose this problem. Of classes, the first is labelled -1 and every other +1.
    pub fn point(self, problem: Problem) -> Point {
        let label = match (problem, self.label) {
            (Problem::Classification, 0) => -1.0,
            (Problem::Classification, _) => 1.0,
            (Problem::Regression, value) => (f64::from(value) - MIDDLE) / LABEL_REACH,
        };
        Point { x: number(self.x), y: number(self.y), label }
    }

    /// Where it lies on the plane.
    pub fn place(self) -> (f64, f64) {
        (number(self.x), number(self.y))
    }

    /// The number of its class, where it has one.
    pub fn class(self) -> u16 {
        self.label
    }

    /// The same elsewhere.
    #[must_use]
    pub fn moved_to(self, x: f64, y: f64) -> Self {
        OwnPoint { x: place(x), y: place(y), ..self }
    }

    /// The nearest to a point of an experiment that poses this problem.
    pub(super) fn nearest(point: &Point, problem: Problem) -> Self {
        match problem {
            Problem::Classification => OwnPoint::of_class(point.x, point.y, u16::from(point.label > 0.0)),
            Problem::Regression => OwnPoint::of_value(point.x, point.y, point.label),
        }
    }
}

/// The nearest place to a number.
fn place(number: f64) -> u16 {
    (number / STEP + MIDDLE).round().clamp(0.0, f64::from(N_PLACES - 1)) as u16
}

/// The number at a place.
fn number(place: u16) -> f64 {
    (f64::from(place) - MIDDLE) * STEP
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_the_grid_stays() {
        for at in 0..N_PLACES {
            assert_eq!(place(number(at)), at);
            let of_value = OwnPoint { x: at, y: 7, label: at.max(1) };
            let point = of_value.point(Problem::Regression);
            assert_eq!(OwnPoint::of_value(point.x, point.y, point.label), of_value);
        }
        assert_eq!((number(0), number(2048)), (-6.0, 0.0));
        assert_eq!(OwnPoint::of_value(0.0, 0.0, -1.0).point(Problem::Regression).label, -1.0);
        assert_eq!(OwnPoint::of_value(0.0, 0.0, 1.0).point(Problem::Regression).label, 1.0);
    }

    #[test]
    fn what_lies_beyond_comes_to_the_edge() {
        let point = OwnPoint::of_value(1e308, f64::NEG_INFINITY, f64::NAN);
        assert_eq!((point.x, point.y, point.label), (4095, 0, 1));
        assert_eq!(OwnPoint::of_class(f64::NAN, 0.0, 1).x, 0);
    }
}
