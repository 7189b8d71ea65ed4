//! What leaves the page as a file, and the one way back in. What the files hold is the business of `experiment`.
//!
//! The [box](TOOL_BOX) with its button is there at once; what is in it is loaded when it is first opened.

mod embed;
mod message;
mod picture;
mod reloading;
mod state;
mod view;

use yew::Callback;

use crate::dom;
use crate::widgets::{Icon, ToolBox};
#[cfg(test)]
pub use embed::{EmbedMsg, Look};
pub use message::{ExportMsg, ExportPanel};
pub use reloading::is_run_kept;
use state::Export;

/// The button and the box.
pub const TOOL_BOX: ToolBox = ToolBox { id: "export", class: "popover export", icon: Icon::DOWNLOAD, name: "Export" };

/// The content of the box.
pub fn create(send: Callback<ExportMsg>) -> Box<dyn ExportPanel> {
    dom::add_styles(include_str!("../../../style/tools.css"));
    Box::new(Export::new(send))
}
