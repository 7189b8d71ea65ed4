//! What workers do for a panel.

use std::fmt::Debug;

use wasm_bindgen::JsValue;

/// What a worker does: jobs come in, reports go out. Both are sent as what a browser copies between threads.
#[cfg_attr(all(test, not(target_arch = "wasm32")), allow(dead_code))] // Nothing is sent to an imagined worker.
pub trait Work: Default + 'static {
    /// What it is told to do.
    type Job: Clone + Debug + 'static;
    /// What it answers.
    type Report: Clone + Debug + 'static;

    /// A job as a message.
    fn write_job(job: &Self::Job) -> JsValue;
    /// The job in a message; nothing in any other message.
    fn read_job(message: &JsValue) -> Option<Self::Job>;
    /// A report as a message.
    fn write_report(report: &Self::Report) -> JsValue;
    /// The report in a message; nothing in any other message.
    fn read_report(message: &JsValue) -> Option<Self::Report>;
    /// Whether a job is done with this report: others say that it goes on.
    fn is_last(report: &Self::Report) -> bool;
    /// Does a job. `now` is a clock in milliseconds, and `say` sends a report.
    ///
    /// # Errors
    /// Why it can't be done, in words. The worker counts as lost then.
    fn work(&mut self, job: &Self::Job, now: &dyn Fn() -> f64, say: &mut dyn FnMut(Self::Report))
    -> Result<(), String>;
}
