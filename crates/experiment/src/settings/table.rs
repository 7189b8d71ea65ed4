//! The table of settings: one row each. All that has a part for each setting comes out of it: the list of settings, a config
//! with its defaults, edits, and how they are read and written.

use std::ops::Index;

use engine::{Activation, Initialization, Loss, Optimizer, Penalty};

use super::choice::Pace;
use super::domain::{Domain, Presets, SettingInfo};
use super::value::{Field, Value};
use crate::data::{Dataset, Feature, Features, Formulas, OwnData, Problem};
use crate::error::Error;

/// What a setting has to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Affects {
    /// What the page shows, and when it trains: nothing that is learned.
    Page,
    /// How training goes on.
    Training,
    /// The points; the network is kept.
    Points,
    /// The network, on the same points.
    Network,
    /// Points and network.
    Everything,
}

/// A row says, of a setting, in this order: its field in a config, with type and default; its key in a link; its name for
/// people; what it can be; what it affects; and what stands before `_hide` or `_lock` in a link that restricts its control. A row that has a
/// part, in brackets, is as many settings as there are of these parts.
macro_rules! settings {
    ($(
        $(#[doc = $doc:literal])+
        $Setting:ident $(($part:ident: $Part:ty, of $Parts:expr))? {
            $field:ident: $Type:ty = $default:expr,
            key: $key:expr,
            label: $label:expr,
            domain: $domain:expr,
            affects: $affects:expr,
            hidden_as: $hidden_as:expr,
        }
    )+) => {
        /// A setting.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Setting {
            $($(#[doc = $doc])+ $Setting $(($Part))?,)+
        }

        impl Setting {
            /// All settings, in the order in which a link holds them.
            pub fn all() -> impl Iterator<Item = Setting> {
                let mut all = Vec::new();
                $(all.extend(each!($Setting $(, $Parts)?));)+
                all.into_iter()
            }

            /// What is known about it.
            pub fn info(self) -> SettingInfo {
                let (key, label, domain) = match self {
                    $(Setting::$Setting $(($part))? => ($key, $label, $domain),)+
                };
                SettingInfo { key, label, domain }
            }

            /// What it has to do with.
            #[allow(unused_variables)] // Parts may be alike in this.
            pub(crate) fn affects(self) -> Affects {
                match self {
                    $(Setting::$Setting $(($part))? => $affects,)+
                }
            }

            /// What stands before `_hide` or `_lock` in a link that restricts its control; nothing where it has none.
            pub fn hidden_as(self) -> Option<&'static str> {
                match self {
                    $(Setting::$Setting $(($part))? => $hidden_as,)+
                }
            }
        }

        /// The settings of one experiment. Every value is within the [`Domain`] of its [`Setting`].
        #[derive(Clone, Debug, PartialEq)]
        pub struct Config {
            $($(#[doc = $doc])+ $field: $Type,)+
            /// No setting of its own, nor is the next: each name is part of a key of a link.
            hidden_controls: Vec<&'static str>,
            locked_controls: Vec<&'static str>,
        }

        impl Default for Config {
            /// The defaults of TensorFlow Playground, and an arbitrary seed.
            fn default() -> Self {
                Config { $($field: $default,)+ hidden_controls: Vec::new(), locked_controls: Vec::new() }
            }
        }

        impl Config {
            $($(#[doc = $doc])+ pub fn $field(&self) -> <$Type as Field>::Shown<'_> {
                self.$field.shown()
            })+

            /// Which controls the page leaves out: names from [`hideable`](super::hideable).
            pub fn hidden_controls(&self) -> &[&'static str] {
                &self.hidden_controls
            }

            /// Which controls the page shows without letting anybody change them: names from [`lockable`](super::lockable).
            pub fn locked_controls(&self) -> &[&'static str] {
                &self.locked_controls
            }

            /// A setting's value in the link's words; nothing where it is not set.
            pub fn text_of(&self, setting: Setting) -> Option<String> {
                match setting {
                    $(Setting::$Setting $(($part))? => self.$field$([$part])?.write(),)+
                }
            }

            /// Whether it is as an edit would make it.
            pub(crate) fn has(&self, edit: &Edit) -> bool {
                match edit {
                    $(Edit::$Setting($($part,)? value) => self.$field$([*$part])? == *value,)+
                    Edit::HiddenControls(names) => self.hidden_controls == *names,
                    Edit::LockedControls(names) => self.locked_controls == *names,
                }
            }

            /// Takes over a value that was checked.
            pub(super) fn write(&mut self, edit: Edit) {
                match edit {
                    $(Edit::$Setting($($part,)? value) => self.$field$([$part])? = value,)+
                    Edit::HiddenControls(names) => self.hidden_controls = names,
                    Edit::LockedControls(names) => self.locked_controls = names,
                }
            }
        }

        /// A new value for a setting.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Edit {
            $($(#[doc = $doc])+ $Setting($($Part,)? value_type!($Type $(, $Part)?)),)+
            /// Which controls the page leaves out.
            HiddenControls(Vec<&'static str>),
            /// Which controls the page shows without letting anybody change them.
            LockedControls(Vec<&'static str>),
        }

        impl Edit {
            /// Reads a value in the link's words.
            ///
            /// # Errors
            /// What the setting cannot be.
            pub(super) fn read_value(setting: Setting, text: &str) -> Result<Edit, Error> {
                let info = setting.info();
                Ok(match setting {
                    $(Setting::$Setting $(($part))? => Edit::$Setting($($part,)? Value::read(&info, text)?),)+
                })
            }

            /// The setting and its new value in the link's words; nothing for what is no setting.
            pub(crate) fn written(&self) -> Option<(Setting, Option<String>)> {
                Some(match self {
                    $(Edit::$Setting($($part,)? value) => (Setting::$Setting $((*$part))?, value.write()),)+
                    Edit::HiddenControls(_) | Edit::LockedControls(_) => return None,
                })
            }
        }
    };
}

/// The settings of a row: one, or one for each part.
macro_rules! each {
    ($Setting:ident) => {
        [Setting::$Setting]
    };
    ($Setting:ident, $Parts:expr) => {
        $Parts.map(Setting::$Setting)
    };
}

/// What an edit of a row holds: a value of the field's type, or of what the field has for each part.
macro_rules! value_type {
    ($Type:ty) => {
        $Type
    };
    ($Type:ty, $Part:ty) => {
        <$Type as Index<$Part>>::Output
    };
}

/// With which the key of every formula begins.
pub(crate) const FORMULA: &str = "formula";
/// As many as the largest data set has points.
const LARGEST_BATCH: f64 = 1200.0;
/// The last epoch that a run can be told to stop at: days away.
const LAST_EPOCH: f64 = 1e9;
/// The most noise, in percent.
pub(super) const MOST_NOISE: f64 = 80.0;
const LEARNING_RATES: Presets = Presets::List(&[0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]);
const REGULARIZATION_RATES: Presets = Presets::List(&[0.0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0]);

settings! {
    /// The activation of the hidden layers.
    Activation {
        activation: Activation = Activation::Tanh,
        key: "activation",
        label: "Activation",
        domain: Domain::choices::<Activation>(),
        affects: Affects::Training,
        hidden_as: Some("activation"),
    }
    /// The penalty on weights.
    Regularization {
        regularization: Penalty = Penalty::None,
        key: "regularization",
        label: "Regularization",
        domain: Domain::choices::<Penalty>(),
        affects: Affects::Training,
        hidden_as: Some("regularization"),
    }
    /// How many points are averaged for one step.
    BatchSize {
        batch_size: usize = 10,
        key: "batchSize",
        label: "Batch size",
        domain: Domain::Number { min: 1.0, max: LARGEST_BATCH, whole: true, presets: Presets::steps(1.0, 30.0, 1.0) },
        affects: Affects::Training,
        hidden_as: Some("batchSize"),
    }
    /// The data set of classification.
    Dataset {
        dataset: Dataset = Dataset::Circle,
        key: "dataset",
        label: "Dataset",
        domain: Domain::words(Dataset::of(Problem::Classification)),
        affects: Affects::Everything,
        hidden_as: Some("dataset"),
    }
    /// The data set of regression.
    RegDataset {
        reg_dataset: Dataset = Dataset::Plane,
        key: "regDataset",
        label: "Dataset",
        domain: Domain::words(Dataset::of(Problem::Regression)),
        affects: Affects::Everything,
        hidden_as: Some("dataset"),
    }
    /// The learning rate: how far one step goes.
    LearningRate {
        learning_rate: f64 = 0.03,
        key: "learningRate",
        label: "Learning rate",
        domain: Domain::Number { min: 0.0, max: 10.0, whole: false, presets: LEARNING_RATES },
        affects: Affects::Training,
        hidden_as: Some("learningRate"),
    }
    /// The regularization rate: how much the penalty counts.
    RegularizationRate {
        regularization_rate: f64 = 0.0,
        key: "regularizationRate",
        label: "Regularization rate",
        domain: Domain::Number { min: 0.0, max: 10.0, whole: false, presets: REGULARIZATION_RATES },
        affects: Affects::Training,
        hidden_as: Some("regularizationRate"),
    }
    /// The noise in the data, in percent, 0 to 80.
    Noise {
        noise: f64 = 0.0,
        key: "noise",
        label: "Noise",
        domain: Domain::Number { min: 0.0, max: MOST_NOISE, whole: false, presets: Presets::steps(0.0, 50.0, 5.0) },
        affects: Affects::Everything,
        hidden_as: Some("noise"),
    }
    /// The hidden layers: how many neurons each has.
    HiddenLayers {
        hidden_layers: Vec<usize> = vec![4, 2],
        key: "networkShape",
        label: "Hidden layers",
        domain: Domain::Layers,
        affects: Affects::Network,
        hidden_as: Some("numHiddenLayers"),
    }
    /// The seed, which all randomness comes from.
    Seed {
        seed: String = "0.12345".to_owned(),
        key: "seed",
        label: "Seed",
        domain: Domain::Text,
        affects: Affects::Points,
        hidden_as: Some("regenerate"),
    }
    /// Where the initial weights come from instead, if anywhere: they then no longer follow the data in the seed's stream.
    WeightSeed {
        weight_seed: Option<String> = None,
        key: "weightSeed",
        label: "Seed of the weights",
        domain: Domain::Text,
        affects: Affects::Network,
        hidden_as: Some("newWeights"),
    }
    /// Whether test points are shown.
    ShowTestData {
        show_test_data: bool = false,
        key: "showTestData",
        label: "Show test data",
        domain: Domain::Switch,
        affects: Affects::Page,
        hidden_as: Some("showTestData"),
    }
    /// Whether the picture shows only the output's sign.
    Discretize {
        discretize: bool = false,
        key: "discretize",
        label: "Discretize output",
        domain: Domain::Switch,
        affects: Affects::Page,
        hidden_as: Some("discretize"),
    }
    /// Percent of the points that train; the others test.
    Ratio {
        ratio: f64 = 50.0,
        key: "percTrainData",
        label: "Share of points used for training",
        domain: Domain::Number { min: 1.0, max: 99.0, whole: false, presets: Presets::steps(10.0, 90.0, 10.0) },
        affects: Affects::Everything,
        hidden_as: Some("percTrainData"),
    }
    /// The features that are switched on: what the network sees of a point.
    Feature(feature: Feature, of Feature::BUILT_IN) {
        switched_features: Features = Features::default(),
        key: feature.key(),
        label: feature.label(),
        domain: Domain::Switch,
        affects: Affects::Network,
        hidden_as: Some(feature.key()),
    }
    /// How many points are drawn, 20 to 5000; as many as in the original where that is not set.
    NPoints {
        drawn_points: Option<u64> = None,
        key: "numPoints",
        label: "Number of points",
        domain: Domain::Number { min: 20.0, max: 5000.0, whole: true, presets: Presets::Typed },
        affects: Affects::Everything,
        hidden_as: Some("numPoints"),
    }
    /// Somebody's own points, which stay also while another data set is used.
    OwnData {
        own_data: Option<OwnData> = None,
        key: "points",
        label: "Your own points",
        domain: Domain::Points,
        affects: Affects::Points,
        hidden_as: Some("dataset"),
    }
    /// Somebody's own formulas: those that are features, and the one that labels points, which stays also while another data set is used.
    Formula(of: Option<Feature>, of Formulas::ALL) {
        formulas: Formulas = Formulas::default(),
        key: of.map_or(FORMULA, Feature::key),
        label: of.map_or("Formula", Feature::label),
        domain: Domain::Formula,
        affects: if of.is_some() { Affects::Network } else { Affects::Everything },
        hidden_as: Some(if of.is_some() { "formulas" } else { "dataset" }),
    }
    /// Classification or regression.
    Problem {
        problem: Problem = Problem::Classification,
        key: "problem",
        label: "Problem type",
        domain: Domain::choices::<Problem>(),
        affects: Affects::Everything,
        hidden_as: Some("problem"),
    }
    /// The initialization: what the weights and biases are at the start.
    Initialization {
        initialization: Initialization = Initialization::Uniform,
        key: "initialization",
        label: "Initialization",
        domain: Domain::choices::<Initialization>(),
        affects: Affects::Network,
        hidden_as: Some("initialization"),
    }
    /// Whether the page leaves out everything but the playground.
    HideText {
        hide_text: bool = false,
        key: "hideText",
        label: "Hide the text",
        domain: Domain::Switch,
        affects: Affects::Page,
        hidden_as: None,
    }
    /// The loss, which classification makes small; regression always the squared error.
    Loss {
        loss: Loss = Loss::Squared,
        key: "loss",
        label: "Loss",
        domain: Domain::choices::<Loss>(),
        affects: Affects::Training,
        hidden_as: Some("loss"),
    }
    /// The optimizer: what is made of gradients.
    Optimizer {
        optimizer: Optimizer = Optimizer::Sgd,
        key: "optimizer",
        label: "Optimizer",
        domain: Domain::choices::<Optimizer>(),
        affects: Affects::Training,
        hidden_as: Some("optimizer"),
    }
    /// How many epochs a frame the page trains.
    Pace {
        pace: Pace = Pace::Epochs1,
        key: "pace",
        label: "Speed",
        domain: Domain::choices::<Pace>(),
        affects: Affects::Page,
        hidden_as: Some("speed"),
    }
    /// The epoch at which training stops by itself, 1 or later.
    StopEpoch {
        stop_epoch: Option<u64> = None,
        key: "stopEpoch",
        label: "Stop at epoch",
        domain: Domain::Number { min: 1.0, max: LAST_EPOCH, whole: true, presets: Presets::Typed },
        affects: Affects::Page,
        hidden_as: Some("stopping"),
    }
    /// The test loss at which training stops by itself.
    StopLoss {
        stop_loss: Option<f64> = None,
        key: "stopLoss",
        label: "Stop at test loss",
        domain: Domain::Number { min: 0.0, max: 10.0, whole: false, presets: Presets::Typed },
        affects: Affects::Page,
        hidden_as: Some("stopping"),
    }
    /// The number of epochs without a better test loss after which training stops by itself.
    StopStalled {
        stop_stalled: Option<u64> = None,
        key: "stopStalled",
        label: "Early stopping (patience)",
        domain: Domain::Number { min: 1.0, max: LAST_EPOCH, whole: true, presets: Presets::Typed },
        affects: Affects::Page,
        hidden_as: Some("stopping"),
    }
}
