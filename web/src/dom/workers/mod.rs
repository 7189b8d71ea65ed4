//! Workers: this program once more, on the machine's other cores. What they do is a panel's own business, see [`Work`].

mod event;
mod handle;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub mod imaginary;
mod pool;
#[cfg(not(all(test, not(target_arch = "wasm32"))))]
mod thread;
mod work;
#[cfg_attr(all(test, not(target_arch = "wasm32")), allow(dead_code))] // Nothing is sent to an imagined worker.
mod worker;

#[cfg(all(test, not(target_arch = "wasm32")))]
pub use imaginary::{Script, WorkerThread};
pub use pool::{Pool, PoolEvent, PoolNews, SLICE};
#[cfg(not(all(test, not(target_arch = "wasm32"))))]
pub use thread::{Script, WorkerThread};
pub use work::Work;
pub use worker::{begin_work, take_jobs, worker};
