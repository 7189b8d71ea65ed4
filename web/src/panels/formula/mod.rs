//! The box in which a formula is written: one that labels the points, or a feature. Loaded when it is first opened; its
//! frame comes as soon as the page is there.

mod examples;
mod frame;
mod message;
mod preview;
mod state;
mod view;

use yew::Callback;

pub use self::frame::formula_box;
pub use self::message::{FormulaMsg, FormulaPanel};
use self::state::FormulaBox;
use crate::dom;

/// The content of the box.
pub fn create(send: Callback<FormulaMsg>) -> Box<dyn FormulaPanel> {
    dom::add_styles(include_str!("../../../style/formula.css"));
    Box::new(FormulaBox::new(send))
}
