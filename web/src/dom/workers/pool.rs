//! Workers that do one kind of work together.

use yew::Callback;

use super::Script;
use super::event::WorkerEvent;
use super::handle::WorkerHandle;
use super::work::Work;
use crate::dom::{Interval, Timeout};

/// No more workers than this, however many cores there are.
const MOST_WORKERS: usize = 16;
/// How long the page works between two looks at what else there is to do, in milliseconds.
pub const SLICE: f64 = 8.0;

/// What happens to a pool.
#[derive(Clone, Debug)]
pub enum PoolEvent<Report> {
    /// Something happened to the worker of this number.
    Worker(usize, WorkerEvent<Report>),
    /// A second is over.
    Second,
    /// The page has time.
    Slice,
}

/// What a pool says of it.
#[derive(Clone, Debug)]
pub enum PoolNews<Report> {
    /// The worker of this number has said something about its job.
    Said(usize, Report),
    /// The worker of this number is lost, with what it was to do.
    Lost(usize),
    /// The page, which does the work where there is no worker, can work for [`SLICE`] milliseconds.
    Slice,
}

/// Workers that do one kind of work, numbered from 0. Dropped, it ends them. Where there can't be any, or all are lost, the page works in
/// their place, slice by slice; its number comes after theirs.
pub struct Pool<W: Work> {
    /// Those that were not lost.
    handles: Vec<Option<WorkerHandle<W>>>,
    /// Kept for as long as a worker may read it.
    _script: Option<Script>,
    slice: Option<Timeout>,
    send: Callback<PoolEvent<W::Report>>,
    _clock: Interval,
}

impl<W: Work> Pool<W> {
    /// Starts so many workers, but one at least and not more than 16. `send` hears what happens to them.
    pub fn start(n_workers: usize, send: Callback<PoolEvent<W::Report>>) -> Self {
        let script = Script::new().ok();
        let handle = |worker: usize| {
            let send = send.reform(move |event| PoolEvent::Worker(worker, event));
            WorkerHandle::start(script.as_ref()?, send).ok()
        };
        let second = send.clone();
        Pool {
            handles: (0..n_workers.clamp(1, MOST_WORKERS)).map(handle).collect(),
            _script: script,
            slice: None,
            send,
            _clock: Interval::new(1000, move || second.emit(PoolEvent::Second)),
        }
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
    pub fn page(&self) -> usize {
        self.handles.len()
    }

    /// The workers that can take jobs, each with its number.
    pub fn ready(&mut self) -> impl Iterator<Item = (usize, &mut WorkerHandle<W>)> {
        let handles = self.handles.iter_mut().enumerate();
        handles.filter_map(|(worker, handle)| Some((worker, handle.as_mut().filter(|handle| handle.is_ready())?)))
    }

    /// Asks for time on the page, unless that was done already.
    pub fn ask_for_slice(&mut self) {
        let send = &self.send;
        self.slice.get_or_insert_with(|| {
            let send = send.clone();
            Timeout::new(0, move || send.emit(PoolEvent::Slice))
        });
    }

    /// Takes in what has happened; what that means for the work.
    pub fn hear(&mut self, event: PoolEvent<W::Report>) -> Vec<PoolNews<W::Report>> {
        match event {
            PoolEvent::Worker(worker, event) => self.hear_worker(worker, event).into_iter().collect(),
            PoolEvent::Second => (0..self.handles.len()).filter_map(|worker| self.lose_if_silent(worker)).collect(),
            PoolEvent::Slice => {
                self.slice = None;
                vec![PoolNews::Slice]
            }
        }
    }

    fn hear_worker(&mut self, worker: usize, event: WorkerEvent<W::Report>) -> Option<PoolNews<W::Report>> {
        let place = self.handles.get_mut(worker)?;
        place.as_mut()?.hear(&event);
        match event {
            WorkerEvent::Ready => None,
            WorkerEvent::Said(report) => Some(PoolNews::Said(worker, *report)),
            WorkerEvent::Dead => {
                *place = None;
                Some(PoolNews::Lost(worker))
            }
        }
    }

    fn lose_if_silent(&mut self, worker: usize) -> Option<PoolNews<W::Report>> {
        let place = &mut self.handles[worker];
        if !place.as_mut()?.is_silent() {
            return None;
        }
        *place = None;
        Some(PoolNews::Lost(worker))
    }
}
