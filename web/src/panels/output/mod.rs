//! The output: the large picture of what the network answers, how its losses went, and how good it is now.

mod axis;
mod chart;
mod message;
mod names;
mod painter;
mod points;
mod refs;
mod state;
mod view;

pub use chart::{ShowLosses, show_losses};
pub use message::OutputMsg;
pub use names::{Names, names, without};
pub use painter::Scene;
pub use state::Output;
pub use view::OutputPanel;
