//! The limits of a race: how long it lasts, what counts as learned, and from how many seeds it is run. Each has a
//! row like a setting's; their keys stand in the link of a race.

use crate::error::Error;
use crate::settings::{Domain, NONE, Presets, SettingInfo};

/// The fewest and the most seeds of trials.
const SEEDS: (f64, f64) = (5.0, 100.0);
/// The most epochs of a race: minutes for one of the largest networks.
const MOST_EPOCHS: f64 = 100_000.0;

/// One limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RaceLimit {
    /// The test loss that is to be reached.
    Target,
    /// How many epochs each contestant trains.
    Epochs,
    /// From how many seeds each contestant is run.
    Seeds,
}

impl RaceLimit {
    /// All limits, in the order in which a link holds them.
    pub const ALL: [RaceLimit; 3] = [RaceLimit::Target, RaceLimit::Epochs, RaceLimit::Seeds];

    /// What is known about it.
    pub fn info(self) -> SettingInfo {
        let number = |(min, max), whole, presets| Domain::Number { min, max, whole, presets };
        let (key, label, domain) = match self {
            RaceLimit::Target => {
                let presets = Presets::List(&[0.01, 0.02, 0.03, 0.04, 0.05, 0.1, 0.2]);
                ("raceTarget", "Target test loss", number((0.0, 10.0), false, presets))
            }
            RaceLimit::Epochs => {
                let presets = Presets::List(&[100.0, 200.0, 300.0, 500.0, 1000.0, 2000.0, 5000.0]);
                ("raceEpochs", "Epochs", number((1.0, MOST_EPOCHS), true, presets))
            }
            RaceLimit::Seeds => ("raceSeeds", "Seeds", number(SEEDS, true, Presets::Typed)),
        };
        SettingInfo { key, label, domain }
    }

    /// Reads the target: a loss.
    ///
    /// # Errors
    /// What the target cannot be.
    pub fn read_target(text: &str) -> Result<f64, Error> {
        RaceLimit::Target.info().number(text)
    }

    /// Reads the number of epochs.
    ///
    /// # Errors
    /// What it cannot be.
    pub fn read_epochs(text: &str) -> Result<u64, Error> {
        Ok(RaceLimit::Epochs.info().number(text)? as u64)
    }

    /// Reads the number of seeds; `none` is a single run from the link's own.
    ///
    /// # Errors
    /// What it cannot be.
    pub fn read_seeds(text: &str) -> Result<Option<usize>, Error> {
        if text.trim() == NONE { Ok(None) } else { Ok(Some(RaceLimit::Seeds.info().number(text)? as usize)) }
    }
}

/// What holds for every contestant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RaceLimits {
    /// How many epochs each trains, 1 to 100 000.
    pub epochs: u64,
    /// The test loss that is to be reached, 0 to 10.
    pub target: f64,
}

impl Default for RaceLimits {
    fn default() -> Self {
        RaceLimits { epochs: 500, target: 0.05 }
    }
}

impl RaceLimits {
    /// Whether these can be the limits of a race.
    ///
    /// # Errors
    /// What one of them cannot be.
    pub fn check(&self) -> Result<(), Error> {
        RaceLimit::read_epochs(&self.epochs.to_string())?;
        RaceLimit::read_target(&self.target.to_string()).map(drop)
    }
}

/// Whether trials can be run from so many seeds.
pub(crate) fn check_seeds(seeds: Option<usize>) -> Result<(), Error> {
    seeds.map_or(Ok(()), |seeds| RaceLimit::read_seeds(&seeds.to_string()).map(drop))
}
