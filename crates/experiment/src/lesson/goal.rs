//! Goals: what somebody is to bring about in a lesson, as conditions that a session fulfils or does not.

use crate::link::text_of;
use crate::number::read_number;
use crate::race::Variable;
use crate::session::Session;
use crate::settings::{Config, Setting};

/// Something to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What is to be reached, for people.
    pub words: String,
    /// Which settings it needs; they change only with an edit.
    pub settings: Vec<SettingCondition>,
    /// What it needs of what moves while the network learns.
    pub measured: Vec<MeasureCondition>,
    /// Whether it needs the session to have diverged.
    pub diverged: bool,
    /// What has to be done for it, beside all that.
    pub event: Option<GoalEvent>,
}

/// Something done that a session knows nothing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoalEvent {
    /// A race of this has come to its end.
    Race(Variable),
    /// The experiment was saved as a notebook.
    Notebook,
}

/// A setting that a goal needs.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingCondition {
    /// Which.
    pub setting: Setting,
    /// How it compares.
    pub comparison: Comparison,
    /// With what: in the link's words, as a link would be written.
    pub value: String,
}

/// A measure that a goal needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeasureCondition {
    /// Which.
    pub measure: Measure,
    /// How it compares.
    pub comparison: Comparison,
    /// With what.
    pub value: f64,
}

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
    /// How many of all points are classified wrong; in regression it has no value.
    Errors,
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
}

impl Measure {
    /// Each with its name in goals.
    pub(super) const ALL: [(Measure, &'static str); 10] = [
        (Measure::Epoch, "epoch"),
        (Measure::TrainingLoss, "training loss"),
        (Measure::TestLoss, "test loss"),
        (Measure::Gap, "gap"),
        (Measure::Errors, "errors"),
        (Measure::HiddenLayers, "hidden layers"),
        (Measure::HiddenNeurons, "hidden neurons"),
        (Measure::Features, "features"),
        (Measure::Weights, "weights"),
        (Measure::ZeroWeights, "zero weights"),
    ];

    /// Its value now. Allocates nothing.
    pub fn of(self, session: &Session) -> Option<f64> {
        let (config, losses) = (session.config(), session.losses());
        let weights = || session.network().layers().iter().flat_map(|layer| &layer.weights);
        Some(match self {
            Measure::Epoch => session.epoch() as f64,
            Measure::TrainingLoss => losses.train,
            Measure::TestLoss => losses.test,
            Measure::Gap => losses.test - losses.train,
            Measure::Errors => {
                let (train, test) = session.accuracies()?;
                let wrong = |accuracy: f64, points: usize| ((1.0 - accuracy) * points as f64).round();
                wrong(train, session.train_points().len()) + wrong(test, session.test_points().len())
            }
            Measure::HiddenLayers => config.hidden_layers().len() as f64,
            Measure::HiddenNeurons => config.hidden_layers().iter().sum::<usize>() as f64,
            Measure::Features => config.features().iter().count() as f64,
            Measure::Weights => weights().count() as f64,
            Measure::ZeroWeights => weights().filter(|weight| **weight == 0.0).count() as f64,
        })
    }
}

/// How what is compares with what is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // They are `<`, `<=`, `=`, `>=` and `>`.
pub enum Comparison {
    Below,
    AtMost,
    Equal,
    AtLeast,
    Above,
}

impl Comparison {
    /// Those whose sign begins with another's come first.
    pub(super) const ALL: [(Comparison, &'static str); 5] = [
        (Comparison::AtMost, "<="),
        (Comparison::AtLeast, ">="),
        (Comparison::Below, "<"),
        (Comparison::Equal, "="),
        (Comparison::Above, ">"),
    ];

    /// What is not a number fulfils nothing.
    fn holds(self, now: f64, value: f64) -> bool {
        match self {
            Comparison::Below => now < value,
            Comparison::AtMost => now <= value,
            Comparison::Equal => now == value,
            Comparison::AtLeast => now >= value,
            Comparison::Above => now > value,
        }
    }
}

impl Goal {
    /// Whether a config has the settings that this needs.
    pub(super) fn fits(&self, config: &Config) -> bool {
        self.settings.iter().all(|SettingCondition { setting, comparison, value }| {
            let now = text_of(config, *setting).unwrap_or_default();
            match (read_number(&now), read_number(value)) {
                (Some(now), Some(value)) => comparison.holds(now, value),
                _ => now == *value,
            }
        })
    }

    /// Whether the session is as this needs it, with settings and events left aside. Allocates nothing.
    pub(super) fn is_measured(&self, session: &Session) -> bool {
        (!self.diverged || session.has_diverged())
            && self.measured.iter().all(|MeasureCondition { measure, comparison, value }| {
                measure.of(session).is_some_and(|now| comparison.holds(now, *value))
            })
    }

    /// Whether a session is all that this asks for.
    pub fn is_met(&self, session: &Session) -> bool {
        self.event.is_none() && self.fits(session.config()) && self.is_measured(session)
    }
}
