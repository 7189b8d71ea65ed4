//! The walkthrough: one sample, step by step. Its way forward through the network to the loss, and the gradients' way back. Which
//! numbers these are is the `experiment` crate's business; here a point is chosen, and its numbers are shown one step at a time.

mod backward;
mod followed;
mod forward;
mod loss;
mod message;
mod state;
mod step;
mod view;

use yew::Callback;

use crate::dom;
#[cfg(test)]
pub use message::Axis;
pub use message::{WalkthroughMsg, WalkthroughPanel};
use state::Walkthrough;

/// The walkthrough, with no point followed.
pub fn create(send: Callback<WalkthroughMsg>) -> Box<dyn WalkthroughPanel> {
    dom::add_styles(include_str!("../../../style/sample.css"));
    Box::new(Walkthrough::new(send))
}
