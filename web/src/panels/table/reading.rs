//! A table that is being read: some rows at a time, so that the page goes on and whoever waits can stop it.

use experiment::Error;
use experiment::tables::{Table, TableReader};
use yew::AttrValue;

use crate::dom::Timeout;

/// How many rows are read at a time.
pub const STEP: usize = 5000;

/// What is still to be read.
pub enum Source {
    /// A file, which the browser is reading.
    File,
    /// A text.
    Text(AttrValue),
    /// What a file holds.
    Bytes(Vec<u8>),
    /// The rows of either.
    Rows(Box<TableReader>),
    /// Nothing, but its points are still to be made.
    Table(Box<Table>),
}

/// A table that is being read.
pub struct Reading {
    /// What it is called.
    pub name: AttrValue,
    /// The classes that are told apart, where it is known which.
    pub classes: Option<[&'static str; 2]>,
    /// What is still to be read.
    pub source: Source,
    /// Goes on with it, unless it is dropped before.
    pub _next: Option<Timeout>,
}

/// What a step has come to.
pub enum Step {
    /// There is more to be read.
    More(Source),
    /// That was all.
    Done(Box<Table>),
}

impl Source {
    /// Reads some rows.
    ///
    /// # Errors
    /// What is no table.
    pub fn advance(self) -> Result<Step, Error> {
        let is_begun = matches!(self, Source::Rows(_));
        let mut reader = match self {
            Source::File => return Ok(Step::More(Source::File)),
            Source::Text(text) => Box::new(TableReader::of_text(&text)?),
            Source::Bytes(bytes) => Box::new(TableReader::of_file(&bytes)?),
            Source::Rows(reader) => reader,
            Source::Table(table) => return Ok(Step::Done(table)),
        };
        if reader.advance(STEP) {
            return Ok(Step::More(Source::Rows(reader)));
        }
        let table = Box::new(reader.finish()?);
        // To make many points takes long, too.
        Ok(if is_begun { Step::More(Source::Table(table)) } else { Step::Done(table) })
    }

    /// How much was read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        match self {
            Source::Rows(reader) => reader.progress(),
            Source::Table(_) => 1.0,
            _ => 0.0,
        }
    }
}
