//! The fields that say what is compared: their texts, and the race that comes of another text, or why none does, in the words of
//! the page.

use experiment::{Choice, Error, MOST_CONTESTANTS, Race, RaceLimit, Variable, VariableValue};
use yew::AttrValue;

use super::values;

/// From how many seeds an experiment alone is run if nobody says.
const USUAL_SEEDS: usize = 20;
/// The fewest contestants, unless nothing varies.
const FEWEST_CONTESTANTS: usize = 2;

/// A field of the race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RaceField {
    /// What varies.
    Variable,
    /// Another value to compare.
    Another,
    /// One of the limits.
    Limit(RaceLimit),
}

impl RaceField {
    /// The id of its control.
    pub fn id(self) -> &'static str {
        match self {
            RaceField::Variable => "race-variable",
            RaceField::Another => "race-another",
            RaceField::Limit(RaceLimit::Target) => "race-target",
            RaceField::Limit(RaceLimit::Epochs) => "race-epochs",
            RaceField::Limit(RaceLimit::Seeds) => "race-seeds",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            RaceField::Variable => "What varies",
            RaceField::Another => "Another value",
            RaceField::Limit(RaceLimit::Seeds) => "Repeat with … random starts",
            RaceField::Limit(limit) => limit.info().label,
        }
    }

    /// Its value, as it is typed; seeds that are not set are an empty text, and so is another value that nobody typed.
    pub fn text(self, race: &Race) -> String {
        match self {
            RaceField::Variable => race.variable().word().link.to_owned(),
            RaceField::Another => String::new(),
            RaceField::Limit(RaceLimit::Target) => race.limits().target.to_string(),
            RaceField::Limit(RaceLimit::Epochs) => race.limits().epochs.to_string(),
            RaceField::Limit(RaceLimit::Seeds) => race.seeds().map_or(String::new(), |seeds| seeds.to_string()),
        }
    }

    /// The race with another text in this field.
    ///
    /// # Errors
    /// What the field cannot be.
    pub fn change(self, race: &Race, text: &str) -> Result<Race, String> {
        let base = race.base();
        let (mut variable, mut compared) = (race.variable(), race.values().to_vec());
        let (mut limits, mut seeds) = (race.limits(), race.seeds());
        let refuse = |error: Error| self.refuse(&error);
        let is_empty = text.trim().is_empty();
        match self {
            RaceField::Variable => {
                variable = Variable::read(text).map_err(refuse)?;
                compared = variable.usual_values(base);
                if variable == Variable::Nothing && seeds.is_none() {
                    // A race of one is none; trials are what can be seen of one experiment.
                    seeds = Some(USUAL_SEEDS);
                }
            }
            RaceField::Another if is_empty => {}
            RaceField::Another => {
                for value in values::read_typed(variable, text)? {
                    if compared.contains(&value) {
                        return Err(format!("{} is among them already.", values::chip_label(&value)));
                    }
                    compared.push(value);
                }
                check_count(&compared)?;
            }
            RaceField::Limit(RaceLimit::Seeds) if is_empty => seeds = None,
            RaceField::Limit(limit) => {
                let text = limit.info().typed(text).value;
                match limit {
                    RaceLimit::Target => limits.target = RaceLimit::read_target(&text).map_err(refuse)?,
                    RaceLimit::Epochs => limits.epochs = RaceLimit::read_epochs(&text).map_err(refuse)?,
                    RaceLimit::Seeds => seeds = RaceLimit::read_seeds(&text).map_err(refuse)?,
                }
            }
        }
        Race::new(base.clone(), variable, compared, limits, seeds).map_err(refuse)
    }

    /// How a text was read, where it could be read otherwise.
    pub fn note(self, race: &Race, text: &str) -> Option<String> {
        match self {
            RaceField::Variable => None,
            RaceField::Another => values::note(race.variable(), text),
            RaceField::Limit(limit) => limit.info().typed(text).note,
        }
    }

    /// Why it was refused, by the name that the field has on the page.
    fn refuse(self, error: &Error) -> String {
        let Error::NotAllowed { value, allowed, .. } = error else { return error.to_string() };
        let (name, allowed) = match self {
            RaceField::Limit(RaceLimit::Seeds) => {
                ("The number of random starts", "a whole number from 5 to 100, or nothing for one run each")
            }
            field => (field.name(), allowed.as_str()),
        };
        values::refusal(name, value, allowed)
    }
}

/// The race with a value more or less.
///
/// # Errors
/// Why that would be none.
pub fn toggle(race: &Race, value: &VariableValue) -> Result<Race, String> {
    let mut compared = race.values().to_vec();
    match compared.iter().position(|other| other == value) {
        Some(place) => drop(compared.remove(place)),
        None => compared.push(value.clone()),
    }
    check_count(&compared)?;
    let race = Race::new(race.base().clone(), race.variable(), compared, race.limits(), race.seeds());
    race.map_err(|error| error.to_string())
}

fn check_count(compared: &[VariableValue]) -> Result<(), String> {
    match compared.len() {
        ..FEWEST_CONTESTANTS => Err(format!("At least {FEWEST_CONTESTANTS} are compared: choose another one first.")),
        FEWEST_CONTESTANTS..=MOST_CONTESTANTS => Ok(()),
        _ => Err(format!("At most {MOST_CONTESTANTS} are compared: take one away first.")),
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
        RaceField::Another,
        RaceField::Limit(RaceLimit::Target),
        RaceField::Limit(RaceLimit::Epochs),
        RaceField::Limit(RaceLimit::Seeds),
    ];

    fn usual(variable: Variable) -> Race {
        Race::usual(Config::default(), variable)
    }

    fn texts(race: &Race) -> Vec<&str> {
        race.values().iter().map(VariableValue::text).collect()
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
        for (limit, text, shown, is_said) in [
            (RaceLimit::Target, "0,2", "0.2", false),
            (RaceLimit::Target, "1,000", "1", true),
            (RaceLimit::Epochs, "1,000", "1000", true),
            (RaceLimit::Epochs, "1\u{202f}000", "1000", false),
            (RaceLimit::Epochs, "1.000", "1", true),
            (RaceLimit::Seeds, "２０", "20", false),
        ] {
            let field = RaceField::Limit(limit);
            assert_eq!(field.text(&field.change(&race, text).unwrap()), shown, "{text}");
            assert_eq!(field.note(&race, text).is_some(), is_said, "{text}");
        }
        let trials = RaceField::Limit(RaceLimit::Seeds).change(&race, "7").unwrap();
        assert_eq!(RaceField::Limit(RaceLimit::Seeds).change(&trials, "").unwrap(), race);
    }

    #[test]
    fn values_come_and_go() {
        let race = usual(Variable::LearningRate);
        let more = RaceField::Another.change(&race, "0.5; 1").unwrap();
        assert_eq!(texts(&more)[race.values().len()..], ["0.5", "1"]);
        let less = toggle(&more, &more.values()[0].clone()).unwrap();
        assert_eq!(texts(&less), texts(&more)[1..]);
        assert_eq!(texts(&toggle(&less, &more.values()[0].clone()).unwrap()).last(), Some(&"0.003"));
    }

    #[test]
    fn two_to_twelve_are_compared() {
        let mut race = usual(Variable::Regularization);
        race = toggle(&race, &race.values()[0].clone()).unwrap();
        let reason = toggle(&race, &race.values()[0].clone()).unwrap_err();
        assert_eq!(reason, "At least 2 are compared: choose another one first.");
        let reason = RaceField::Another.change(&usual(Variable::Noise), "1 2 3 4 5 6 7").unwrap_err();
        assert_eq!(reason, "At most 12 are compared: take one away first.");
    }

    #[test]
    fn an_experiment_alone_is_run_from_seeds() {
        let alone = RaceField::Variable.change(&usual(Variable::Activation), "none").unwrap();
        assert_eq!((alone.seeds(), alone.values().len()), (Some(USUAL_SEEDS), 0));
        let trials = RaceField::Limit(RaceLimit::Seeds).change(&usual(Variable::Noise), "7").unwrap();
        assert_eq!(RaceField::Variable.change(&trials, "none").unwrap().seeds(), Some(7));
    }

    #[test]
    fn what_cannot_be_is_named_in_the_words_of_the_page() {
        let race = usual(Variable::LearningRate);
        for (field, text, words) in [
            (RaceField::Another, "much", "Learning rate cannot be “much”. Allowed: a number from 0 to 10."),
            (RaceField::Another, "0.1", "0.1 is among them already."),
            (
                RaceField::Limit(RaceLimit::Target),
                "low",
                "Target test loss cannot be “low”. Allowed: a number from 0 to 10.",
            ),
            (
                RaceField::Limit(RaceLimit::Epochs),
                "0",
                "Epochs cannot be “0”. Allowed: a whole number from 1 to 100000.",
            ),
            (
                RaceField::Limit(RaceLimit::Seeds),
                "3",
                "The number of random starts cannot be “3”. Allowed: a whole number from 5 to 100, or nothing for one run each.",
            ),
        ] {
            assert_eq!(field.change(&race, text).unwrap_err(), words);
        }
    }
}
