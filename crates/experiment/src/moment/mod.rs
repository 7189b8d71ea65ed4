//! A moment of a run: what it takes to have it again, as text for a link and back, and whether its losses are what somebody says.

mod acts;
mod changes;
mod codes;
mod link;
mod moment;
mod verdict;

pub use link::{MomentReading, check_as_written, read, write};
pub use moment::Moment;
pub use verdict::Verdict;
