//! The workers of a race, or the page in their place, which trains slice by slice.

use std::collections::VecDeque;

use experiment::{Executor, Job, JobReport, Schedule};
use yew::Callback;

use super::work::RaceWork;
use crate::dom::workers::{Script, WorkerEvent, WorkerHandle};
use crate::dom::{self, Interval, Timeout};

/// No more workers than this, however many cores there are.
const MOST_WORKERS: usize = 16;
/// How long the page trains between two looks at what else there is to do, in milliseconds.
const SLICE: f64 = 8.0;

/// What happens to a pool.
#[derive(Clone, Debug)]
pub enum PoolEvent {
    /// Something happened to the worker of this number.
    Worker(usize, WorkerEvent<JobReport>),
    /// A second is over.
    Second,
    /// The page has time to train.
    Slice,
}

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
        WorkerPool::start(number, n_cores.clamp(1, MOST_WORKERS).min(n_runs), send)
    }
}

/// The workers of one race, or the page in their place. Dropped, it ends them.
pub struct WorkerPool {
    number: usize,
    /// Those that were not lost.
    handles: Vec<Option<WorkerHandle<RaceWork>>>,
    /// Kept for as long as a worker may read it.
    _script: Option<Script>,
    /// What the page trains by itself, once no worker can.
    executor: Executor,
    jobs: VecDeque<Job>,
    slice: Option<Timeout>,
    send: Callback<PoolEvent>,
    _clock: Interval,
}

impl WorkerPool {
    fn start(number: usize, n_workers: usize, send: Callback<PoolEvent>) -> Self {
        let script = Script::new().ok();
        let handle = |worker: usize| {
            let send = send.reform(move |event| PoolEvent::Worker(worker, event));
            WorkerHandle::start(script.as_ref()?, send).ok()
        };
        let second = send.clone();
        WorkerPool {
            number,
            handles: (0..n_workers).map(handle).collect(),
            _script: script,
            executor: Executor::default(),
            jobs: VecDeque::new(),
            slice: None,
            send,
            _clock: Interval::new(1000, move || second.emit(PoolEvent::Second)),
        }
    }

    /// Its number, which no other pool has.
    pub fn number(&self) -> usize {
        self.number
    }

    /// How many can be given a job, now or soon; at least the page.
    pub fn n_workers(&self) -> usize {
        self.handles.iter().flatten().count().max(1)
    }

    /// Whether there are no workers, so that the page does it all.
    pub fn is_page(&self) -> bool {
        self.handles.iter().all(Option::is_none)
    }

    /// The number of the page among the workers.
    fn page(&self) -> usize {
        self.handles.len()
    }

    /// Gives everyone as much as they can do now.
    pub fn give_out(&mut self, schedule: &mut Schedule) {
        let n_workers = self.n_workers();
        for (worker, handle) in self.handles.iter_mut().enumerate() {
            if let Some(handle) = handle.as_mut().filter(|handle| handle.is_ready()) {
                while let Some(job) = schedule.next(worker, n_workers) {
                    handle.give(&job);
                }
            }
        }
        if self.is_page() {
            while let Some(job) = schedule.next(self.page(), n_workers) {
                self.jobs.push_back(job);
            }
            if !self.jobs.is_empty() && self.slice.is_none() {
                let send = self.send.clone();
                self.slice = Some(Timeout::new(0, move || send.emit(PoolEvent::Slice)));
            }
        }
    }

    /// Takes in what has happened; the number of workers that were lost by it.
    pub fn hear(&mut self, event: PoolEvent, schedule: &mut Schedule) -> usize {
        match event {
            PoolEvent::Worker(worker, event) => {
                let Some(handle) = self.handles.get_mut(worker).and_then(Option::as_mut) else { return 0 };
                handle.hear(&event);
                match event {
                    WorkerEvent::Ready => 0,
                    WorkerEvent::Said(report) => {
                        schedule.take(worker, *report);
                        0
                    }
                    WorkerEvent::Dead => self.lose(&[worker], schedule),
                }
            }
            PoolEvent::Second => {
                let silent = |(worker, handle): (usize, &mut Option<WorkerHandle<RaceWork>>)| {
                    handle.as_mut().is_some_and(WorkerHandle::is_silent).then_some(worker)
                };
                let silent: Vec<usize> = self.handles.iter_mut().enumerate().filter_map(silent).collect();
                self.lose(&silent, schedule)
            }
            PoolEvent::Slice => {
                self.slice = None;
                self.train_here(schedule);
                0
            }
        }
    }

    fn lose(&mut self, workers: &[usize], schedule: &mut Schedule) -> usize {
        for worker in workers {
            if let Some(handle) = self.handles.get_mut(*worker) {
                *handle = None;
            }
            schedule.lose(*worker);
        }
        workers.len()
    }

    /// Trains on the page, for as long as nobody notices.
    fn train_here(&mut self, schedule: &mut Schedule) {
        let start = dom::now();
        let mut epochs_at_once = 1;
        while let Some(job) = self.jobs.front() {
            let before = dom::now();
            match self.executor.work(job, epochs_at_once, dom::now) {
                Ok(Some(report)) => {
                    schedule.take(self.handles.len(), report);
                    self.jobs.pop_front();
                }
                Ok(None) => {}
                // None that is known: the run comes from a race that was checked. As with a worker that fails, it is tried once more.
                Err(_) => {
                    self.jobs.clear();
                    schedule.lose(self.handles.len());
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
