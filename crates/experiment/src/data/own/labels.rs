//! What the labels of somebody's own points say.

use super::axis::Axis;
use crate::data::problem::Problem;

/// The most classes.
pub const MOST_CLASSES: usize = 10;
/// How far on the plane a column reaches: its smallest value lies at -5, its largest at 5.
pub(super) const REACH: f64 = 5.0;
/// How far labels reach that are values.
pub(super) const VALUE_REACH: f64 = 1.0;
/// How far a column reaches, and where the plane ends.
pub(super) const PLANE: (f64, f64) = (REACH, 6.0);
/// The same of labels that are values.
pub(super) const VALUES: (f64, f64) = (VALUE_REACH, VALUE_REACH);

/// What the labels of points say.
#[derive(Clone, Debug, PartialEq)]
pub enum Labels {
    /// To which class a point belongs: their names, which are empty where nobody has given any. The first is labelled -1, all others +1.
    Classes(Vec<String>),
    /// Which value a point has.
    Values(Axis),
}

impl Labels {
    /// The labels of points that are drawn: two classes without names, or values from -1 to 1.
    pub fn drawn(problem: Problem) -> Self {
        match problem {
            Problem::Classification => Labels::Classes(vec![String::new(); 2]),
            Problem::Regression => Labels::Values(Axis::plain(VALUE_REACH)),
        }
    }

    /// The problem that points with such labels pose.
    pub fn problem(&self) -> Problem {
        match self {
            Labels::Classes(_) => Problem::Classification,
            Labels::Values(_) => Problem::Regression,
        }
    }

    /// How many classes there are; none where labels are values.
    pub(super) fn n_classes(&self) -> u8 {
        match self {
            Labels::Classes(names) => names.len() as u8,
            Labels::Values(_) => 0,
        }
    }
}
