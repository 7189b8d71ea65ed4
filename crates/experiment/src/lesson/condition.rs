//! Conditions: what a goal asks of an experiment, of its run, or of what was done; as they are read and written in lessons.

use std::fmt;

use super::measure::{Measure, RaceMeasure};
use crate::number::{read_number, shortest_text};
use crate::race::Variable;
use crate::session::Session;
use crate::settings::{Choice, Config, Domain, Edit, Setting};

/// What stands alone.
const DIVERGED: &str = "diverged";
const NOTEBOOK: &str = "notebook";
const ANSWERED: &str = "answered";
/// A race of something.
const RACE: &str = "race";

/// One condition of a goal.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// A setting compares with a value, in a link's words, as a link would be written.
    Setting(Setting, Comparison, String),
    /// A number that moves while the network learns compares with another.
    Measure(Measure, Comparison, f64),
    /// Training has gone beyond all bounds.
    Diverged,
    /// A race of this has come to its end.
    Race(Variable),
    /// A number that such a race has compares with another.
    RaceMeasure(RaceMeasure, Comparison, f64),
    /// The experiment was saved as a notebook.
    Notebook,
    /// The step's question was answered; rightly, where it says what is right.
    Answered,
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
    /// Each with its sign; those whose sign begins with another's come first.
    pub const ALL: [(Comparison, &'static str); 5] = [
        (Comparison::AtMost, "<="),
        (Comparison::AtLeast, ">="),
        (Comparison::Below, "<"),
        (Comparison::Equal, "="),
        (Comparison::Above, ">"),
    ];

    /// Its sign in lessons.
    pub fn sign(self) -> &'static str {
        Comparison::ALL.iter().find(|(one, _)| *one == self).map_or("", |(_, sign)| sign)
    }

    /// What is not a number fulfils nothing.
    pub(super) fn holds(self, now: f64, value: f64) -> bool {
        match self {
            Comparison::Below => now < value,
            Comparison::AtMost => now <= value,
            Comparison::Equal => now == value,
            Comparison::AtLeast => now >= value,
            Comparison::Above => now > value,
        }
    }
}

impl Condition {
    /// Reads one condition.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        match text {
            DIVERGED => return Ok(Condition::Diverged),
            NOTEBOOK => return Ok(Condition::Notebook),
            ANSWERED => return Ok(Condition::Answered),
            _ => {}
        }
        let sign = text.find(['<', '=', '>']).unwrap_or(text.len());
        let (name, rest) = (text[..sign].trim(), &text[sign..]);
        let compared = Comparison::ALL.iter().find_map(|(one, sign)| Some((*one, rest.strip_prefix(sign)?.trim())));
        let Some((comparison, value)) = compared else {
            return Err(format!(
                "“{text}” compares nothing: write <, <=, =, >= or >, or {DIVERGED}, {NOTEBOOK} or {ANSWERED} alone"
            ));
        };
        let number = || {
            if value.is_empty() {
                return Err(format!("“{text}” needs a number behind {}", comparison.sign()));
            }
            let number = read_number(value).filter(|number| number.is_finite());
            number.ok_or_else(|| format!("“{value}” in “{text}” is no number"))
        };
        if let Some(measure) = Measure::named(name) {
            return Ok(Condition::Measure(measure, comparison, number()?));
        }
        if let Some(measure) = RaceMeasure::named(name) {
            return Ok(Condition::RaceMeasure(measure, comparison, number()?));
        }
        if name == RACE {
            if comparison != Comparison::Equal {
                return Err(format!("“{text}” can only ask for ="));
            }
            return Ok(Condition::Race(Variable::read(value).map_err(|error| error.to_string())?));
        }
        Condition::of_setting(text, name, comparison, value)
    }

    fn of_setting(text: &str, name: &str, comparison: Comparison, value: &str) -> Result<Self, String> {
        let Some(setting) = Setting::all().find(|setting| setting.info().key == name) else {
            let known = Measure::ALL.iter().map(|(_, known)| *known);
            let known: Vec<&str> = known.chain(RaceMeasure::ALL.iter().map(|(_, known)| *known)).collect();
            return Err(format!(
                "“{name}” can't be checked; what can is {}, {DIVERGED}, {RACE}, {NOTEBOOK}, {ANSWERED}, and each setting of a \
                 link",
                known.join(", ")
            ));
        };
        let edit = Edit::read(setting, value).map_err(|error| error.to_string())?;
        // Written as a config writes it, so that 0.10 and 0.1 are the same.
        let config = Config::default().with(edit).map_err(|error| error.to_string())?;
        let value = config.text_of(setting).unwrap_or_default();
        if value.contains([';', ']']) {
            return Err(format!("{name} can't be checked for “{value}”: it has a character that ends a condition"));
        }
        if comparison != Comparison::Equal && read_number(&value).is_none() {
            return Err(format!("{name} is no number; “{text}” can only ask for ="));
        }
        Ok(Condition::Setting(setting, comparison, value))
    }

    /// In words, as students read them.
    pub fn words(&self) -> String {
        match self {
            Condition::Setting(setting, comparison, value) => setting_words(*setting, *comparison, value),
            Condition::Measure(measure, comparison, value) => measured_words(measure.name(), *comparison, *value),
            Condition::RaceMeasure(RaceMeasure::Reached, comparison, value) => {
                format!(
                    "the target reached in {} of the runs",
                    compared_words(*comparison, &format!("{} %", value * 100.0))
                )
            }
            Condition::RaceMeasure(measure, comparison, value) => measured_words(measure.name(), *comparison, *value),
            Condition::Diverged => "training diverged".to_owned(),
            Condition::Race(Variable::Nothing) => "trials of this experiment, to their end".to_owned(),
            Condition::Race(variable) => format!("a race of “{}”, to its end", variable.word().label),
            Condition::Notebook => "the notebook saved".to_owned(),
            Condition::Answered => "the question answered".to_owned(),
        }
    }

    /// Whether a config has the setting that this asks for; true for what it knows nothing of.
    pub(super) fn fits(&self, config: &Config) -> bool {
        let Condition::Setting(setting, comparison, value) = self else { return true };
        // The data set of the other problem is not what is learned from.
        if matches!(setting, Setting::Dataset | Setting::RegDataset) && !config.uses(*setting) {
            return false;
        }
        let now = config.text_of(*setting).unwrap_or_default();
        match (read_number(&now), read_number(value)) {
            (Some(now), Some(value)) => comparison.holds(now, value),
            _ => now == *value,
        }
    }

    /// Whether a session is as this asks for; true for what it knows nothing of, and for settings. Allocates nothing.
    pub(super) fn is_measured(&self, session: &Session) -> bool {
        match self {
            Condition::Measure(measure, comparison, value) => {
                measure.of(session).is_some_and(|now| comparison.holds(now, *value))
            }
            Condition::Diverged => session.has_diverged(),
            _ => true,
        }
    }

    /// Whether a run can't fulfil this any more, because it has gone beyond these epochs. Allocates nothing.
    pub(super) fn is_late(&self, session: &Session) -> bool {
        let epoch = session.epoch() as f64;
        match *self {
            Condition::Measure(Measure::Epoch, Comparison::AtMost | Comparison::Equal, most) => epoch > most,
            Condition::Measure(Measure::Epoch, Comparison::Below, limit) => epoch >= limit,
            _ => false,
        }
    }

    /// Whether a run that is lived again can't tell of it: neurons that are switched off are no part of the run.
    pub(super) fn is_as_said(&self) -> bool {
        matches!(self, Condition::Notebook | Condition::Measure(Measure::SwitchedOff, ..))
    }

    /// Whether it is about something done that a session knows nothing of.
    pub(super) fn is_event(&self) -> bool {
        matches!(self, Condition::Race(_) | Condition::Notebook | Condition::Answered)
    }
}

/// How something compares with a value, in words.
fn compared_words(comparison: Comparison, value: &str) -> String {
    let how = match comparison {
        Comparison::Below => "less than",
        Comparison::AtMost => "at most",
        Comparison::Equal => "exactly",
        Comparison::AtLeast => "at least",
        Comparison::Above => "more than",
    };
    format!("{how} {value}")
}

/// A number that is measured or counted, in words.
fn measured_words(name: &str, comparison: Comparison, value: f64) -> String {
    let compared = compared_words(comparison, &shortest_text(value));
    match name {
        "epoch" => format!("{compared} epochs"),
        "errors" | "points" | "hidden layers" | "hidden neurons" | "features" | "weights" | "changes"
        | "contestants" | "runs" => {
            format!("{compared} {name}")
        }
        "switched off" => format!("{compared} hidden neurons switched off"),
        "zero weights" => format!("{compared} weights at zero"),
        "race epochs" => format!("a race of {compared} epochs"),
        _ => format!("{name} {compared}"),
    }
}

/// A setting and its value, in words.
fn setting_words(setting: Setting, comparison: Comparison, value: &str) -> String {
    let label = setting.info().label;
    let value = match setting.info().domain {
        Domain::Words(words) => {
            words.iter().find(|word| word.link == value).map_or(value, |word| word.label).to_owned()
        }
        Domain::Switch => {
            let is_on = if value == "true" { "on" } else { "off" };
            return match setting {
                Setting::Feature(feature) => format!("feature {} {is_on}", feature.label()),
                _ => format!("{label} {is_on}"),
            };
        }
        _ if value.is_empty() => "none".to_owned(),
        _ => value.to_owned(),
    };
    match comparison {
        Comparison::Equal => format!("{label}: {value}"),
        _ => format!("{label} {}", compared_words(comparison, &value)),
    }
}

/// As lessons have it: what is read is written the same again.
impl fmt::Display for Condition {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut compared = |name: &str, comparison: Comparison, value: &str| {
            let space = if value.is_empty() { "" } else { " " };
            write!(formatter, "{name} {}{space}{value}", comparison.sign())
        };
        match self {
            Condition::Setting(setting, comparison, value) => compared(setting.info().key, *comparison, value),
            Condition::Measure(measure, comparison, value) => {
                compared(measure.name(), *comparison, &shortest_text(*value))
            }
            Condition::RaceMeasure(measure, comparison, value) => {
                compared(measure.name(), *comparison, &shortest_text(*value))
            }
            Condition::Race(variable) => compared(RACE, Comparison::Equal, variable.word().link),
            Condition::Diverged => formatter.write_str(DIVERGED),
            Condition::Notebook => formatter.write_str(NOTEBOOK),
            Condition::Answered => formatter.write_str(ANSWERED),
        }
    }
}
