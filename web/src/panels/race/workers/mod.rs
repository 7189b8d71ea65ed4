//! Who trains a race: this program once more in workers, on the machine's cores, or where there can't be any, the page itself.

mod handle;
mod message;
mod pool;
mod worker;

pub use pool::{PoolEvent, PoolStarter, WorkerPool};
pub use worker::{work, worker};
