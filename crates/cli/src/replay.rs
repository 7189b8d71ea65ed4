//! `playground replay`: the losses of links, at chosen epochs.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use experiment::{Session, links, trace};
use serde::Serialize;

use crate::arguments;
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
/// A file that cannot be read, or output that cannot be written.
pub fn run(arguments: &arguments::Replay) -> io::Result<()> {
    let mut at = arguments.at.clone();
    at.sort_unstable();
    at.dedup();
    if let Some(link) = &arguments.link {
        replay(link, &at, "")?;
    }
    if let Some(path) = &arguments.links {
        for (index, line) in open(path)?.split(b'\n').enumerate() {
            // A line that is no text is still a link, and a bad one: its neighbours are to be trained all the same.
            let line = String::from_utf8_lossy(&line?).trim().to_owned();
            if !line.is_empty() {
                replay(&line, &at, &format!("line {}: ", index + 1))?;
            }
        }
    }
    Ok(())
}

fn open(path: &Path) -> io::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin().lock()));
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    Ok(Box::new(BufReader::new(File::open(path).map_err(named)?)))
}

/// `place` stands before each complaint.
fn replay(link: &str, at: &[u64], place: &str) -> io::Result<()> {
    let reading = links::read(link, any_seed);
    say(&reading, place);
    let mut session = Session::new(reading.config);
    let rows = trace(&mut session, at);
    let trace = rows.iter().map(|row| (row.epoch, row.losses.train, row.losses.test)).collect();
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &Replay { link, trace })?;
    writeln!(out)
}
