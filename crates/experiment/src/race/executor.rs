//! Where jobs are carried out: on the page or in a worker.

use super::contestant::Contestant;
use super::job::{Job, JobReport};
use crate::error::Error;
use crate::session::SessionMaps;

/// The runs that somebody is training.
#[derive(Debug, Default)]
pub struct Executor {
    runs: Vec<InTraining>,
}

#[derive(Debug)]
struct InTraining {
    run: usize,
    contestant: Contestant,
    maps: Option<SessionMaps>,
}

impl Executor {
    /// Points on each side of a report's picture.
    pub const SIDE: usize = 50;

    /// Trains for a job, but not for more than `most` epochs; the report, once the job is carried out. A run that
    /// is finished is put away. `now` is a clock in milliseconds.
    ///
    /// # Errors
    /// A trial that cannot be started.
    pub fn work(&mut self, job: &Job, most: u64, now: impl Fn() -> f64) -> Result<Option<JobReport>, Error> {
        let index = match self.runs.iter().position(|one| one.run == job.run) {
            Some(index) => index,
            None => {
                self.runs.push(InTraining { run: job.run, contestant: job.trial.start()?, maps: None });
                self.runs.len() - 1
            }
        };
        let InTraining { contestant, maps, .. } = &mut self.runs[index];
        let left = job.until.saturating_sub(contestant.session().epoch());
        contestant.advance(left.min(most), now);
        if left > most && !contestant.is_finished() {
            return Ok(None);
        }
        let maps =
            job.draws.then(|| maps.get_or_insert_with(|| SessionMaps::new(contestant.session(), Executor::SIDE)));
        let report = report(job.run, contestant, maps);
        if contestant.is_finished() {
            drop(self.runs.swap_remove(index));
        }
        Ok(Some(report))
    }
}

/// How far a run is, with a picture if there is something to draw it.
pub(super) fn report(run: usize, contestant: &Contestant, maps: Option<&mut SessionMaps>) -> JobReport {
    JobReport {
        run,
        outcome: contestant.outcome(),
        milliseconds: contestant.milliseconds(),
        picture: maps.map_or(Vec::new(), |maps| maps.draw(contestant.session()).output().to_vec()),
    }
}
