//! What of a table is used: which columns, and what the labels mean.

use super::column::{Classes, Column, ColumnKind, Count};
use super::table::{Table, refused};
use crate::data::MOST_CLASSES;
use crate::error::Error;
use crate::files::sheet::as_title;

/// What the labels of a column mean. Classes are numbered as in [`Table::classes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelMeaning {
    /// Two classes. Rows of others are left out.
    Two {
        /// The class whose points are labelled -1.
        minus: usize,
        /// The class whose points are labelled +1.
        plus: usize,
    },
    /// One class against all others.
    OneAgainstRest {
        /// The class whose points are labelled +1; all others, -1.
        plus: usize,
    },
    /// Numbers, for regression.
    Values,
}

/// Three columns of a table, by their index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// The column that becomes the coordinate to the right.
    pub x1: usize,
    /// The column that becomes the coordinate upward.
    pub x2: usize,
    /// The column of labels.
    pub label: usize,
    /// What they mean.
    pub labels: LabelMeaning,
}

impl Table {
    /// The column with a title: as it stands there, or but for capital letters and blanks.
    pub fn column_named(&self, name: &str) -> Option<usize> {
        let position = |is_it: &dyn Fn(&str) -> bool| self.columns().iter().position(|column| is_it(column.title()));
        position(&|title| title == name.trim()).or_else(|| position(&|title| as_title(title) == as_title(name)))
    }

    /// Three columns by their titles. Those that are not named are suggested.
    ///
    /// # Errors
    /// A title that is not there, with those that are; and those of [`Table::suggest`].
    pub fn select_named(&self, x1: Option<&str>, x2: Option<&str>, label: Option<&str>) -> Result<Selection, Error> {
        let find = |key: &'static str, name: Option<&str>| match name {
            None => Ok(None),
            Some(name) => self.column_named(name).map(Some).ok_or_else(|| self.no_column(key, name.to_owned())),
        };
        self.suggest_with(find("x1", x1)?, find("x2", x2)?, find("label", label)?)
    }

    /// Three columns, whose labels mean what they seem to.
    ///
    /// # Errors
    /// A column that is not there, or is there twice; labels that are all the same.
    pub fn select(&self, x1: usize, x2: usize, label: usize) -> Result<Selection, Error> {
        let selection = Selection { x1, x2, label, labels: LabelMeaning::Values };
        self.check_columns(&selection)?;
        Ok(Selection { labels: self.labels(label)?, ..selection })
    }

    /// Three different columns that are there.
    pub(super) fn check_columns(&self, Selection { x1, x2, label, .. }: &Selection) -> Result<(), Error> {
        let keys = [("x1", *x1), ("x2", *x2), ("label", *label)];
        for (place, (key, column)) in keys.iter().enumerate() {
            let Some(found) = self.columns().get(*column) else {
                return Err(self.no_column(key, format!("column {}", column + 1)));
            };
            if let Some((other, _)) = keys[..place].iter().find(|(_, other)| other == column) {
                let allowed = format!("another column than {other} is");
                return Err(Error::NotAllowed { key, value: found.title().to_owned(), allowed, nearest: None });
            }
        }
        Ok(())
    }

    fn no_column(&self, key: &'static str, value: String) -> Error {
        Error::NotAllowed {
            key,
            value,
            allowed: format!("a column of the table: {}", self.quoted_titles()),
            nearest: None,
        }
    }

    /// What the labels of a column seem to mean: words are classes, and so are few whole numbers that many rows share, or two numbers.
    ///
    /// # Errors
    /// Labels that are all the same; no such column.
    pub fn labels(&self, column: usize) -> Result<LabelMeaning, Error> {
        let Some(found) = self.columns().get(column) else {
            return Err(self.no_column("label", format!("column {}", column + 1)));
        };
        let classes = Classes::all(found, MOST_CLASSES);
        match &classes.classes[..] {
            [] => {
                return Err(refused(format!(
                    "its column of labels, “{}”, is empty. Allowed: two classes, or numbers",
                    found.title()
                )));
            }
            [only] => return Err(self.one_class(found, &only.name)),
            _ => {}
        }
        if found.kind() == ColumnKind::Numbers && !self.are_classes(found, &classes) {
            return Ok(LabelMeaning::Values);
        }
        match &classes.numbers[..] {
            // Numbers have an order of their own.
            [Some(first), Some(second)] if first > second => Ok(LabelMeaning::Two { minus: 1, plus: 0 }),
            [_, _] => Ok(LabelMeaning::Two { minus: 0, plus: 1 }),
            _ => Ok(LabelMeaning::OneAgainstRest { plus: 0 }),
        }
    }

    fn are_classes(&self, column: &Column, classes: &Classes<'_>) -> bool {
        let Count::Exactly(n) = column.n_distinct() else { return false };
        let is_whole = |number: &Option<f64>| number.is_none_or(|number| number.fract() == 0.0);
        n == 2 || (n <= MOST_CLASSES && self.n_rows() >= 3 * n && classes.numbers.iter().all(is_whole))
    }

    fn one_class(&self, column: &Column, name: &str) -> Error {
        refused(format!("all labels in “{}” are “{name}”. Allowed: at least two different ones", column.title()))
    }
}
