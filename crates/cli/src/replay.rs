//! `playground replay`: the losses of links, at chosen epochs.

use std::io::{self, Write};

use experiment::{OwnData, Session, links, trace};
use serde::Serialize;

use crate::arguments;
use crate::data::{own_data, with};
use crate::lines::Lines;
use crate::reading::{any_seed, say};

/// One line of output.
#[derive(Serialize)]
struct Replay<'a> {
    link: &'a str,
    /// Epoch, training loss, test loss; JSON writes a number that is not finite as `null`.
    trace: Vec<(u64, f64, f64)>,
}

/// Prints a line for each link as soon as it is trained.
///
/// # Errors
/// A file that cannot be read or is no table of points, or output that cannot be written.
pub fn run(arguments: &arguments::Replay) -> io::Result<()> {
    let mut at = arguments.at.clone();
    at.sort_unstable();
    at.dedup();
    let own = own_data(&arguments.file)?;
    let own = own.as_ref();
    if let Some(link) = &arguments.link {
        replay(link, own, &at, "")?;
    }
    if let Some(path) = &arguments.links {
        for (index, line) in Lines::open(path)?.enumerate() {
            // A line that is no text is still a link, and a bad one: its neighbours are to be trained all the same.
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            if !line.trim().is_empty() {
                replay(line.trim(), own, &at, &format!("line {}: ", index + 1))?;
            }
        }
    }
    Ok(())
}

/// `own` are the points in place of the link's; `place` stands before each complaint.
fn replay(link: &str, own: Option<&OwnData>, at: &[u64], place: &str) -> io::Result<()> {
    let reading = links::read(link, any_seed);
    say(&reading, place);
    let mut session = Session::new(with(reading.config, own));
    let rows = trace(&mut session, at);
    let trace = rows.iter().map(|row| (row.epoch, row.losses.train, row.losses.test)).collect();
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &Replay { link, trace })?;
    writeln!(out)
}
