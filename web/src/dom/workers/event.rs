//! What happens to a worker.

/// What happens to a worker.
#[derive(Clone, Debug)]
pub enum WorkerEvent<Report> {
    /// It can take jobs.
    Ready,
    /// It says something about a job.
    Said(Box<Report>),
    /// It has failed and will not answer any more.
    Dead,
}
