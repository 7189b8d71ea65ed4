//! Links for a class: they leave out controls of the page, or lock them. The page that makes such a link stays as it is.
//!
//! The [box](TOOL_BOX) with its button is there at once; what is in it is loaded when it is first opened.

mod message;
mod state;
mod view;

use yew::Callback;

use crate::dom;
use crate::widgets::{Icon, ToolBox};
pub use message::{ClassLinkMsg, ClassLinkPanel};
use state::ClassLink;

/// The button and the box.
pub const TOOL_BOX: ToolBox =
    ToolBox { id: "class-link", class: "popover wide", icon: Icon::EYE, name: "Link for a class" };

/// The content of the box.
pub fn create(send: Callback<ClassLinkMsg>) -> Box<dyn ClassLinkPanel> {
    dom::add_styles(include_str!("../../../style/tools.css"));
    Box::new(ClassLink::new(send))
}
