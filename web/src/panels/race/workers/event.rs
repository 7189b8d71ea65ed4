//! What happens to a worker.

use experiment::JobReport;

/// What happens to a worker.
#[derive(Clone, Debug)]
pub enum WorkerEvent {
    /// It can take jobs.
    Ready,
    /// It has done a job.
    Done(Box<JobReport>),
    /// It has failed and will not answer any more.
    Dead,
}
