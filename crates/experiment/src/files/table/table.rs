//! A table that was read: columns of cells, and which row of the file each is.

use super::column::{Class, Classes, Column};
use crate::data::{MOST_CLASSES, MOST_POINTS};
use crate::error::Error;

/// The most rows that are taken.
pub(super) const MOST_ROWS: usize = MOST_POINTS;
/// The most columns that are taken.
pub const MOST_COLUMNS: usize = 50;

/// The most titles in a message.
const MOST_NAMED: usize = 12;

/// A table of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    row_numbers: Vec<u32>,
    n_more_rows: usize,
    n_more_columns: usize,
}

impl Table {
    /// A table whose columns all have as many cells as there are rows.
    pub(super) fn new(columns: Vec<Column>, row_numbers: Vec<u32>, n_more_rows: usize, n_more_columns: usize) -> Self {
        Table { columns, row_numbers, n_more_rows, n_more_columns }
    }

    /// The columns that were taken.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// How many rows were taken: neither titles nor empty ones.
    pub fn n_rows(&self) -> usize {
        self.row_numbers.len()
    }

    /// For each row that was taken, which it is in the file; the first is 1.
    pub fn row_numbers(&self) -> &[u32] {
        &self.row_numbers
    }

    /// How many rows there are beyond the last that is taken.
    pub fn n_more_rows(&self) -> usize {
        self.n_more_rows
    }

    /// How many columns there are beyond [`MOST_COLUMNS`].
    pub fn n_more_columns(&self) -> usize {
        self.n_more_columns
    }

    /// The first classes that a column names, at most [`MOST_CLASSES`], in the order in which they appear; none where there is no such column.
    pub fn classes(&self, column: usize) -> Vec<Class> {
        let column = self.columns.get(column);
        column.map(|column| Classes::all(column, MOST_CLASSES).classes).unwrap_or_default()
    }

    /// The titles for people, some of them where there are many.
    pub(super) fn quoted_titles(&self) -> String {
        let titles = self.columns.iter().take(MOST_NAMED).map(|column| format!("“{}”", column.title()));
        let more = self.columns.len().saturating_sub(MOST_NAMED);
        let more = (more > 0).then(|| format!("and {more} more"));
        titles.chain(more).collect::<Vec<_>>().join(", ")
    }
}

/// Why something is no table of points: what is wrong, where, and what is allowed.
pub(super) fn refused(why: String) -> Error {
    Error::Unreadable { what: "table of points".to_owned(), why }
}
