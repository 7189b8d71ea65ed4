//! Settings as text behind the `#` of a link, and back.

mod fragment;
mod text;

pub(crate) use fragment::{Fragment, LONGEST_LINK, Pairs};
pub use text::{Reading, read, text_of, write};
pub(crate) use text::{knows, read_over, read_pairs};
