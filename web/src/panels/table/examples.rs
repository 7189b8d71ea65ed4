//! Tables that are ready to be opened. Where their numbers come from stands in `web/data/README.md`.

use std::rc::Rc;

use experiment::Point;
use experiment::tables::Table;
use yew::AttrValue;

use super::choice::Choice;

/// A table that is ready to be opened.
#[derive(Debug)]
pub struct Example {
    /// What it is called.
    pub name: &'static str,
    /// What it is about.
    pub about: &'static str,
    /// Where its numbers come from, and under which licence.
    pub source: &'static str,
    /// The table.
    pub text: &'static str,
    /// The classes that are told apart, where there are others.
    pub classes: Option<[&'static str; 2]>,
}

/// All of them.
pub const EXAMPLES: [Example; 4] = [
    Example {
        name: "Cats and dogs",
        about: "80 animals by height and weight.",
        source: "Made up from published breed sizes, CC0.",
        text: include_str!("../../../data/cats-and-dogs.csv"),
        classes: None,
    },
    Example {
        name: "Penguins",
        about: "Two species by bill and flipper length.",
        source: "Palmer penguins, Gorman, Horst and Hill, CC0.",
        text: include_str!("../../../data/penguins.csv"),
        classes: None,
    },
    Example {
        name: "Iris",
        about: "Two of three species by the size of a petal.",
        source: "R. A. Fisher, 1936; UCI, CC BY 4.0.",
        text: include_str!("../../../data/iris.csv"),
        classes: Some(["versicolor", "virginica"]),
    },
    Example {
        name: "Cars",
        about: "How far a gallon takes a car, by weight and power.",
        source: "R. Quinlan, Auto MPG, 1993; UCI, CC BY 4.0.",
        text: include_str!("../../../data/cars.csv"),
        classes: None,
    },
];

impl Example {
    /// Its points on the plane.
    pub fn points(&self) -> Rc<[Point]> {
        let choice = Table::of_text(self.text)
            .and_then(|table| Choice::new(AttrValue::Static(self.name), table, self.classes))
            .ok();
        let made = choice.and_then(|choice| choice.made.ok());
        made.map(|made| made.own.points().collect()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_has_points_and_leaves_none_out() {
        for example in &EXAMPLES {
            let table = Table::of_text(example.text).unwrap();
            let n_rows = table.n_rows();
            let choice = Choice::new("".into(), table, example.classes).unwrap();
            let made = choice.made.unwrap();
            let n_left_out = if example.classes.is_some() { 50 } else { 0 };
            assert_eq!(made.own.own_points().len() + n_left_out, n_rows, "{}", example.name);
            assert_eq!(made.unused.is_empty(), example.classes.is_none(), "{}", made.unused);
            assert!(n_rows <= 150 && example.points().len() == made.own.own_points().len());
        }
    }
}
