//! A record of runs, kept by whoever made them, and its text: CSV that a spreadsheet opens and that is read back.
//!
//! The text starts with a byte order mark, without which some spreadsheets take it for another encoding, and a line of
//! titles; numbers have a decimal point and every digit. A text cell that a spreadsheet would take for a formula has a
//! `'` before it, which reading takes off again. Columns may come in any order, and unknown ones are left alone.

use csv::ErrorKind;
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::knob::Knob;
use crate::link;
use crate::outcome::Standing;
use crate::run::Run;

/// The most runs of a record.
pub const MOST_RUNS: usize = 1000;
/// What a spreadsheet could take for a formula, or for our own mark, if a cell starts with it.
const STARTS_MARKED: [char; 7] = ['=', '+', '-', '@', '\t', '\r', MARK];
/// Before a cell that starts with one of those.
const MARK: char = '\'';

/// The runs that somebody kept, in the order in which they were kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    runs: Vec<Run>,
}

impl Record {
    /// The runs.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Keeps a run.
    ///
    /// # Errors
    /// A note that is too long, or one run too many; the record is as it was then.
    pub fn keep(&mut self, run: Run) -> Result<(), Error> {
        run.check()?;
        if self.runs.len() == MOST_RUNS {
            let allowed = format!("up to {MOST_RUNS}; delete or export some first");
            return Err(Error::NotAllowed { key: "runs", value: (MOST_RUNS + 1).to_string(), allowed, nearest: None });
        }
        self.runs.push(run);
        Ok(())
    }

    /// Takes a run out; nothing where there is none at `index`.
    pub fn remove(&mut self, index: usize) -> Option<Run> {
        (index < self.runs.len()).then(|| self.runs.remove(index))
    }

    /// Changes the note of a run; where there is none at `index`, nothing happens.
    ///
    /// # Errors
    /// A note that is too long; the old one is kept then.
    pub fn set_note(&mut self, index: usize, note: &str) -> Result<(), Error> {
        let Some(run) = self.runs.get_mut(index) else { return Ok(()) };
        let changed = Run { note: note.to_owned(), ..run.clone() };
        changed.check()?;
        *run = changed;
        Ok(())
    }

    /// The settings that are not the same in all runs, in the order of a link.
    pub fn differing(&self) -> Vec<Knob> {
        let configs: Vec<_> = self.runs.iter().map(|run| link::read(&run.link, String::new).config).collect();
        let differs = |knob: &Knob| {
            configs.windows(2).any(|pair| link::text_of(&pair[0], *knob) != link::text_of(&pair[1], *knob))
        };
        Knob::all().filter(differs).collect()
    }

    /// The record as text.
    pub fn to_csv(&self) -> String {
        let mut writer = csv::WriterBuilder::new()
            .has_headers(false)
            .terminator(csv::Terminator::CRLF)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let written = writer.write_record(TITLES);
        let written =
            self.runs.iter().fold(written, |written, run| written.and_then(|()| writer.serialize(Row::of(run))));
        let bytes = match (written, writer.into_inner()) {
            (Ok(()), Ok(bytes)) => bytes,
            _ => unreachable!("rows have one length, and writing to memory does not fail"),
        };
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The record that [`Record::to_csv`] wrote, also after a spreadsheet has written it again.
    ///
    /// # Errors
    /// What is wrong, and in which row of the spreadsheet.
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        let unreadable = |why: String| Error::Unreadable { what: "record of runs".to_owned(), why };
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let titles = reader.headers().map_err(|error| unreadable(error.to_string()))?.clone();
        if let Some(missing) = NEEDED.iter().find(|needed| titles.iter().all(|title| title != **needed)) {
            return Err(unreadable(format!("its first row has no “{missing}” between commas")));
        }
        let mut record = Record::default();
        for row in reader.deserialize::<Row>() {
            let kept = match row {
                Ok(row) => record.keep(row.into_run()).map_err(|error| error.to_string()),
                Err(error) => Err(reason(&error, &titles)),
            };
            // Titles are the first row.
            kept.map_err(|why| unreadable(format!("row {}: {why}", record.runs.len() + 2)))?;
        }
        Ok(record)
    }
}

fn reason(error: &csv::Error, titles: &csv::StringRecord) -> String {
    match error.kind() {
        ErrorKind::UnequalLengths { expected_len, len, .. } => format!("{len} cells, and not {expected_len}"),
        ErrorKind::Deserialize { err, .. } => {
            let title = err.field().and_then(|field| titles.get(field as usize)).unwrap_or_default();
            format!("{title}: {}", err.kind())
        }
        _ => error.to_string(),
    }
}

const TITLES: [&str; 9] =
    ["link", "epochs", "loss_train", "loss_test", "gap", "accuracy_train", "accuracy_test", "parameters", "note"];

/// Without these columns a text is no record.
const NEEDED: [&str; 5] = ["link", "epochs", "loss_train", "loss_test", "parameters"];

/// A line of the text.
#[derive(Serialize, Deserialize)]
struct Row {
    link: String,
    epochs: u64,
    loss_train: Option<f64>,
    loss_test: Option<f64>,
    /// Only for those who read the text themselves.
    #[serde(skip_deserializing)]
    gap: Option<f64>,
    #[serde(default)]
    accuracy_train: Option<f64>,
    #[serde(default)]
    accuracy_test: Option<f64>,
    parameters: usize,
    #[serde(default)]
    note: String,
}

impl Row {
    fn of(run: &Run) -> Self {
        let Standing { epochs, loss_train, loss_test, accuracy_train, accuracy_test, parameters } = run.standing;
        Row {
            link: marked(&run.link),
            epochs,
            loss_train,
            loss_test,
            gap: run.standing.gap(),
            accuracy_train,
            accuracy_test,
            parameters,
            note: marked(&run.note),
        }
    }

    fn into_run(self) -> Run {
        let Row { link, epochs, loss_train, loss_test, gap: _, accuracy_train, accuracy_test, parameters, note } = self;
        let standing = Standing { epochs, loss_train, loss_test, accuracy_train, accuracy_test, parameters };
        Run { link: unmarked(&link), standing, note: unmarked(&note) }
    }
}

fn marked(text: &str) -> String {
    let mark = if text.starts_with(STARTS_MARKED) { MARK.to_string() } else { String::new() };
    mark + text
}

fn unmarked(text: &str) -> String {
    text.strip_prefix(MARK).unwrap_or(text).to_owned()
}
