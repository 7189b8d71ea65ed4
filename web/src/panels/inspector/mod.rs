//! The inspector: one neuron's equation with its numbers, each of which can be typed, moved by keys and dragged.

mod equation;
mod message;
mod number;
mod painter;
mod refs;
mod state;
mod view;
mod weights;

pub use message::InspectorMsg;
pub use state::{Inspector, WEIGHTS};
pub use view::InspectorCard;
pub use weights::WeightsPanel;
