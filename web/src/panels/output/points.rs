//! The data's points over the picture: painted only when they, or how they look, have changed.

use experiment::{Extent, Point, Session};

use crate::canvas::{Colors, points};
use crate::dom::{self, CanvasRef};

/// The canvas with the points, and what is on it.
#[derive(Default)]
pub struct PointsPainter {
    canvas: CanvasRef,
    /// Width and height of the canvas, in CSS units.
    size: (f64, f64),
    painted: Option<Painted>,
}

/// What was painted last. To compare hundreds of points costs a fraction of painting them, and nobody has to say that they are
/// others.
struct Painted {
    train: Vec<Point>,
    test: Vec<Point>,
    followed: Option<Point>,
    extent: Extent,
    colors: Colors,
    size: (f64, f64),
    ratio: f64,
}

impl PointsPainter {
    /// Paints on this canvas.
    pub fn new(canvas: CanvasRef) -> Self {
        PointsPainter { canvas, ..Self::default() }
    }

    /// Looks how large the canvas is.
    pub fn look(&mut self) {
        if self.canvas.is_new() {
            self.painted = None;
        }
        self.size = self.canvas.get().map_or((0.0, 0.0), |canvas| canvas.size());
    }

    /// Paints the points and marks the one that is followed, unless all this is there already.
    pub fn paint(&mut self, session: &Session, followed: Option<&Point>, colors: &Colors) {
        let config = session.config();
        let (extent, size, ratio) = (config.current_dataset().extent(), self.size, dom::pixel_ratio());
        let test = if config.show_test_data() { session.test_points() } else { &[] };
        let [train, test] = points::drawn(session.train_points(), test);
        let Some(canvas) = self.canvas.get() else { return };
        let is_painted = self.painted.as_ref().is_some_and(|painted| {
            (painted.extent, painted.size, painted.ratio) == (extent, size, ratio)
                && painted.followed.as_ref() == followed
                && painted.train == train
                && painted.test == test
                && painted.colors == *colors
        });
        if is_painted {
            return;
        }
        points::paint(canvas, colors, extent, train, test);
        if let Some(point) = followed {
            points::mark(canvas, colors, extent, point);
        }
        self.painted = Some(Painted {
            train: train.to_vec(),
            test: test.to_vec(),
            followed: followed.copied(),
            extent,
            colors: colors.clone(),
            size,
            ratio,
        });
    }
}
