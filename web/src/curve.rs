//! The shape of a line in the diagram: a cubic curve that leaves and arrives level.

use web_sys::CanvasRenderingContext2d;

/// A place on a canvas, in CSS units.
pub type Spot = (f64, f64);

/// Places along a curve that are compared with the pointer's.
const PROBES: u32 = 24;

/// A line from the right edge of one node to the left edge of another.
pub struct Curve {
    start: Spot,
    end: Spot,
}

impl Curve {
    /// The line between two places.
    pub fn new(start: Spot, end: Spot) -> Self {
        Curve { start, end }
    }

    fn bend(&self) -> f64 {
        (self.start.0 + self.end.0) / 2.0
    }

    /// About how long it is.
    pub fn length(&self) -> f64 {
        (self.end.0 - self.start.0).hypot(self.end.1 - self.start.1)
    }

    /// Adds it to the path of a canvas.
    pub fn trace(&self, context: &CanvasRenderingContext2d) {
        context.move_to(self.start.0, self.start.1);
        context.bezier_curve_to(self.bend(), self.start.1, self.bend(), self.end.1, self.end.0, self.end.1);
    }

    /// The place at part `t` of it, 0 to 1.
    pub fn at(&self, t: f64) -> Spot {
        let u = 1.0 - t;
        let (x0, x1, y0, y1, bend) = (self.start.0, self.end.0, self.start.1, self.end.1, self.bend());
        let x = u * u * u * x0 + 3.0 * u * t * bend + t * t * t * x1;
        let y = u * u * (u + 3.0 * t) * y0 + t * t * (t + 3.0 * u) * y1;
        (x, y)
    }

    /// How far a place is from it.
    pub fn distance(&self, spot: Spot) -> f64 {
        if spot.0 < self.start.0 || spot.0 > self.end.0 {
            return f64::INFINITY;
        }
        let away = |t: f64| {
            let (x, y) = self.at(t);
            (spot.0 - x).hypot(spot.1 - y)
        };
        (0..=PROBES).map(|probe| away(f64::from(probe) / f64::from(PROBES))).fold(f64::INFINITY, f64::min)
    }
}
