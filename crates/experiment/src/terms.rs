//! The terms of a race: how long it lasts, what counts as learned, and from how many seeds it is run. Each term has a
//! row like a setting's; their keys stand in the link of a race.

use crate::error::Error;
use crate::knob::{Allowed, NONE, Offered, Row};

/// The fewest and the most seeds of trials.
const SEEDS: (f64, f64) = (5.0, 100.0);
/// The most epochs of a race: minutes for one of the largest networks.
const MOST_EPOCHS: f64 = 100_000.0;

/// One term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// The test loss that is to be reached.
    Target,
    /// How many epochs each contestant trains.
    Epochs,
    /// From how many seeds each contestant is run.
    Seeds,
}

impl Term {
    /// All terms, in the order in which a link holds them.
    pub const ALL: [Term; 3] = [Term::Target, Term::Epochs, Term::Seeds];

    /// What is known about it.
    pub fn row(self) -> Row {
        let number = |(min, max), whole, offered| Allowed::Number { min, max, whole, offered };
        let (key, label, allowed) = match self {
            Term::Target => {
                let offered = Offered::List(&[0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2]);
                ("raceTarget", "Target test loss", number((0.0, 10.0), false, offered))
            }
            Term::Epochs => {
                let offered = Offered::List(&[100.0, 200.0, 300.0, 500.0, 1000.0, 2000.0, 5000.0]);
                ("raceEpochs", "Epochs", number((1.0, MOST_EPOCHS), true, offered))
            }
            Term::Seeds => ("raceSeeds", "Seeds", number(SEEDS, true, Offered::Typed)),
        };
        Row { key, label, allowed }
    }

    /// Reads the target: a loss.
    ///
    /// # Errors
    /// What the target cannot be.
    pub fn read_target(text: &str) -> Result<f64, Error> {
        Term::Target.number(text)
    }

    /// Reads the number of epochs.
    ///
    /// # Errors
    /// What it cannot be.
    pub fn read_epochs(text: &str) -> Result<u64, Error> {
        Ok(Term::Epochs.number(text)? as u64)
    }

    /// Reads the number of seeds; `none` is a single run from the link's own.
    ///
    /// # Errors
    /// What it cannot be.
    pub fn read_seeds(text: &str) -> Result<Option<usize>, Error> {
        if text.trim() == NONE { Ok(None) } else { Ok(Some(Term::Seeds.number(text)? as usize)) }
    }

    fn number(self, text: &str) -> Result<f64, Error> {
        let row = self.row();
        row.allowed.number(text).map_err(|nearest| Error::NotAllowed {
            key: row.key,
            value: text.to_owned(),
            allowed: row.allowed.in_words(),
            nearest: nearest.map(|number| number.to_string()),
        })
    }
}

/// What holds for every contestant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Terms {
    /// How many epochs each trains, 1 to 100 000.
    pub epochs: u64,
    /// The test loss that is to be reached, 0 to 10.
    pub target: f64,
}

impl Default for Terms {
    fn default() -> Self {
        Terms { epochs: 500, target: 0.05 }
    }
}

impl Terms {
    /// Whether these can be the terms of a race.
    ///
    /// # Errors
    /// What one of them cannot be.
    pub fn check(&self) -> Result<(), Error> {
        Term::read_epochs(&self.epochs.to_string())?;
        Term::read_target(&self.target.to_string()).map(drop)
    }
}

/// Whether trials can be run from so many seeds.
pub(crate) fn check_seeds(seeds: Option<usize>) -> Result<(), Error> {
    seeds.map_or(Ok(()), |seeds| Term::read_seeds(&seeds.to_string()).map(drop))
}
