//! The data: which set, how noisy, how it is split.

mod painter;
mod state;
mod tools;
mod view;

pub use state::{Data, DataMsg};
pub use tools::data_tools;
