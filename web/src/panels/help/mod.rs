//! Help: the small box with the explanation of a control, and its texts, which are loaded when they are first asked for.

mod help_text;
mod state;
mod texts;
mod view;

pub use help_text::HelpTexts;
pub use state::{Help, HelpMsg};
pub use texts::create;
