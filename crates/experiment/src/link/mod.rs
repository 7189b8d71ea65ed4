//! Settings as text behind the `#` of a link, and back.

mod cleaned;
mod edits;
mod fragment;
mod keys;
mod mend;
mod pairs;
mod text;
mod unknown;
mod view;

pub use edits::edits;
pub use fragment::Fragment;
pub(crate) use fragment::{LONGEST_LINK, MOST_OF_CHANGES, MOST_OF_POINTS};
pub(crate) use keys::{CHANGES, CLAIM, EPOCH, knows};
pub(crate) use pairs::Pairs;
pub(crate) use text::read_over;
pub use text::{Reading, read, says_something, text_of, write};
pub use view::{View, view};
