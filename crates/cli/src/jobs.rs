//! The threads that train.

use std::io;

use rayon::{ThreadPool, ThreadPoolBuilder};

/// So many threads, or one for each core.
///
/// # Errors
/// Threads that cannot be started.
pub fn pool(jobs: Option<u8>) -> io::Result<ThreadPool> {
    ThreadPoolBuilder::new().num_threads(jobs.map_or(0, usize::from)).build().map_err(io::Error::other)
}
