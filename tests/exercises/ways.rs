//! What students do in each exercise.

use super::Act::{
    Answer, Choose, Data, Feature, Layers, Next, PlayUntil, Predict, PredictCircle, Race, Reached, Reads, Reset, Train,
};
use super::{Exercise, Raced};

/// What stands in a file of this folder, with its name.
macro_rules! exercise {
    ($file:literal, $reaches:expr, $misses:expr) => {
        Exercise { file: $file, text: include_str!($file), reaches: $reaches, misses: $misses }
    };
}

/// What the page says of a number that is not the one that is asked for.
const WRONG: &str = "That is not the number that is asked for. Look again.";

/// All twelve, in order.
pub fn all() -> Vec<Exercise> {
    vec![
        smallest_network(),
        four_initialisations(),
        spiral(),
        best_rate(),
        tanh_against_relu(),
        two_thirds(),
        four_linear_layers(),
        fewest_nodes(),
        one_point(),
        predict_then_run(),
        overfit_and_cure(),
        same_data(),
    ]
}

fn smallest_network() -> Exercise {
    exercise!(
        "01-smallest-network.txt",
        vec![
            Predict("2"),
            Train(100),
            Reached(0),
            Layers(&[3]),
            Train(100),
            Reached(1),
            Reads("You predicted 2. At epoch 100, with 3 hidden neurons: training loss"),
            Answer("3"),
            Reads("Right."),
            Reached(2),
        ],
        // Too many neurons, which have the loss; and too few, which have not.
        vec![
            vec![Predict("8"), Layers(&[8]), Train(100), Reached(0), Answer("8"), Reads(WRONG), Reached(0)],
            vec![Predict("1"), Train(500), Reached(0), Answer("2"), Reached(0)],
        ]
    )
}

fn four_initialisations() -> Exercise {
    let race = Raced { varies: "initialization", without: &[], with: "", target: "0.05", epochs: "100", starts: "5" };
    exercise!(
        "02-four-initialisations.txt",
        vec![Predict("He"), Race(race), Reached(1), Reads("You predicted He, but"), Answer("Zero stays."), Reached(2),],
        // A single start of each, and only three of them.
        vec![
            vec![Predict("Uniform"), Race(Raced { starts: "", ..race }), Reached(0)],
            vec![Predict("Uniform"), Race(Raced { without: &["Zero"], ..race }), Reached(0)],
        ]
    )
}

fn spiral() -> Exercise {
    exercise!(
        "03-spiral-from-two-features.txt",
        vec![Choose("activation", "relu"), Train(600), Reached(1), Answer("ReLU."), Reached(2),],
        // It learns the spiral, but too late; and it learns it soon, from features that are not allowed.
        vec![
            vec![
                Choose("activation", "relu"),
                Choose("learningRate", "0.01"),
                Train(700),
                Reached(0),
                Train(1300),
                Reached(0)
            ],
            vec![Feature("sinX"), Feature("sinY"), Choose("activation", "relu"), Train(400), Reached(0)],
        ]
    )
}

fn best_rate() -> Exercise {
    let race =
        Raced { varies: "regularizationRate", without: &[], with: "0.1", target: "0.05", epochs: "300", starts: "" };
    exercise!(
        "04-best-l2-rate.txt",
        vec![
            Choose("regularization", "L2"),
            Race(race),
            Reached(1),
            Choose("regularizationRate", "0.03"),
            Train(300),
            Reached(2),
            Answer("0.03"),
            Reached(3),
        ],
        // Without L2, its rate does nothing; and with too much of it, the gap is small because little is learned.
        vec![
            vec![Race(race), Reached(0)],
            vec![
                Choose("regularization", "L2"),
                Choose("regularizationRate", "0.1"),
                Train(300),
                Reached(0),
                Answer("0.1"),
                Reads(WRONG),
                Reached(0),
            ],
        ]
    )
}

fn tanh_against_relu() -> Exercise {
    let race = Raced {
        varies: "activation",
        without: &["Sigmoid", "Linear"],
        with: "",
        target: "0.05",
        epochs: "200",
        starts: "10",
    };
    exercise!(
        "05-tanh-against-relu.txt",
        vec![
            Predict("ReLU"),
            Train(100),
            Reached(1),
            Choose("activation", "relu"),
            Reset,
            Train(100),
            Reached(2),
            Race(race),
            Reached(3),
            Reads("You predicted ReLU, but Tanh was first."),
            Answer("ReLU, Tanh."),
            Reached(4),
        ],
        // Others with them, and one start only: that is no comparison of the two.
        vec![
            vec![Predict("Tanh"), Train(100), Race(Raced { without: &["Linear"], ..race }), Reached(1)],
            vec![Predict("Tanh"), Train(100), Race(Raced { starts: "", ..race }), Reached(1)],
        ]
    )
}

fn two_thirds() -> Exercise {
    let sizes = Raced {
        varies: "networkShape",
        without: &["No hidden layer", "8 neurons", "4, 2 neurons", "8, 8 neurons"],
        with: "1; 3",
        target: "0.04",
        epochs: "300",
        starts: "20",
    };
    let alone = Raced { varies: "none", without: &[], with: "", ..sizes };
    exercise!(
        "06-two-thirds-of-the-time.txt",
        vec![Race(sizes), Reached(1), Layers(&[3]), Race(alone), Reached(2), Answer("3"), Reached(3)],
        // Two neurons never do it; and five random starts say little.
        vec![
            vec![Race(alone), Reached(0), Answer("2"), Reads(WRONG), Reached(0)],
            vec![Layers(&[3]), Race(Raced { starts: "5", ..alone }), Reached(0)],
        ]
    )
}

fn four_linear_layers() -> Exercise {
    exercise!(
        "07-four-linear-layers.txt",
        vec![
            Predict("A ring around the middle"),
            Train(200),
            Reached(1),
            Answer("1"),
            Reached(2),
            Next,
            Choose("activation", "tanh"),
            PlayUntil(1),
            Reached(1),
        ],
        // Out of the trap too early; and more training, which does not lead out of it.
        vec![
            vec![Predict("A straight line"), Choose("activation", "relu"), Train(200), Reached(0)],
            vec![
                Predict("Two straight lines"),
                Layers(&[8, 4, 4, 4]),
                Choose("learningRate", "0.1"),
                Train(200),
                Answer("4"),
                Reads(WRONG),
                Reached(1),
                Next,
                Choose("optimizer", "adam"),
                Train(500),
                Reached(0),
            ],
        ]
    )
}

fn fewest_nodes() -> Exercise {
    exercise!(
        "08-fewest-nodes.txt",
        vec![
            Layers(&[]),
            PlayUntil(1),
            Data("circle"),
            Layers(&[3]),
            Train(100),
            Reached(2),
            Data("xor"),
            Layers(&[4]),
            Train(100),
            Reached(3),
            Data("spiral"),
            Layers(&[6, 6]),
            Choose("activation", "relu"),
            Choose("learningRate", "0.1"),
            Train(400),
            Reached(4),
            Answer("0 3 4 12"),
        ],
        // All are learned, with more neurons than are needed; and one neuron too few.
        vec![
            vec![Train(100), Reached(0), Data("circle"), Train(100), Data("xor"), Train(100), Reached(0)],
            vec![Data("xor"), Layers(&[3]), Train(400), Reached(0)],
        ]
    )
}

fn one_point() -> Exercise {
    exercise!(
        "09-one-point-by-hand.txt",
        vec![
            Predict("0.107"),
            Train(1),
            Reached(1),
            Reads("You predicted 0.107. At epoch 1, training loss: 0.107"),
            Answer("0,2"),
            Reached(2),
        ],
        // The whole step in place of a tenth of it; and a feature more.
        vec![
            vec![Predict("0.1"), Choose("learningRate", "1"), Train(1), Answer("2"), Reads(WRONG), Reached(0)],
            vec![Predict("0.5"), Feature("xSquared"), Train(10), Reached(0)],
        ]
    )
}

fn predict_then_run() -> Exercise {
    exercise!(
        "10-predict-then-run.txt",
        vec![PredictCircle, Train(100), Reached(1), Answer("Corners."), Reached(2),],
        // Run without saying anything before; and changed on the way.
        vec![
            vec![Train(100), Reached(0)],
            vec![PredictCircle, Train(50), Choose("learningRate", "0.1"), Train(100), Reached(0)],
        ]
    )
}

fn overfit_and_cure() -> Exercise {
    exercise!(
        "11-overfit-and-cure.txt",
        vec![
            Layers(&[8, 8]),
            Train(100),
            Reached(1),
            Next,
            Predict("0.2"),
            Choose("regularization", "L2"),
            Choose("regularizationRate", "0.03"),
            Train(100),
            Reached(1),
            Reads("You predicted 0.2. At epoch 100, test loss: 0.21"),
            Answer("Small."),
            Reached(2),
        ],
        // Too small to learn by heart; and a rate that is too small to cure, or too large.
        vec![
            vec![Train(300), Reached(0)],
            vec![
                Layers(&[8, 8]),
                Train(100),
                Next,
                Predict("0.1"),
                Choose("regularization", "L2"),
                Choose("regularizationRate", "0.001"),
                Train(100),
                Reached(0),
                Reset,
                Choose("regularizationRate", "0.1"),
                Train(100),
                Reached(0),
            ],
        ]
    )
}

fn same_data() -> Exercise {
    exercise!(
        "12-same-data-for-all.txt",
        vec![Layers(&[4]), Train(100), Reached(1), Answer("4")],
        // Too few neurons, also beyond the limit; and too many.
        vec![vec![Train(300), Reached(0), Train(100), Reached(0)], vec![Layers(&[8]), Train(200), Reached(0)]]
    )
}
