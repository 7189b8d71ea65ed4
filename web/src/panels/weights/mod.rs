//! What concerns all weights at once: other initial ones, and how they are drawn.

mod state;
mod view;

pub use state::{Weights, WeightsMsg};
