//! Workers that are only imagined, for native tests: one answers when a test lets it, or never.

use std::any::Any;
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::marker::PhantomData;

use wasm_bindgen::JsValue;
use yew::Callback;

use super::event::WorkerEvent;
use super::work::Work;
use crate::dom::imaginary::browser;

/// What is said; it is told once nobody looks at the threads any more.
type Said = Box<dyn FnOnce()>;

trait Thread {
    fn speak(&mut self) -> Option<Said>;
    fn die(&mut self) -> Said;
    fn give(&mut self, job: &dyn Any);
}

struct ThreadOf<W: Work> {
    send: Callback<WorkerEvent<W::Report>>,
    is_ready: bool,
    jobs: VecDeque<W::Job>,
    work: W,
}

impl<W: Work> Thread for ThreadOf<W> {
    fn speak(&mut self) -> Option<Said> {
        let send = self.send.clone();
        if !std::mem::replace(&mut self.is_ready, true) {
            return Some(Box::new(move || send.emit(WorkerEvent::Ready)));
        }
        let job = self.jobs.pop_front()?;
        let mut said = Vec::new();
        self.work.work(&job, &|| 0.0, &mut |report| said.push(report)).ok()?;
        Some(Box::new(move || said.into_iter().for_each(|report| send.emit(WorkerEvent::Said(Box::new(report))))))
    }

    fn die(&mut self) -> Said {
        self.jobs.clear();
        let send = self.send.clone();
        Box::new(move || send.emit(WorkerEvent::Dead))
    }

    fn give(&mut self, job: &dyn Any) {
        self.jobs.extend(job.downcast_ref::<W::Job>().cloned());
    }
}

/// Threads, by their numbers.
type Threads = BTreeMap<u64, Box<dyn Thread>>;

thread_local! {
    static THREADS: RefCell<(u64, Threads)> = RefCell::default();
}

fn with<T>(number: usize, act: impl FnOnce(&mut dyn Thread) -> Option<T>) -> Option<T> {
    THREADS.with_borrow_mut(|(_, threads)| {
        let number = number.checked_rem(threads.len())?;
        act(threads.values_mut().nth(number)?.as_mut())
    })
}

/// One of the workers says something: that it is ready, or that a job is done; whether it has anything to say.
pub fn speak(number: usize) -> bool {
    with(number, |thread| thread.speak()).map(|said| said()).is_some()
}

/// One of the workers fails; whether there is any.
pub fn die(number: usize) -> bool {
    with(number, |thread| Some(thread.die())).map(|said| said()).is_some()
}

pub struct WorkerThread<W>(u64, PhantomData<W>);

impl<W: Work> WorkerThread<W> {
    pub fn start(_script: &Script, send: Callback<WorkerEvent<W::Report>>) -> Result<Self, JsValue> {
        if browser(|browser| browser.lacks_workers) {
            return Err(JsValue::NULL);
        }
        Ok(THREADS.with_borrow_mut(|(last, threads)| {
            *last += 1;
            let thread = ThreadOf::<W> { send, is_ready: false, jobs: VecDeque::new(), work: W::default() };
            threads.insert(*last, Box::new(thread));
            WorkerThread(*last, PhantomData)
        }))
    }

    pub fn give(&self, job: &W::Job) {
        THREADS.with_borrow_mut(|(_, threads)| {
            if let Some(thread) = threads.get_mut(&self.0) {
                thread.give(job);
            }
        });
    }
}

impl<W> Drop for WorkerThread<W> {
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
