//! The workers of a race, or the page in their place, which trains slice by slice.

use std::collections::VecDeque;

use experiment::{Executor, Job, JobReport, Schedule};
use yew::Callback;

use super::work::RaceWork;
use crate::dom;
use crate::dom::workers::{self, Pool, PoolNews, SLICE};

/// What happens to those who train.
pub type PoolEvent = workers::PoolEvent<JobReport>;

/// Starts pools, and gives each a number of its own, so that the last words of one that was sent away are not taken for those of
/// another.
pub struct PoolStarter {
    send: Callback<(usize, PoolEvent)>,
    n_started: usize,
}

impl PoolStarter {
    /// `send` hears what happens to the pools, each by its number.
    pub fn new(send: Callback<(usize, PoolEvent)>) -> Self {
        PoolStarter { send, n_started: 0 }
    }

    /// Starts a pool for so many runs. Where they go `side_by_side`, somebody watches every epoch: one core is left to the page,
    /// which has pictures to paint.
    pub fn start(&mut self, n_runs: usize, side_by_side: bool) -> WorkerPool {
        self.n_started += 1;
        let number = self.n_started;
        let send = self.send.reform(move |event| (number, event));
        let n_cores = dom::n_cores() - usize::from(side_by_side);
        let pool = Pool::start(n_cores.min(n_runs), send);
        WorkerPool { number, pool, executor: Executor::default(), jobs: VecDeque::new() }
    }
}

/// The workers of one race, or the page in their place. Dropped, it ends them.
pub struct WorkerPool {
    number: usize,
    pool: Pool<RaceWork>,
    /// What the page trains by itself, once no worker can.
    executor: Executor,
    jobs: VecDeque<Job>,
}

impl WorkerPool {
    /// Its number, which no other pool has.
    pub fn number(&self) -> usize {
        self.number
    }

    /// How many can be given a job, now or soon; at least the page.
    pub fn n_workers(&self) -> usize {
        self.pool.n_workers()
    }

    /// Whether there are no workers, so that the page does it all.
    pub fn is_page(&self) -> bool {
        self.pool.is_page()
    }

    /// Gives everyone as much as they can do now.
    pub fn give_out(&mut self, schedule: &mut Schedule) {
        let n_workers = self.n_workers();
        for (worker, handle) in self.pool.ready() {
            while let Some(job) = schedule.next(worker, n_workers) {
                handle.give(&job);
            }
        }
        if self.is_page() {
            while let Some(job) = schedule.next(self.pool.page(), n_workers) {
                self.jobs.push_back(job);
            }
            if !self.jobs.is_empty() {
                self.pool.ask_for_slice();
            }
        }
    }

    /// Takes in what has happened; the number of workers that were lost by it.
    pub fn hear(&mut self, event: PoolEvent, schedule: &mut Schedule) -> usize {
        let mut n_lost = 0;
        for news in self.pool.hear(event) {
            match news {
                PoolNews::Said(worker, report) => schedule.take(worker, report),
                PoolNews::Lost(worker) => {
                    schedule.lose(worker);
                    n_lost += 1;
                }
                PoolNews::Slice => self.train_here(schedule),
            }
        }
        n_lost
    }

    /// Trains on the page, for as long as nobody notices.
    fn train_here(&mut self, schedule: &mut Schedule) {
        let start = dom::now();
        let mut epochs_at_once = 1;
        while let Some(job) = self.jobs.front() {
            let before = dom::now();
            match self.executor.work(job, epochs_at_once, dom::now) {
                Ok(Some(report)) => {
                    schedule.take(self.pool.page(), report);
                    self.jobs.pop_front();
                }
                Ok(None) => {}
                // None that is known: the run comes from a race that was checked. As with a worker that fails, it is tried once more.
                Err(_) => {
                    self.jobs.clear();
                    schedule.lose(self.pool.page());
                }
            }
            let now = dom::now();
            if now - start > SLICE {
                break;
            }
            // Slow networks train few epochs between two looks at the clock, quick ones many.
            epochs_at_once = if now - before < SLICE / 8.0 { epochs_at_once * 2 } else { epochs_at_once };
        }
    }
}
