//! Experiments side by side: what varies, who runs, who trains whom, and what comes of it.

mod contestant;
mod executor;
mod job;
mod limits;
mod link;
mod no_effect;
mod outcome;
mod race;
mod ranking;
mod schedule;
mod summary;
mod trial;
mod variable;
mod variable_value;
mod work;

pub use contestant::Contestant;
pub use executor::Executor;
pub use job::{Job, JobReport};
pub use limits::{RaceLimit, RaceLimits};
pub use link::{Reading, is_in, read, read_over, write};
pub use no_effect::NoEffect;
pub use outcome::{AfterTarget, Outcome, Standing, shared_epochs};
pub use race::Race;
pub use ranking::{Merit, Place, RankedBy, ranking};
pub use schedule::Schedule;
pub use summary::{Band, Spread, Summary};
pub use trial::{Trial, trial_config, trial_seed};
pub use variable::Variable;
pub use variable_value::{MOST_CONTESTANTS, VariableValue, read_values};
