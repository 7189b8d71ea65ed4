//! Reading a table in steps: some rows at a time, so that whoever waits can be told how far it is, and can stop it.

use std::io::Cursor;

use super::cells::Cells;
use super::column::Column;
use super::cut;
use super::numeral::{Spellings, spelling};
use super::suggestion::names_labels;
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
    /// The last row that was read, if a cell in it is opened by a quote and closed by none.
    open_row: Option<usize>,
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
            open_row: None,
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
        if let Some(row) = self.open_row {
            let why = format!(
                "a quote opens a cell in row {row}, and none closes it. Allowed: quotes on both sides of a cell"
            );
            return Err(refused(why));
        }
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
        let record = std::mem::take(&mut self.record);
        let row_number = self.row_number(&record);
        match cut::inner(record.iter(), self.separator) {
            Some(cells) => self.take_cells(row_number, &cells.iter().map(String::as_str).collect::<Vec<_>>()),
            None => self.take_cells(row_number, &record.iter().collect::<Vec<_>>()),
        }
        self.record = record;
    }

    /// Which row of the file the last one is: lines are counted, and those within cells taken off.
    fn row_number(&mut self, record: &csv::StringRecord) -> usize {
        self.n_line_breaks += record.iter().map(|cell| cell.matches('\n').count()).sum::<usize>();
        // A cell that is not closed has the line break in it that each text ends with.
        let is_open = record.iter().next_back().is_some_and(|cell| cell.ends_with('\n'));
        // Otherwise the reader stands behind the line break that ends the row.
        let n_ends = self.n_line_breaks + usize::from(!is_open);
        let row_number = (self.rows.position().line() as usize).saturating_sub(n_ends).max(1);
        self.open_row = is_open.then_some(row_number);
        row_number
    }

    fn take_cells(&mut self, row_number: usize, cells: &[&str]) {
        let Some(last) = cells.iter().rposition(|cell| !cell.trim().is_empty()) else { return };
        if self.row_numbers.len() == MOST_ROWS {
            self.n_more_rows += 1;
            return;
        }
        let taken = &cells[..(last + 1).min(MOST_COLUMNS)];
        if self.row_numbers.is_empty() && self.are_titles(taken, last + 1) {
            return;
        }
        self.longest = self.longest.max(last + 1);
        self.columns.resize_with(self.columns.len().max(taken.len()), Rising::default);
        for (column, cell) in self.columns.iter_mut().zip(taken) {
            column.cells.fill_to(self.row_numbers.len());
            column.cells.push(cell);
            column.spellings.see(cell);
        }
        self.row_numbers.push(u32::try_from(row_number).unwrap_or(u32::MAX));
    }

    /// Whether cells above all rows of points are titles, which are kept then.
    fn are_titles(&mut self, cells: &[&str], length: usize) -> bool {
        if let Some(titles) = &mut self.titles {
            // Some programs leave out the title of the first column, which only counts the rows.
            if self.longest + 1 == length {
                titles.insert(0, String::new());
            }
            return false;
        }
        if !cells.iter().all(|cell| spelling(cell).is_none()) && !cells.iter().any(|cell| names_labels(cell)) {
            return false;
        }
        self.titles = Some(cells.iter().map(|cell| title(cell)).collect());
        self.columns.resize_with(cells.len(), Rising::default);
        self.longest = length;
        true
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
