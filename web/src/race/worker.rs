//! This program as a worker: it takes orders and answers with reports.

use experiment::Executor;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::message;

/// What a worker says when it can take orders.
pub const READY: &str = "ready";

/// The worker that this program was started in, if it was.
pub fn worker() -> Option<DedicatedWorkerGlobalScope> {
    js_sys::global().dyn_into().ok()
}

/// Takes orders from now on.
pub fn work(scope: DedicatedWorkerGlobalScope) {
    let mut executor = Executor::default();
    let answers = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let Some(job) = message::read_order(&event.data()) else { return };
        let now = || answers.performance().map_or(0.0, |performance| performance.now());
        match executor.work(&job, u64::MAX, now) {
            // Fails only for what cannot be copied.
            Ok(Some(report)) => drop(answers.post_message(&message::of_report(&report))),
            Ok(None) => {}
            Err(error) => throw_str(&error.to_string()),
        }
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    let _ = scope.post_message(&JsValue::from_str(READY));
}
