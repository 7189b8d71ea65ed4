//! The inspector: one neuron's equation with its numbers, each of which can be typed, moved by keys and dragged.

mod equation;
mod message;
mod number;
mod painter;
mod refs;
mod state;
mod view;

pub use message::{InspectorMsg, InspectorPanel};
pub use state::create;
