//! Trials: the same experiment from other seeds. Each is a piece of work for itself that can be sent away as text, so
//! that it does not matter who does it, nor in which order.

use super::contestant::Contestant;
use super::limits::RaceLimits;
use super::outcome::Outcome;
use crate::error::Error;
use crate::link;
use crate::settings::{Config, Edit, LONGEST_SEED, Setting};

/// The seed of a trial: the link's own for trial 0, and `SEED-1`, `SEED-2` and so on for those after it. A seed that
/// would get too long loses its last characters.
pub fn trial_seed(seed: &str, index: usize) -> String {
    if index == 0 {
        return seed.to_owned();
    }
    let suffix = format!("-{index}");
    let kept: String = seed.chars().take(LONGEST_SEED - suffix.len()).collect();
    kept + &suffix
}

/// The experiment of a trial: new data and new weights, so a seed of the weights changes as the seed does.
pub fn trial_config(config: &Config, index: usize) -> Config {
    let mut other = config.clone();
    other.set(Edit::Seed(trial_seed(config.seed(), index)));
    other.set(Edit::WeightSeed(config.weight_seed().map(|seed| trial_seed(seed, index))));
    other
}

/// One run, in words: everything that its outcome depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Trial {
    /// What stands behind the `#` of the link of this very run: it opens as an experiment.
    pub link: String,
    /// What holds for all runs.
    pub limits: RaceLimits,
}

impl Trial {
    /// Trial `index` of an experiment; 0 is the experiment itself.
    pub fn new(config: &Config, index: usize, limits: RaceLimits) -> Self {
        Trial { link: link::write(&trial_config(config, index)), limits }
    }

    /// Builds the run at epoch 0.
    ///
    /// # Errors
    /// A link or limits that are not allowed; of a trial made by [`Trial::new`] only limits can be wrong.
    pub fn start(&self) -> Result<Contestant, Error> {
        let reading = link::read(&self.link, String::new);
        if let Some(correction) = reading.corrections.into_iter().next() {
            return Err(correction.error);
        }
        if !reading.has_seed {
            return Err(Setting::Seed.info().refuse("", None));
        }
        self.limits.check()?;
        Ok(Contestant::new(reading.config, self.limits))
    }

    /// The whole run in one go.
    ///
    /// # Errors
    /// As [`Trial::start`].
    pub fn run(&self) -> Result<Outcome, Error> {
        let mut contestant = self.start()?;
        contestant.advance(self.limits.epochs, || 0.0);
        Ok(contestant.outcome())
    }
}
