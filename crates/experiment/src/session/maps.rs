//! What every neuron of a session answers over the plane: the numbers behind the pictures.

use std::iter::repeat_n;

use engine::{ActivationMaps, Grid};

use super::session::Session;
use crate::data::{Extent, Feature};

/// Points on each side of a picture, as in the original.
pub const GRID: usize = 100;

/// Pictures of a session's neurons, square, row by row from the top.
#[derive(Clone, Debug)]
pub struct SessionMaps {
    side: usize,
    grid: Grid,
    maps: ActivationMaps,
}

impl SessionMaps {
    /// Pictures of `side` × `side` points for networks like this session's; to be made anew when an edit rebuilds the network.
    pub fn new(session: &Session, side: usize) -> Self {
        let features: Vec<Feature> = session.config().features().iter().collect();
        let extent = session.config().current_dataset().extent();
        let grid = Grid::new(side * side, features.len(), |feature, point| {
            let (x, y) = place(point, side, extent);
            features[feature].value(x, y)
        });
        SessionMaps { side, grid, maps: ActivationMaps::new(session.network(), side * side) }
    }

    /// Draws every neuron as it is now. Allocates nothing.
    pub fn draw(&mut self, session: &Session) -> &ActivationMaps {
        self.maps.draw(session.network(), session.config().hyper().activations, &self.grid);
        &self.maps
    }

    /// Points on each side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The neurons as they were last drawn.
    pub fn picture(&self) -> &ActivationMaps {
        &self.maps
    }
}

/// Where a point of a picture with so many on each side lies on the plane.
fn place(point: usize, side: usize, extent: Extent) -> (f64, f64) {
    let step = |index: usize| extent.size() * index as f64 / (side - 1) as f64;
    (extent.low + step(point % side), extent.high - step(point / side))
}

/// One feature at every point of a picture of `GRID` × `GRID` points, whether the network sees it or not.
pub fn feature_picture(feature: Feature, extent: Extent) -> Vec<f32> {
    let value = |point| {
        let (x, y) = place(point, GRID, extent);
        feature.value(x, y) as f32
    };
    match feature {
        // A sine is slow, and the same all along a column or a row.
        Feature::SinX1 => (0..GRID).map(value).collect::<Vec<_>>().repeat(GRID),
        Feature::SinX2 => (0..GRID).flat_map(|row| repeat_n(value(row * GRID), GRID)).collect(),
        _ => (0..GRID * GRID).map(value).collect(),
    }
}
