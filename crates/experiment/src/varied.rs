//! What can differ between the contestants of a race, and what is tried if nobody says.

use crate::choice::{Choice, Word};
use crate::config::Config;
use crate::error::Error;
use crate::feature::Feature;
use crate::knob::{Allowed, Knob, MOST_LAYERS, MOST_NEURONS, NONE};
use crate::value::Value;

/// The setting in which contestants differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Most are the field of `Config` with the same name.
pub enum Varied {
    Activation,
    Loss,
    Optimizer,
    Initialization,
    LearningRate,
    Regularization,
    RegularizationRate,
    BatchSize,
    HiddenLayers,
    /// All features at once: each value is a set of those that are on.
    Features,
    Noise,
    Seed,
    /// No setting: the only contestant is the experiment as it is, for trials of it alone.
    Nothing,
}

impl Choice for Varied {
    const ALL: &'static [Self] = &[
        Varied::Activation,
        Varied::Loss,
        Varied::Optimizer,
        Varied::Initialization,
        Varied::LearningRate,
        Varied::Regularization,
        Varied::RegularizationRate,
        Varied::BatchSize,
        Varied::HiddenLayers,
        Varied::Features,
        Varied::Noise,
        Varied::Seed,
        Varied::Nothing,
    ];

    /// The setting's own key and label.
    fn word(self) -> Word {
        match (self, self.knob()) {
            (_, Some(knob)) => {
                let row = knob.row();
                Word { link: row.key, label: row.label }
            }
            (Varied::Features, _) => Word { link: "features", label: "Features" },
            (_, None) => Word { link: NONE, label: "Nothing" },
        }
    }
}

impl Varied {
    /// What a link calls this.
    pub(crate) const KEY: &'static str = "race";

    /// Reads what is to vary: the key of a setting, `features`, or `none`.
    ///
    /// # Errors
    /// What cannot vary.
    pub fn read(text: &str) -> Result<Varied, Error> {
        Varied::named(text.trim()).ok_or_else(|| Error::NotAllowed {
            key: Varied::KEY,
            value: text.to_owned(),
            allowed: Varied::ALL.iter().map(|varied| varied.word().link).collect::<Vec<_>>().join(", "),
            nearest: None,
        })
    }

    /// The setting, where it is a single one.
    pub fn knob(self) -> Option<Knob> {
        Some(match self {
            Varied::Activation => Knob::Activation,
            Varied::Loss => Knob::Loss,
            Varied::Optimizer => Knob::Optimizer,
            Varied::Initialization => Knob::Initialization,
            Varied::LearningRate => Knob::LearningRate,
            Varied::Regularization => Knob::Regularization,
            Varied::RegularizationRate => Knob::RegularizationRate,
            Varied::BatchSize => Knob::BatchSize,
            Varied::HiddenLayers => Knob::HiddenLayers,
            Varied::Noise => Knob::Noise,
            Varied::Seed => Knob::Seed,
            Varied::Features | Varied::Nothing => return None,
        })
    }

    /// What one value can be, for a message.
    pub(crate) fn in_words(self) -> String {
        match (self, self.knob().map(|knob| knob.row().allowed)) {
            (Varied::Features, _) => format!("{NONE}, or {}, joined by -", Feature::ALL.map(Feature::key).join(", ")),
            (_, None) => "nothing".to_owned(),
            (_, Some(Allowed::Layers)) => {
                format!("{NONE}, or up to {MOST_LAYERS} numbers from 1 to {MOST_NEURONS}, joined by -")
            }
            (_, Some(allowed @ Allowed::Words(_))) => format!("one of {}", allowed.in_words()),
            (_, Some(allowed @ Allowed::Text)) => format!("{}, nor a comma", allowed.in_words()),
            (_, Some(allowed)) => allowed.in_words(),
        }
    }

    /// What is tried if nobody says: a few usual values, and before them that of `base` if it is not among them.
    pub fn usual_values(self, base: &Config) -> Vec<Value> {
        let usual = match self {
            Varied::Activation => "tanh,relu,sigmoid,linear",
            Varied::Loss => "squared,log,perceptron",
            Varied::Optimizer => "sgd,momentum,nesterov,rmsprop,adam",
            Varied::Initialization => "uniform,xavier,he,zero",
            Varied::LearningRate => "0.003,0.01,0.03,0.1,0.3",
            Varied::Regularization => "none,L1,L2",
            Varied::RegularizationRate => "0,0.001,0.003,0.01,0.03",
            Varied::BatchSize => "1,5,10,20,30",
            Varied::HiddenLayers => "none,2,4,8,4-2,8-8",
            Varied::Features => "x-y,xSquared-ySquared,x-y-xTimesY,x-y-sinX-sinY",
            Varied::Noise => "0,10,20,30,40,50",
            Varied::Seed => "a,b,c,d",
            Varied::Nothing => return Vec::new(),
        };
        let mut values: Vec<Value> = usual.split(',').filter_map(|text| Value::read(self, text).ok()).collect();
        if let Some(own) = Value::of(self, base).ok().filter(|own| !values.contains(own)) {
            values.insert(0, own);
        }
        values
    }
}
