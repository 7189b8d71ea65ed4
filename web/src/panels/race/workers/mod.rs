//! Who trains a race: this program once more in workers, on the machine's cores, or where there can't be any, the page itself.

mod pool;
mod work;

pub use pool::{PoolEvent, PoolStarter, WorkerPool};
pub use work::RaceWork;
