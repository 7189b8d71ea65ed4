//! Data of somebody's own: points that were drawn or came in a table, with the names of what they are points of.

mod axis;
mod columns;
mod encoding;
mod labels;
mod names;
mod points;

use std::sync::Arc;

pub use self::axis::Axis;
use self::axis::{check_name, unreadable};
pub use self::columns::{LabelColumn, NumberColumn};
pub use self::encoding::MOST_POINTS;
use self::labels::REACH;
pub use self::labels::{Labels, MOST_CLASSES};
pub use self::names::Named;
pub use self::points::OwnPoint;
use self::points::{LABEL_REACH, STEP};
use super::extent::Extent;
use super::point::Point;
use super::problem::Problem;
use crate::error::Error;

/// The fewest points: one to train with and one to test with.
pub const FEWEST_POINTS: usize = 2;
/// Points of somebody's own. Cheap to clone: what they are never changes.
#[derive(Clone, Debug)]
pub struct OwnData {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    axes: [Axis; 2],
    labels: Labels,
    points: Vec<OwnPoint>,
    /// All of it in a link, which says the same only if it is the same.
    text: String,
}

impl PartialEq for OwnData {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.inner.text == other.inner.text
    }
}

impl OwnData {
    /// Points with what they are points of: what lies along the two axes, and what the labels say.
    ///
    /// # Errors
    /// Too few points or too many, labels that are not there, and names that are too long.
    pub fn new(axes: [Axis; 2], labels: Labels, points: Vec<OwnPoint>) -> Result<Self, Error> {
        check_number(points.len())?;
        if let Labels::Classes(names) = &labels {
            if names.is_empty() || names.len() > MOST_CLASSES {
                return Err(unreadable(&format!("it has {} classes. Allowed: 1 to {MOST_CLASSES}", names.len())));
            }
            names.iter().try_for_each(|name| check_name(name))?;
        }
        let n_classes = u16::from(labels.n_classes());
        let is_label = |point: &OwnPoint| if n_classes == 0 { point.label > 0 } else { point.label < n_classes };
        if !points.iter().all(is_label) {
            return Err(unreadable("a point has a label that is none of them"));
        }
        let text = encoding::write(&axes, &labels, &points);
        Ok(OwnData { inner: Arc::new(Inner { axes, labels, points, text }) })
    }

    /// The points of another data set, as near as the grid is, without names.
    ///
    /// # Errors
    /// Too few points or too many.
    pub fn nearest(points: &[Point], problem: Problem) -> Result<Self, Error> {
        let points = points.iter().map(|point| OwnPoint::nearest(point, problem)).collect();
        OwnData::new([Axis::plain(REACH), Axis::plain(REACH)], Labels::drawn(problem), points)
    }

    /// Reads the text of a link.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, Error> {
        let (axes, labels, points) = encoding::read(text)?;
        check_number(points.len())?;
        // Nothing else is written for these points.
        Ok(OwnData { inner: Arc::new(Inner { axes, labels, points, text: text.to_owned() }) })
    }

    /// What a number on an axis of the plane stands for: its value there, 0 for x and 1 for y.
    pub fn value(&self, axis: usize, at: f64) -> f64 {
        self.inner.axes[axis].value(at / REACH)
    }

    /// The same as people read it.
    pub fn text_at(&self, axis: usize, at: f64) -> String {
        self.inner.axes[axis].text(at / REACH)
    }

    /// Where a point lies, in the words of a table: with as many digits as it takes to come to lie there again.
    pub fn exact_place(&self, point: &OwnPoint) -> [f64; 2] {
        let (x, y) = point.place();
        let exact = |axis: usize, at: f64| self.inner.axes[axis].exact_value(at / REACH, STEP / REACH);
        [exact(0, x), exact(1, y)]
    }

    /// The value with which a point is labelled, likewise; nothing where labels are classes.
    pub fn exact_label(&self, point: &OwnPoint) -> Option<f64> {
        match &self.inner.labels {
            Labels::Classes(_) => None,
            Labels::Values(axis) => Some(axis.exact_value(point.point(Problem::Regression).label, 1.0 / LABEL_REACH)),
        }
    }

    /// The numbers along an axis of the plane: where each stands on it, and how it is written.
    pub fn marks(&self, axis: usize, extent: Extent) -> Vec<(f64, String)> {
        let marks = self.inner.axes[axis].marks(extent.low / REACH, extent.high / REACH);
        marks.into_iter().map(|(unit, text)| (unit * REACH, text)).collect()
    }

    /// What the label of a point of an experiment says: the name of its class, or its value.
    pub fn label_text(&self, label: f64) -> Option<String> {
        match &self.inner.labels {
            Labels::Values(axis) => Some(axis.text(label)),
            Labels::Classes(names) => {
                let name = if label < 0.0 { names.first() } else { names.get(1).filter(|_| names.len() == 2) };
                name.filter(|name| !name.is_empty()).cloned()
            }
        }
    }

    /// Other points of the same.
    ///
    /// # Errors
    /// Too few points or too many, and labels that are not there.
    pub fn with_points(&self, points: Vec<OwnPoint>) -> Result<Self, Error> {
        OwnData::new(self.inner.axes.clone(), self.inner.labels.clone(), points)
    }

    /// What lies along the plane's two axes.
    pub fn axes(&self) -> &[Axis; 2] {
        &self.inner.axes
    }

    /// What the labels say.
    pub fn labels(&self) -> &Labels {
        &self.inner.labels
    }

    /// The points, in their order.
    pub fn own_points(&self) -> &[OwnPoint] {
        &self.inner.points
    }

    /// The points as an experiment has them, in their order.
    pub fn points(&self) -> impl Iterator<Item = Point> + '_ {
        let problem = self.inner.labels.problem();
        self.inner.points.iter().map(move |point| point.point(problem))
    }

    /// How many points there are, for people.
    pub(crate) fn n_points_in_words(&self) -> String {
        format!("{} points", self.inner.points.len())
    }

    /// All of it as a link holds it.
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// Whether they have no names: their numbers are the plane's own.
    pub(crate) fn is_plain(&self) -> bool {
        let has_names =
            matches!(&self.inner.labels, Labels::Classes(names) if names.iter().any(|name| !name.is_empty()));
        self.inner.axes.iter().all(|axis| *axis == Axis::plain(REACH)) && !has_names
    }

    /// Whether these are points of the same as those: only which points there are differs.
    pub fn is_of_same(&self, other: &OwnData) -> bool {
        self.inner.axes == other.inner.axes && self.inner.labels == other.inner.labels
    }

    /// Whether a network learns the same from these as from those: only what they are called differs.
    pub fn is_learned_alike(&self, other: &OwnData) -> bool {
        self.inner.labels.problem() == other.inner.labels.problem() && self.points().eq(other.points())
    }
}

/// That there are as many points as there can be.
fn check_number(n_points: usize) -> Result<(), Error> {
    if (FEWEST_POINTS..=MOST_POINTS).contains(&n_points) {
        return Ok(());
    }
    Err(unreadable(&format!("it has {n_points} points. Allowed: {FEWEST_POINTS} to {MOST_POINTS}")))
}
