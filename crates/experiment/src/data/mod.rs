//! Where points come from and what a network sees of them: data sets, features, and the generator behind a seed.

mod dataset;
mod expression;
mod extent;
mod feature;
mod own;
mod point;
mod problem;
mod random;

pub use dataset::Dataset;
pub(crate) use dataset::moved;
pub use expression::{Expression, ExpressionError, LONGEST_EXPRESSION};
pub use extent::Extent;
pub use feature::{Feature, Features};
pub use own::{
    Axis, FEWEST_POINTS, LabelColumn, Labels, MOST_CLASSES, MOST_POINTS, Named, NumberColumn, OwnData, OwnPoint,
};
pub use point::Point;
pub use problem::Problem;
pub(crate) use random::shuffle;
pub use random::{Arc4, fresh_seed, unit};
