//! The box in which a table of somebody's own is opened, and points are saved as one. Loaded when it is first opened.

mod choice;
mod examples;
mod message;
mod painter;
mod reading;
mod state;
mod view;

use yew::Callback;

use crate::dom;
pub use message::{TableMsg, TablePanel};
use state::TableBox;

/// The content of the box.
pub fn create(send: Callback<TableMsg>) -> Box<dyn TablePanel> {
    dom::add_styles(include_str!("../../../style/table.css"));
    Box::new(TableBox::new(send))
}
