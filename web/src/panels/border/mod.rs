//! The prediction: where somebody expects the border, drawn over the output before the network is trained, and shown beside what came
//! out. Loaded when it is first used.

mod keys;
mod lines;
mod message;
mod state;
mod view;

use yew::Callback;

use crate::dom;
pub use message::{BorderMsg, BorderPanel};
use state::Prediction;

/// The board on which a border is drawn, closed.
pub fn create(send: Callback<BorderMsg>) -> Box<dyn BorderPanel> {
    dom::add_styles(include_str!("../../../style/large.css"));
    dom::add_styles(include_str!("../../../style/border.css"));
    Box::new(Prediction::new(send))
}
