//! What is being compared, as it stands in the fields: the last good race, and what was typed that cannot be.

use experiment::{Choice, Config, Error, Race, Term, Terms, Varied, read_values};

/// A field of the race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What varies.
    Varied,
    /// The values that are compared.
    Values,
    /// A term.
    Term(Term),
}

impl Field {
    /// The id of its control.
    pub fn id(self) -> &'static str {
        match self {
            Field::Varied => "race-varied",
            Field::Values => "race-values",
            Field::Term(Term::Target) => "race-target",
            Field::Term(Term::Epochs) => "race-epochs",
            Field::Term(Term::Seeds) => "race-seeds",
        }
    }

    /// Its value, in the words of a link; seeds that are not set are an empty text.
    pub fn text(self, race: &Race) -> String {
        match self {
            Field::Varied => race.varied().word().link.to_owned(),
            Field::Values => race.values().iter().map(experiment::Value::text).collect::<Vec<_>>().join(", "),
            Field::Term(Term::Target) => race.terms().target.to_string(),
            Field::Term(Term::Epochs) => race.terms().epochs.to_string(),
            Field::Term(Term::Seeds) => race.seeds().map_or(String::new(), |seeds| seeds.to_string()),
        }
    }

    /// The race with this field changed.
    ///
    /// # Errors
    /// What the field cannot be.
    pub fn change(self, race: &Race, text: &str) -> Result<Race, Error> {
        let (base, terms): (Config, Terms) = (race.base().clone(), race.terms());
        let (mut varied, mut values, mut seeds) = (race.varied(), race.values().to_vec(), race.seeds());
        let mut terms = terms;
        match self {
            Field::Varied => {
                varied = Varied::read(text)?;
                values = varied.usual_values(&base);
                if varied == Varied::Nothing && seeds.is_none() {
                    // A race of one is none; trials are what can be seen of one experiment.
                    seeds = Some(USUAL_SEEDS);
                }
            }
            Field::Values if text.trim().is_empty() => values = varied.usual_values(&base),
            Field::Values => values = read_values(varied, text)?,
            Field::Term(Term::Target) => terms.target = Term::read_target(text)?,
            Field::Term(Term::Epochs) => terms.epochs = Term::read_epochs(text)?,
            Field::Term(Term::Seeds) if text.trim().is_empty() => seeds = None,
            Field::Term(Term::Seeds) => seeds = Term::read_seeds(text)?,
        }
        Race::new(base, varied, values, terms, seeds)
    }
}

/// From how many seeds an experiment alone is run if nobody says.
const USUAL_SEEDS: usize = 20;
