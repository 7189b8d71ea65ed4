//! The table of settings: one row each, with its key in links, its label, and what it can be. The page's controls, the
//! link and the checks all read these rows.

use engine::{Activation, Initialization, Loss, Optimizer, Penalty};

use crate::choice::{Choice, Pace, Problem, Word};
use crate::dataset::Dataset;
use crate::error::Error;
use crate::feature::Feature;
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
pub enum Knob {
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
pub struct Row {
    /// Its key in a link.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it can be.
    pub allowed: Allowed,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Allowed {
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
        offered: Offered,
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
pub enum Offered {
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
const ALL: &[Knob] = &[
    Knob::Activation,
    Knob::Regularization,
    Knob::BatchSize,
    Knob::Dataset,
    Knob::RegDataset,
    Knob::LearningRate,
    Knob::RegularizationRate,
    Knob::Noise,
    Knob::HiddenLayers,
    Knob::Seed,
    Knob::WeightSeed,
    Knob::ShowTestData,
    Knob::Discretize,
    Knob::Ratio,
    Knob::Feature(Feature::X1),
    Knob::Feature(Feature::X2),
    Knob::Feature(Feature::X1Squared),
    Knob::Feature(Feature::X2Squared),
    Knob::Feature(Feature::X1X2),
    Knob::Feature(Feature::SinX1),
    Knob::Feature(Feature::SinX2),
    Knob::Problem,
    Knob::Initialization,
    Knob::HideText,
    Knob::Loss,
    Knob::Optimizer,
    Knob::Pace,
    Knob::StopEpoch,
    Knob::StopLoss,
    Knob::StopStalled,
];

fn words<C: Choice>() -> Allowed {
    Allowed::Words(C::ALL.iter().map(|choice| choice.word()).collect())
}

fn datasets(problem: Problem) -> Allowed {
    Allowed::Words(Dataset::of(problem).map(Choice::word).collect())
}

fn rates(offered: &'static [f64]) -> Allowed {
    Allowed::Number { min: 0.0, max: 10.0, whole: false, offered: Offered::List(offered) }
}

/// A number that somebody types, or none.
fn typed(min: f64, max: f64, whole: bool) -> Allowed {
    Allowed::Number { min, max, whole, offered: Offered::Typed }
}

fn slider(min: f64, max: f64, whole: bool, (from, to, by): (f64, f64, f64)) -> Allowed {
    Allowed::Number { min, max, whole, offered: Offered::Steps { from, to, by } }
}

impl Knob {
    /// All settings, in the order in which a link holds them.
    pub fn all() -> impl Iterator<Item = Knob> {
        ALL.iter().copied()
    }

    /// The setting's row.
    pub fn row(self) -> Row {
        let (key, label, allowed) = match self {
            Knob::Activation => ("activation", "Activation", words::<Activation>()),
            Knob::Regularization => ("regularization", "Regularization", words::<Penalty>()),
            Knob::BatchSize => ("batchSize", "Batch size", slider(1.0, LARGEST_BATCH, true, (1.0, 30.0, 1.0))),
            Knob::Dataset => ("dataset", "Dataset", datasets(Problem::Classification)),
            Knob::RegDataset => ("regDataset", "Dataset", datasets(Problem::Regression)),
            Knob::LearningRate => ("learningRate", "Learning rate", rates(LEARNING_RATES)),
            Knob::RegularizationRate => ("regularizationRate", "Regularization rate", rates(REGULARIZATION_RATES)),
            Knob::Noise => ("noise", "Noise", slider(0.0, NOISE_MOST, false, (0.0, 50.0, 5.0))),
            Knob::HiddenLayers => ("networkShape", "Hidden layers", Allowed::Layers),
            Knob::Seed => ("seed", "Seed", Allowed::Text),
            Knob::WeightSeed => ("weightSeed", "Seed of the weights", Allowed::Text),
            Knob::ShowTestData => ("showTestData", "Show test data", Allowed::Switch),
            Knob::Discretize => ("discretize", "Discretize output", Allowed::Switch),
            Knob::Ratio => {
                ("percTrainData", "Ratio of training to test data", slider(1.0, 99.0, false, (10.0, 90.0, 10.0)))
            }
            Knob::Feature(feature) => (feature.key(), feature.label(), Allowed::Switch),
            Knob::Problem => ("problem", "Problem type", words::<Problem>()),
            Knob::Initialization => ("initialization", "Initialization", words::<Initialization>()),
            Knob::HideText => ("hideText", "Hide the text", Allowed::Switch),
            Knob::Loss => ("loss", "Loss", words::<Loss>()),
            Knob::Optimizer => ("optimizer", "Optimizer", words::<Optimizer>()),
            Knob::Pace => ("pace", "Pace", words::<Pace>()),
            Knob::StopEpoch => ("stopEpoch", "Stop at epoch", typed(1.0, LAST_EPOCH, true)),
            Knob::StopLoss => ("stopLoss", "Stop at test loss", typed(0.0, 10.0, false)),
            Knob::StopStalled => ("stopStalled", "Stop after epochs without progress", typed(1.0, LAST_EPOCH, true)),
        };
        Row { key, label, allowed }
    }

    /// That `value` is not allowed here.
    pub(crate) fn refuse(self, value: &str, nearest: Option<String>) -> Error {
        let row = self.row();
        Error::NotAllowed { key: row.key, value: value.to_owned(), allowed: row.allowed.in_words(), nearest }
    }

    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed is named.
    pub(crate) fn number(self, text: &str) -> Result<f64, Error> {
        let nearest = match self.row().allowed.number(text) {
            Ok(number) => return Ok(number),
            Err(Some(NOISE_MOST)) if self == Knob::Noise => Some(NOISE_BEYOND),
            Err(nearest) => nearest,
        };
        Err(self.refuse(text, nearest.map(|number| number.to_string())))
    }
}

impl Allowed {
    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed.
    pub(crate) fn number(&self, text: &str) -> Result<f64, Option<f64>> {
        let number = read_number(text).ok_or(None)?;
        let Allowed::Number { min, max, whole, .. } = *self else { return Err(None) };
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
            Allowed::Words(words) => words.iter().map(|word| word.link).collect::<Vec<_>>().join(", "),
            Allowed::Number { min, max, whole, offered: Offered::Typed } => {
                format!("{NONE}, or a {}number from {min} to {max}", if *whole { "whole " } else { "" })
            }
            Allowed::Number { min, max, whole: true, .. } => format!("a whole number from {min} to {max}"),
            Allowed::Number { min, max, .. } => format!("a number from {min} to {max}"),
            Allowed::Switch => "true, false".to_owned(),
            Allowed::Layers => {
                format!("up to {MOST_LAYERS} numbers from 1 to {MOST_NEURONS}, separated by commas")
            }
            Allowed::Text => format!("1 to {LONGEST_SEED} characters of a web address, without &, = and #"),
        }
    }
}
