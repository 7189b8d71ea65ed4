//! Orders and reports as what workers can be sent: arrays of texts and numbers, every bit as it is.

use experiment::{Job, JobReport, RaceLimits, Trial};
use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

/// An job for a worker.
pub fn of_order(job: &Job) -> Array {
    let Job { run, trial: Trial { link, limits }, until, draws } = job;
    // Epochs are at most 100 000, and runs fewer.
    [
        JsValue::from_f64(*run as f64),
        JsValue::from_str(link),
        JsValue::from_f64(limits.epochs as f64),
        JsValue::from_f64(limits.target),
        JsValue::from_f64(*until as f64),
        JsValue::from_bool(*draws),
    ]
    .iter()
    .collect()
}

/// The job in a message; nothing in any other message.
pub fn read_order(message: &JsValue) -> Option<Job> {
    let parts: &Array = message.dyn_ref()?;
    let number = |index: u32| parts.get(index).as_f64();
    Some(Job {
        run: number(0)? as usize,
        trial: Trial {
            link: parts.get(1).as_string()?,
            limits: RaceLimits { epochs: number(2)? as u64, target: number(3)? },
        },
        until: number(4)? as u64,
        draws: parts.get(5).as_bool()?,
    })
}

/// A worker's report.
pub fn of_report(report: &JobReport) -> Array {
    let numbers = Float64Array::from(&report.to_numbers()[..]);
    Array::of2(&numbers, &Float32Array::from(&report.picture[..]))
}

/// The report in a message; nothing in any other message.
pub fn read_report(message: &JsValue) -> Option<JobReport> {
    let parts: &Array = message.dyn_ref()?;
    let numbers: Float64Array = parts.get(0).dyn_into().ok()?;
    let picture: Float32Array = parts.get(1).dyn_into().ok()?;
    JobReport::from_numbers(&numbers.to_vec(), picture.to_vec())
}
