//! A record of runs, kept by whoever made them, and its text: CSV that a spreadsheet opens and that is read back.
//!
//! The text starts with a byte order mark, without which some spreadsheets take it for another encoding, and a line of
//! titles; numbers have a decimal point and every digit. A text cell that a spreadsheet would take for a formula has a
//! `'` before it, which reading takes off again. Columns may come in any order, and unknown ones are left alone.

use super::csv::{Rows, write_row};
use super::run::Run;
use super::thumbnail::Thumbnail;
use crate::error::Error;
use crate::link;
use crate::number::read_number;
use crate::race::Standing;
use crate::settings::Setting;

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

    /// Puts a run back where it was.
    ///
    /// # Errors
    /// As [`Record::keep`].
    pub fn put_back(&mut self, index: usize, run: Run) -> Result<(), Error> {
        self.keep(run)?;
        let last = self.runs.len() - 1;
        self.runs[index.min(last)..].rotate_right(1);
        Ok(())
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
    pub fn differing(&self) -> Vec<Setting> {
        let configs: Vec<_> = self.runs.iter().map(|run| link::read(&run.link, String::new).config).collect();
        let differs = |setting: &Setting| {
            configs.windows(2).any(|pair| link::text_of(&pair[0], *setting) != link::text_of(&pair[1], *setting))
        };
        Setting::all().filter(differs).collect()
    }

    /// The record as text.
    pub fn to_csv(&self) -> String {
        let mut text = "\u{feff}".to_owned();
        write_row(&mut text, &TITLES);
        self.runs.iter().for_each(|run| write_row(&mut text, &cells(run)));
        text
    }

    /// The record that [`Record::to_csv`] wrote, also after a spreadsheet has written it again.
    ///
    /// # Errors
    /// What is wrong, and in which row of the spreadsheet.
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        let Salvaged { record, reasons, .. } = Record::salvage(text);
        match reasons.into_iter().next() {
            Some(why) => Err(Error::Unreadable { what: "record of runs".to_owned(), why }),
            None => Ok(record),
        }
    }

    /// The runs of a text of which some rows may be wrong, and these rows.
    pub fn salvage(text: &str) -> Salvaged {
        let mut salvaged = Salvaged::default();
        let mut rows = Rows::new(text);
        let titles = rows.next().unwrap_or_default();
        if let Some(missing) = NEEDED.iter().find(|needed| titles.iter().all(|title| title != **needed)) {
            salvaged.unreadable = text.to_owned();
            salvaged.reasons.push(format!("its first row has no “{missing}” between commas"));
            return salvaged;
        }
        // Titles are the first row.
        for (number, row) in (2..).zip(rows) {
            let kept = if row.len() == titles.len() {
                run(&titles, &row).and_then(|run| salvaged.record.keep(run)).map_err(|error| error.to_string())
            } else {
                Err(format!("{} cells, and not {}", row.len(), titles.len()))
            };
            if let Err(why) = kept {
                if salvaged.reasons.is_empty() {
                    write_row(&mut salvaged.unreadable, &titles);
                }
                write_row(&mut salvaged.unreadable, &row);
                salvaged.reasons.push(format!("row {number}: {why}"));
            }
        }
        salvaged
    }
}

/// What could be read of a record's text, and what could not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Salvaged {
    /// The runs of the rows that can be read.
    pub record: Record,
    /// The rows that cannot be read, below the line of titles; the whole text where it is no record, and nothing where all is well.
    pub unreadable: String,
    /// Why each of them cannot be read, and its row in a spreadsheet.
    pub reasons: Vec<String>,
}

/// The columns; the gap is only for those who read the text themselves.
const TITLES: [&str; 10] = [
    "link",
    "epochs",
    "loss_train",
    "loss_test",
    "gap",
    "accuracy_train",
    "accuracy_test",
    "parameters",
    "note",
    "picture",
];
/// Without these columns a text is no record.
const NEEDED: [&str; 5] = ["link", "epochs", "loss_train", "loss_test", "parameters"];

/// A row, in the order of the titles.
fn cells(run: &Run) -> [String; 10] {
    let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
    let Standing { epochs, loss_train, loss_test, accuracy_train, accuracy_test, parameters } = run.standing;
    [
        marked(&run.link),
        epochs.to_string(),
        number(loss_train),
        number(loss_test),
        number(run.standing.gap()),
        number(accuracy_train),
        number(accuracy_test),
        parameters.to_string(),
        marked(&run.note),
        run.picture.as_ref().map_or(String::new(), |picture| picture.text().to_owned()),
    ]
}

/// What a row says under these titles.
fn run(titles: &[String], row: &[String]) -> Result<Run, Error> {
    let cell =
        |key: &str| titles.iter().zip(row).find(|(title, _)| *title == key).map_or("", |(_, cell)| cell.as_str());
    let refuse = |key, allowed: &str| {
        let (value, allowed) = (cell(key).to_owned(), allowed.to_owned());
        Error::NotAllowed { key, value, allowed, nearest: None }
    };
    let number = |key| match cell(key) {
        "" => Ok(None),
        text => read_number(text).map(Some).ok_or_else(|| refuse(key, "a number")),
    };
    let whole = |key| cell(key).trim().parse::<u64>().map_err(|_| refuse(key, "a whole number"));
    let standing = Standing {
        epochs: whole("epochs")?,
        loss_train: number("loss_train")?,
        loss_test: number("loss_test")?,
        accuracy_train: number("accuracy_train")?,
        accuracy_test: number("accuracy_test")?,
        parameters: whole("parameters")? as usize,
    };
    let picture = Some(cell("picture")).filter(|text| !text.is_empty()).map(Thumbnail::read).transpose()?;
    Ok(Run { link: unmarked(cell("link")), standing, note: unmarked(cell("note")), picture })
}

/// A text that no spreadsheet takes for a formula.
pub(super) fn marked(text: &str) -> String {
    let mark = if text.starts_with(STARTS_MARKED) { MARK.to_string() } else { String::new() };
    mark + text
}

fn unmarked(text: &str) -> String {
    text.strip_prefix(MARK).unwrap_or(text).to_owned()
}
