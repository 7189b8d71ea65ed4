//! This program as a worker: it takes jobs and answers with reports.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::work::Work;

/// What a worker says when it can take jobs.
pub const READY: &str = "ready";

/// The worker that this program was started in, if it was.
pub fn worker() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Takes jobs of this kind from now on; what is none is somebody else's.
pub fn take_jobs<W: Work>(scope: &DedicatedWorkerGlobalScope) {
    let mut work = W::default();
    let answers = scope.clone();
    let take_job = move |event: &web_sys::Event| {
        let Some(job) = W::read_job(&event.unchecked_ref::<MessageEvent>().data()) else { return };
        let now = || answers.performance().map_or(0.0, |performance| performance.now());
        // Fails only for what cannot be copied.
        let mut say = |report: W::Report| drop(answers.post_message(&W::write_report(&report)));
        if let Err(error) = work.work(&job, &now, &mut say) {
            // The page hears that this worker has failed.
            throw_str(&error);
        }
    };
    EventListener::new(scope, "message", take_job).forget();
}

/// Says that it takes all jobs that it can.
pub fn begin_work(scope: &DedicatedWorkerGlobalScope) {
    // Fails only for what cannot be copied.
    let _ = scope.post_message(&JsValue::from_str(READY));
}
