//! What every neuron of a session answers over the plane: the numbers behind the pictures.

use std::iter::repeat_n;

use engine::{ActivationMaps, Grid, Network};

use super::session::Session;
use crate::data::{Extent, Feature, Features, Formulas};
use crate::settings::Config;

/// Points on each side of a picture, as in the original.
pub const GRID: usize = 100;

/// The activation maps of a session: pictures of its neurons, square, row by row from the top.
#[derive(Clone, Debug)]
pub struct SessionMaps {
    side: usize,
    /// What the plane shows.
    plane: Plane,
    grid: Grid,
    maps: ActivationMaps,
}

impl SessionMaps {
    /// Pictures of `side` × `side` points.
    pub fn new(session: &Session, side: usize) -> Self {
        let config = session.config();
        SessionMaps {
            side,
            plane: Plane::of(config),
            grid: grid(config, side),
            maps: ActivationMaps::new(session.network(), side * side),
        }
    }

    /// Draws every neuron as it is now. Allocates nothing, unless the session has other features, another part of the plane or a
    /// network of another shape than the one that was drawn last.
    pub fn draw(&mut self, session: &Session) -> &ActivationMaps {
        self.draw_network(session, session.network())
    }

    /// The same, in the network that is looked at: see [`Session::shown_network`].
    pub fn draw_shown(&mut self, session: &Session) -> &ActivationMaps {
        self.draw_network(session, session.shown_network())
    }

    #[inline(never)]
    fn draw_network(&mut self, session: &Session, network: &Network) -> &ActivationMaps {
        let config = session.config();
        if !self.plane.is_of(config) {
            (self.plane, self.grid) = (Plane::of(config), grid(config, self.side));
        }
        if !self.maps.fit(network) {
            self.maps = ActivationMaps::new(network, self.side * self.side);
        }
        self.maps.draw(network, config.hyper().activations, &self.grid);
        &self.maps
    }

    /// Points on each side.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The neurons as they were last drawn.
    pub fn last(&self) -> &ActivationMaps {
        &self.maps
    }
}

/// What a network sees of the plane.
#[derive(Clone, Debug)]
struct Plane {
    features: Features,
    formulas: Formulas,
    extent: Extent,
}

impl Plane {
    fn of(config: &Config) -> Self {
        let (features, formulas) = (config.features(), config.formulas().clone());
        Plane { features, formulas, extent: config.current_dataset().extent() }
    }

    fn is_of(&self, config: &Config) -> bool {
        self.features == config.features()
            && self.formulas == *config.formulas()
            && self.extent == config.current_dataset().extent()
    }
}

/// What a network sees at each point of a picture with so many points on each side.
fn grid(config: &Config, side: usize) -> Grid {
    let (features, extent): (Vec<Feature>, _) = (config.features().iter().collect(), config.current_dataset().extent());
    Grid::new(side * side, features.len(), |feature, point| {
        let (x, y) = place(point, side, extent);
        config.feature_value(features[feature], x, y)
    })
}

/// Where a point of a picture with so many on each side lies on the plane.
fn place(point: usize, side: usize, extent: Extent) -> (f64, f64) {
    let step = |index: usize| extent.size() * index as f64 / (side - 1) as f64;
    (extent.low + step(point % side), extent.high - step(point / side))
}

/// One feature of an experiment at every point of a picture of `GRID` × `GRID` points, whether the network sees it or not.
pub fn feature_picture(config: &Config, feature: Feature) -> Vec<f32> {
    let extent = config.current_dataset().extent();
    let value = |point| {
        let (x, y) = place(point, GRID, extent);
        config.feature_value(feature, x, y) as f32
    };
    match feature {
        // A sine is slow, and the same all along a column or a row.
        Feature::SinX1 => (0..GRID).map(value).collect::<Vec<_>>().repeat(GRID),
        Feature::SinX2 => (0..GRID).flat_map(|row| repeat_n(value(row * GRID), GRID)).collect(),
        _ => (0..GRID * GRID).map(value).collect(),
    }
}
