//! One worker, as the page sees it.

use wasm_bindgen::JsValue;
use yew::Callback;

use super::event::WorkerEvent;
use super::work::Work;
use super::{Script, WorkerThread};

/// Seconds without a word after which a worker counts as dead: it says something a few times a second.
const LONGEST_SILENCE: u32 = 6;

/// A worker; it ends when this is dropped.
pub struct WorkerHandle<W: Work> {
    thread: WorkerThread<W>,
    is_ready: bool,
    /// How many jobs it has not answered yet.
    n_jobs: u32,
    /// For so many seconds it has not said anything, though it should.
    silent_for: u32,
}

impl<W: Work> WorkerHandle<W> {
    /// Starts a worker with this script; `send` hears what happens to it.
    ///
    /// # Errors
    /// Where workers cannot be started.
    pub fn start(script: &Script, send: Callback<WorkerEvent<W::Report>>) -> Result<Self, JsValue> {
        let thread = WorkerThread::start(script, send)?;
        Ok(WorkerHandle { thread, is_ready: false, n_jobs: 0, silent_for: 0 })
    }

    /// Whether it can take jobs.
    pub fn is_ready(&self) -> bool {
        self.is_ready
    }

    /// Gives it a job.
    pub fn give(&mut self, job: &W::Job) {
        self.n_jobs += 1;
        self.thread.give(job);
    }

    /// Takes note of what it has said.
    pub fn hear(&mut self, event: &WorkerEvent<W::Report>) {
        self.silent_for = 0;
        match event {
            WorkerEvent::Ready => self.is_ready = true,
            WorkerEvent::Said(report) if W::is_last(report) => self.n_jobs = self.n_jobs.saturating_sub(1),
            WorkerEvent::Said(_) | WorkerEvent::Dead => {}
        }
    }

    /// A second is over; says whether it has been silent for too long.
    pub fn is_silent(&mut self) -> bool {
        let owes = self.n_jobs > 0 || !self.is_ready;
        self.silent_for = if owes { self.silent_for + 1 } else { 0 };
        self.silent_for > LONGEST_SILENCE
    }
}
