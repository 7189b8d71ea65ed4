//! Workers that are only imagined, for native tests: one answers when a test lets it, or never.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};

use experiment::{Executor, Job};
use wasm_bindgen::JsValue;
use yew::Callback;

use super::event::WorkerEvent;
use crate::dom::imaginary::browser;

struct Thread {
    send: Callback<WorkerEvent>,
    is_ready: bool,
    jobs: VecDeque<Job>,
    executor: Executor,
}

thread_local! {
    static THREADS: RefCell<(u64, BTreeMap<u64, Thread>)> = RefCell::default();
}

fn with<T>(number: usize, act: impl FnOnce(&mut Thread) -> Option<T>) -> Option<T> {
    THREADS.with_borrow_mut(|(_, threads)| {
        let number = number.checked_rem(threads.len())?;
        act(threads.values_mut().nth(number)?)
    })
}

/// One of the workers says something: that it is ready, or that a job is done; whether it has anything to say.
pub fn speak(number: usize) -> bool {
    let said = with(number, |thread| {
        if !std::mem::replace(&mut thread.is_ready, true) {
            return Some((thread.send.clone(), WorkerEvent::Ready));
        }
        let job = thread.jobs.pop_front()?;
        let report = thread.executor.work(&job, u64::MAX, || 0.0).ok()??;
        Some((thread.send.clone(), WorkerEvent::Done(Box::new(report))))
    });
    said.map(|(send, event)| send.emit(event)).is_some()
}

/// One of the workers fails; whether there is any.
pub fn die(number: usize) -> bool {
    let send = with(number, |thread| {
        thread.jobs.clear();
        Some(thread.send.clone())
    });
    send.map(|send| send.emit(WorkerEvent::Dead)).is_some()
}

pub struct WorkerThread(u64);

impl WorkerThread {
    pub fn start(_script: &Script, send: Callback<WorkerEvent>) -> Result<Self, JsValue> {
        if browser(|browser| browser.lacks_workers) {
            return Err(JsValue::NULL);
        }
        Ok(THREADS.with_borrow_mut(|(last, threads)| {
            *last += 1;
            let thread = Thread { send, is_ready: false, jobs: VecDeque::new(), executor: Executor::default() };
            threads.insert(*last, thread);
            WorkerThread(*last)
        }))
    }

    pub fn give(&self, job: &Job) {
        THREADS.with_borrow_mut(|(_, threads)| {
            if let Some(thread) = threads.get_mut(&self.0) {
                thread.jobs.push_back(job.clone());
            }
        });
    }
}

impl Drop for WorkerThread {
    fn drop(&mut self) {
        // At the end of a test there may be none any more.
        let thread = THREADS.try_with(|threads| threads.borrow_mut().1.remove(&self.0));
        drop(thread);
    }
}

/// A script that nobody reads.
pub struct Script;

impl Script {
    pub fn new() -> Result<Self, JsValue> {
        Ok(Script)
    }
}
