//! Everything that a link describes: plain data with its defaults.

use engine::{Activation, Activations, Hyper, Initialization, Loss, Optimizer, Penalty};

use crate::choice::{Pace, Problem};
use crate::dataset::Dataset;
use crate::feature::Features;

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

/// The settings of one experiment. Every value is within what its [`Knob`](crate::Knob) allows.
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

    /// Whether the page leaves out the control of this name.
    pub fn hides(&self, name: &str) -> bool {
        self.hidden_controls.contains(&name)
    }
}
