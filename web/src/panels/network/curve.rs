//! The shape of an edge in the diagram: a cubic curve that leaves and arrives level.

use web_sys::CanvasRenderingContext2d;

/// A spot on a canvas or on the diagram, in CSS units.
pub type Spot = (f64, f64);

/// How many straight pieces stand for a curve where its distance from the pointer is measured.
const PIECES: u32 = 24;

/// A cubic Bézier curve from the right side of one node to the left side of another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    start: Spot,
    end: Spot,
}

impl Curve {
    /// The curve between two spots.
    pub fn new(start: Spot, end: Spot) -> Self {
        Curve { start, end }
    }

    /// The x of both control points.
    fn bend(&self) -> f64 {
        (self.start.0 + self.end.0) / 2.0
    }

    /// About how long it is: the length of the straight line.
    pub fn length(&self) -> f64 {
        (self.end.0 - self.start.0).hypot(self.end.1 - self.start.1)
    }

    /// Adds it to the path of a canvas.
    pub fn trace(&self, context: &CanvasRenderingContext2d) {
        context.move_to(self.start.0, self.start.1);
        context.bezier_curve_to(self.bend(), self.start.1, self.bend(), self.end.1, self.end.0, self.end.1);
    }

    /// The spot at part `t` of it, 0 to 1.
    pub fn at(&self, t: f64) -> Spot {
        let u = 1.0 - t;
        let (x0, x1, y0, y1, bend) = (self.start.0, self.end.0, self.start.1, self.end.1, self.bend());
        let x = u * u * u * x0 + 3.0 * u * t * bend + t * t * t * x1;
        let y = u * u * (u + 3.0 * t) * y0 + t * t * (t + 3.0 * u) * y1;
        (x, y)
    }

    /// How far a spot is from it, in CSS units; infinitely far to the left and to the right of it.
    pub fn distance(&self, spot: Spot) -> f64 {
        if spot.0 < self.start.0 || spot.0 > self.end.0 {
            return f64::INFINITY;
        }
        let ends = (0..=PIECES).map(|piece| self.at(f64::from(piece) / f64::from(PIECES)));
        let pieces = ends.clone().zip(ends.skip(1));
        pieces.map(|(start, end)| distance_to_piece(spot, start, end)).fold(f64::INFINITY, f64::min)
    }
}

/// How far a spot is from a straight piece.
fn distance_to_piece(spot: Spot, start: Spot, end: Spot) -> f64 {
    let (along, from_start) = ((end.0 - start.0, end.1 - start.1), (spot.0 - start.0, spot.1 - start.1));
    let length_squared = along.0 * along.0 + along.1 * along.1;
    // A piece without length is its start.
    let part = (along.0 * from_start.0 + along.1 * from_start.1) / length_squared.max(f64::MIN_POSITIVE);
    let part = part.clamp(0.0, 1.0);
    (from_start.0 - part * along.0).hypot(from_start.1 - part * along.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_goes_from_its_start_through_the_middle_to_its_end() {
        let curve = Curve::new((10.0, 20.0), (110.0, 80.0));
        assert_eq!(curve.at(0.0), (10.0, 20.0));
        assert_eq!(curve.at(0.5), (60.0, 50.0));
        assert_eq!(curve.at(1.0), (110.0, 80.0));
    }

    #[test]
    fn a_spot_on_a_curve_is_near_and_one_beyond_its_ends_is_not() {
        let level = Curve::new((0.0, 5.0), (100.0, 5.0));
        assert!(level.distance((50.0, 5.0)) < 1e-9);
        assert!((level.distance((50.0, 12.0)) - 7.0).abs() < 1e-9);
        assert_eq!(level.distance((-0.1, 5.0)), f64::INFINITY);
        assert_eq!(level.distance((100.1, 5.0)), f64::INFINITY);
    }

    #[test]
    fn a_long_steep_curve_is_near_to_each_of_its_spots() {
        let steep = Curve::new((0.0, 0.0), (60.0, 350.0));
        for part in 0..=1000 {
            let spot = steep.at(f64::from(part) / 1000.0);
            assert!(steep.distance(spot) < 0.5, "{spot:?} is {} away", steep.distance(spot));
        }
    }

    #[test]
    fn a_curve_without_length_is_a_spot() {
        let spot = Curve::new((5.0, 5.0), (5.0, 5.0));
        assert!((spot.distance((5.0, 8.0)) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_curve_to_a_spot_that_is_no_number_is_near_nothing() {
        let curve = Curve::new((0.0, 0.0), (100.0, f64::NAN));
        assert_eq!(curve.distance((50.0, 0.0)), f64::INFINITY);
    }
}
