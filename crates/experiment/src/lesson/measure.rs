//! Measures: the numbers that goals ask about.

use super::race_result::RaceResult;
use crate::session::Session;

/// A number that a session has at every moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How many epochs the network was trained for.
    Epoch,
    /// The loss over the training points.
    TrainingLoss,
    /// The loss over the test points.
    TestLoss,
    /// How much larger the test loss is than the training loss.
    Gap,
    /// Which part of the training points is classified correctly, 0 to 1; in regression it has no value.
    TrainingAccuracy,
    /// Which part of the test points is classified correctly, 0 to 1; in regression it has no value.
    TestAccuracy,
    /// How many of all points are classified wrong; in regression it has no value.
    Errors,
    /// How many points there are, to train and to test with.
    Points,
    /// How many hidden layers there are.
    HiddenLayers,
    /// How many hidden neurons there are, in all layers.
    HiddenNeurons,
    /// How many features are on.
    Features,
    /// How many weights there are; biases do not count.
    Weights,
    /// How many of them are exactly zero.
    ZeroWeights,
    /// How many changes were made since the run began.
    Changes,
    /// How many hidden neurons are switched off, to be looked at without them. No link says that.
    SwitchedOff,
}

impl Measure {
    /// Each with its name in lessons.
    pub const ALL: [(Measure, &'static str); 15] = [
        (Measure::Epoch, "epoch"),
        (Measure::TrainingLoss, "training loss"),
        (Measure::TestLoss, "test loss"),
        (Measure::Gap, "gap"),
        (Measure::TrainingAccuracy, "training accuracy"),
        (Measure::TestAccuracy, "test accuracy"),
        (Measure::Errors, "errors"),
        (Measure::Points, "points"),
        (Measure::HiddenLayers, "hidden layers"),
        (Measure::HiddenNeurons, "hidden neurons"),
        (Measure::Features, "features"),
        (Measure::Weights, "weights"),
        (Measure::ZeroWeights, "zero weights"),
        (Measure::Changes, "changes"),
        (Measure::SwitchedOff, "switched off"),
    ];

    /// The measure of this name.
    pub fn named(name: &str) -> Option<Self> {
        Measure::ALL.iter().find(|(_, known)| *known == name).map(|(measure, _)| *measure)
    }

    /// Its name in lessons.
    pub fn name(self) -> &'static str {
        Measure::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }

    /// Its value now. Allocates nothing.
    pub fn of(self, session: &Session) -> Option<f64> {
        let (config, losses) = (session.config(), session.losses());
        let weights = || session.network().layers().iter().flat_map(|layer| &layer.weights);
        let (n_train, n_test) = (session.train_points().len(), session.test_points().len());
        Some(match self {
            Measure::Epoch => session.epoch() as f64,
            Measure::TrainingLoss => losses.train,
            Measure::TestLoss => losses.test,
            Measure::Gap => losses.test - losses.train,
            Measure::TrainingAccuracy => session.accuracies()?.0,
            Measure::TestAccuracy => session.accuracies()?.1,
            Measure::Errors => {
                let (train, test) = session.accuracies()?;
                let wrong = |accuracy: f64, points: usize| match points {
                    // No part of nothing is wrong.
                    0 => 0.0,
                    points => ((1.0 - accuracy) * points as f64).round(),
                };
                wrong(train, n_train) + wrong(test, n_test)
            }
            Measure::Points => (n_train + n_test) as f64,
            Measure::HiddenLayers => config.hidden_layers().len() as f64,
            Measure::HiddenNeurons => config.hidden_layers().iter().sum::<usize>() as f64,
            Measure::Features => config.features().iter().count() as f64,
            Measure::Weights => weights().count() as f64,
            Measure::ZeroWeights => weights().filter(|weight| **weight == 0.0).count() as f64,
            Measure::Changes => session.journal().n_changes() as f64,
            Measure::SwitchedOff => session.switched_off().n() as f64,
        })
    }

    /// The least and the greatest that it can be, and whether it counts something.
    pub(super) fn range(self) -> (f64, f64, bool) {
        let most_neurons = (crate::settings::MOST_LAYERS * crate::settings::MOST_NEURONS) as f64;
        let anything = f64::INFINITY;
        match self {
            Measure::TrainingLoss | Measure::TestLoss => (0.0, anything, false),
            Measure::Gap => (-anything, anything, false),
            Measure::TrainingAccuracy | Measure::TestAccuracy => (0.0, 1.0, false),
            Measure::HiddenLayers => (0.0, crate::settings::MOST_LAYERS as f64, true),
            Measure::HiddenNeurons | Measure::SwitchedOff => (0.0, most_neurons, true),
            Measure::Points => (1.0, crate::data::MOST_POINTS as f64, true),
            Measure::Features => (1.0, anything, true),
            _ => (0.0, anything, true),
        }
    }

    /// Whether it has a value in classification only.
    pub(super) fn needs_classes(self) -> bool {
        matches!(self, Measure::TrainingAccuracy | Measure::TestAccuracy | Measure::Errors)
    }
}

/// A number that a race has at its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceMeasure {
    /// How many contestants there are.
    Contestants,
    /// How many runs each of them had.
    Runs,
    /// How many epochs each run has.
    Epochs,
    /// The test loss to reach.
    Target,
    /// Which part of the runs of the best contestant has reached it, 0 to 1.
    Reached,
}

impl RaceMeasure {
    /// Each with its name in lessons.
    pub const ALL: [(RaceMeasure, &'static str); 5] = [
        (RaceMeasure::Contestants, "contestants"),
        (RaceMeasure::Runs, "runs"),
        (RaceMeasure::Epochs, "race epochs"),
        (RaceMeasure::Target, "target"),
        (RaceMeasure::Reached, "reached"),
    ];

    /// The measure of this name.
    pub fn named(name: &str) -> Option<Self> {
        RaceMeasure::ALL.iter().find(|(_, known)| *known == name).map(|(measure, _)| *measure)
    }

    /// Its name in lessons.
    pub fn name(self) -> &'static str {
        RaceMeasure::ALL.iter().find(|(known, _)| *known == self).map_or("", |(_, name)| name)
    }

    /// Its value in a race.
    pub fn of(self, race: &RaceResult) -> f64 {
        match self {
            RaceMeasure::Contestants => race.contestants as f64,
            RaceMeasure::Runs => race.runs as f64,
            RaceMeasure::Epochs => race.limits.epochs as f64,
            RaceMeasure::Target => race.limits.target,
            RaceMeasure::Reached => race.reached,
        }
    }

    /// The least and the greatest that it can be, and whether it counts something.
    pub(super) fn range(self) -> (f64, f64, bool) {
        match self {
            RaceMeasure::Contestants => (1.0, crate::race::MOST_CONTESTANTS as f64, true),
            RaceMeasure::Runs => (1.0, 100.0, true),
            RaceMeasure::Epochs => (1.0, f64::INFINITY, true),
            RaceMeasure::Target => (0.0, f64::INFINITY, false),
            RaceMeasure::Reached => (0.0, 1.0, false),
        }
    }
}
