//! The short explanation of each control: what it is, and what to try with it.

use experiment::Setting;

use super::help_text::{HelpText, HelpTexts};
use crate::widgets::HelpTopic;

/// The explanations of this file.
pub fn create() -> Box<dyn HelpTexts> {
    Box::new(Texts)
}

struct Texts;

impl HelpTexts for Texts {
    fn about(&self, topic: HelpTopic) -> HelpText {
        *about(topic)
    }
}

const fn help(what: &'static str, to_try: &'static str) -> HelpText {
    HelpText { what, to_try }
}

/// How fast the page trains.
static PACE: HelpText = help(
    "How many epochs are trained for each picture that you see. Max trains as many as your machine can. It changes how long you \
     wait, and never the result.",
    "Slow down to watch a boundary form, speed up to see what comes of it after thousands of epochs.",
);
static LEARNING_RATE: HelpText = help(
    "How far each step moves the weights against the slope of the loss.",
    "0.00001 crawls, 0.03 is a good start, 10 jumps about or diverges. Change it while the network learns.",
);
static ACTIVATION: HelpText = help(
    "The function that each hidden neuron applies to its sum. Without a bend in it (Linear), all layers together can only draw \
     a straight line. A step has no slope to follow: it is trained with the slope of Tanh instead.",
    "Train the same network with ReLU and with Tanh, and compare how soon the loss falls and how round the boundary is.",
);
static REGULARIZATION: HelpText = help(
    "A penalty on large weights. L2 keeps all of them small; L1 pushes those that help little to exactly zero.",
    "Switch on all features and L1 with a rate of 0.003: most lines become as thin as lines get, the useful ones stay.",
);
static REGULARIZATION_RATE: HelpText = help(
    "How much the penalty counts against the loss.",
    "With noisy data and a large network, raise it step by step: the gap between test and training loss gets smaller. Too much, and nothing is learned.",
);
static PROBLEM: HelpText = help(
    "Classification asks which of two classes a point belongs to; regression asks for a number, shown as a colormap.",
    "Choose regression and see the network rebuild a landscape instead of drawing a border.",
);
static DATASET: HelpText = help(
    "Points on a plane, each labelled +1 or −1 by its colour. Some of them train the network, the others only test it. The gates take \
     inputs 0 and 1, and +1 stands for true.",
    "A single neuron learns AND and OR. Circle, Exclusive or and XOR need a hidden layer or the right feature; Spiral needs patience.",
);
static RATIO: HelpText = help(
    "Which part of the points trains. The rest shows whether the network has understood or only memorized.",
    "Train with 10 % and watch the two losses drift apart.",
);
static NOISE: HelpText = help(
    "How far chance has blurred the classes: with noise, no border is perfect.",
    "Use 50 % with a large network, and see it bend around single points: that is overfitting.",
);
static N_POINTS: HelpText = help(
    "How many points are drawn, for training and testing together. Empty: 500, or 1200 for regression.",
    "Draw only 20 and train a large network: it learns them by heart, and the test loss shows it.",
);
static OWN_DATA: HelpText = help(
    "Points of your own: draw them, or open a table.",
    "Draw a few points of each class while it trains, and see the border follow.",
);
static LABEL_FORMULA: HelpText = help(
    "Points all over the plane, labelled by a formula of your own in x1 and x2.",
    "Write sin(x1) > x2, and see how many neurons it takes to follow the wave.",
);
static BATCH_SIZE: HelpText = help(
    "How many points are averaged for one step of the weights.",
    "1 is quick but restless; 30 is smooth but takes fewer steps in each epoch.",
);
static SHOW_TEST_DATA: HelpText =
    help("Draws the points that only test, with a dark rim.", "Look where they lie on the wrong side of the border.");
static DISCRETIZE: HelpText = help(
    "Shows only which class the network decides for, not how sure it is.",
    "Switch it on to see the exact border.",
);
static STOP_EPOCH: HelpText = help(
    "Training pauses by itself at this epoch. Empty: it goes on.",
    "Give everyone the same number of epochs, then compare losses.",
);
static STOP_LOSS: HelpText = help(
    "Training pauses by itself once the test loss is this low. Empty: it goes on.",
    "Set 0.05 and count the epochs that different networks need.",
);
static STOP_STALLED: HelpText = help(
    "Training pauses by itself when the test loss has not become better by 0.1 % for so many epochs. This is called early stopping; strictly, it would look at points of its own, neither trained with nor tested with.",
    "Set 200 with noisy data: it stops some time after the test loss was lowest, and the weights stay as they are then.",
);
static INITIALIZATION: HelpText = help(
    "Where the weights start. Uniform: anywhere from −0.5 to 0.5. Xavier and He: closer to zero the more inputs a layer has, so that \
     deep networks neither fade nor explode; He is made for ReLU. Zero: all the same.",
    "Train six layers of ReLU from Uniform, then from He. With Zero, neurons that start alike stay alike: nothing is learned.",
);
static LOSS: HelpText = help(
    "What training makes small. Squared error: half the squared distance of the output, a tanh, from the label. Log loss: the output is \
     a sigmoid, a probability, and being sure and wrong costs most. Perceptron: the output is a step, right or wrong, and \
     only points on the wrong side count. Regression always uses the squared error.",
    "With AND, take Perceptron, no hidden layer, and see the weights come to rest with the last error. With XOR they never do.",
);
static OPTIMIZER: HelpText = help(
    "What is made of each batch's gradient. SGD steps straight down it. Momentum keeps going the way it went, Nesterov looks ahead \
     while doing so. RMSProp and Adam give each weight steps of its own size.",
    "Train the spiral with SGD and with Adam. Adam likes a smaller learning rate, 0.003 or 0.01.",
);
/// The features.
static FEATURES: HelpText = help(
    "What the network is told of each point: its coordinates, or something computed from them.",
    "With X1² and X2², a single neuron separates the circle. Press a feature to switch it on or off.",
);
/// The hidden layers.
static LAYERS: HelpText = help(
    "Each neuron weighs what it gets from the column before it, adds its bias, and applies the activation. A line has the colour of \
     its weight's sign, and is wider the more that weight counts. The small square at a neuron's corner is its bias.",
    "Point at a neuron to see what it sees; press it to read and change its numbers.",
);
/// The chart.
static CHART: HelpText = help(
    "How wrong the outputs are, on average over the points, as the chosen loss counts it. The solid line is for the training \
     points, the dashed one for the test points.",
    "Point at the chart, or focus it and press the arrow keys, to read values.",
);

/// The race.
static RACE: HelpText = help(
    "Experiments that differ in one setting only, on the same data and, where their networks have the same shape, from the same \
     initial weights. The first to reach the target test loss is ahead. Repeated with random starts, each is run that often, with \
     other data and weights each time: so you see what is luck.",
    "Race tanh against ReLU, sigmoid and linear. Then repeat it with 20 random starts, and see whether the order stays.",
);

/// Nothing: there is no control for it.
static NONE: HelpText = help("", "");

/// The explanation of a topic.
fn about(topic: HelpTopic) -> &'static HelpText {
    let setting = match topic {
        HelpTopic::Setting(setting) => setting,
        HelpTopic::Chart => return &CHART,
        HelpTopic::Race => return &RACE,
    };
    match setting {
        Setting::Pace => &PACE,
        Setting::LearningRate => &LEARNING_RATE,
        Setting::Activation => &ACTIVATION,
        Setting::Regularization => &REGULARIZATION,
        Setting::RegularizationRate => &REGULARIZATION_RATE,
        Setting::Problem => &PROBLEM,
        Setting::Dataset | Setting::RegDataset => &DATASET,
        Setting::Ratio => &RATIO,
        Setting::NPoints => &N_POINTS,
        Setting::OwnData => &OWN_DATA,
        Setting::Formula(None) => &LABEL_FORMULA,
        Setting::Noise => &NOISE,
        Setting::BatchSize => &BATCH_SIZE,
        Setting::ShowTestData => &SHOW_TEST_DATA,
        Setting::Discretize => &DISCRETIZE,
        Setting::StopEpoch => &STOP_EPOCH,
        Setting::StopLoss => &STOP_LOSS,
        Setting::StopStalled => &STOP_STALLED,
        Setting::Initialization => &INITIALIZATION,
        Setting::Loss => &LOSS,
        Setting::Optimizer => &OPTIMIZER,
        Setting::Feature(_) | Setting::Formula(_) => &FEATURES,
        Setting::HiddenLayers => &LAYERS,
        Setting::Seed | Setting::WeightSeed | Setting::HideText => &NONE,
    }
}
