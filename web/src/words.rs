//! The short explanation of each control: what it is, and what to try with it.

use experiment::Setting;

/// What is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Topic {
    /// A setting.
    Setting(Setting),
    /// The loss chart.
    Chart,
    /// The race.
    Race,
}

impl Topic {
    /// What it is called.
    pub fn title(self) -> &'static str {
        match self {
            Topic::Setting(Setting::Feature(_)) => "Features",
            Topic::Setting(setting) => setting.info().label,
            Topic::Chart => "Loss over epochs",
            Topic::Race => "Race",
        }
    }
}

/// An explanation.
pub struct Words {
    /// What it is.
    pub what: &'static str,
    /// What to try.
    pub attempt: &'static str,
}

/// What the rest of the page needs of this part.
#[allow(missing_docs)] // Said at the function.
pub struct Functions {
    pub about: fn(Topic) -> &'static Words,
}

/// The functions of this part.
pub static FUNCTIONS: Functions = Functions { about };

const fn words(what: &'static str, attempt: &'static str) -> Words {
    Words { what, attempt }
}

/// How fast the page trains.
static PACE: Words = words(
    "How many epochs are trained for each picture that you see. Max trains as many as your machine can. It changes how long you \
     wait, and never the result.",
    "Slow down to watch a boundary form, speed up to see what comes of it after thousands of epochs.",
);
static LEARNING_RATE: Words = words(
    "How far each step moves the weights against the slope of the loss.",
    "0.00001 crawls, 0.03 is a good start, 10 jumps about or diverges. Change it while the network learns.",
);
static ACTIVATION: Words = words(
    "The function that each hidden neuron applies to its sum. Without a bend in it (Linear), all layers together can only draw \
     a straight line. A step has no slope to follow: it is trained with the slope of Tanh instead.",
    "Train the same network with ReLU and with Tanh, and compare how soon the loss falls and how round the boundary is.",
);
static REGULARIZATION: Words = words(
    "A penalty on large weights. L2 keeps all of them small; L1 pushes those that help little to exactly zero.",
    "Switch on all features and L1 with a rate of 0.003: most lines disappear, the useful ones stay.",
);
static REGULARIZATION_RATE: Words = words(
    "How much the penalty counts against the loss.",
    "With noisy data, raise it until training and test loss meet. Too much, and nothing is learned.",
);
static PROBLEM: Words = words(
    "Classification asks which of two classes a point belongs to; regression asks for a number, shown as a shade.",
    "Choose regression and see the network rebuild a landscape instead of drawing a border.",
);
static DATASET: Words = words(
    "Points on a plane, each blue (+1) or orange (−1). Some of them train the network, the others only test it. The gates take \
     inputs 0 and 1, and blue stands for true.",
    "A single neuron learns AND and OR. Circle, Exclusive or and XOR need a hidden layer or the right feature; Spiral needs patience.",
);
static RATIO: Words = words(
    "Which part of the points trains. The rest shows whether the network has understood or only memorized.",
    "Train with 10 % and watch the two losses drift apart.",
);
static NOISE: Words = words(
    "How far chance has blurred the classes: with noise, no border is perfect.",
    "Use 50 % with a large network, and see it bend around single points: that is overfitting.",
);
static BATCH_SIZE: Words = words(
    "How many points are averaged for one step of the weights.",
    "1 is quick but restless; 30 is smooth but takes fewer steps in each epoch.",
);
static SHOW_TEST_DATA: Words =
    words("Draws the points that only test, with a dark rim.", "Look where they lie on the wrong side of the border.");
static DISCRETIZE: Words = words(
    "Shows only which class the network decides for, not how sure it is.",
    "Switch it on to see the exact border.",
);
static STOP_EPOCH: Words = words(
    "Training pauses by itself at this epoch. Empty: it goes on.",
    "Give everyone the same number of epochs, then compare losses.",
);
static STOP_LOSS: Words = words(
    "Training pauses by itself once the test loss is this low. Empty: it goes on.",
    "Set 0.05 and count the epochs that different networks need.",
);
static STOP_STALLED: Words = words(
    "Training pauses by itself when the test loss has not been better for so many epochs. This is called early stopping.",
    "Set 200 with noisy data: it stops before overfitting sets in.",
);
static INITIALIZATION: Words = words(
    "Where the weights start. Uniform: anywhere from −0.5 to 0.5. Xavier and He: closer to zero the more inputs a layer has, so that \
     deep networks neither fade nor explode; He is made for ReLU. Zero: all the same.",
    "Train six layers of ReLU from Uniform, then from He. With Zero, neurons that start alike stay alike: nothing is learned.",
);
static LOSS: Words = words(
    "What training makes small. Squared error: half the squared distance of the output, a tanh, from the label. Log loss: the output is \
     a sigmoid, a probability, and being sure and wrong costs most. Perceptron: the output is a step, right or wrong, and \
     only points on the wrong side count. Regression always uses the squared error.",
    "With AND, take Perceptron, no hidden layer, and see training end with the last error. With XOR it never ends.",
);
static OPTIMIZER: Words = words(
    "What is made of each batch's gradient. SGD steps straight down it. Momentum keeps going the way it went, Nesterov looks ahead \
     while doing so. RMSProp and Adam give each weight steps of its own size.",
    "Train the spiral with SGD and with Adam. Adam likes a smaller learning rate, 0.003 or 0.01.",
);
/// The features.
static FEATURES: Words = words(
    "What the network is told of each point: its coordinates, or something computed from them.",
    "With X1² and X2², a single neuron separates the circle. Press a feature to switch it on or off.",
);
/// The hidden layers.
static LAYERS: Words = words(
    "Each neuron weighs what it gets from the column before it, adds its bias, and applies the activation. Blue lines are positive \
     weights, orange ones negative; wide ones count more. The small square at a neuron's corner is its bias.",
    "Point at a neuron to see what it sees; press it to read and change its numbers.",
);
/// The chart.
static CHART: Words = words(
    "How wrong the outputs are, on average over the points, as the chosen loss counts it. The solid line is for the training \
     points, the dashed one for the test points.",
    "Point at the chart, or focus it and press the arrow keys, to read values.",
);

/// The race.
static RACE: Words = words(
    "Experiments that differ in one setting only, on the same data and, where their networks have the same shape, from the same \
     initial weights. The first to reach the target test loss is ahead. With seeds, each is run that often, with other data and \
     weights each time: so you see what is luck.",
    "Race tanh against ReLU, sigmoid and linear. Then type 20 seeds, and see whether the order stays.",
);

/// Nothing: there is no control for it.
static NONE: Words = words("", "");

/// The explanation of a topic.
fn about(topic: Topic) -> &'static Words {
    let setting = match topic {
        Topic::Setting(setting) => setting,
        Topic::Chart => return &CHART,
        Topic::Race => return &RACE,
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
        Setting::Feature(_) => &FEATURES,
        Setting::HiddenLayers => &LAYERS,
        Setting::Seed | Setting::WeightSeed | Setting::HideText => &NONE,
    }
}
