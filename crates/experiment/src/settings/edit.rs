//! One new value for one setting: how it is read from text, checked, and written, and what has to be rebuilt for it.

use engine::{Activation, Initialization, Loss, Optimizer, Penalty};

use super::choice::{Choice, Pace};
use super::config::Config;
use super::setting::{MOST_LAYERS, MOST_NEURONS, NONE, Setting};
use super::text::check_seed;
use crate::data::{Dataset, Feature, Problem};
use crate::error::Error;
use crate::number::read_number;

/// A new value for the field of [`Config`] with the same name.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // The fields of `Config` say what each means.
pub enum Edit {
    Seed(String),
    WeightSeed(Option<String>),
    Problem(Problem),
    Dataset(Dataset),
    RegDataset(Dataset),
    Noise(f64),
    Ratio(f64),
    Feature(Feature, bool),
    HiddenLayers(Vec<usize>),
    Initialization(Initialization),
    Activation(Activation),
    Loss(Loss),
    Optimizer(Optimizer),
    LearningRate(f64),
    BatchSize(usize),
    Regularization(Penalty),
    RegularizationRate(f64),
    ShowTestData(bool),
    Discretize(bool),
    HideText(bool),
    HiddenControls(Vec<&'static str>),
    Pace(Pace),
    StopEpoch(Option<u64>),
    StopLoss(Option<f64>),
    StopStalled(Option<u64>),
}

/// What an edit makes necessary.
#[must_use]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rebuild {
    /// Nothing: training goes on with the new value.
    Nothing,
    /// New points; network and epoch are kept.
    Points,
    /// A new network, at epoch 0, on the same points.
    Network,
    /// New points and a new network.
    Everything,
}

impl Edit {
    /// Reads a value in the link's words.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub fn read(setting: Setting, text: &str) -> Result<Edit, Error> {
        let on = text != "false";
        let edit = match setting {
            Setting::Seed => Edit::Seed(text.to_owned()),
            Setting::WeightSeed => Edit::WeightSeed(Some(text.to_owned())),
            Setting::Problem => Edit::Problem(choice(setting, text)?),
            Setting::Dataset => Edit::Dataset(choice(setting, text)?),
            Setting::RegDataset => Edit::RegDataset(choice(setting, text)?),
            Setting::Noise => Edit::Noise(setting.number(text)?),
            Setting::Ratio => Edit::Ratio(setting.number(text)?),
            Setting::Feature(feature) => Edit::Feature(feature, on),
            Setting::HiddenLayers => Edit::HiddenLayers(layers(text)?),
            Setting::Initialization => Edit::Initialization(choice(setting, text)?),
            Setting::Activation => Edit::Activation(choice(setting, text)?),
            Setting::Loss => Edit::Loss(choice(setting, text)?),
            Setting::Optimizer => Edit::Optimizer(choice(setting, text)?),
            Setting::LearningRate => Edit::LearningRate(setting.number(text)?),
            Setting::BatchSize => Edit::BatchSize(setting.number(text)? as usize),
            Setting::Regularization => Edit::Regularization(choice(setting, text)?),
            Setting::RegularizationRate => Edit::RegularizationRate(setting.number(text)?),
            Setting::ShowTestData => Edit::ShowTestData(on),
            Setting::Discretize => Edit::Discretize(on),
            Setting::HideText => Edit::HideText(on),
            Setting::Pace => Edit::Pace(choice(setting, text)?),
            Setting::StopEpoch => Edit::StopEpoch(optional(text, |text| Ok(setting.number(text)? as u64))?),
            Setting::StopLoss => Edit::StopLoss(optional(text, |text| setting.number(text))?),
            Setting::StopStalled => Edit::StopStalled(optional(text, |text| Ok(setting.number(text)? as u64))?),
        };
        edit.check()?;
        Ok(edit)
    }

    /// Whether a config can hold the value.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub fn check(&self) -> Result<(), Error> {
        let number = |setting: Setting, value: f64| setting.number(&value.to_string()).map(drop);
        let dataset = |setting: Setting, dataset: Dataset, problem| match dataset.problem() == problem {
            true => Ok(()),
            false => Err(setting.refuse(dataset.word().link, None)),
        };
        match self {
            Edit::Noise(value) => number(Setting::Noise, *value),
            Edit::Ratio(value) => number(Setting::Ratio, *value),
            Edit::LearningRate(value) => number(Setting::LearningRate, *value),
            Edit::RegularizationRate(value) => number(Setting::RegularizationRate, *value),
            Edit::BatchSize(value) => number(Setting::BatchSize, *value as f64),
            Edit::Dataset(value) => dataset(Setting::Dataset, *value, Problem::Classification),
            Edit::RegDataset(value) => dataset(Setting::RegDataset, *value, Problem::Regression),
            Edit::HiddenLayers(value) => check_layers(value),
            Edit::Seed(value) => check_seed(Setting::Seed, value),
            Edit::WeightSeed(Some(value)) => check_seed(Setting::WeightSeed, value),
            Edit::StopEpoch(Some(value)) => number(Setting::StopEpoch, *value as f64),
            Edit::StopLoss(Some(value)) => number(Setting::StopLoss, *value),
            Edit::StopStalled(Some(value)) => number(Setting::StopStalled, *value as f64),
            Edit::WeightSeed(None)
            | Edit::StopEpoch(None)
            | Edit::StopLoss(None)
            | Edit::StopStalled(None)
            | Edit::Pace(_)
            | Edit::HiddenControls(_)
            | Edit::Problem(_)
            | Edit::Feature(..)
            | Edit::Initialization(_)
            | Edit::Activation(_)
            | Edit::Loss(_)
            | Edit::Optimizer(_)
            | Edit::Regularization(_)
            | Edit::ShowTestData(_)
            | Edit::Discretize(_)
            | Edit::HideText(_) => Ok(()),
        }
    }

    /// Whether both are about the same setting.
    pub(crate) fn is_same_setting(&self, other: &Edit) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }

    /// Whether the value is one that a slider passes on its way.
    pub(crate) fn is_number(&self) -> bool {
        matches!(
            self,
            Edit::Noise(_) | Edit::Ratio(_) | Edit::LearningRate(_) | Edit::RegularizationRate(_) | Edit::BatchSize(_)
        )
    }

    /// Writes the value into its field.
    pub(crate) fn write_to(self, config: &mut Config) -> Rebuild {
        let of_problem = |config: &Config, problem| match config.problem == problem {
            true => Rebuild::Everything,
            false => Rebuild::Nothing,
        };
        match self {
            Edit::Seed(value) => set(&mut config.seed, value, Rebuild::Points),
            Edit::WeightSeed(value) => set(&mut config.weight_seed, value, Rebuild::Network),
            Edit::Problem(value) => set(&mut config.problem, value, Rebuild::Everything),
            Edit::Dataset(value) => {
                let rebuild = of_problem(config, Problem::Classification);
                set(&mut config.dataset, value, rebuild)
            }
            Edit::RegDataset(value) => {
                let rebuild = of_problem(config, Problem::Regression);
                set(&mut config.reg_dataset, value, rebuild)
            }
            Edit::Noise(value) => set(&mut config.noise, value, Rebuild::Everything),
            Edit::Ratio(value) => set(&mut config.ratio, value, Rebuild::Everything),
            Edit::Feature(feature, on) => {
                let mut features = config.features;
                features.set(feature, on);
                set(&mut config.features, features, Rebuild::Network)
            }
            Edit::HiddenLayers(value) => set(&mut config.hidden_layers, value, Rebuild::Network),
            Edit::Initialization(value) => set(&mut config.initialization, value, Rebuild::Network),
            Edit::Activation(value) => set(&mut config.activation, value, Rebuild::Nothing),
            Edit::Loss(value) => set(&mut config.loss, value, Rebuild::Nothing),
            Edit::Optimizer(value) => set(&mut config.optimizer, value, Rebuild::Nothing),
            Edit::LearningRate(value) => set(&mut config.learning_rate, value, Rebuild::Nothing),
            Edit::BatchSize(value) => set(&mut config.batch_size, value, Rebuild::Nothing),
            Edit::Regularization(value) => set(&mut config.regularization, value, Rebuild::Nothing),
            Edit::RegularizationRate(value) => set(&mut config.regularization_rate, value, Rebuild::Nothing),
            Edit::ShowTestData(value) => set(&mut config.show_test_data, value, Rebuild::Nothing),
            Edit::Discretize(value) => set(&mut config.discretize, value, Rebuild::Nothing),
            Edit::HideText(value) => set(&mut config.hide_text, value, Rebuild::Nothing),
            Edit::HiddenControls(value) => set(&mut config.hidden_controls, value, Rebuild::Nothing),
            Edit::Pace(value) => set(&mut config.pace, value, Rebuild::Nothing),
            Edit::StopEpoch(value) => set(&mut config.stop_epoch, value, Rebuild::Nothing),
            Edit::StopLoss(value) => set(&mut config.stop_loss, value, Rebuild::Nothing),
            Edit::StopStalled(value) => set(&mut config.stop_stalled, value, Rebuild::Nothing),
        }
    }
}

/// The value that a field had already needs nothing rebuilt.
fn set<T: PartialEq>(field: &mut T, value: T, rebuild: Rebuild) -> Rebuild {
    if *field == value {
        return Rebuild::Nothing;
    }
    *field = value;
    rebuild
}

fn choice<C: Choice>(setting: Setting, text: &str) -> Result<C, Error> {
    C::named(text).ok_or_else(|| setting.refuse(text, None))
}

/// `none`, or what `read` makes of the text.
fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, Error>) -> Result<Option<T>, Error> {
    if text == NONE { Ok(None) } else { read(text).map(Some) }
}

fn layers(text: &str) -> Result<Vec<usize>, Error> {
    if text.trim().is_empty() {
        return Ok(Vec::new());
    }
    let refuse = || Setting::HiddenLayers.refuse(text, None);
    let sizes = text.split(',').map(|part| read_number(part).filter(|size| !size.is_nan()));
    let sizes: Vec<f64> = sizes.collect::<Option<_>>().ok_or_else(refuse)?;
    let nearest: Vec<usize> =
        sizes.iter().take(MOST_LAYERS).map(|size| size.round().clamp(1.0, MOST_NEURONS as f64) as usize).collect();
    if nearest.iter().map(|size| *size as f64).eq(sizes.iter().copied()) {
        Ok(nearest)
    } else {
        Err(Setting::HiddenLayers.refuse(text, Some(shape_text(&nearest))))
    }
}

/// Layer sizes as a link holds them.
pub(crate) fn shape_text(sizes: &[usize]) -> String {
    sizes.iter().map(usize::to_string).collect::<Vec<_>>().join(",")
}

fn check_layers(sizes: &[usize]) -> Result<(), Error> {
    layers(&shape_text(sizes)).map(drop)
}
