//! What is being compared, as it stands in the fields: the last good race, and what was typed that cannot be.

use experiment::{Choice, Config, Error, Race, RaceLimit, RaceLimits, Variable, read_values};

/// A field of the race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What varies.
    Variable,
    /// The values that are compared.
    Values,
    /// A term.
    RaceLimit(RaceLimit),
}

impl Field {
    /// The id of its control.
    pub fn id(self) -> &'static str {
        match self {
            Field::Variable => "race-varied",
            Field::Values => "race-values",
            Field::RaceLimit(RaceLimit::Target) => "race-target",
            Field::RaceLimit(RaceLimit::Epochs) => "race-epochs",
            Field::RaceLimit(RaceLimit::Seeds) => "race-seeds",
        }
    }

    /// Its value, in the words of a link; seeds that are not set are an empty text.
    pub fn text(self, race: &Race) -> String {
        match self {
            Field::Variable => race.variable().word().link.to_owned(),
            Field::Values => race.values().iter().map(experiment::VariableValue::text).collect::<Vec<_>>().join(", "),
            Field::RaceLimit(RaceLimit::Target) => race.limits().target.to_string(),
            Field::RaceLimit(RaceLimit::Epochs) => race.limits().epochs.to_string(),
            Field::RaceLimit(RaceLimit::Seeds) => race.seeds().map_or(String::new(), |seeds| seeds.to_string()),
        }
    }

    /// The race with this field changed.
    ///
    /// # Errors
    /// What the field cannot be.
    pub fn change(self, race: &Race, text: &str) -> Result<Race, Error> {
        let (base, limits): (Config, RaceLimits) = (race.base().clone(), race.limits());
        let (mut variable, mut values, mut seeds) = (race.variable(), race.values().to_vec(), race.seeds());
        let mut limits = limits;
        match self {
            Field::Variable => {
                variable = Variable::read(text)?;
                values = variable.usual_values(&base);
                if variable == Variable::Nothing && seeds.is_none() {
                    // A race of one is none; trials are what can be seen of one experiment.
                    seeds = Some(USUAL_SEEDS);
                }
            }
            Field::Values if text.trim().is_empty() => values = variable.usual_values(&base),
            Field::Values => values = read_values(variable, text)?,
            Field::RaceLimit(RaceLimit::Target) => limits.target = RaceLimit::read_target(text)?,
            Field::RaceLimit(RaceLimit::Epochs) => limits.epochs = RaceLimit::read_epochs(text)?,
            Field::RaceLimit(RaceLimit::Seeds) if text.trim().is_empty() => seeds = None,
            Field::RaceLimit(RaceLimit::Seeds) => seeds = RaceLimit::read_seeds(text)?,
        }
        Race::new(base, variable, values, limits, seeds)
    }
}

/// From how many seeds an experiment alone is run if nobody says.
const USUAL_SEEDS: usize = 20;
