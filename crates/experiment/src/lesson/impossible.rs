//! Goals that no setting can bring about, as far as that can be told without trying.

use super::condition::{Comparison, Condition};
use super::goal::Goal;
use super::measure::Measure;
use crate::data::Problem;
use crate::number::{read_number, shortest_text};
use crate::settings::{Choice, Config, Domain, Setting};

/// Why nobody can reach a goal from a step's settings, which also say what is locked; nothing where that can't be told.
pub(super) fn impossible(goal: &Goal, config: &Config) -> Option<String> {
    let mut ranges: Vec<(String, Range)> = Vec::new();
    for condition in &goal.conditions {
        if let Some(why) = against_locks(condition, config).or_else(|| without_classes(goal, condition, config)) {
            return Some(why);
        }
        let Some((name, comparison, value, usual)) = as_range(condition) else { continue };
        let range = match ranges.iter_mut().find(|(known, _)| *known == name) {
            Some((_, range)) => range,
            None => {
                ranges.push((name.clone(), usual));
                &mut ranges.last_mut()?.1
            }
        };
        range.narrow(comparison, value);
        if range.is_empty() {
            return Some(match usual.narrowed(comparison, value).is_empty() {
                true => {
                    format!("{name} is never {} {}: it is {}", comparison.sign(), shortest_text(value), usual.words())
                }
                false => format!("no {name} is all that is asked of it"),
            });
        }
    }
    contradiction(goal)
}

/// Two values that a setting can't have at once.
fn contradiction(goal: &Goal) -> Option<String> {
    let words = |condition: &Condition| match condition {
        Condition::Setting(setting, Comparison::Equal, value) if read_number(value).is_none() => {
            Some((*setting, value.clone()))
        }
        _ => None,
    };
    let all: Vec<(Setting, String)> = goal.conditions.iter().filter_map(words).collect();
    all.iter().enumerate().find_map(|(index, (setting, value))| {
        let (_, other) = all[..index].iter().find(|(known, other)| known == setting && other != value)?;
        Some(format!("{} can't be “{other}” and “{value}” at once", setting.info().key))
    })
}

/// What asks for another value of a setting that the step locks or hides.
fn against_locks(condition: &Condition, config: &Config) -> Option<String> {
    let fixed = |setting: Setting| config.fixes(setting);
    match condition {
        Condition::Setting(setting, ..) if fixed(*setting) && !condition.fits(config) => {
            let now = config.text_of(*setting).unwrap_or_default();
            Some(format!("{} is locked or hidden here, at “{now}”", setting.info().key))
        }
        Condition::Measure(measure @ (Measure::HiddenLayers | Measure::HiddenNeurons), comparison, value)
            if fixed(Setting::HiddenLayers) =>
        {
            let layers = config.hidden_layers();
            let now = if *measure == Measure::HiddenLayers { layers.len() } else { layers.iter().sum() };
            (!comparison.holds(now as f64, *value))
                .then(|| format!("{} are locked or hidden here, and there are {now}", measure.name()))
        }
        Condition::Race(variable) if config.hides("race") => {
            Some(format!("Race is hidden here, and it asks for a race of “{}”", variable.word().link))
        }
        Condition::Race(variable) if variable.is_fixed_by(config) => {
            Some(format!("“{}” is locked or hidden here, so nothing can be raced", variable.word().link))
        }
        Condition::Notebook if config.hides("export") => {
            Some("Export is hidden here, and it asks for a notebook".into())
        }
        Condition::Measure(Measure::Epoch, Comparison::AtLeast | Comparison::Above, _)
            if ["playButton", "stepButton"].iter().all(|name| config.restricts(name)) =>
        {
            Some("nothing can be trained here: Play and Step are locked or hidden".into())
        }
        _ => None,
    }
}

/// What asks for classes where there can be none.
fn without_classes(goal: &Goal, condition: &Condition, config: &Config) -> Option<String> {
    let Condition::Measure(measure, ..) = condition else { return None };
    let regression = Problem::Regression.word().link;
    let asks_for_it = goal.conditions.iter().any(
        |other| matches!(other, Condition::Setting(Setting::Problem, Comparison::Equal, value) if value == regression),
    );
    let stays = config.problem() == Problem::Regression && config.fixes(Setting::Problem);
    (measure.needs_classes() && (asks_for_it || stays))
        .then(|| format!("{} has a value in classification only", measure.name()))
}

/// A condition on a number: its name, how it compares, and what the number can be at all.
fn as_range(condition: &Condition) -> Option<(String, Comparison, f64, Range)> {
    match condition {
        Condition::Measure(measure, comparison, value) => {
            Some((measure.name().to_owned(), *comparison, *value, Range::new(measure.range())))
        }
        Condition::RaceMeasure(measure, comparison, value) => {
            Some((measure.name().to_owned(), *comparison, *value, Range::new(measure.range())))
        }
        Condition::Setting(setting, comparison, value) => {
            let Domain::Number { .. } = setting.info().domain else { return None };
            let anything = Range::new((-f64::INFINITY, f64::INFINITY, false));
            Some((setting.info().key.to_owned(), *comparison, read_number(value)?, anything))
        }
        _ => None,
    }
}

/// What a number can be.
#[derive(Clone, Copy)]
struct Range {
    least: f64,
    greatest: f64,
    /// Whether these ends are out of it.
    is_open: (bool, bool),
    /// Whether it has no fraction.
    counts: bool,
}

impl Range {
    fn new((least, greatest, counts): (f64, f64, bool)) -> Self {
        Range { least, greatest, is_open: (false, false), counts }
    }

    fn narrow(&mut self, comparison: Comparison, value: f64) {
        let raises = matches!(comparison, Comparison::Equal | Comparison::AtLeast | Comparison::Above);
        let lowers = matches!(comparison, Comparison::Equal | Comparison::AtMost | Comparison::Below);
        if raises && value >= self.least {
            let is_above = comparison == Comparison::Above;
            self.is_open.0 = is_above || (self.is_open.0 && value == self.least);
            self.least = value;
        }
        if lowers && value <= self.greatest {
            let is_below = comparison == Comparison::Below;
            self.is_open.1 = is_below || (self.is_open.1 && value == self.greatest);
            self.greatest = value;
        }
        // Beyond an end that stays, nothing is left.
        if (raises && value > self.greatest) || (lowers && value < self.least) {
            (self.least, self.greatest) = (1.0, 0.0);
        }
    }

    fn narrowed(mut self, comparison: Comparison, value: f64) -> Self {
        self.narrow(comparison, value);
        self
    }

    fn is_empty(self) -> bool {
        let (mut least, mut greatest) = (self.least, self.greatest);
        if self.counts {
            let whole = least.ceil();
            least = if self.is_open.0 && whole == least { whole + 1.0 } else { whole };
            let whole = greatest.floor();
            greatest = if self.is_open.1 && whole == greatest { whole - 1.0 } else { whole };
            return least > greatest;
        }
        least > greatest || (least == greatest && (self.is_open.0 || self.is_open.1))
    }

    fn words(self) -> String {
        match (self.least.is_finite(), self.greatest.is_finite()) {
            (true, true) => format!("{} to {}", self.least, self.greatest),
            (true, false) => format!("{} or more", self.least),
            _ => "any number".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::link;

    /// Why a goal of these conditions is impossible, from a link's settings.
    fn why(link: &str, conditions: &str) -> Option<String> {
        let conditions = conditions.split(';').map(|text| Condition::read(text).unwrap()).collect();
        let goal = Goal { words: "Goal".to_owned(), conditions };
        impossible(&goal, &link::read(link, String::new).config)
    }

    #[test]
    fn what_can_not_be_is_told_and_what_can_be_is_not() {
        for (link, conditions) in [
            ("seed=1", "test loss < 0"),
            ("seed=1", "test accuracy > 1"),
            ("seed=1", "epoch < 1; epoch > 0"),
            ("seed=1", "epoch >= 10; epoch <= 9"),
            ("seed=1", "hidden layers > 6"),
            ("seed=1", "hidden neurons = 2.5"),
            ("seed=1", "test loss <= 0.1; test loss >= 0.2"),
            ("seed=1", "dataset = circle; dataset = xor"),
            ("seed=1", "learningRate <= 0.01; learningRate >= 0.1"),
            ("seed=1&dataset_lock=true", "dataset = xor"),
            ("seed=1&numHiddenLayers_hide=true", "hidden neurons <= 5"),
            ("seed=1&activation_lock=true", "race = activation"),
            ("seed=1&race_hide=true", "race = loss"),
            ("seed=1", "problem = regression; errors = 0"),
            ("seed=1&problem=regression&problem_lock=true", "test accuracy > 0.9"),
            ("seed=1&playButton_hide=true&stepButton_hide=true", "epoch >= 10"),
            ("seed=1", "race = seed; reached > 1"),
        ] {
            assert!(why(link, conditions).is_some(), "{link}: {conditions}");
        }
        for (link, conditions) in [
            ("seed=1", "test loss <= 0"),
            ("seed=1", "epoch >= 1; epoch < 2"),
            ("seed=1", "hidden neurons <= 5; hidden neurons >= 5"),
            ("seed=1", "gap < -0.1"),
            ("seed=1&dataset_lock=true&dataset=xor", "dataset = xor"),
            ("seed=1&numHiddenLayers_hide=true", "hidden neurons <= 6"),
            ("seed=1", "learningRate = 0.03; epoch <= 700; test loss < 0.025"),
            ("seed=1&problem=regression", "test accuracy > 0.9"),
            ("seed=1", "race = seed; reached >= 0.66; runs >= 20"),
        ] {
            assert_eq!(why(link, conditions), None, "{link}: {conditions}");
        }
    }
}
