//! `playground race`: experiments that differ in one setting, run on all cores and ranked.

use std::io;

use experiment::{Config, Error, Outcome, Race, RaceLimits, Trial, Variable, races, read_values};
use rayon::iter::{IndexedParallelIterator, IntoParallelRefIterator, ParallelIterator};

use crate::arguments::{self, Format};
use crate::data::{own_data, with};
use crate::jobs::pool;
use crate::reading::{any_seed, say};
use crate::report::Report;
use crate::table;

/// Runs the race and prints who is ahead.
///
/// # Errors
/// A table that cannot be read, values that cannot be compared, threads that cannot be started, or output that cannot be written.
pub fn run(arguments: &arguments::Race) -> io::Result<()> {
    let reading = races::read(&arguments.link, any_seed);
    say(&reading.experiment, "");
    let base = with(reading.experiment.config, own_data(&arguments.file)?.as_ref());
    let race = race(arguments, base, reading.race).map_err(io::Error::other)?;
    let outcomes = outcomes(&race.trials(), arguments.jobs)?;
    let report = Report::new(&race, &outcomes);
    let out = io::stdout().lock();
    match arguments.format {
        Format::Text => table::text(&report, out),
        Format::Csv => table::csv(&report, out),
        Format::Json => report.json(out),
    }
}

/// What the link says, unless the arguments say otherwise.
fn race(arguments: &arguments::Race, base: Config, of_link: Option<Race>) -> Result<Race, Error> {
    let of_link = of_link.as_ref();
    let variable = arguments.vary.or(of_link.map(Race::variable)).unwrap_or(Variable::Activation);
    let values = match (&arguments.values, of_link) {
        (Some(text), _) => read_values(variable, text)?,
        (None, Some(race)) if race.variable() == variable => race.values().to_vec(),
        (None, _) => variable.usual_values(&base),
    };
    let usual = of_link.map(Race::limits).unwrap_or_default();
    let limits = RaceLimits {
        epochs: arguments.epochs.unwrap_or(usual.epochs),
        target: arguments.target.unwrap_or(usual.target),
    };
    let seeds = arguments.seeds.map_or_else(|| of_link.and_then(Race::seeds), |seeds| seeds.0);
    // What a link restricts is restricted on its page.
    Race::new(base.under(&Config::default()), variable, values, limits, seeds)
}

/// Runs trials on so many threads, or on one for each core. What comes out is the same for any number.
fn outcomes(trials: &[Trial], jobs: Option<u8>) -> io::Result<Vec<Outcome>> {
    pool(jobs)?.install(|| {
        trials.par_iter().with_max_len(1).map(Trial::run).collect::<Result<_, _>>().map_err(io::Error::other)
    })
}
