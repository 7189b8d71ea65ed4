//! A report as a table: columns of text for people, or CSV with every digit and the link of each row.

use std::io::{self, Write};

use experiment::{RankedBy, shortened_number};

use crate::cells::{self, Cell};
use crate::report::{Line, Report};

/// A column of a race's table.
type Column = cells::Column<Line>;

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
const MANY: [Column; 15] = [
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
    ("accuracy_test_median", Some("test accuracy"), |line| {
        Cell::Share(line.summary.accuracy_test.map(|accuracy| accuracy.median))
    }),
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
pub fn text(report: &Report, mut out: impl Write) -> io::Result<()> {
    cells::text(&columns(report), &report.contestants, &mut out)?;
    let Report { epochs, target, .. } = report;
    if report.ranked_by == RankedBy::Accuracy {
        writeln!(out, "\nRanked by test accuracy: losses of different functions cannot be compared.")?;
    } else if report.contestants.iter().all(|line| line.summary.reached == 0) {
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
    cells::csv(&columns(report), &report.contestants, out)
}
