//! The fields that say what is compared: their texts, and the race that comes of another text, or why none does.

use experiment::{Choice, Error, Race, RaceLimit, Variable, VariableValue, read_values};
use yew::AttrValue;

/// From how many seeds an experiment alone is run if nobody says.
const USUAL_SEEDS: usize = 20;

/// A field of the race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceField {
    /// What varies.
    Variable,
    /// The values that are compared.
    Values,
    /// One of the limits.
    Limit(RaceLimit),
}

impl RaceField {
    /// The id of its control.
    pub fn id(self) -> &'static str {
        match self {
            RaceField::Variable => "race-variable",
            RaceField::Values => "race-values",
            RaceField::Limit(RaceLimit::Target) => "race-target",
            RaceField::Limit(RaceLimit::Epochs) => "race-epochs",
            RaceField::Limit(RaceLimit::Seeds) => "race-seeds",
        }
    }

    /// Its value, in the words of a link; seeds that are not set are an empty text.
    pub fn text(self, race: &Race) -> String {
        match self {
            RaceField::Variable => race.variable().word().link.to_owned(),
            RaceField::Values => race.values().iter().map(VariableValue::text).collect::<Vec<_>>().join(", "),
            RaceField::Limit(RaceLimit::Target) => race.limits().target.to_string(),
            RaceField::Limit(RaceLimit::Epochs) => race.limits().epochs.to_string(),
            RaceField::Limit(RaceLimit::Seeds) => race.seeds().map_or(String::new(), |seeds| seeds.to_string()),
        }
    }

    /// The race with another text in this field. An empty list of values is the usual one.
    ///
    /// # Errors
    /// What the field cannot be.
    pub fn change(self, race: &Race, text: &str) -> Result<Race, Error> {
        let base = race.base();
        let (mut variable, mut values) = (race.variable(), race.values().to_vec());
        let (mut limits, mut seeds) = (race.limits(), race.seeds());
        let is_empty = text.trim().is_empty();
        match self {
            RaceField::Variable => {
                variable = Variable::read(text)?;
                values = variable.usual_values(base);
                if variable == Variable::Nothing && seeds.is_none() {
                    // A race of one is none; trials are what can be seen of one experiment.
                    seeds = Some(USUAL_SEEDS);
                }
            }
            RaceField::Values if is_empty => values = variable.usual_values(base),
            RaceField::Values => values = read_values(variable, text)?,
            RaceField::Limit(RaceLimit::Target) => limits.target = RaceLimit::read_target(text)?,
            RaceField::Limit(RaceLimit::Epochs) => limits.epochs = RaceLimit::read_epochs(text)?,
            RaceField::Limit(RaceLimit::Seeds) if is_empty => seeds = None,
            RaceField::Limit(RaceLimit::Seeds) => seeds = RaceLimit::read_seeds(text)?,
        }
        Race::new(base.clone(), variable, values, limits, seeds)
    }
}

/// A text that a field cannot hold; it stays there, so that it can be mended.
#[derive(Clone, Debug, PartialEq)]
pub struct RaceFieldError {
    /// Where it was typed.
    pub field: RaceField,
    /// The text.
    pub text: AttrValue,
    /// Why it was refused.
    pub reason: AttrValue,
}

#[cfg(test)]
mod tests {
    use experiment::Config;

    use super::*;

    const FIELDS: [RaceField; 5] = [
        RaceField::Variable,
        RaceField::Values,
        RaceField::Limit(RaceLimit::Target),
        RaceField::Limit(RaceLimit::Epochs),
        RaceField::Limit(RaceLimit::Seeds),
    ];

    fn usual(variable: Variable) -> Race {
        Race::usual(Config::default(), variable)
    }

    #[test]
    fn the_text_of_a_field_changes_nothing() {
        for race in [usual(Variable::Activation), usual(Variable::HiddenLayers), usual(Variable::Features)] {
            for field in FIELDS {
                assert_eq!(field.change(&race, &field.text(&race)).unwrap(), race, "{field:?}");
            }
        }
    }

    #[test]
    fn a_text_changes_its_own_field_alone() {
        let race = usual(Variable::Activation);
        for (field, text, shown) in [
            (RaceField::Values, "relu,tanh", "relu, tanh"),
            (RaceField::Limit(RaceLimit::Target), " 0.2", "0.2"),
            (RaceField::Limit(RaceLimit::Epochs), "30", "30"),
            (RaceField::Limit(RaceLimit::Seeds), "5", "5"),
        ] {
            let changed = field.change(&race, text).unwrap();
            for other in FIELDS {
                let expected = if other == field { shown.to_owned() } else { other.text(&race) };
                assert_eq!(other.text(&changed), expected, "{other:?} after {text} in {field:?}");
            }
        }
    }

    #[test]
    fn an_empty_text_is_the_usual_one() {
        let race = usual(Variable::Activation);
        let other = RaceField::Values.change(&race, "relu,tanh").unwrap();
        assert_eq!(RaceField::Values.change(&other, " ").unwrap(), race);
        let trials = RaceField::Limit(RaceLimit::Seeds).change(&race, "7").unwrap();
        assert_eq!(RaceField::Limit(RaceLimit::Seeds).change(&trials, "").unwrap(), race);
    }

    #[test]
    fn an_experiment_alone_is_run_from_seeds() {
        let alone = RaceField::Variable.change(&usual(Variable::Activation), "none").unwrap();
        assert_eq!((alone.seeds(), alone.values().len()), (Some(USUAL_SEEDS), 0));
        let trials = RaceField::Limit(RaceLimit::Seeds).change(&usual(Variable::Noise), "7").unwrap();
        assert_eq!(RaceField::Variable.change(&trials, "none").unwrap().seeds(), Some(7));
    }

    #[test]
    fn what_cannot_be_is_named() {
        let race = usual(Variable::Activation);
        for (field, text) in FIELDS.into_iter().zip(["weather", "tanh, selu", "low", "0", "3"]) {
            let error = field.change(&race, text).unwrap_err().to_string();
            assert!(error.contains(text.trim_start_matches("tanh, ")), "{error}");
        }
    }
}
