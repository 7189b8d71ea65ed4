//! Features: what the network sees of a point.

use std::ops::{Index, IndexMut};

/// A function of the point's two coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Feature {
    /// x
    X1,
    /// y
    X2,
    /// x²
    X1Squared,
    /// y²
    X2Squared,
    /// x y
    X1X2,
    /// sin x
    SinX1,
    /// sin y
    SinX2,
}

impl Feature {
    /// All features, in the order in which they enter a network.
    pub const ALL: [Feature; 7] = [
        Feature::X1,
        Feature::X2,
        Feature::X1Squared,
        Feature::X2Squared,
        Feature::X1X2,
        Feature::SinX1,
        Feature::SinX2,
    ];

    /// Its key in a link.
    pub fn key(self) -> &'static str {
        match self {
            Feature::X1 => "x",
            Feature::X2 => "y",
            Feature::X1Squared => "xSquared",
            Feature::X2Squared => "ySquared",
            Feature::X1X2 => "xTimesY",
            Feature::SinX1 => "sinX",
            Feature::SinX2 => "sinY",
        }
    }

    /// Its name in words that can be read aloud.
    pub fn label(self) -> &'static str {
        match self {
            Feature::X1 => "X1",
            Feature::X2 => "X2",
            Feature::X1Squared => "X1 squared",
            Feature::X2Squared => "X2 squared",
            Feature::X1X2 => "X1 X2",
            Feature::SinX1 => "sin X1",
            Feature::SinX2 => "sin X2",
        }
    }

    /// Its value at a point.
    pub fn value(self, x: f64, y: f64) -> f64 {
        match self {
            Feature::X1 => x,
            Feature::X2 => y,
            Feature::X1Squared => x * x,
            Feature::X2Squared => y * y,
            Feature::X1X2 => x * y,
            Feature::SinX1 => libm::sin(x),
            Feature::SinX2 => libm::sin(y),
        }
    }
}

/// Which features are on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    on: [bool; Feature::ALL.len()],
}

impl Default for Features {
    /// X1 and X2.
    fn default() -> Self {
        Features { on: [true, true, false, false, false, false, false] }
    }
}

impl Features {
    /// Whether a feature is on.
    pub fn has(self, feature: Feature) -> bool {
        self[feature]
    }

    /// Those that are on, in the order in which they enter the network.
    pub fn iter(self) -> impl Iterator<Item = Feature> {
        Feature::ALL.into_iter().filter(move |feature| self.has(*feature))
    }
}

impl Index<Feature> for Features {
    type Output = bool;

    /// Whether a feature is on.
    fn index(&self, feature: Feature) -> &bool {
        &self.on[feature as usize]
    }
}

impl IndexMut<Feature> for Features {
    fn index_mut(&mut self, feature: Feature) -> &mut bool {
        &mut self.on[feature as usize]
    }
}
