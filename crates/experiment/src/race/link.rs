//! The link of a race: that of its base, and keys of our own beside it, which TensorFlow Playground leaves alone:
//!
//! `race=activation&raceValues=tanh,relu&raceTarget=0.05&raceEpochs=500&raceSeeds=20`
//!
//! `race` says what varies; without it there is no race. The others may be left out. How values are written is in
//! `variable_value`.

use super::limits::{RaceLimit, RaceLimits};
use super::race::Race;
use super::variable::Variable;
use super::variable_value::{VariableValue, read_values, values_text};
use crate::error::{Correction, Error};
use crate::link::{self, Fragment, Pairs};
use crate::settings::{Choice, Config, NONE};

/// What was found in a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The experiment, and what had to be put right in all of the link.
    pub experiment: link::Reading,
    /// The race, where the link describes one.
    pub race: Option<Race>,
}

/// Reads a link as [`links::read`](crate::links::read) does, and the race in it. What is wrong falls back to what is
/// usual, or to the nearest that is allowed, and is said.
pub fn read(link: impl Into<Fragment>, fresh_seed: impl FnOnce() -> String) -> Reading {
    let fragment = link.into();
    let mut experiment = link::read(&fragment, fresh_seed);
    let race = read_over(&fragment, &experiment.config, &mut experiment.corrections);
    Reading { experiment, race }
}

/// The race of `base` that a link describes, if it does and `base` shows races; what is wrong with the race is added to `corrections`.
pub fn read_over(link: impl Into<Fragment>, base: &Config, corrections: &mut Vec<Correction>) -> Option<Race> {
    // What is no pair at all was said when the experiment was read.
    let fragment = link.into();
    let pairs = fragment.pairs();
    let text = said(&pairs, Variable::KEY).filter(|_| !base.hides("race"))?;
    Reader { pairs: &pairs, corrections }.race(text, base)
}

/// Whether a link describes a race, and does not hide races.
pub fn is_in(link: impl Into<Fragment>) -> bool {
    let fragment = link.into();
    let pairs = fragment.pairs();
    said(&pairs, Variable::KEY).is_some() && !pairs.hides("race")
}

/// Writes what stands behind the `#` of a race's link.
pub fn write(race: &Race) -> String {
    let RaceLimits { epochs, target } = race.limits();
    let mut text = format!("{}&{}={}", link::write(race.base()), Variable::KEY, race.variable().word().link);
    let mut add = |key: &str, value: String| text.push_str(&format!("&{key}={value}"));
    if !race.values().is_empty() {
        add(VariableValue::KEY, values_text(race.values()));
    }
    add(RaceLimit::Target.info().key, target.to_string());
    add(RaceLimit::Epochs.info().key, epochs.to_string());
    if let Some(seeds) = race.seeds() {
        add(RaceLimit::Seeds.info().key, seeds.to_string());
    }
    text
}

/// A value that says something.
fn said<'a>(pairs: &Pairs<'a>, key: &str) -> Option<&'a str> {
    pairs.find(key).filter(|text| !text.trim().is_empty())
}

struct Reader<'a> {
    pairs: &'a Pairs<'a>,
    corrections: &'a mut Vec<Correction>,
}

impl Reader<'_> {
    /// The race that varies what `text` says.
    fn race(&mut self, text: &str, base: &Config) -> Option<Race> {
        let usual = Variable::offered(base, None).next().unwrap_or(Variable::Nothing);
        let variable = self.or_usual(Variable::read_for(base, text), usual, Variable::read, |variable| {
            variable.word().link.to_owned()
        });
        let usual = RaceLimits::default();
        let values = self.value(
            VariableValue::KEY,
            variable.usual_values(base),
            |text| read_values(variable, text),
            |values| values_text(values),
        );
        let target = self.value(RaceLimit::Target.info().key, usual.target, RaceLimit::read_target, f64::to_string);
        let epochs = self.value(RaceLimit::Epochs.info().key, usual.epochs, RaceLimit::read_epochs, u64::to_string);
        let seeds = self.value(RaceLimit::Seeds.info().key, None, RaceLimit::read_seeds, |seeds| {
            seeds.map_or(NONE.to_owned(), |seeds| seeds.to_string())
        });
        Race::new(base.clone(), variable, values, RaceLimits { epochs, target }, seeds).ok()
    }

    /// What stands at a key, or what is usual.
    fn value<T>(
        &mut self,
        key: &str,
        usual: T,
        read: impl Fn(&str) -> Result<T, Error>,
        written: impl Fn(&T) -> String,
    ) -> T {
        match said(self.pairs, key) {
            Some(text) => self.or_usual(read(text), usual, read, written),
            None => usual,
        }
    }

    /// What was read, the nearest to it, or what is usual.
    fn or_usual<T>(
        &mut self,
        result: Result<T, Error>,
        usual: T,
        read: impl Fn(&str) -> Result<T, Error>,
        written: impl Fn(&T) -> String,
    ) -> T {
        let error = match result {
            Ok(value) => return value,
            Err(error) => error,
        };
        let value = error.nearest().and_then(|text| read(text).ok()).unwrap_or(usual);
        self.corrections.push(Correction { used: written(&value), error });
        value
    }
}
