//! This program as a worker: it takes jobs and answers with reports.

use experiment::Executor;
use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message;

/// What a worker says when it can take jobs.
pub const READY: &str = "ready";

/// The worker that this program was started in, if it was.
pub fn worker() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Takes jobs from now on.
pub fn work(scope: DedicatedWorkerGlobalScope) {
    let mut executor = Executor::default();
    let answers = scope.clone();
    let take_job = move |event: &web_sys::Event| {
        let Some(job) = message::read_job(&event.unchecked_ref::<MessageEvent>().data()) else { return };
        let now = || answers.performance().map_or(0.0, |performance| performance.now());
        match executor.work(&job, u64::MAX, now) {
            // Fails only for what cannot be copied.
            Ok(Some(report)) => drop(answers.post_message(&message::write_report(&report))),
            Ok(None) => {}
            // The page hears that this worker has failed.
            Err(error) => throw_str(&error.to_string()),
        }
    };
    EventListener::new(&scope, "message", take_job).forget();
    // As above.
    let _ = scope.post_message(&JsValue::from_str(READY));
}
