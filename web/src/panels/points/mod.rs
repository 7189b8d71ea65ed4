//! The editor of somebody's own points, over the output: loaded when it is first opened.

mod board;
mod keys;
mod message;
mod painter;
mod state;
mod tool;
mod view;

use yew::Callback;

use crate::dom;
pub use message::{Around, PointsMsg, PointsPanel};
use state::Points;

/// The editor.
pub fn create(send: Callback<PointsMsg>) -> Box<dyn PointsPanel> {
    dom::add_styles(include_str!("../../../style/large.css"));
    dom::add_styles(include_str!("../../../style/points.css"));
    Box::new(Points::new(send))
}
