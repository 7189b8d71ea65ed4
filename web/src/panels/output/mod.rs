//! The output: the large picture of what the network answers, how its losses went, and how good it is now.

mod axis;
mod chart;
mod message;
mod named_axes;
mod painter;
mod points;
mod refs;
mod state;
mod view;

pub use chart::{ShowLosses, show_losses};
pub use message::OutputMsg;
pub use named_axes::named_axes;
pub use painter::Scene;
pub use state::Output;
pub use view::OutputPanel;
