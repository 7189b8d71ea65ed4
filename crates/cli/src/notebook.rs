//! `playground notebook`: a link's experiment as a notebook that does the same in Keras.

use std::fs;
use std::io::{self, Write};

use experiment::{Session, Start, links, notebook};

use crate::arguments;
use crate::lines::named;
use crate::reading::{any_seed, say};

/// Writes the notebook into its file, or prints it.
///
/// # Errors
/// A file or output that cannot be written.
pub fn run(arguments: &arguments::Notebook) -> io::Result<()> {
    let reading = links::read(&arguments.link, any_seed);
    say(&reading, "");
    let session = Session::new(reading.config);
    let text = notebook(&session, Start::Initial, arguments.epochs);
    match &arguments.out {
        Some(path) => fs::write(path, text).map_err(|error| named(&path.display().to_string(), &error)),
        None => io::stdout().lock().write_all(text.as_bytes()),
    }
}
