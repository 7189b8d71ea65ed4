//! The time line below the loss chart: the run as it was at any epoch, its changes, and training as a film.

mod film;
mod message;
mod opening;
mod pace;
mod refs;
mod state;
mod view;

pub use message::{ShownRun, TimelineMsg, TimelinePanel};
pub use state::create;
