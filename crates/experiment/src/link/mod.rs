//! Settings as text behind the `#` of a link, and back.

mod cleaned;
mod edits;
mod fragment;
mod keys;
mod mend;
mod text;
mod unknown;
mod view;

pub use edits::edits;
pub(crate) use fragment::{Fragment, LONGEST_LINK, Pairs};
pub(crate) use keys::knows;
pub use text::{Reading, read, says_something, text_of, write};
pub(crate) use text::{read_over, read_pairs, write_whole};
pub use view::{View, view};
