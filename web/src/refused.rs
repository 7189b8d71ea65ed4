//! What was typed and cannot be.

use experiment::{Error, Parameter, Setting};

/// A text that was no allowed value, and why.
pub struct Refused {
    /// Where it was typed.
    pub place: RefusedAt,
    /// Why it was refused.
    pub reason: String,
}

/// A field.
#[derive(Clone, Copy, PartialEq)]
pub enum RefusedAt {
    /// A setting's.
    Setting(Setting),
    /// A number's in the inspector.
    Parameter(Parameter),
}

impl Refused {
    /// Why the setting's last text was refused, if it was.
    pub fn reason(refused: Option<&Self>, setting: Setting) -> Option<&str> {
        Self::at(refused, RefusedAt::Setting(setting))
    }

    /// Why the number's last text was refused, if it was.
    pub fn parameter_reason(refused: Option<&Self>, parameter: Parameter) -> Option<&str> {
        Self::at(refused, RefusedAt::Parameter(parameter))
    }

    fn at(refused: Option<&Self>, place: RefusedAt) -> Option<&str> {
        refused.filter(|refused| refused.place == place).map(|refused| refused.reason.as_str())
    }

    pub(crate) fn new(place: RefusedAt, error: &Error) -> Self {
        Refused { place, reason: error.to_string() }
    }
}
