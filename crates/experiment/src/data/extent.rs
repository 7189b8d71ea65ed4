//! The part of the plane that is shown.

use super::point::Point;

/// A square of the plane: from `low` to `high` both ways, ends included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The smallest x and y.
    pub low: f64,
    /// The largest x and y.
    pub high: f64,
}

impl Extent {
    /// How long a side is.
    pub fn size(self) -> f64 {
        self.high - self.low
    }

    /// Whether a point is in it.
    pub fn contains(self, point: &Point) -> bool {
        [point.x, point.y].into_iter().all(|number| (self.low..=self.high).contains(&number))
    }

    /// Where x and y lie on a square with sides of 1 whose origin is at the top left.
    pub fn to_unit(self, x: f64, y: f64) -> (f64, f64) {
        ((x - self.low) / self.size(), (self.high - y) / self.size())
    }

    /// The x and y at a place on that square.
    pub fn of_unit(self, right: f64, down: f64) -> (f64, f64) {
        (self.low + right * self.size(), self.high - down * self.size())
    }
}
