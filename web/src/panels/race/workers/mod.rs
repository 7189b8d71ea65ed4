//! Who trains a race: this program once more in workers, on the machine's cores, or where there can't be any, the page itself.

mod event;
mod handle;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub mod imaginary;
#[cfg_attr(all(test, not(target_arch = "wasm32")), allow(dead_code))] // Nothing is sent to an imagined worker.
mod message;
mod pool;
#[cfg(not(all(test, not(target_arch = "wasm32"))))]
mod thread;
mod worker;

#[cfg(all(test, not(target_arch = "wasm32")))]
use imaginary::{Script, WorkerThread};
pub use pool::{PoolEvent, PoolStarter, WorkerPool};
#[cfg(not(all(test, not(target_arch = "wasm32"))))]
use thread::{Script, WorkerThread};
pub use worker::{work, worker};
