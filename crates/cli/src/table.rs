//! A report as a table: columns of text for people, or CSV with every digit and the link of each row.

use std::io::{self, Write};

use experiment::{read_number, shortened_number, text_cell};
use tabwriter::TabWriter;

use crate::report::{Line, Report};

/// From this size on, a loss has more digits than anybody counts.
const MANY_DIGITS_FROM: f64 = 1e15;

/// What stands in one place of the table; nothing where there is no such number.
enum Cell {
    Text(String),
    Count(Option<usize>),
    Epoch(Option<f64>),
    Loss(Option<f64>),
    Share(Option<f64>),
}

impl Cell {
    fn loss(loss: f64) -> Cell {
        Cell::Loss(Some(loss).filter(|loss| loss.is_finite()))
    }

    /// With every digit, and nothing where there is no number. No spreadsheet takes it for a formula.
    fn exact(self) -> String {
        match self {
            // A dash stands for nothing, and a number, also one below zero, is to stay one.
            Cell::Text(text) if text == "-" || read_number(&text).is_some_and(f64::is_finite) => text,
            Cell::Text(text) => text_cell(&text).into_owned(),
            Cell::Count(count) => count.map_or(String::new(), |count| count.to_string()),
            Cell::Epoch(number) | Cell::Loss(number) | Cell::Share(number) => {
                number.map_or(String::new(), |number| number.to_string())
            }
        }
    }

    /// As much as can be taken in.
    fn rounded(self) -> String {
        match self {
            Cell::Loss(Some(loss)) if loss.abs() >= MANY_DIGITS_FROM => format!("{loss:e}"),
            Cell::Loss(Some(loss)) => format!("{loss:.4}"),
            Cell::Share(Some(share)) => format!("{:.1} %", share * 100.0),
            Cell::Count(None) | Cell::Epoch(None) | Cell::Loss(None) | Cell::Share(None) => "-".to_owned(),
            Cell::Text(text) => text,
            cell => cell.exact(),
        }
    }
}

/// A column: its key in CSV, its title for people unless it is only for machines, and what stands in it.
type Column = (&'static str, Option<&'static str>, fn(&Line) -> Cell);

const RANK: Column = ("rank", Some("rank"), |line| Cell::Count(Some(line.rank)));
const PARAMETERS: Column =
    ("parameters", Some("parameters"), |line| Cell::Count(Some(line.first().standing.parameters)));
const LINK: Column = ("link", None, |line| Cell::Text(line.link.clone()));

/// Of contestants that ran once each.
const SINGLE: [Column; 7] = [
    ("target_epoch", Some("target at epoch"), |line| Cell::Epoch(line.summary.target_epoch)),
    ("loss_test", Some("test loss"), |line| Cell::Loss(line.first().standing.loss_test)),
    ("loss_train", Some("training loss"), |line| Cell::Loss(line.first().standing.loss_train)),
    ("gap", Some("gap"), |line| Cell::Loss(line.first().standing.gap())),
    ("accuracy_test", Some("test accuracy"), |line| Cell::Share(line.first().standing.accuracy_test)),
    ("accuracy_train", None, |line| Cell::Share(line.first().standing.accuracy_train)),
    ("diverged_at", Some("diverged at epoch"), |line| {
        let standing = &line.first().standing;
        Cell::Epoch(standing.has_diverged().then_some(standing.epochs as f64))
    }),
];

/// Of contestants that ran from many seeds.
const MANY: [Column; 14] = [
    ("trials", Some("trials"), |line| Cell::Count(Some(line.summary.trials))),
    ("reached", Some("reached"), |line| Cell::Count(Some(line.summary.reached))),
    ("target_epoch", Some("target at epoch"), |line| Cell::Epoch(line.summary.target_epoch)),
    ("loss_test_least", Some("test loss: least"), |line| Cell::loss(line.summary.loss_test.least)),
    ("loss_test_lower", Some("lower quartile"), |line| Cell::loss(line.summary.loss_test.lower)),
    ("loss_test_median", Some("median"), |line| Cell::loss(line.summary.loss_test.median)),
    ("loss_test_upper", Some("upper quartile"), |line| Cell::loss(line.summary.loss_test.upper)),
    ("loss_test_greatest", Some("greatest"), |line| Cell::loss(line.summary.loss_test.greatest)),
    ("loss_train_least", None, |line| Cell::loss(line.summary.loss_train.least)),
    ("loss_train_lower", None, |line| Cell::loss(line.summary.loss_train.lower)),
    ("loss_train_median", None, |line| Cell::loss(line.summary.loss_train.median)),
    ("loss_train_upper", None, |line| Cell::loss(line.summary.loss_train.upper)),
    ("loss_train_greatest", None, |line| Cell::loss(line.summary.loss_train.greatest)),
    ("diverged", Some("diverged"), |line| Cell::Count(Some(line.summary.diverged))),
];

fn columns(report: &Report) -> Vec<Column> {
    let value: Column = (report.varies, Some(report.varies), |line| Cell::Text(line.value.clone()));
    let measured = if report.seeds.is_some() { &MANY[..] } else { &SINGLE[..] };
    [&[RANK, value][..], measured, &[PARAMETERS, LINK]].concat()
}

/// Writes the table for people.
///
/// # Errors
/// Output that cannot be written.
pub fn text(report: &Report, out: impl Write) -> io::Result<()> {
    let columns: Vec<Column> = columns(report).into_iter().filter(|(_, title, _)| title.is_some()).collect();
    let mut out = TabWriter::new(out);
    let titles: Vec<&str> = columns.iter().filter_map(|(_, title, _)| *title).collect();
    writeln!(out, "{}", titles.join("\t"))?;
    for line in &report.contestants {
        let cells: Vec<String> = columns.iter().map(|(.., cell)| cell(line).rounded()).collect();
        writeln!(out, "{}", cells.join("\t"))?;
    }
    out.flush()?;
    let mut out = out.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
    let Report { epochs, target, .. } = report;
    if report.contestants.iter().all(|line| line.summary.reached == 0) {
        let target = shortened_number(*target);
        writeln!(out, "\nNobody reached a test loss of {target} within {epochs} epochs.")?;
    }
    Ok(())
}

/// Writes the table for spreadsheets and programs.
///
/// # Errors
/// Output that cannot be written.
pub fn csv(report: &Report, out: impl Write) -> io::Result<()> {
    let columns = columns(report);
    let mut out = csv::Writer::from_writer(out);
    out.write_record(columns.iter().map(|(key, ..)| *key))?;
    for line in &report.contestants {
        out.write_record(columns.iter().map(|(.., cell)| cell(line).exact()))?;
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
