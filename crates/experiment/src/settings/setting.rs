//! The table of settings: one row each, with its key in links, its label, and what it can be. The page's controls, the
//! link and the checks all read these rows.

use engine::{Activation, Initialization, Loss, Optimizer, Penalty};

use super::choice::{Choice, Pace, Word};
use crate::data::{Dataset, Feature, Problem};
use crate::error::Error;
use crate::number::read_number;

/// The most hidden layers.
pub const MOST_LAYERS: usize = 6;
/// The most neurons in a hidden layer.
pub const MOST_NEURONS: usize = 8;
/// The most characters of a seed.
pub(crate) const LONGEST_SEED: usize = 100;
/// As many as the largest data set has points.
const LARGEST_BATCH: f64 = 1200.0;
/// What stands in a link for a number that is not set.
pub(crate) const NONE: &str = "none";
/// The last epoch that a run can be told to stop at: days away.
const LAST_EPOCH: f64 = 1e9;
/// The most noise, in percent.
const NOISE_MOST: f64 = 80.0;
/// What TensorFlow Playground makes of noise above its limit.
const NOISE_BEYOND: f64 = 50.0;

/// A setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Each is the field of `Config` with the same name.
pub enum Setting {
    Activation,
    Regularization,
    BatchSize,
    Dataset,
    RegDataset,
    LearningRate,
    RegularizationRate,
    Noise,
    HiddenLayers,
    Seed,
    WeightSeed,
    ShowTestData,
    Discretize,
    Ratio,
    Feature(Feature),
    Problem,
    Initialization,
    HideText,
    Loss,
    Optimizer,
    Pace,
    StopEpoch,
    StopLoss,
    StopStalled,
}

/// What is known about a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingInfo {
    /// Its key in a link.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it can be.
    pub domain: Domain,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// One of these words.
    Words(Vec<Word>),
    /// A number, both ends included.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// Whether it has no fraction.
        whole: bool,
        /// Which values the page offers.
        presets: Presets,
    },
    /// On or off.
    Switch,
    /// Up to six numbers from 1 to 8.
    Layers,
    /// Any text, up to a length.
    Text,
}

/// The values of a number that the page offers; a link may hold any between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presets {
    /// These, in a list.
    List(&'static [f64]),
    /// From the first to the last, on a slider.
    Steps {
        /// The first.
        from: f64,
        /// The last.
        to: f64,
        /// The distance between neighbours.
        by: f64,
    },
    /// Any, typed into a field; `none` is allowed too.
    Typed,
}

const LEARNING_RATES: &[f64] = &[0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];
const REGULARIZATION_RATES: &[f64] = &[0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];

/// All settings, in the order in which a link holds them. A table: an iterator made of parts would be made anew by each caller.
const ALL: &[Setting] = &[
    Setting::Activation,
    Setting::Regularization,
    Setting::BatchSize,
    Setting::Dataset,
    Setting::RegDataset,
    Setting::LearningRate,
    Setting::RegularizationRate,
    Setting::Noise,
    Setting::HiddenLayers,
    Setting::Seed,
    Setting::WeightSeed,
    Setting::ShowTestData,
    Setting::Discretize,
    Setting::Ratio,
    Setting::Feature(Feature::X1),
    Setting::Feature(Feature::X2),
    Setting::Feature(Feature::X1Squared),
    Setting::Feature(Feature::X2Squared),
    Setting::Feature(Feature::X1X2),
    Setting::Feature(Feature::SinX1),
    Setting::Feature(Feature::SinX2),
    Setting::Problem,
    Setting::Initialization,
    Setting::HideText,
    Setting::Loss,
    Setting::Optimizer,
    Setting::Pace,
    Setting::StopEpoch,
    Setting::StopLoss,
    Setting::StopStalled,
];

fn words<C: Choice>() -> Domain {
    Domain::Words(C::ALL.iter().map(|choice| choice.word()).collect())
}

fn datasets(problem: Problem) -> Domain {
    Domain::Words(Dataset::of(problem).map(Choice::word).collect())
}

fn rates(presets: &'static [f64]) -> Domain {
    Domain::Number { min: 0.0, max: 10.0, whole: false, presets: Presets::List(presets) }
}

/// A number that somebody types, or none.
fn typed(min: f64, max: f64, whole: bool) -> Domain {
    Domain::Number { min, max, whole, presets: Presets::Typed }
}

fn slider(min: f64, max: f64, whole: bool, (from, to, by): (f64, f64, f64)) -> Domain {
    Domain::Number { min, max, whole, presets: Presets::Steps { from, to, by } }
}

impl Setting {
    /// All settings, in the order in which a link holds them.
    pub fn all() -> impl Iterator<Item = Setting> {
        ALL.iter().copied()
    }

    /// The setting's row.
    pub fn info(self) -> SettingInfo {
        let (key, label, domain) = match self {
            Setting::Activation => ("activation", "Activation", words::<Activation>()),
            Setting::Regularization => ("regularization", "Regularization", words::<Penalty>()),
            Setting::BatchSize => ("batchSize", "Batch size", slider(1.0, LARGEST_BATCH, true, (1.0, 30.0, 1.0))),
            Setting::Dataset => ("dataset", "Dataset", datasets(Problem::Classification)),
            Setting::RegDataset => ("regDataset", "Dataset", datasets(Problem::Regression)),
            Setting::LearningRate => ("learningRate", "Learning rate", rates(LEARNING_RATES)),
            Setting::RegularizationRate => ("regularizationRate", "Regularization rate", rates(REGULARIZATION_RATES)),
            Setting::Noise => ("noise", "Noise", slider(0.0, NOISE_MOST, false, (0.0, 50.0, 5.0))),
            Setting::HiddenLayers => ("networkShape", "Hidden layers", Domain::Layers),
            Setting::Seed => ("seed", "Seed", Domain::Text),
            Setting::WeightSeed => ("weightSeed", "Seed of the weights", Domain::Text),
            Setting::ShowTestData => ("showTestData", "Show test data", Domain::Switch),
            Setting::Discretize => ("discretize", "Discretize output", Domain::Switch),
            Setting::Ratio => {
                ("percTrainData", "Ratio of training to test data", slider(1.0, 99.0, false, (10.0, 90.0, 10.0)))
            }
            Setting::Feature(feature) => (feature.key(), feature.label(), Domain::Switch),
            Setting::Problem => ("problem", "Problem type", words::<Problem>()),
            Setting::Initialization => ("initialization", "Initialization", words::<Initialization>()),
            Setting::HideText => ("hideText", "Hide the text", Domain::Switch),
            Setting::Loss => ("loss", "Loss", words::<Loss>()),
            Setting::Optimizer => ("optimizer", "Optimizer", words::<Optimizer>()),
            Setting::Pace => ("pace", "Pace", words::<Pace>()),
            Setting::StopEpoch => ("stopEpoch", "Stop at epoch", typed(1.0, LAST_EPOCH, true)),
            Setting::StopLoss => ("stopLoss", "Stop at test loss", typed(0.0, 10.0, false)),
            Setting::StopStalled => ("stopStalled", "Stop after epochs without progress", typed(1.0, LAST_EPOCH, true)),
        };
        SettingInfo { key, label, domain }
    }

    /// That `value` is not allowed here.
    pub(crate) fn refuse(self, value: &str, nearest: Option<String>) -> Error {
        let info = self.info();
        Error::NotAllowed { key: info.key, value: value.to_owned(), allowed: info.domain.in_words(), nearest }
    }

    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed is named.
    pub(crate) fn number(self, text: &str) -> Result<f64, Error> {
        let nearest = match self.info().domain.number(text) {
            Ok(number) => return Ok(number),
            Err(Some(NOISE_MOST)) if self == Setting::Noise => Some(NOISE_BEYOND),
            Err(nearest) => nearest,
        };
        Err(self.refuse(text, nearest.map(|number| number.to_string())))
    }
}

impl Domain {
    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed.
    pub(crate) fn number(&self, text: &str) -> Result<f64, Option<f64>> {
        let number = read_number(text).ok_or(None)?;
        let Domain::Number { min, max, whole, .. } = *self else { return Err(None) };
        if !number.is_finite() {
            return Err(None);
        }
        let nearest = if whole { number.round() } else { number }.clamp(min, max);
        // Not `!=`: that -0 is 0 is all that is left to say of it.
        if nearest == number { Ok(nearest + 0.0) } else { Err(Some(nearest)) }
    }

    /// What can be written here, for a message.
    pub fn in_words(&self) -> String {
        match self {
            Domain::Words(words) => words.iter().map(|word| word.link).collect::<Vec<_>>().join(", "),
            Domain::Number { min, max, whole, presets: Presets::Typed } => {
                format!("{NONE}, or a {}number from {min} to {max}", if *whole { "whole " } else { "" })
            }
            Domain::Number { min, max, whole: true, .. } => format!("a whole number from {min} to {max}"),
            Domain::Number { min, max, .. } => format!("a number from {min} to {max}"),
            Domain::Switch => "true, false".to_owned(),
            Domain::Layers => {
                format!("up to {MOST_LAYERS} numbers from 1 to {MOST_NEURONS}, separated by commas")
            }
            Domain::Text => format!("1 to {LONGEST_SEED} characters of a web address, without &, = and #"),
        }
    }
}
