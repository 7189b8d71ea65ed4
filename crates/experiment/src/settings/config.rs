//! Everything that a link describes: plain data with its defaults.

use super::choice::Pace;
use crate::data::{Dataset, Features, Problem};
use engine::{Activation, Activations, Hyper, Initialization, Loss, Optimizer, Penalty};

/// The controls that a link can hide with `NAME_hide=true`, beside the features' own names.
pub const HIDEABLE: [&str; 18] = [
    "showTestData",
    "discretize",
    "playButton",
    "stepButton",
    "resetButton",
    "learningRate",
    "activation",
    "loss",
    "optimizer",
    "initialization",
    "regularization",
    "regularizationRate",
    "problem",
    "dataset",
    "percTrainData",
    "noise",
    "batchSize",
    "numHiddenLayers",
];

/// The settings of one experiment. Every value is within what its [`Setting`](crate::Setting) allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// What all randomness comes from.
    pub seed: String,
    /// Where the initial weights come from instead, if anywhere: they then no longer follow the data in `seed`'s stream.
    pub weight_seed: Option<String>,
    /// Classification or regression.
    pub problem: Problem,
    /// The data set of classification.
    pub dataset: Dataset,
    /// The data set of regression.
    pub reg_dataset: Dataset,
    /// Percent, 0 to 80.
    pub noise: f64,
    /// Percent of the points that train; the others test.
    pub ratio: f64,
    /// What the network sees of a point.
    pub features: Features,
    /// Neurons in each hidden layer.
    pub hidden_layers: Vec<usize>,
    /// What the weights and biases are at the start.
    pub initialization: Initialization,
    /// Of the hidden layers.
    pub activation: Activation,
    /// What classification makes small; regression always the squared error.
    pub loss: Loss,
    /// What is made of gradients.
    pub optimizer: Optimizer,
    /// How far one step goes.
    pub learning_rate: f64,
    /// How many points are averaged for one step.
    pub batch_size: usize,
    /// The penalty on weights.
    pub regularization: Penalty,
    /// How much that penalty counts.
    pub regularization_rate: f64,
    /// How many epochs a frame the page trains.
    pub pace: Pace,
    /// The epoch at which training stops by itself, 1 or later.
    pub stop_epoch: Option<u64>,
    /// The test loss at which training stops by itself.
    pub stop_loss: Option<f64>,
    /// The number of epochs without a better test loss after which training stops by itself.
    pub stop_stalled: Option<u64>,
    /// Whether test points are shown.
    pub show_test_data: bool,
    /// Whether the picture shows only the output's sign.
    pub discretize: bool,
    /// Which controls the page leaves out: names from [`HIDEABLE`] and the features' keys.
    pub hidden_controls: Vec<&'static str>,
    /// Whether the page leaves out everything but the playground.
    pub hide_text: bool,
}

impl Default for Config {
    /// The defaults of TensorFlow Playground, and an arbitrary seed.
    fn default() -> Self {
        Config {
            seed: "0.12345".to_owned(),
            weight_seed: None,
            problem: Problem::Classification,
            dataset: Dataset::Circle,
            reg_dataset: Dataset::Plane,
            noise: 0.0,
            ratio: 50.0,
            features: Features::default(),
            hidden_layers: vec![4, 2],
            initialization: Initialization::Uniform,
            activation: Activation::Tanh,
            loss: Loss::Squared,
            optimizer: Optimizer::Sgd,
            learning_rate: 0.03,
            batch_size: 10,
            regularization: Penalty::None,
            regularization_rate: 0.0,
            pace: Pace::Epochs1,
            stop_epoch: None,
            stop_loss: None,
            stop_stalled: None,
            show_test_data: false,
            discretize: false,
            hidden_controls: Vec::new(),
            hide_text: false,
        }
    }
}

impl Config {
    /// The data set of the chosen problem.
    pub fn current_dataset(&self) -> Dataset {
        match self.problem {
            Problem::Classification => self.dataset,
            Problem::Regression => self.reg_dataset,
        }
    }

    /// The loss of the chosen problem.
    pub fn current_loss(&self) -> Loss {
        match self.problem {
            Problem::Classification => self.loss,
            Problem::Regression => Loss::Squared,
        }
    }

    /// What the engine needs to make a step.
    pub fn hyper(&self) -> Hyper {
        let output = match (self.problem, self.loss) {
            (Problem::Classification, Loss::Squared) => Activation::Tanh,
            (Problem::Classification, Loss::Log) => Activation::Sigmoid,
            (Problem::Classification, Loss::Perceptron) => Activation::Step,
            (Problem::Regression, _) => Activation::Linear,
        };
        Hyper {
            activations: Activations { hidden: self.activation, output },
            loss: self.current_loss(),
            optimizer: self.optimizer,
            learning_rate: self.learning_rate,
            batch_size: self.batch_size,
            penalty: self.regularization,
            regularization_rate: self.regularization_rate,
        }
    }

    /// What all randomness comes from.
    pub fn seed(&self) -> &str {
        &self.seed
    }

    /// Where the initial weights come from instead, if anywhere: they then no longer follow the data in `seed`'s stream.
    pub fn weight_seed(&self) -> Option<&str> {
        self.weight_seed.as_deref()
    }

    /// Classification or regression.
    pub fn problem(&self) -> Problem {
        self.problem
    }

    /// The data set of classification.
    pub fn dataset(&self) -> Dataset {
        self.dataset
    }

    /// The data set of regression.
    pub fn reg_dataset(&self) -> Dataset {
        self.reg_dataset
    }

    /// Percent, 0 to 80.
    pub fn noise(&self) -> f64 {
        self.noise
    }

    /// Percent of the points that train; the others test.
    pub fn ratio(&self) -> f64 {
        self.ratio
    }

    /// What the network sees of a point.
    pub fn features(&self) -> Features {
        self.features
    }

    /// Neurons in each hidden layer.
    pub fn hidden_layers(&self) -> &[usize] {
        &self.hidden_layers
    }

    /// What the weights and biases are at the start.
    pub fn initialization(&self) -> Initialization {
        self.initialization
    }

    /// Of the hidden layers.
    pub fn activation(&self) -> Activation {
        self.activation
    }

    /// What classification makes small; regression always the squared error.
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// What is made of gradients.
    pub fn optimizer(&self) -> Optimizer {
        self.optimizer
    }

    /// How far one step goes.
    pub fn learning_rate(&self) -> f64 {
        self.learning_rate
    }

    /// How many points are averaged for one step.
    pub fn batch_size(&self) -> usize {
        self.batch_size
    }

    /// The penalty on weights.
    pub fn regularization(&self) -> Penalty {
        self.regularization
    }

    /// How much that penalty counts.
    pub fn regularization_rate(&self) -> f64 {
        self.regularization_rate
    }

    /// How many epochs a frame the page trains.
    pub fn pace(&self) -> Pace {
        self.pace
    }

    /// The epoch at which training stops by itself, 1 or later.
    pub fn stop_epoch(&self) -> Option<u64> {
        self.stop_epoch
    }

    /// The test loss at which training stops by itself.
    pub fn stop_loss(&self) -> Option<f64> {
        self.stop_loss
    }

    /// The number of epochs without a better test loss after which training stops by itself.
    pub fn stop_stalled(&self) -> Option<u64> {
        self.stop_stalled
    }

    /// Whether test points are shown.
    pub fn show_test_data(&self) -> bool {
        self.show_test_data
    }

    /// Whether the picture shows only the output's sign.
    pub fn discretize(&self) -> bool {
        self.discretize
    }

    /// Which controls the page leaves out: names from [`HIDEABLE`] and the features' keys.
    pub fn hidden_controls(&self) -> &[&'static str] {
        &self.hidden_controls
    }

    /// Whether the page leaves out everything but the playground.
    pub fn hide_text(&self) -> bool {
        self.hide_text
    }

    /// Whether the page leaves out the control of this name.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden_controls.contains(&name)
    }
}
