//! Reading a table in steps: some rows at a time, so that whoever waits can be told how far it is, and can stop it.

use std::io::Cursor;

use super::cells::Cells;
use super::column::Column;
use super::cut;
use super::numeral::{Spellings, spelling};
use super::table::{MOST_COLUMNS, MOST_ROWS, Table, refused};
use crate::error::Error;
use crate::files::sheet::text_of_file;

/// The largest file or text that is read, in bytes.
pub const LARGEST_TABLE: usize = 50_000_000;
/// How many letters of a title are kept.
const LONGEST_TITLE: usize = 60;
/// Rows at a time where nobody waits.
const STEP: usize = 10_000;

/// A column while it is read.
#[derive(Default)]
struct Rising {
    cells: Cells,
    spellings: Spellings,
}

/// A table that is being read.
pub struct TableReader {
    rows: csv::Reader<Cursor<Vec<u8>>>,
    record: csv::StringRecord,
    separator: char,
    n_bytes: usize,
    /// Within cells, where they end no row.
    n_line_breaks: usize,
    /// The first row, if no number is in it.
    titles: Option<Vec<String>>,
    columns: Vec<Rising>,
    /// Of each row that was taken, which it is in the file.
    row_numbers: Vec<u32>,
    n_more_rows: usize,
    /// How many cells the longest row has.
    longest: usize,
    is_over: bool,
}

impl TableReader {
    /// A reader of a file: a text in UTF-8, UTF-16 or Windows-1252.
    ///
    /// # Errors
    /// A file that is too large, empty, or no text.
    pub fn of_file(bytes: &[u8]) -> Result<Self, Error> {
        check_size(bytes.len())?;
        cut::check_bytes(bytes)?;
        TableReader::of_text(&text_of_file(bytes))
    }

    /// A reader of a text.
    ///
    /// # Errors
    /// A text that is too large, empty, or none.
    pub fn of_text(text: &str) -> Result<Self, Error> {
        check_size(text.len())?;
        if text.chars().all(|letter| letter.is_whitespace() || letter == '\u{feff}') {
            return Err(refused(
                "nothing is in it. Allowed: rows with numbers in two columns and a label in another".to_owned(),
            ));
        }
        cut::check_text(text)?;
        let (text, separator) = cut::prepared(text);
        let mut builder = csv::ReaderBuilder::new();
        // All separators are ASCII.
        builder.has_headers(false).flexible(true).delimiter(separator as u8);
        Ok(TableReader {
            n_bytes: text.len(),
            rows: builder.from_reader(Cursor::new(text.into_owned().into_bytes())),
            record: csv::StringRecord::new(),
            separator,
            n_line_breaks: 0,
            titles: None,
            columns: Vec::new(),
            row_numbers: Vec::new(),
            n_more_rows: 0,
            longest: 0,
            is_over: false,
        })
    }

    /// Reads up to so many rows more. Whether there may be others.
    pub fn advance(&mut self, n_rows: usize) -> bool {
        for _ in 0..n_rows {
            // What was a text has no errors.
            self.is_over = self.is_over || !self.rows.read_record(&mut self.record).unwrap_or_default();
            if self.is_over {
                break;
            }
            self.take_row();
        }
        !self.is_over
    }

    /// How many rows were taken.
    pub fn n_rows(&self) -> usize {
        self.row_numbers.len()
    }

    /// How much was read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.is_over { 1.0 } else { self.rows.position().byte() as f64 / self.n_bytes as f64 }
    }

    /// The table, when all is read; what is left is read before.
    ///
    /// # Errors
    /// A text without rows.
    pub fn finish(mut self) -> Result<Table, Error> {
        while self.advance(STEP) {}
        if self.row_numbers.is_empty() {
            return Err(refused(match &self.titles {
                Some(titles) => {
                    let titles: Vec<String> = titles.iter().take(3).map(|title| format!("“{title}”")).collect();
                    format!("it has one row only: {}. Allowed: rows of numbers and labels below it", titles.join(", "))
                }
                None => "all its rows are empty. Allowed: rows with numbers in two columns and a label in another"
                    .to_owned(),
            }));
        }
        let all = self.columns.iter().fold(Spellings::default(), |all, column| all.with(column.spellings));
        let titles = titles(self.titles, self.columns.len());
        let (n_rows, separator) = (self.row_numbers.len(), self.separator);
        let columns = self.columns.into_iter().zip(titles).map(|(mut column, title)| {
            column.cells.fill_to(n_rows);
            Column::new(title, column.cells, column.spellings, column.spellings.decimal_sign(all, separator))
        });
        let n_more_columns = self.longest.saturating_sub(MOST_COLUMNS);
        Ok(Table::new(columns.collect(), self.row_numbers, self.n_more_rows, n_more_columns))
    }

    /// Takes the row that was read last.
    fn take_row(&mut self) {
        let n_breaks: usize = self.record.iter().map(|cell| cell.matches('\n').count()).sum();
        self.n_line_breaks += n_breaks;
        // The reader stands behind the line break that ends the row.
        let row_number = (self.rows.position().line() as usize).saturating_sub(1 + self.n_line_breaks).max(1);
        let inner = cut::inner(self.record.iter(), self.separator);
        let cell = |index: usize| match &inner {
            Some(cells) => cells.get(index).map(String::as_str),
            None => self.record.get(index),
        };
        let n_cells = inner.as_ref().map_or(self.record.len(), Vec::len);
        let is_filled = |index: &usize| cell(*index).is_some_and(|cell| !cell.trim().is_empty());
        let Some(length) = (0..n_cells).rfind(is_filled).map(|last| last + 1) else { return };
        if self.row_numbers.len() == MOST_ROWS {
            self.n_more_rows += 1;
            return;
        }
        self.longest = self.longest.max(length);
        let cells = (0..length.min(MOST_COLUMNS)).filter_map(cell);
        if self.titles.is_none() && self.row_numbers.is_empty() && cells.clone().all(|cell| spelling(cell).is_none()) {
            self.columns.resize_with(cells.clone().count(), Rising::default);
            self.titles = Some(cells.map(title).collect());
            return;
        }
        let n_rows = self.row_numbers.len();
        for (index, cell) in cells.enumerate() {
            if index == self.columns.len() {
                self.columns.push(Rising::default());
            }
            let column = &mut self.columns[index];
            column.cells.fill_to(n_rows);
            column.cells.push(cell);
            column.spellings.see(cell);
        }
        self.row_numbers.push(u32::try_from(row_number).unwrap_or(u32::MAX));
    }
}

impl Table {
    /// The table of a file.
    ///
    /// # Errors
    /// Those of [`TableReader::of_file`] and [`TableReader::finish`].
    pub fn of_file(bytes: &[u8]) -> Result<Self, Error> {
        TableReader::of_file(bytes)?.finish()
    }

    /// The table of a text.
    ///
    /// # Errors
    /// Those of [`TableReader::of_text`] and [`TableReader::finish`].
    pub fn of_text(text: &str) -> Result<Self, Error> {
        TableReader::of_text(text)?.finish()
    }
}

fn check_size(n_bytes: usize) -> Result<(), Error> {
    if n_bytes <= LARGEST_TABLE {
        return Ok(());
    }
    let (megabytes, allowed) = (n_bytes.div_ceil(1_000_000), LARGEST_TABLE / 1_000_000);
    Err(refused(format!("it has {megabytes} MB. Allowed: up to {allowed} MB")))
}

/// A title in one line.
fn title(cell: &str) -> String {
    let plain: String = cell.chars().filter(|letter| !letter.is_control() || letter.is_whitespace()).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").trim_matches('\u{feff}').chars().take(LONGEST_TITLE).collect()
}

/// The titles of so many columns, or their places where they have none. Which is there twice is numbered.
fn titles(first_row: Option<Vec<String>>, n_columns: usize) -> Vec<Result<String, usize>> {
    let mut titles: Vec<Result<String, usize>> = Vec::new();
    let mut first_row = first_row.unwrap_or_default().into_iter();
    for place in 1..=n_columns {
        let title = first_row.next().filter(|title| !title.is_empty()).ok_or(place);
        let numbered = |title: &String| {
            let is_free = |title: &String| !titles.contains(&Ok(title.clone()));
            let others = (2..=n_columns).map(|number| format!("{title} ({number})"));
            std::iter::once(title.clone()).chain(others).find(is_free)
        };
        titles.push(title.map(|title| numbered(&title).unwrap_or(title)));
    }
    titles
}
