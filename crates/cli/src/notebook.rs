//! `playground notebook`: a link's experiment as a notebook that does the same in Keras.

use std::fs;
use std::io::{self, Write};

use experiment::{Session, Start, links, notebook};

use crate::arguments;
use crate::data::{own_data, with};
use crate::lines::named;
use crate::reading::{any_seed, say};

/// Writes the notebook into its file, or prints it.
///
/// # Errors
/// A table that cannot be read; a file or output that cannot be written.
pub fn run(arguments: &arguments::Notebook) -> io::Result<()> {
    let reading = links::read(&arguments.link, any_seed);
    say(&reading, "");
    let session = Session::new(with(reading.config, own_data(&arguments.file)?.as_ref()));
    let text = notebook(&session, Start::Initial, arguments.epochs);
    match &arguments.out {
        Some(path) => fs::write(path, text).map_err(|error| named(&path.display().to_string(), &error)),
        None => io::stdout().lock().write_all(text.as_bytes()),
    }
}
