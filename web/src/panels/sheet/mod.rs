//! What stands on paper only, when the page is printed: the title with the epoch, the settings in words, and the link.

mod settings;
mod state;

pub use settings::{InWords, in_words};
pub use state::Sheet;
