//! Columns of a table: a title, cells, what they are, and the classes that they name.

use super::cells::Cells;
use super::numeral::{DecimalSign, Spellings, number};

/// As far as different values are counted.
const MOST_COUNTED: usize = 20;

/// What most of the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Numbers.
    Numbers,
    /// Words.
    Words,
    /// All are empty.
    Empty,
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// So many.
    Exactly(usize),
    /// More than are counted.
    MoreThan(usize),
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    title: String,
    is_titled: bool,
    kind: ColumnKind,
    n_distinct: Count,
    decimal: DecimalSign,
    cells: Cells,
}

impl Column {
    /// A column with its title, or its place from 1 on.
    pub(super) fn new(title: Result<String, usize>, cells: Cells, spellings: Spellings, decimal: DecimalSign) -> Self {
        let n_filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let kind = match spellings.n_numbers {
            _ if n_filled == 0 => ColumnKind::Empty,
            n if 2 * n >= n_filled => ColumnKind::Numbers,
            _ => ColumnKind::Words,
        };
        let is_titled = title.is_ok();
        let title = title.unwrap_or_else(|place| format!("Column {place}"));
        let mut column = Column { title, is_titled, kind, n_distinct: Count::Exactly(0), decimal, cells };
        let mut classes = Classes::new(&column, MOST_COUNTED);
        let is_over = column.cells.iter().any(|cell| !cell.is_empty() && classes.index_of(cell).is_none());
        let n_distinct = classes.classes.len();
        column.n_distinct = if is_over { Count::MoreThan(n_distinct) } else { Count::Exactly(n_distinct) };
        column
    }

    /// Its title, or "Column 3" where it has none.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Whether the title stands in the table.
    pub fn is_titled(&self) -> bool {
        self.is_titled
    }

    /// What most of its cells are.
    pub fn kind(&self) -> ColumnKind {
        self.kind
    }

    /// How many different values it has, empty cells left out.
    pub fn n_distinct(&self) -> Count {
        self.n_distinct
    }

    /// The decimal sign of its numbers.
    pub fn decimal_sign(&self) -> DecimalSign {
        self.decimal
    }

    /// Its cells as they stand in the table, without space around them.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.iter()
    }

    /// The number in one of its cells, which may be none that is finite.
    pub(super) fn number(&self, cell: &str) -> Option<f64> {
        number(cell, self.decimal)
    }
}

/// A class that a column names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// What stands in the cells; numbers as people write them, with a point.
    pub name: String,
    /// How many rows say so.
    pub n_rows: usize,
}

/// The classes of a column, in the order in which they first appear, as far as they are told apart.
pub(super) struct Classes<'a> {
    column: &'a Column,
    most: usize,
    pub(super) classes: Vec<Class>,
    /// Those that are numbers: `1` and `1.0` are one class.
    pub(super) numbers: Vec<Option<f64>>,
}

impl<'a> Classes<'a> {
    pub(super) fn new(column: &'a Column, most: usize) -> Self {
        Classes { column, most, classes: Vec::new(), numbers: Vec::new() }
    }

    /// All that a column has.
    pub(super) fn all(column: &'a Column, most: usize) -> Self {
        let mut classes = Classes::new(column, most);
        for cell in column.cells().filter(|cell| !cell.is_empty()) {
            if let Some(index) = classes.index_of(cell) {
                classes.classes[index].n_rows += 1;
            }
        }
        classes
    }

    /// The class that a cell names; nothing where it would be one more than are told apart.
    pub(super) fn index_of(&mut self, cell: &str) -> Option<usize> {
        let is_number = self.column.kind == ColumnKind::Numbers;
        let number = if is_number { self.column.number(cell).filter(|number| number.is_finite()) } else { None };
        let found = match number {
            Some(_) => self.numbers.iter().position(|other| *other == number),
            None => self.classes.iter().position(|class| class.name == cell),
        };
        if found.is_some() || self.classes.len() == self.most {
            return found;
        }
        let name = number.map_or_else(|| cell.to_owned(), crate::error::shortened_number);
        self.classes.push(Class { name, n_rows: 0 });
        self.numbers.push(number);
        Some(self.classes.len() - 1)
    }
}
