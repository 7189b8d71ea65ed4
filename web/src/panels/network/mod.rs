//! The network as a diagram, in which features are switched, layers and neurons are added, and weights are looked at.

mod callouts;
mod columns;
mod curve;
mod edges;
mod formulas;
mod geometry;
mod message;
mod node;
mod painter;
mod pictures;
mod refs;
mod state;
mod view;

pub use callouts::callouts;
pub use message::NetworkMsg;
#[cfg(test)]
pub use message::Resize;
pub use state::Diagram;
pub use view::NetworkPanel;
