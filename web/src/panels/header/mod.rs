//! The line at the top of the page: its name, the tabs, and what is done to the whole page: undo, themes, sharing.

mod present;
mod share_button;
mod state;
mod theme_box;
mod title_bar;

pub use present::{output_tools, present_tools};
pub use share_button::{EmbedButton, about_shared_link, share_said};
pub use state::{Header, HeaderMsg};
