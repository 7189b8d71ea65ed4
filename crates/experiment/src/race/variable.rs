//! What can differ between the contestants of a race.

use crate::data::Feature;
use crate::error::Error;
use crate::settings::{Choice, Config, Domain, MOST_LAYERS, MOST_NEURONS, NONE, Setting, Word};

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
    /// All features at once: each value is a set of those that are on. Formulas of somebody's own are no part of it: all contestants have
    /// them.
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
            allowed: links_of(Variable::ALL.iter().copied()),
            nearest: None,
        })
    }

    /// Reads what is to vary in races of an experiment.
    ///
    /// # Errors
    /// What cannot vary, or is restricted.
    pub(crate) fn read_for(base: &Config, text: &str) -> Result<Variable, Error> {
        let variable = Variable::read(text)?;
        if variable.is_fixed_by(base) {
            let (value, allowed) = (text.to_owned(), links_of(Variable::offered(base, None)));
            return Err(Error::NotAllowed { key: Variable::KEY, value, allowed, nearest: None });
        }
        Ok(variable)
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

    /// What can vary in races of an experiment: all that its link does not restrict, `first` before the others.
    pub fn offered(base: &Config, first: Option<Variable>) -> impl Iterator<Item = Variable> {
        first.into_iter().chain(Variable::ALL.iter().copied()).filter(|variable| !variable.is_fixed_by(base))
    }

    /// Whether the link of an experiment keeps this as it is.
    pub fn is_fixed_by(self, base: &Config) -> bool {
        match self {
            // Each value says all of them.
            Variable::Features => Feature::BUILT_IN.iter().any(|feature| base.restricts(feature.key())),
            _ => self.setting().is_some_and(|setting| base.fixes(setting)),
        }
    }

    /// What one value can be, for a message.
    pub(crate) fn in_words(self) -> String {
        match (self, self.setting().map(|setting| setting.info().domain)) {
            (Variable::Features, _) => {
                format!("{NONE}, or {}, joined by -", Feature::BUILT_IN.map(Feature::key).join(", "))
            }
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

fn links_of(variables: impl Iterator<Item = Variable>) -> String {
    variables.map(|variable| variable.word().link).collect::<Vec<_>>().join(", ")
}
