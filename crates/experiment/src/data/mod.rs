//! Where points come from and what a network sees of them: data sets, features, and the generator behind a seed.

mod dataset;
mod expression;
mod extent;
mod feature;
mod point;
mod problem;
mod random;

pub use dataset::Dataset;
pub use expression::{Expression, ExpressionError, LONGEST_EXPRESSION};
pub use extent::Extent;
pub use feature::{Feature, Features};
pub use point::Point;
pub use problem::Problem;
pub(crate) use random::shuffle;
pub use random::{Arc4, fresh_seed, unit};
