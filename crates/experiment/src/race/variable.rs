//! What can differ between the contestants of a race.

use crate::data::Feature;
use crate::error::Error;
use crate::settings::{Choice, Domain, MOST_LAYERS, MOST_NEURONS, NONE, Setting, Word};

/// The setting in which contestants differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)] // Most are the field of `Config` with the same name.
pub enum Variable {
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

impl Choice for Variable {
    const ALL: &'static [Self] = &[
        Variable::Activation,
        Variable::Loss,
        Variable::Optimizer,
        Variable::Initialization,
        Variable::LearningRate,
        Variable::Regularization,
        Variable::RegularizationRate,
        Variable::BatchSize,
        Variable::HiddenLayers,
        Variable::Features,
        Variable::Noise,
        Variable::Seed,
        Variable::Nothing,
    ];

    /// The setting's own key and label.
    fn word(self) -> Word {
        match (self, self.setting()) {
            (_, Some(setting)) => {
                let row = setting.info();
                Word { link: row.key, label: row.label }
            }
            (Variable::Features, _) => Word { link: "features", label: "Features" },
            (_, None) => Word { link: NONE, label: "Nothing" },
        }
    }
}

impl Variable {
    /// What a link calls this.
    pub(crate) const KEY: &'static str = "race";

    /// Reads what is to vary: the key of a setting, `features`, or `none`.
    ///
    /// # Errors
    /// What cannot vary.
    pub fn read(text: &str) -> Result<Variable, Error> {
        Variable::named(text.trim()).ok_or_else(|| Error::NotAllowed {
            key: Variable::KEY,
            value: text.to_owned(),
            allowed: Variable::ALL.iter().map(|variable| variable.word().link).collect::<Vec<_>>().join(", "),
            nearest: None,
        })
    }

    /// The setting, where it is a single one.
    pub fn setting(self) -> Option<Setting> {
        Some(match self {
            Variable::Activation => Setting::Activation,
            Variable::Loss => Setting::Loss,
            Variable::Optimizer => Setting::Optimizer,
            Variable::Initialization => Setting::Initialization,
            Variable::LearningRate => Setting::LearningRate,
            Variable::Regularization => Setting::Regularization,
            Variable::RegularizationRate => Setting::RegularizationRate,
            Variable::BatchSize => Setting::BatchSize,
            Variable::HiddenLayers => Setting::HiddenLayers,
            Variable::Noise => Setting::Noise,
            Variable::Seed => Setting::Seed,
            Variable::Features | Variable::Nothing => return None,
        })
    }

    /// What one value can be, for a message.
    pub(crate) fn in_words(self) -> String {
        match (self, self.setting().map(|setting| setting.info().domain)) {
            (Variable::Features, _) => format!("{NONE}, or {}, joined by -", Feature::ALL.map(Feature::key).join(", ")),
            (_, None) => "nothing".to_owned(),
            (_, Some(Domain::Layers)) => {
                format!("{NONE}, or up to {MOST_LAYERS} numbers from 1 to {MOST_NEURONS}, joined by -")
            }
            (_, Some(allowed @ Domain::Words(_))) => format!("one of {}", allowed.in_words()),
            (_, Some(allowed @ Domain::Text)) => format!("{}, nor a comma", allowed.in_words()),
            (_, Some(allowed)) => allowed.in_words(),
        }
    }
}
