//! What somebody's own points are called, by hand.

use super::OwnData;
use super::axis::{Axis, as_name, unreadable};
use super::labels::Labels;
use crate::error::Error;

/// What has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// An axis of the plane: 0 for x and 1 for y.
    Axis(usize),
    /// A class, from 0: the first is labelled -1.
    Class(usize),
    /// The value with which points are labelled.
    Value,
}

impl OwnData {
    /// The name of something; empty where nobody has given one, and nothing where there is no such thing.
    pub fn name(&self, named: Named) -> Option<&str> {
        match (named, self.labels()) {
            (Named::Axis(axis), _) => self.axes().get(axis).map(Axis::title),
            (Named::Class(class), Labels::Classes(names)) => names.get(class).map(String::as_str),
            (Named::Value, Labels::Values(axis)) => Some(axis.title()),
            _ => None,
        }
    }

    /// The same points, where something is called otherwise: of a long name, the beginning; of none, nothing.
    ///
    /// # Errors
    /// The name of another class, or of the other axis.
    pub fn renamed(&self, named: Named, name: &str) -> Result<Self, Error> {
        let name = as_name(name);
        let (mut axes, mut labels) = (self.axes().clone(), self.labels().clone());
        match (named, &mut labels) {
            (Named::Axis(axis), _) => {
                check_new(&name, axes.iter().map(Axis::title).enumerate().filter(|(other, _)| *other != axis))?;
                axes.get_mut(axis).into_iter().for_each(|axis| axis.rename(name.clone()));
            }
            (Named::Class(class), Labels::Classes(names)) => {
                let others = names.iter().map(String::as_str).enumerate().filter(|(other, _)| *other != class);
                check_new(&name, others)?;
                names.get_mut(class).into_iter().for_each(|old| old.clone_from(&name));
            }
            (Named::Value, Labels::Values(axis)) => axis.rename(name),
            _ => {}
        }
        OwnData::new(axes, labels, self.own_points().to_vec())
    }
}

/// That nothing else of the kind is called so.
fn check_new<'a>(name: &str, mut others: impl Iterator<Item = (usize, &'a str)>) -> Result<(), Error> {
    if !name.is_empty() && others.any(|(_, other)| other == name) {
        return Err(unreadable(&format!("“{name}” is the name of another one already. Allowed: names that differ")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::point::Point;
    use crate::data::problem::Problem;

    fn drawn(problem: Problem) -> OwnData {
        let points = [Point { x: 1.0, y: 2.0, label: 1.0 }, Point { x: -1.0, y: 0.5, label: -1.0 }];
        OwnData::nearest(&points, problem).unwrap()
    }

    #[test]
    fn everything_has_the_name_that_it_was_given_also_in_a_link() {
        let mut own = drawn(Problem::Classification);
        for (named, name) in [
            (Named::Axis(0), "height (cm)"),
            (Named::Axis(1), "weight"),
            (Named::Class(0), "cat"),
            (Named::Class(1), "犬"),
        ] {
            assert_eq!(own.name(named), Some(""));
            own = own.renamed(named, &format!(" {name} ")).unwrap();
            assert_eq!(own.name(named), Some(name));
        }
        assert_eq!(OwnData::read(own.text()).unwrap(), own);
        assert_eq!(own.label_text(-1.0).as_deref(), Some("cat"));
        assert_eq!(own.name(Named::Value), None);
        let values = drawn(Problem::Regression).renamed(Named::Value, "price").unwrap();
        assert_eq!(values.name(Named::Value), Some("price"));
        assert_eq!(values.name(Named::Class(0)), None);
    }

    #[test]
    fn a_name_is_taken_once_and_can_be_taken_away() {
        let own = drawn(Problem::Classification).renamed(Named::Class(0), "cat").unwrap();
        let refused = own.renamed(Named::Class(1), "cat").unwrap_err().to_string();
        assert!(refused.contains("“cat” is the name of another one already"), "{refused}");
        assert_eq!(own.renamed(Named::Class(0), "cat").unwrap(), own);
        assert_eq!(own.renamed(Named::Class(0), "").unwrap(), drawn(Problem::Classification));
        let long = own.renamed(Named::Axis(0), &"ä".repeat(100)).unwrap();
        assert_eq!(long.name(Named::Axis(0)), Some("ä".repeat(30).as_str()));
    }
}
