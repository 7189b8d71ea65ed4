//! Who trains what, and how far a race has come. There are workers with a number each; what they are and how they are
//! reached is the business of whoever asks.
//!
//! Contestants that run once each go side by side: none trains beyond the fence, which is raised when all are there. Only then
//! what they have done is reported, so that all reports are of the same epoch.
//! Trials need not wait for each other; they are begun seed by seed, so that what is known early is about all contestants.

use std::rc::Rc;

use super::executor::{Executor, report};
use super::job::{Job, JobReport};
use super::outcome::Outcome;
use super::race::Race;
use super::ranking::{Place, ranking};
use super::trial::Trial;
use super::work::multiplications_per_epoch;
use crate::session::SessionMaps;

/// A run that so many workers died of is given up.
const MOST_DEATHS: u8 = 2;
/// How long one job takes, in milliseconds: long enough to be worth its messages, short enough to be stopped soon.
const JOB_TIME: f64 = 40.0;
/// The epochs of a job while nobody knows how long one takes.
const FIRST_EPOCHS: u64 = 5;
/// How many trials a worker has at a time: the next one is there when one is finished.
const TRIALS_AT_ONCE: usize = 2;

/// The runs of a race, and who has them.
#[derive(Clone, Debug)]
pub struct Schedule {
    race: Race,
    /// Contestant by contestant, as [`Race::trials`].
    runs: Vec<Run>,
    /// Up to this epoch all may train.
    fence: u64,
    /// The fence at which all were last.
    epoch: u64,
    /// Of each contestant, the multiplications of an epoch.
    multiplications: Vec<u64>,
}

#[derive(Clone, Debug)]
struct Run {
    trial: Trial,
    worker: Option<usize>,
    /// Whether its worker has a job for it.
    is_asked: bool,
    deaths: u8,
    report: Option<Rc<JobReport>>,
    /// What it had done when all were at the fence, or what it has done if it need not wait for others.
    shown: Option<Rc<JobReport>>,
}

impl Schedule {
    /// Everything is still to be done; of each contestant the first run is known as it is at epoch 0.
    pub fn new(race: Race) -> Self {
        let run = |trial| Run { trial, worker: None, is_asked: false, deaths: 0, report: None, shown: None };
        let mut runs: Vec<Run> = race.trials().into_iter().map(run).collect();
        let firsts = runs.iter_mut().enumerate().step_by(race.seeds().unwrap_or(1));
        let mut multiplications = Vec::new();
        for ((run, first), contestant) in firsts.zip(race.start()) {
            let maps = &mut SessionMaps::new(contestant.session(), Executor::SIDE);
            first.report = Some(Rc::new(report(run, &contestant, Some(maps))));
            first.shown = first.report.clone();
            multiplications.push(multiplications_per_epoch(contestant.session()));
        }
        let fence = if race.seeds().is_some() { race.limits().epochs } else { 0 };
        Schedule { race, runs, fence, epoch: 0, multiplications }
    }

    /// The race.
    pub fn race(&self) -> &Race {
        &self.race
    }

    /// Races over the same experiment with other settings that nobody learns from, such as the pace. Who trains, goes on.
    pub fn set_base(&mut self, race: Race) {
        self.race = race;
    }

    /// The next job for one of `n_workers`; nothing while it has enough to do, or there is nothing to do.
    pub fn next(&mut self, worker: usize, n_workers: usize) -> Option<Job> {
        let run = self.waiting_at(worker).or_else(|| self.new_for(worker, n_workers))?;
        let (done, epochs) = (self.epoch_of(run).unwrap_or(0), self.race.limits().epochs);
        let until = match self.race.seeds() {
            Some(_) => done.saturating_add(self.epochs_of(run, JOB_TIME)).min(epochs),
            None => self.fence,
        };
        let is_first = self.race.seeds().is_none_or(|seeds| run % seeds == 0);
        self.runs[run].worker = Some(worker);
        self.runs[run].is_asked = true;
        Some(Job { run, trial: self.runs[run].trial.clone(), until, draws: is_first })
    }

    /// A run that the worker has begun, and that may go on.
    fn waiting_at(&self, worker: usize) -> Option<usize> {
        (0..self.runs.len()).find(|run| {
            let one = &self.runs[*run];
            one.worker == Some(worker) && !one.is_asked && !self.is_over(*run) && self.may_train(*run)
        })
    }

    /// A run that nobody has, if the worker should take one more.
    fn new_for(&self, worker: usize, n_workers: usize) -> Option<usize> {
        let all = 0..self.runs.len();
        let has = all.clone().filter(|run| self.runs[*run].worker == Some(worker) && !self.is_over(*run)).count();
        let most = match self.race.seeds() {
            Some(_) => TRIALS_AT_ONCE,
            None => self.runs.len().div_ceil(n_workers.max(1)),
        };
        let seeds = self.race.seeds().unwrap_or(1);
        let free = |run: &usize| self.runs[*run].worker.is_none() && !self.is_over(*run) && self.may_train(*run);
        all.filter(free).min_by_key(|run| run % seeds).filter(|_| has < most)
    }

    fn may_train(&self, run: usize) -> bool {
        self.epoch_of(run).is_none_or(|epoch| epoch < self.fence)
    }

    /// How many epochs of a run take so many milliseconds; a few while nobody knows.
    fn epochs_of(&self, run: usize, milliseconds: f64) -> u64 {
        let seeds = self.race.seeds().unwrap_or(1);
        let known = self.of_contestant(run / seeds).filter_map(|run| run.report.as_ref());
        let (epochs, taken) = known.fold((0, 0.0), |(epochs, taken), report| {
            (epochs + report.outcome.standing.epochs, taken + report.milliseconds)
        });
        if epochs == 0 {
            return FIRST_EPOCHS;
        }
        // Clocks are coarse: what took no time may be ten times as much, but not all there is.
        ((milliseconds / taken * epochs as f64) as u64).clamp(1, epochs.saturating_mul(10))
    }

    fn of_contestant(&self, contestant: usize) -> impl Iterator<Item = &Run> {
        let seeds = self.race.seeds().unwrap_or(1);
        self.runs.iter().skip(contestant * seeds).take(seeds)
    }

    /// Takes in what a worker has done; one that was given up is not listened to.
    pub fn take(&mut self, worker: usize, report: JobReport) {
        if let Some(run) = self.runs.get_mut(report.run).filter(|run| run.worker == Some(worker)) {
            run.is_asked = false;
            run.report = Some(Rc::new(report));
            if self.race.seeds().is_some() {
                run.shown = run.report.clone();
            }
        }
        self.show();
    }

    /// Where all that train side by side are at the fence, that is what is reported.
    fn show(&mut self) {
        if self.race.seeds().is_none() && self.is_at_fence() {
            self.epoch = self.fence;
            self.runs.iter_mut().for_each(|run| run.shown = run.report.clone());
        }
    }

    /// A worker is no more: others begin its runs again. One that several workers died of is given up.
    pub fn lose(&mut self, worker: usize) {
        let over: Vec<bool> = (0..self.runs.len()).map(|run| self.is_over(run)).collect();
        for (run, _) in self.runs.iter_mut().zip(over).filter(|(run, over)| run.worker == Some(worker) && !over) {
            run.deaths += u8::from(run.is_asked);
            run.worker = None;
            run.is_asked = false;
        }
        self.show();
    }

    /// How many runs were given up.
    pub fn n_given_up(&self) -> usize {
        self.runs.iter().filter(|run| run.deaths >= MOST_DEATHS).count()
    }

    /// Lets contestants that run once each train for so many epochs more, once all are at the fence; says whether they
    /// were.
    pub fn raise(&mut self, epochs: u64) -> bool {
        let ready = self.is_at_fence();
        if ready {
            self.fence = self.fence.saturating_add(epochs).min(self.race.limits().epochs);
        }
        ready
    }

    /// How many epochs contestants can train side by side in the time of a job.
    pub fn epochs_at_once(&self, n_workers: usize) -> u64 {
        let each = JOB_TIME / self.runs.len().div_ceil(n_workers.max(1)) as f64;
        let left = (0..self.runs.len()).filter(|run| !self.is_over(*run));
        left.map(|run| self.epochs_of(run, each)).min().unwrap_or(FIRST_EPOCHS)
    }

    /// Whether all that were allowed to train have done so.
    pub fn is_at_fence(&self) -> bool {
        (0..self.runs.len())
            .all(|run| self.is_over(run) || self.epoch_of(run).unwrap_or(0) >= self.fence && !self.runs[run].is_asked)
    }

    /// The epoch that those who train side by side have all come to: that of their reports.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The epoch up to which those may train who train side by side.
    pub fn fence(&self) -> u64 {
        self.fence
    }

    /// Whether nothing is left to do.
    pub fn is_finished(&self) -> bool {
        (0..self.runs.len()).all(|run| self.is_over(run))
    }

    /// Which part of all epochs is trained, 0 to 1.
    pub fn part_done(&self) -> f64 {
        let epochs = self.race.limits().epochs as f64;
        let part = |run| if self.is_over(run) { 1.0 } else { self.epoch_of(run).unwrap_or(0) as f64 / epochs };
        (0..self.runs.len()).map(part).sum::<f64>() / self.runs.len() as f64
    }

    /// How many runs are over, and how many there are.
    pub fn count(&self) -> (usize, usize) {
        ((0..self.runs.len()).filter(|run| self.is_over(*run)).count(), self.runs.len())
    }

    fn epoch_of(&self, run: usize) -> Option<u64> {
        self.runs[run].report.as_ref().map(|report| report.outcome.standing.epochs)
    }

    /// Trained to its end, diverged or given up.
    fn is_over(&self, run: usize) -> bool {
        let Run { deaths, report, .. } = &self.runs[run];
        let ended =
            |outcome: &Outcome| outcome.standing.epochs >= self.race.limits().epochs || outcome.standing.has_diverged();
        *deaths >= MOST_DEATHS || report.as_ref().is_some_and(|report| ended(&report.outcome))
    }

    /// What is known of a contestant's runs: the reports of those that run once each, and of trials that are over.
    pub fn reports(&self, contestant: usize) -> Vec<&JobReport> {
        let seeds = self.race.seeds().unwrap_or(1);
        let runs = contestant * seeds..(contestant + 1) * seeds;
        let known = runs.filter(|run| self.race.seeds().is_none() || self.is_over(*run));
        known.filter_map(|run| self.runs[run].shown.as_deref()).collect()
    }

    /// Every run, contestant by contestant, and what is known of it: as [`reports`](Self::reports).
    pub fn runs(&self) -> impl Iterator<Item = (usize, &Trial, Option<&JobReport>)> {
        let is_known = |run: usize| self.race.seeds().is_none() || self.is_over(run);
        self.runs
            .iter()
            .enumerate()
            .map(move |(run, one)| (run, &one.trial, one.shown.as_deref().filter(|_| is_known(run))))
    }

    /// The report of a contestant's first run, which has the seed of its link.
    pub fn first_report(&self, contestant: usize) -> Option<&JobReport> {
        self.runs.get(contestant * self.race.seeds().unwrap_or(1))?.shown.as_deref()
    }

    /// How many multiplications an epoch of a contestant takes, on any machine.
    pub fn multiplications_per_epoch(&self, contestant: usize) -> u64 {
        self.multiplications.get(contestant).copied().unwrap_or(0)
    }

    /// On how many seeds each contestant is ahead, alone or with others, and how many seeds all of them have finished.
    pub fn n_ahead(&self) -> (Vec<usize>, usize) {
        let (n_contestants, n_seeds) = (self.multiplications.len(), self.race.seeds().unwrap_or(1));
        let (mut n_ahead, mut n_finished) = (vec![0; n_contestants], 0);
        for seed in 0..n_seeds {
            let runs = (0..n_contestants).map(|contestant| contestant * n_seeds + seed);
            let outcome = |run: usize| Some(&self.runs[run].shown.as_ref().filter(|_| self.is_over(run))?.outcome);
            let Some(outcomes) = runs.map(outcome).collect::<Option<Vec<&Outcome>>>() else { continue };
            let merits: Vec<_> = outcomes.iter().map(|outcome| outcome.merit(self.race.ranked_by())).collect();
            n_finished += 1;
            for Place { contestant, .. } in ranking(&merits).into_iter().take_while(|place| place.rank == 1) {
                n_ahead[contestant] += 1;
            }
        }
        (n_ahead, n_finished)
    }

    /// Whether everything that is known of two contestants is the same: each loss of each run.
    pub fn are_equal(&self, one: usize, other: usize) -> bool {
        let outcomes = |contestant| self.reports(contestant).into_iter().map(|report| &report.outcome);
        outcomes(one).eq(outcomes(other))
    }
}
