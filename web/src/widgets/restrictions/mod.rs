//! What a link or a lesson restricts: which controls it shows, locks or leaves out, and the lists to choose that.

mod choices;
mod restrictions;
mod rows;
mod way;

pub use choices::Choices;
pub use restrictions::Restrictions;
pub use way::Way;
