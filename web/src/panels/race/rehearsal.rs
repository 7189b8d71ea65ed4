//! Races for tests, run without a page.

use experiment::{Config, Edit, Executor, Race, RaceLimits, Schedule, Variable, read_values};

/// These settings, with some of them changed.
pub fn with(base: Config, edits: impl IntoIterator<Item = Edit>) -> Config {
    edits.into_iter().try_fold(base, Config::with).unwrap()
}

/// A race over activations.
pub fn race(values: &str, epochs: u64, target: f64, seeds: Option<usize>) -> Race {
    race_over(Variable::Activation, values, epochs, target, seeds)
}

/// A race over the values of any variable.
pub fn race_over(variable: Variable, values: &str, epochs: u64, target: f64, seeds: Option<usize>) -> Race {
    let base = with(Config::default(), [Edit::Seed("0.5".to_owned())]);
    let values = read_values(variable, values).unwrap();
    Race::new(base, variable, values, RaceLimits { epochs, target }, seeds).unwrap()
}

/// A race that one worker has run to its end.
pub fn run(race: Race) -> Schedule {
    let mut schedule = Schedule::new(race);
    let mut executor = Executor::default();
    schedule.raise(u64::MAX);
    while let Some(job) = schedule.next(0, 1) {
        // A clock on which every look takes a millisecond.
        let clock = std::cell::Cell::new(0.0);
        let report = executor.work(&job, u64::MAX, || clock.replace(clock.get() + 1.0)).unwrap();
        schedule.take(0, report.unwrap());
    }
    schedule
}
