//! Training: what each frame does, the bar that runs the network and says how it learns, and the rules at which it stops by itself.

mod frame_budget;
mod rate;
mod state;
mod stop_rules;
mod view;

pub use frame_budget::Watch;
pub use state::{Training, TrainingMsg, stop_notice};
pub use stop_rules::stop_rules;
