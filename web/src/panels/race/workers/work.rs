//! What a worker does for a race; and jobs and reports as what it can be sent. Texts and arrays of numbers are copied bit for bit, and in
//! no time: a race side by side sends hundreds a second.

use experiment::{Executor, Job, JobReport, RaceLimits, Trial};
use js_sys::{Array, Float32Array, Float64Array};
use wasm_bindgen::{JsCast, JsValue};

use crate::dom::workers::Work;

/// Trains for a race.
#[derive(Default)]
pub struct RaceWork(Executor);

impl Work for RaceWork {
    type Job = Job;
    type Report = JobReport;

    fn write_job(job: &Job) -> JsValue {
        let Job { run, trial: Trial { link, limits }, until, draws } = job;
        // Epochs are at most 100 000, and runs fewer.
        let numbers = [*run as f64, *until as f64, f64::from(*draws), limits.epochs as f64, limits.target];
        Array::of2(&JsValue::from_str(link), &Float64Array::from(&numbers[..])).into()
    }

    fn read_job(message: &JsValue) -> Option<Job> {
        let parts: &Array = message.dyn_ref()?;
        let link = parts.get(0).as_string()?;
        let numbers: Float64Array = parts.get(1).dyn_into().ok()?;
        let [run, until, draws, epochs, target] = numbers.to_vec().try_into().ok()?;
        let limits = RaceLimits { epochs: epochs as u64, target };
        Some(Job { run: run as usize, trial: Trial { link, limits }, until: until as u64, draws: draws != 0.0 })
    }

    fn write_report(report: &JobReport) -> JsValue {
        let numbers = Float64Array::from(&report.to_numbers()[..]);
        Array::of2(&numbers, &Float32Array::from(&report.picture[..])).into()
    }

    fn read_report(message: &JsValue) -> Option<JobReport> {
        let parts: &Array = message.dyn_ref()?;
        let numbers: Float64Array = parts.get(0).dyn_into().ok()?;
        let picture: Float32Array = parts.get(1).dyn_into().ok()?;
        JobReport::from_numbers(&numbers.to_vec(), picture.to_vec())
    }

    fn is_last(_: &JobReport) -> bool {
        true
    }

    fn work(&mut self, job: &Job, now: &dyn Fn() -> f64, say: &mut dyn FnMut(JobReport)) -> Result<(), String> {
        let report = self.0.work(job, u64::MAX, now).map_err(|error| error.to_string())?;
        report.into_iter().for_each(say);
        Ok(())
    }
}
