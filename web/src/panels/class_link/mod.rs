//! Links for a class: they leave out controls of the page, or lock them. The page that makes such a link stays as it is.
//!
//! The [box](class_link_box()) with its button is there at once; what is in it is loaded when it is first opened.

mod class_link_box;
mod message;
mod restrictions;
mod rows;
mod state;
mod view;

use yew::Callback;

use crate::dom;
pub use class_link_box::class_link_box;
#[cfg(test)]
pub use message::Way;
pub use message::{ClassLinkMsg, ClassLinkPanel};
use state::ClassLink;

/// The content of the box.
pub fn create(send: Callback<ClassLinkMsg>) -> Box<dyn ClassLinkPanel> {
    dom::add_styles(include_str!("../../../style/tools.css"));
    Box::new(ClassLink::new(send))
}
