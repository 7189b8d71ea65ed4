//! Who marks: workers, or where there can't be any, the page itself, slice by slice.

use std::collections::VecDeque;

use experiment::Marking;
use yew::Callback;

use super::work::{ClassWork, MarkJob, MarkReport, paced};
use crate::dom::workers::{Script, WorkerEvent, WorkerHandle};
use crate::dom::{self, Interval, Timeout};

/// No more workers than this, however many cores there are.
const MOST_WORKERS: usize = 16;
/// How long the page marks between two looks at what else there is to do, in milliseconds.
const SLICE: f64 = 8.0;
/// So often something is tried: a worker may be lost for another reason.
const TRIES: u32 = 2;

/// What happens to those who mark.
#[derive(Clone, Debug)]
pub enum MarkerEvent {
    /// Something happened to the worker of this number.
    Worker(usize, WorkerEvent<MarkReport>),
    /// A second is over.
    Second,
    /// The page has time to mark.
    Slice,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Something is marked.
    Marked(MarkReport),
    /// The hand-in of this number can't be marked: whoever tried was lost.
    Failed(u64),
}

struct Worker {
    handle: WorkerHandle<ClassWork>,
    /// What it marks.
    job: Option<(MarkJob, u32)>,
}

/// Those who mark, until all is marked. Dropped, it ends them.
pub struct Marker {
    number: usize,
    workers: Vec<Option<Worker>>,
    /// Kept for as long as a worker may read it.
    _script: Option<Script>,
    /// What is to be marked, and how often that was tried.
    jobs: VecDeque<(MarkJob, u32)>,
    /// What the page marks by itself, once no worker can.
    here: Option<(MarkJob, Marking)>,
    slice: Option<Timeout>,
    send: Callback<MarkerEvent>,
    _clock: Interval,
}

impl Marker {
    /// Begins with these. `send` hears what happens to it.
    pub fn start(number: usize, jobs: Vec<MarkJob>, send: Callback<MarkerEvent>) -> Self {
        let script = Script::new().ok();
        let n_workers = dom::n_cores().clamp(1, MOST_WORKERS).min(jobs.len());
        let worker = |index: usize| {
            let send = send.reform(move |event| MarkerEvent::Worker(index, event));
            let handle = WorkerHandle::start(script.as_ref()?, send).ok()?;
            Some(Worker { handle, job: None })
        };
        let second = send.clone();
        let mut marker = Marker {
            number,
            workers: (0..n_workers).map(worker).collect(),
            _script: script,
            jobs: jobs.into_iter().map(|job| (job, 0)).collect(),
            here: None,
            slice: None,
            send,
            _clock: Interval::new(1000, move || second.emit(MarkerEvent::Second)),
        };
        marker.give_out();
        marker
    }

    /// Its number, which no other has.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether a hand-in is to be marked, or is being.
    pub fn has(&self, number: u64) -> bool {
        let at_work = self.workers.iter().flatten().filter_map(|worker| worker.job.as_ref());
        let here = self.here.as_ref().map(|(job, _)| job);
        self.jobs.iter().chain(at_work).map(|(job, _)| job).chain(here).any(|job| job.number == number)
    }

    /// Marks these as well.
    pub fn add(&mut self, jobs: Vec<MarkJob>) {
        self.jobs.extend(jobs.into_iter().map(|job| (job, 0)));
        self.give_out();
    }

    /// Gives everyone something to do.
    fn give_out(&mut self) {
        for worker in self.workers.iter_mut().flatten() {
            if worker.handle.is_ready() && worker.job.is_none() {
                worker.job = self.jobs.pop_front();
                if let Some((job, _)) = &worker.job {
                    worker.handle.give(job);
                }
            }
        }
        let is_page = self.workers.iter().all(Option::is_none);
        if is_page && self.slice.is_none() && !(self.jobs.is_empty() && self.here.is_none()) {
            let send = self.send.clone();
            self.slice = Some(Timeout::new(0, move || send.emit(MarkerEvent::Slice)));
        }
    }

    /// Takes in what has happened; what came of it.
    pub fn hear(&mut self, event: MarkerEvent) -> Vec<Outcome> {
        let outcomes = match event {
            MarkerEvent::Worker(index, event) => self.hear_worker(index, event),
            MarkerEvent::Second => {
                let silent =
                    |worker: &mut Option<Worker>| worker.as_mut().is_some_and(|worker| worker.handle.is_silent());
                let silent: Vec<bool> = self.workers.iter_mut().map(silent).collect();
                let lost = silent.into_iter().enumerate().filter(|(_, silent)| *silent);
                lost.filter_map(|(index, _)| self.lose(index)).collect()
            }
            MarkerEvent::Slice => {
                self.slice = None;
                self.mark_here()
            }
        };
        self.give_out();
        outcomes
    }

    fn hear_worker(&mut self, index: usize, event: WorkerEvent<MarkReport>) -> Vec<Outcome> {
        let Some(worker) = self.workers.get_mut(index).and_then(Option::as_mut) else { return Vec::new() };
        worker.handle.hear(&event);
        match event {
            WorkerEvent::Said(report) if report.found.is_some() => {
                worker.job = None;
                vec![Outcome::Marked(*report)]
            }
            WorkerEvent::Ready | WorkerEvent::Said(_) => Vec::new(),
            WorkerEvent::Dead => self.lose(index).into_iter().collect(),
        }
    }

    /// A worker is lost. What it was to mark is tried once more, by another one or by none.
    fn lose(&mut self, index: usize) -> Option<Outcome> {
        let (job, tries) = self.workers.get_mut(index)?.take()?.job?;
        if tries + 1 >= TRIES {
            return Some(Outcome::Failed(job.number));
        }
        self.jobs.push_back((job, tries + 1));
        None
    }

    /// Marks on the page, for as long as nobody notices.
    fn mark_here(&mut self) -> Vec<Outcome> {
        let start = dom::now();
        let (mut outcomes, mut epochs, mut before) = (Vec::new(), 1, start);
        while before - start < SLICE {
            let Some((job, marking)) = &mut self.here else {
                let Some((job, _)) = self.jobs.pop_front() else { break };
                match job.begin() {
                    Ok(marking) => self.here = Some((job, marking)),
                    Err(_) => outcomes.push(Outcome::Failed(job.number)),
                }
                before = dom::now();
                continue;
            };
            if marking.go_on(epochs) {
                outcomes.push(Outcome::Marked(job.found(marking)));
                self.here = None;
            }
            let now = dom::now();
            epochs = paced(epochs, now - before, SLICE / 4.0);
            before = now;
        }
        outcomes
    }
}
