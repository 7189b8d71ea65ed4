//! The data: which set, how noisy, how it is split.

mod painter;
mod state;
mod view;

pub use state::{Data, DataMsg};
