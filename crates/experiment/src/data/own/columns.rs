//! Points from the columns of a table: numbers of any size come to lie on the plane.

use super::OwnData;
use super::axis::{Axis, as_name};
use super::labels::{Labels, PLANE, REACH, VALUES};
use super::points::OwnPoint;
use crate::error::Error;

/// A column of numbers.
#[derive(Clone, Copy, Debug)]
pub struct NumberColumn<'a> {
    /// Its name, with its unit.
    pub title: &'a str,
    /// A number for each point.
    pub values: &'a [f64],
    /// The most places behind the decimal point that a number has.
    pub places: u8,
}

/// The column of labels.
#[derive(Clone, Debug)]
pub enum LabelColumn<'a> {
    /// The names of classes, of which the first is labelled -1, and for each point the number of its class.
    Classes(Vec<String>, &'a [u16]),
    /// A value for each point.
    Values(NumberColumn<'a>),
}

impl NumberColumn<'_> {
    fn axis(&self, reach_and_edge: (f64, f64)) -> Result<Axis, Error> {
        Axis::fitting(self.title, self.values.iter().copied(), self.places, reach_and_edge)
    }
}

impl OwnData {
    /// Points whose places are in two columns, and their labels in a third; as many as the shortest column has.
    ///
    /// # Errors
    /// Columns whose numbers are all the same or too large, too few points or too many, and classes that are not there.
    pub fn of_columns([x1, x2]: [NumberColumn<'_>; 2], labels: LabelColumn<'_>) -> Result<Self, Error> {
        let axes = [x1.axis(PLANE)?, x2.axis(PLANE)?];
        let places =
            x1.values.iter().zip(x2.values).map(|(x1, x2)| (REACH * axes[0].unit(*x1), REACH * axes[1].unit(*x2)));
        let (labels, points) = match labels {
            LabelColumn::Classes(names, classes) => {
                let points = places.zip(classes).map(|((x, y), class)| OwnPoint::of_class(x, y, *class)).collect();
                (Labels::Classes(names.iter().map(|name| as_name(name)).collect()), points)
            }
            LabelColumn::Values(column) => {
                let axis = column.axis(VALUES)?;
                let of_value = |((x, y), value): ((f64, f64), &f64)| OwnPoint::of_value(x, y, axis.unit(*value));
                let points = places.zip(column.values).map(of_value).collect();
                (Labels::Values(axis), points)
            }
        };
        OwnData::new(axes, labels, points)
    }
}
