//! Which columns of a table are probably meant: by what they are, and by their titles.

use super::column::{Column, ColumnKind, Count};
use super::selection::Selection;
use super::table::{Table, refused};
use crate::data::MOST_CLASSES;
use crate::error::Error;
use crate::files::sheet::as_title;

/// Titles of labels.
const LABELS: [&str; 12] = [
    "label", "labels", "class", "classes", "target", "species", "category", "outcome", "group", "klasse", "gruppe",
    "art",
];
/// Titles of what only counts the rows.
const COUNTERS: [&str; 9] = ["", "id", "index", "nr", "nr.", "no", "no.", "#", "row"];

/// Whether a cell is a title that only labels have.
pub(super) fn names_labels(cell: &str) -> bool {
    LABELS.contains(&&*as_title(cell))
}

impl Table {
    /// The columns that are probably meant: as label, what its title calls so, or the first column of words with a few different
    /// ones, or else the last column; as coordinates, the first two other columns of numbers.
    ///
    /// # Errors
    /// A table without two columns of numbers and another one; labels that are all the same.
    pub fn suggest(&self) -> Result<Selection, Error> {
        self.suggest_with(None, None, None)
    }

    /// The same where some columns are chosen already.
    pub(super) fn suggest_with(
        &self,
        x1: Option<usize>,
        x2: Option<usize>,
        label: Option<usize>,
    ) -> Result<Selection, Error> {
        let chosen = [x1, x2, label];
        let is_free = |index: &usize| !chosen.contains(&Some(*index));
        let label = match label {
            Some(label) => label,
            None => self.suggested_label(&is_free).ok_or_else(|| self.lacking(x1, x2))?,
        };
        let mut others = self.numbers_without_counters(label, |index| is_free(&index)).into_iter();
        let mut next = || others.next().ok_or_else(|| self.lacking(x1, x2));
        let x1 = x1.map_or_else(&mut next, Ok)?;
        let x2 = x2.map_or_else(&mut next, Ok)?;
        self.select(x1, x2, label)
    }

    fn numbers(&self) -> impl DoubleEndedIterator<Item = usize> {
        (0..self.columns().len()).filter(|index| self.columns()[*index].kind() == ColumnKind::Numbers)
    }

    /// Columns of numbers that are free, without those that only count rows if there are two others.
    fn numbers_without_counters(&self, label: usize, is_free: impl Fn(usize) -> bool) -> Vec<usize> {
        let free: Vec<usize> = self.numbers().filter(|index| *index != label && is_free(*index)).collect();
        let is_counter = |index: &usize| {
            let column = &self.columns()[*index];
            COUNTERS.contains(&&*as_title(if column.is_titled() { column.title() } else { "" }))
        };
        let better: Vec<usize> = free.iter().copied().filter(|index| !is_counter(index)).collect();
        if better.len() >= 2 { better } else { free }
    }

    fn suggested_label(&self, is_free: &dyn Fn(&usize) -> bool) -> Option<usize> {
        let free: Vec<usize> =
            (0..self.columns().len()).filter(is_free).filter(|index| self.is_filled(*index)).collect();
        let titled = |name: &str| free.iter().copied().find(|index| as_title(self.columns()[*index].title()) == name);
        // A table of x and y has its labels elsewhere.
        let y = || if self.column_named("x").is_none() { titled("y") } else { None };
        let is_words = |index: &usize| self.columns()[*index].kind() == ColumnKind::Words;
        let of_few = |index: &usize| is_words(index) && has_few(&self.columns()[*index]);
        let last_number =
            || if self.numbers().count() > 2 { free.iter().copied().rfind(|index| !is_words(index)) } else { None };
        (LABELS.iter().find_map(|name| titled(name)))
            .or_else(|| free.iter().copied().find(of_few))
            .or_else(y)
            .or_else(last_number)
            .or_else(|| free.iter().copied().find(is_words))
    }

    fn is_filled(&self, index: usize) -> bool {
        self.columns()[index].kind() != ColumnKind::Empty
    }

    /// What a table lacks in which no three columns are found.
    fn lacking(&self, x1: Option<usize>, x2: Option<usize>) -> Error {
        let numbers: Vec<String> = self.numbers().map(|index| format!("“{}”", self.columns()[index].title())).collect();
        let needed = "Allowed: two columns of numbers, and one of labels";
        refused(match &numbers[..] {
            [] => format!("none of its columns has numbers: {}. {needed}", self.quoted_titles()),
            [one] => format!("only one of its columns has numbers: {one}. {needed}"),
            [_, _] if x1.is_none() && x2.is_none() => {
                format!("beside {} it has no column of labels. {needed}", numbers.join(" and "))
            }
            _ => format!("no column is left beside those that were chosen. {needed}"),
        })
    }
}

/// Whether a column has at least two classes, and no more than are told apart.
fn has_few(column: &Column) -> bool {
    matches!(column.n_distinct(), Count::Exactly(2..=MOST_CLASSES))
}
