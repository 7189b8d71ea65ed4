//! `playground data`, and points out of a table for all commands.

use std::fs;
use std::io::{self, Write};

use experiment::tables::Table;
use experiment::{Config, OwnData, Point, Session, links, points_csv};
use serde::Serialize;

use crate::arguments::{self, DataFile, DataFormat};
use crate::lines::named;
use crate::reading::{any_seed, say};

/// How many rows that make no point are named.
const MOST_NAMED: usize = 10;

/// The points as the network learns from them: both coordinates and the label.
#[derive(Serialize)]
struct Points {
    train: Vec<[f64; 3]>,
    test: Vec<[f64; 3]>,
}

/// Prints the points of a link.
///
/// # Errors
/// A table that cannot be read, or output that cannot be written.
pub fn run(arguments: &arguments::Data) -> io::Result<()> {
    let reading = links::read(&arguments.link, any_seed);
    say(&reading, "");
    let own = own_data(&arguments.file)?;
    let session = Session::new(with(reading.config, own.as_ref()));
    let mut out = io::stdout().lock();
    match arguments.format {
        DataFormat::Link => writeln!(out, "#{}", links::write(session.config())),
        DataFormat::Csv => out.write_all(points_csv(&session).as_bytes()),
        DataFormat::Json => {
            let rows = |points: &[Point]| points.iter().map(|point| [point.x, point.y, point.label]).collect();
            let points = Points { train: rows(session.train_points()), test: rows(session.test_points()) };
            serde_json::to_writer(&mut out, &points)?;
            writeln!(out)
        }
    }
}

/// The points of the table that the arguments name, if they name one. Rows that make no point are said on standard error.
///
/// # Errors
/// A file that cannot be read, that is no table of points, or has no such columns.
pub fn own_data(file: &DataFile) -> io::Result<Option<OwnData>> {
    let Some(path) = &file.data else { return Ok(None) };
    let name = path.display().to_string();
    let bytes = fs::read(path).map_err(|error| named(&name, &error))?;
    let refuse = |error: experiment::Error| io::Error::other(format!("{name}: {error}"));
    let table = Table::of_file(&bytes).map_err(refuse)?;
    let selection =
        table.select_named(file.x1.as_deref(), file.x2.as_deref(), file.label.as_deref()).map_err(refuse)?;
    let picked = table.pick(&selection).map_err(refuse)?;
    let own = picked.own_data().map_err(refuse)?;
    picked.skipped.iter().take(MOST_NAMED).for_each(|skipped| eprintln!("{name}: not used: {skipped}."));
    if picked.n_all_skipped() > 0 {
        eprintln!("{name}: {} rows are used, {} are not.", picked.rows.len(), picked.n_all_skipped());
    }
    Ok(Some(own))
}

/// A config that learns from these points, if there are any.
pub fn with(config: Config, own: Option<&OwnData>) -> Config {
    match own {
        Some(own) => config.with_own_data(own.clone()),
        None => config,
    }
}
