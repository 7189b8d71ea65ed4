//! What a setting can be, and what is known about one.

use super::choice::{Choice, Word};
use crate::error::Error;
use crate::number::{Quantity, Typed, read_number, read_typed};

/// The most hidden layers.
pub const MOST_LAYERS: usize = 6;
/// The most neurons in a hidden layer.
pub const MOST_NEURONS: usize = 8;
/// The most characters of a seed.
pub(crate) const LONGEST_SEED: usize = 100;
/// What stands in a link for a number that is not set.
pub(crate) const NONE: &str = "none";

/// What is known about a setting.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingInfo {
    /// Its key in a link.
    pub key: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it can be.
    pub domain: Domain,
}

/// What a setting can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Domain {
    /// One of these words.
    Words(Vec<Word>),
    /// A number, both ends included.
    Number {
        /// The smallest.
        min: f64,
        /// The largest.
        max: f64,
        /// Whether it has no fraction.
        whole: bool,
        /// Which values the page offers.
        presets: Presets,
    },
    /// On or off.
    Switch,
    /// Up to six numbers from 1 to 8.
    Layers,
    /// Any text, up to a length.
    Text,
    /// Points, as they are written for a link.
    Points,
    /// A formula, likewise.
    Formula,
}

/// The values of a number that the page offers; a link may hold any between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presets {
    /// These, in a list.
    List(&'static [f64]),
    /// From the first to the last, on a slider.
    Steps {
        /// The first.
        from: f64,
        /// The last.
        to: f64,
        /// The distance between neighbours.
        by: f64,
    },
    /// Any, typed into a field; `none` is allowed too.
    Typed,
}

impl Presets {
    /// From the first to the last, on a slider.
    pub(super) const fn steps(from: f64, to: f64, by: f64) -> Self {
        Presets::Steps { from, to, by }
    }
}

impl SettingInfo {
    /// That `value` is not allowed here.
    pub(crate) fn refuse(&self, value: &str, nearest: Option<String>) -> Error {
        Error::NotAllowed { key: self.key, value: value.to_owned(), allowed: self.domain.in_words(), nearest }
    }

    /// A value that somebody typed, in the link's words. What can be none comes out as it went in.
    pub fn typed(&self, text: &str) -> Typed<String> {
        match self.domain.quantity() {
            Some(_) if matches!(self.key, "noise" | "percTrainData") => read_typed(text, Quantity::Percent),
            Some(quantity) => read_typed(text, quantity),
            None => Typed { value: text.to_owned(), note: None },
        }
    }

    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed is named.
    pub(crate) fn number(&self, text: &str) -> Result<f64, Error> {
        let number = self.domain.number(text);
        number.map_err(|nearest| self.refuse(text, nearest.map(|number| number.to_string())))
    }
}

impl Domain {
    /// All choices of a kind.
    pub(super) fn choices<C: Choice>() -> Self {
        Domain::words(C::ALL.iter().copied())
    }

    /// These choices.
    pub(super) fn words<C: Choice>(choices: impl Iterator<Item = C>) -> Self {
        Domain::Words(choices.map(Choice::word).collect())
    }

    /// The number that `text` holds, if it can stand here.
    ///
    /// # Errors
    /// No number, or one out of range: then the nearest one that is allowed.
    fn number(&self, text: &str) -> Result<f64, Option<f64>> {
        let number = read_number(text).ok_or(None)?;
        let Domain::Number { min, max, whole, .. } = *self else { return Err(None) };
        if !number.is_finite() {
            return Err(None);
        }
        let nearest = if whole { number.round() } else { number }.clamp(min, max);
        // Not `!=`: that -0 is 0 is all that is left to say of it.
        if nearest == number { Ok(nearest + 0.0) } else { Err(Some(nearest)) }
    }

    /// What its numbers count; nothing where it has none.
    pub fn quantity(&self) -> Option<Quantity> {
        match self {
            Domain::Number { whole: true, .. } => Some(Quantity::Whole),
            Domain::Number { .. } => Some(Quantity::Real),
            _ => None,
        }
    }

    /// What can be written here, for a message.
    pub fn in_words(&self) -> String {
        match self {
            Domain::Words(words) => words.iter().map(|word| word.link).collect::<Vec<_>>().join(", "),
            Domain::Number { min, max, whole, presets: Presets::Typed } => {
                format!("{NONE}, or a {}number from {min} to {max}", if *whole { "whole " } else { "" })
            }
            Domain::Number { min, max, whole: true, .. } => format!("a whole number from {min} to {max}"),
            Domain::Number { min, max, .. } => format!("a number from {min} to {max}"),
            Domain::Switch => "true, false".to_owned(),
            Domain::Layers => {
                format!("up to {MOST_LAYERS} numbers from 1 to {MOST_NEURONS}, separated by commas")
            }
            Domain::Points => "points as this page writes them into its links".to_owned(),
            Domain::Formula => "a formula as this page writes it into its links".to_owned(),
            Domain::Text => format!("1 to {LONGEST_SEED} characters of a web address, without &, = and #"),
        }
    }
}
