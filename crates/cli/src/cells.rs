//! Tables: columns of text for people, or CSV with every digit.

use std::io::{self, Write};

use experiment::{read_number, shortened_number, text_cell};
use tabwriter::TabWriter;

/// From this size on, a loss has more digits than anybody counts.
const MANY_DIGITS_FROM: f64 = 1e15;

/// What stands in one place of the table; nothing where there is no such number.
pub enum Cell {
    /// Words, or a link.
    Text(String),
    /// How many.
    Count(Option<usize>),
    /// An epoch.
    Epoch(Option<f64>),
    /// A loss.
    Loss(Option<f64>),
    /// A loss of which each digit counts.
    ExactLoss(Option<f64>),
    /// A part, 0 to 1.
    Share(Option<f64>),
}

impl Cell {
    /// A loss, if it is a number.
    pub fn loss(loss: f64) -> Cell {
        Cell::Loss(Some(loss).filter(|loss| loss.is_finite()))
    }

    /// With every digit, and nothing where there is no number. No spreadsheet takes it for a formula.
    fn exact(self) -> String {
        match self {
            // A dash stands for nothing, and a number, also one below zero, is to stay one.
            Cell::Text(text) if text == "-" || read_number(&text).is_some_and(f64::is_finite) => text,
            Cell::Text(text) => text_cell(&text).into_owned(),
            Cell::Count(count) => count.map_or(String::new(), |count| count.to_string()),
            Cell::Epoch(number) | Cell::Loss(number) | Cell::ExactLoss(number) | Cell::Share(number) => {
                number.map_or(String::new(), |number| number.to_string())
            }
        }
    }

    /// As much as can be taken in.
    fn rounded(self) -> String {
        match self {
            Cell::Loss(Some(loss)) if loss.abs() >= MANY_DIGITS_FROM => format!("{loss:e}"),
            Cell::Loss(Some(loss)) => format!("{loss:.4}"),
            Cell::ExactLoss(Some(loss)) => shortened_number(loss),
            Cell::Share(Some(share)) => format!("{:.1} %", share * 100.0),
            Cell::Count(None) | Cell::Epoch(None) | Cell::Loss(None) | Cell::ExactLoss(None) | Cell::Share(None) => {
                "-".to_owned()
            }
            Cell::Text(text) => text,
            cell => cell.exact(),
        }
    }
}

/// A column: its key in CSV, its title for people unless it is only for machines, and what stands in it.
pub type Column<Row> = (&'static str, Option<&'static str>, fn(&Row) -> Cell);

/// Writes a table for people.
///
/// # Errors
/// Output that cannot be written.
pub fn text<Row>(columns: &[Column<Row>], rows: &[Row], out: impl Write) -> io::Result<()> {
    let shown = || columns.iter().filter_map(|(_, title, cell)| Some(((*title)?, cell)));
    let mut out = TabWriter::new(out);
    writeln!(out, "{}", shown().map(|(title, _)| title).collect::<Vec<_>>().join("\t"))?;
    for row in rows {
        writeln!(out, "{}", shown().map(|(_, cell)| cell(row).rounded()).collect::<Vec<_>>().join("\t"))?;
    }
    out.flush()
}

/// Writes a table for spreadsheets and programs.
///
/// # Errors
/// Output that cannot be written.
pub fn csv<Row>(columns: &[Column<Row>], rows: &[Row], out: impl Write) -> io::Result<()> {
    let mut out = csv::Writer::from_writer(out);
    out.write_record(columns.iter().map(|(key, ..)| *key))?;
    for row in rows {
        out.write_record(columns.iter().map(|(.., cell)| cell(row).exact()))?;
    }
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_numbers_are_numbers() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("@a", "'@a"),
            ("-a", "'-a"),
            ("-inf", "'-inf"),
            ("4-2", "4-2"),
            ("-0.5", "-0.5"),
            ("-", "-"),
        ] {
            assert_eq!(Cell::Text(text.to_owned()).exact(), cell);
            assert_eq!(Cell::Text(text.to_owned()).rounded(), text, "people read what it is");
        }
        assert_eq!(Cell::Loss(Some(-0.25)).exact(), "-0.25");
    }
}
