//! Code that shows this page in a frame of another one: all of it, the playground alone, or the output alone.
//!
//! The [box](TOOL_BOX) with its button is there at once; what is in it is loaded when it is first opened.

mod code;
mod message;
mod state;
mod view;

use yew::Callback;

use crate::dom;
use crate::widgets::{Icon, ToolBox};
#[cfg(test)]
pub use code::Look;
pub use message::{EmbedMsg, EmbedPanel};
use state::Embed;

/// The button and the box.
pub const TOOL_BOX: ToolBox = ToolBox { id: "embed", class: "popover export", icon: Icon::Code, name: "Embed" };

/// The content of the box.
pub fn create(send: Callback<EmbedMsg>) -> Box<dyn EmbedPanel> {
    dom::add_styles(include_str!("../../../style/tools.css"));
    Box::new(Embed::new(send))
}
