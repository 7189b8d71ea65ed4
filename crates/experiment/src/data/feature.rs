//! Features: what the network sees of a point.

use std::ops::{Index, IndexMut};

use super::formula::Formula;

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
    /// A formula of somebody's own, as the next three: which one is no part of this.
    Formula1,
    #[allow(missing_docs)] // As the first.
    Formula2,
    #[allow(missing_docs)] // As the first.
    Formula3,
    #[allow(missing_docs)] // As the first.
    Formula4,
}

impl Feature {
    /// All features, in the order in which they enter a network.
    pub const ALL: [Feature; 11] = [
        Feature::X1,
        Feature::X2,
        Feature::X1Squared,
        Feature::X2Squared,
        Feature::X1X2,
        Feature::SinX1,
        Feature::SinX2,
        Feature::Formula1,
        Feature::Formula2,
        Feature::Formula3,
        Feature::Formula4,
    ];

    /// Those that are no formulas of somebody's own.
    pub const BUILT_IN: [Feature; 7] = [
        Feature::X1,
        Feature::X2,
        Feature::X1Squared,
        Feature::X2Squared,
        Feature::X1X2,
        Feature::SinX1,
        Feature::SinX2,
    ];

    /// Those that are.
    pub const FORMULAS: [Feature; 4] = [Feature::Formula1, Feature::Formula2, Feature::Formula3, Feature::Formula4];

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
            Feature::Formula1 => "formula1",
            Feature::Formula2 => "formula2",
            Feature::Formula3 => "formula3",
            Feature::Formula4 => "formula4",
        }
    }

    /// Its name in words that can be read aloud; of a formula, which one it is.
    pub fn label(self) -> &'static str {
        match self {
            Feature::X1 => "X1",
            Feature::X2 => "X2",
            Feature::X1Squared => "X1 squared",
            Feature::X2Squared => "X2 squared",
            Feature::X1X2 => "X1 X2",
            Feature::SinX1 => "sin X1",
            Feature::SinX2 => "sin X2",
            Feature::Formula1 => "Formula 1",
            Feature::Formula2 => "Formula 2",
            Feature::Formula3 => "Formula 3",
            Feature::Formula4 => "Formula 4",
        }
    }

    /// Its value at a point; a formula of somebody's own has none here.
    pub fn value(self, x: f64, y: f64) -> f64 {
        match self {
            Feature::X1 => x,
            Feature::X2 => y,
            Feature::X1Squared => x * x,
            Feature::X2Squared => y * y,
            Feature::X1X2 => x * y,
            Feature::SinX1 => libm::sin(x),
            Feature::SinX2 => libm::sin(y),
            _ => 0.0,
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
        let mut features = Features { on: [false; Feature::ALL.len()] };
        (features[Feature::X1], features[Feature::X2]) = (true, true);
        features
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

/// Somebody's own formulas: each is a feature, or labels points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Formulas {
    formulas: [Option<Formula>; Formulas::ALL.len()],
}

impl Formulas {
    /// What there can be formulas for: the labels, and these features.
    pub const ALL: [Option<Feature>; 5] =
        [None, Some(Feature::Formula1), Some(Feature::Formula2), Some(Feature::Formula3), Some(Feature::Formula4)];

    /// Where the formula of a feature stands, or that of the labels; nowhere that of another kind of feature.
    fn place(of: Option<Feature>) -> Option<usize> {
        Formulas::ALL.iter().position(|other| *other == of)
    }
}

impl Index<Option<Feature>> for Formulas {
    type Output = Option<Formula>;

    /// The formula of a feature, or that of the labels; nothing where the feature is another kind of feature, or there is none.
    fn index(&self, of: Option<Feature>) -> &Option<Formula> {
        Formulas::place(of).map_or(&None, |place| &self.formulas[place])
    }
}

impl IndexMut<Option<Feature>> for Formulas {
    /// The same to be written; what is another kind of feature has none.
    fn index_mut(&mut self, of: Option<Feature>) -> &mut Option<Formula> {
        &mut self.formulas[Formulas::place(of).unwrap_or_default()]
    }
}
