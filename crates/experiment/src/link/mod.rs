//! Settings as text behind the `#` of a link, and back.

mod fragment;
mod keys;
mod text;
mod view;

pub(crate) use fragment::{Fragment, LONGEST_LINK, Pairs};
pub(crate) use keys::knows;
pub use text::{Reading, read, text_of, write};
pub(crate) use text::{read_over, read_pairs};
pub use view::{PRESENT, presents};
