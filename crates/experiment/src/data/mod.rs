//! Where points come from and what a network sees of them: data sets, features, and the generator behind a seed.

mod dataset;
mod expression;
mod extent;
mod feature;
mod formula;
mod own;
mod point;
mod problem;
mod random;

pub use dataset::Dataset;
pub(crate) use dataset::moved;
pub use expression::{Expression, ExpressionError, FormulaUse, LONGEST_EXPRESSION};
pub use extent::Extent;
pub use feature::{Feature, Features, Formulas};
pub use formula::Formula;
pub use own::{
    Axis, FEWEST_POINTS, LabelColumn, Labels, MOST_CLASSES, MOST_POINTS, Named, NumberColumn, OwnData, OwnPoint,
};
pub use point::Point;
pub use problem::Problem;
pub(crate) use random::shuffle;
pub use random::{Arc4, fresh_seed, unit};
