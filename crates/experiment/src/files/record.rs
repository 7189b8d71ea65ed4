//! A record of runs, kept by whoever made them, and its text: CSV that a spreadsheet opens and that is read back.
//!
//! The text starts with a byte order mark, without which some spreadsheets take it for another encoding, and a line of
//! titles; numbers have a decimal point and every digit. A text cell that a spreadsheet would take for a formula has a
//! `'` before it, which reading takes off again. Columns may come in any order, and unknown ones are left alone: a text for
//! people has one for each setting, which the link says all the same. Pictures stand only in the text that a device keeps.

use super::csv::{MOST_CELLS, Row, Rows, text_cell, text_in_cell, write_row};
use super::run::Run;
use super::sheet;
use super::thumbnail::Thumbnail;
use super::words::setting_words;
use crate::error::Error;
use crate::link::{self, Reading};
use crate::race::Standing;
use crate::settings::{Config, Domain, Setting};

/// The most runs of a record.
pub const MOST_RUNS: usize = 1000;
/// The largest text that is read as a record, in bytes: ten times what a full one has.
pub const LARGEST_RECORD: usize = 20_000_000;
/// As far as runs are numbered.
const LARGEST_NUMBER: u32 = 1_000_000_000;
/// The most rows that are looked at.
const MOST_ROWS: usize = 10 * MOST_RUNS;

/// The runs that somebody kept, in the order in which they were kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    runs: Vec<Run>,
    /// The largest number that was given.
    last_number: u32,
}

impl Record {
    /// The runs.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// The largest number that a run has, or had.
    pub fn last_number(&self) -> u32 {
        self.last_number
    }

    /// Gives larger numbers than this from now on: runs had them that are not here any more.
    pub fn number_after(&mut self, last: u32) {
        self.last_number = self.last_number.max(last);
    }

    /// Keeps a run, under its number if that is free, otherwise under the next.
    ///
    /// # Errors
    /// A note that is too long, or one run too many; the record is as it was then.
    pub fn keep(&mut self, mut run: Run) -> Result<(), Error> {
        run.check()?;
        if self.runs.len() == MOST_RUNS {
            let allowed = format!("up to {MOST_RUNS}; delete or export some first");
            return Err(Error::NotAllowed { key: "runs", value: (MOST_RUNS + 1).to_string(), allowed, nearest: None });
        }
        if run.number == 0 || self.runs.iter().any(|other| other.number == run.number) {
            run.number = self.last_number.saturating_add(1);
        }
        self.number_after(run.number);
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

    /// The record as text for a spreadsheet, without pictures.
    pub fn to_csv(&self) -> String {
        let settings: Vec<Setting> = Setting::all().collect();
        let mut titles = FIRST_TITLES.to_vec();
        titles.extend(settings.iter().map(|setting| setting.info().key));
        titles.extend([LINK, MOMENT]);
        let rows = self.runs.iter().map(|run| {
            let config = link::read(&run.link, String::new).config;
            let mut row = first_cells(run).to_vec();
            row.extend(settings.iter().map(|setting| setting_cell(&config, *setting)));
            row.extend([&run.link, &run.moment].map(|text| text_cell(text).into_owned()));
            row
        });
        text(&titles, rows)
    }

    /// The record as text for the device that keeps it: all there is of each run, and nothing twice.
    pub fn to_text(&self) -> String {
        let mut titles = FIRST_TITLES.to_vec();
        titles.extend([LINK, MOMENT, PICTURE]);
        let rows = self.runs.iter().map(|run| {
            let mut row = first_cells(run).to_vec();
            row.extend([&run.link, &run.moment].map(|text| text_cell(text).into_owned()));
            row.push(run.picture.as_ref().map_or(String::new(), |picture| picture.text().to_owned()));
            row
        });
        text(&titles, rows)
    }

    /// The record that [`Record::to_csv`] or [`Record::to_text`] wrote, also after a spreadsheet has written it again.
    ///
    /// # Errors
    /// What is wrong, and in which row of the spreadsheet.
    pub fn from_csv(text: &str) -> Result<Self, Error> {
        Record::salvage(text).whole()
    }

    /// The record of a file that somebody chose: [`Record::from_csv`], where links may have been changed on their way, too.
    ///
    /// # Errors
    /// What is wrong, and in which row of the spreadsheet.
    pub fn imported(text: &str) -> Result<Self, Error> {
        Record::salvage_with(text, imported_link).whole()
    }

    /// The runs of a text of which some rows may be wrong, and these rows.
    pub fn salvage(text: &str) -> Salvaged {
        Record::salvage_with(text, |link| Ok(link.to_owned()))
    }

    fn salvage_with(text: &str, link: fn(&str) -> Result<String, Error>) -> Salvaged {
        let (table, separator) = sheet::opened(text);
        let mut rows = Rows::with_separator(table, separator);
        let titles = match titles(text.len(), &mut rows, separator) {
            Ok(titles) => titles,
            Err(why) => return Salvaged { unreadable: text.to_owned(), reasons: vec![why], ..Salvaged::default() },
        };
        let mut salvaged = Salvaged::default();
        for n_read in 0.. {
            let rest = rows.rest();
            let Some(row) = sheet::next_row(&mut rows, separator) else { break };
            let number = row.number;
            if n_read == MOST_ROWS {
                salvaged.put_aside(titles.text, rest, format!("row {number}: there are more than {MOST_ROWS} rows"));
                break;
            }
            let kept = if fits(&titles, &row) {
                run(&titles.cells, &row.cells)
                    .and_then(|run| Ok(Run { link: link(&run.link)?, ..run }))
                    .and_then(|run| salvaged.record.keep(run))
                    .map_err(|error| error.to_string())
            } else {
                Err(format!("{} cells, and not {}", row.n_cells, titles.n_cells))
            };
            if let Err(why) = kept {
                salvaged.put_aside(titles.text, row.text, format!("row {number}: {why}"));
            }
        }
        salvaged
    }
}

/// A link in a cell: what stands behind its `#`, mended where it was changed on its way.
fn imported_link(link: &str) -> Result<String, Error> {
    let Reading { config, corrections, has_seed } = link::read(link, String::new);
    let is_mended = |error: &Error| matches!(error, Error::LinkMended { .. });
    if let Some(wrong) = corrections.iter().find(|correction| !is_mended(&correction.error)) {
        return Err(wrong.error.clone());
    }
    if corrections.is_empty() && !link.contains('=') {
        return Err(Error::NothingKnown);
    }
    match corrections.is_empty() {
        true => Ok(link.split_once('#').map_or(link, |(_, fragment)| fragment).to_owned()),
        false if has_seed => Ok(link::write(&config)),
        false => Err(Setting::Seed.info().refuse("", None)),
    }
}

/// Whether a row has a cell for each title that is needed, and none without a title. A spreadsheet may leave out empty cells at the end,
/// or add some.
fn fits(titles: &Row<'_>, row: &Row<'_>) -> bool {
    let (under, beside) = row.cells.split_at(row.cells.len().min(titles.cells.len()));
    let is_needed = |title: &String| NEEDED.contains(&&**title);
    let is_empty = |cell: &String| cell.trim().is_empty();
    row.n_cells <= MOST_CELLS && beside.iter().all(is_empty) && !titles.cells[under.len()..].iter().any(is_needed)
}

/// The first row of a text with so many bytes.
///
/// # Errors
/// Why this cannot be a record.
fn titles<'a>(n_bytes: usize, rows: &mut Rows<'a>, separator: char) -> Result<Row<'a>, String> {
    if n_bytes > LARGEST_RECORD {
        return Err(format!("it has {n_bytes} bytes. Allowed: up to {LARGEST_RECORD}"));
    }
    let mut titles = sheet::next_row(rows, separator).unwrap_or_default();
    if titles.n_cells > MOST_CELLS {
        return Err(format!("its first row has {} cells. Allowed: up to {MOST_CELLS}", titles.n_cells));
    }
    titles.cells.iter_mut().for_each(|cell| *cell = sheet::as_title(cell));
    let count = |title: &str| titles.cells.iter().filter(|cell| *cell == title).count();
    if let Some(missing) = NEEDED.iter().find(|needed| count(needed) == 0) {
        return Err(format!("its first row has no “{missing}”"));
    }
    // Only one of them would be read.
    match FIRST_TITLES.iter().chain(&[LINK, MOMENT, PICTURE]).find(|title| count(title) > 1) {
        Some(title) => Err(format!("its first row has “{title}” more than once")),
        None => Ok(titles),
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

impl Salvaged {
    /// The record, if all of it was read.
    fn whole(self) -> Result<Record, Error> {
        match self.reasons.into_iter().next() {
            Some(why) => Err(Error::Unreadable { what: "record of runs".to_owned(), why }),
            None => Ok(self.record),
        }
    }

    /// Puts rows aside that cannot be read, below these titles.
    fn put_aside(&mut self, titles: &str, rows: &str, why: String) {
        let start = if self.reasons.is_empty() { &[titles, rows][..] } else { &[rows] };
        for text in start {
            self.unreadable.push_str(text.trim_end_matches(['\r', '\n']));
            self.unreadable.push_str("\r\n");
        }
        self.reasons.push(why);
    }
}

const LINK: &str = "link";
const MOMENT: &str = "moment";
const PICTURE: &str = "picture";
/// The first columns; the gap is only for those who read the text themselves.
const FIRST_TITLES: [&str; 10] = [
    "run",
    "epochs",
    "loss_train",
    "loss_test",
    "gap",
    "accuracy_train",
    "accuracy_test",
    "parameters",
    "note",
    "changes",
];
/// Without these columns a text is no record.
const NEEDED: [&str; 5] = [LINK, "epochs", "loss_train", "loss_test", "parameters"];

/// Titles and rows; some spreadsheets know the encoding by the mark before them.
fn text(titles: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut text = "\u{feff}".to_owned();
    write_row(&mut text, titles);
    rows.for_each(|row| write_row(&mut text, &row));
    text
}

/// The first cells of a row, in the order of the titles.
fn first_cells(run: &Run) -> [String; 10] {
    let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
    let Standing { epochs, loss_train, loss_test, accuracy_train, accuracy_test, parameters } = run.standing;
    [
        run.number.to_string(),
        epochs.to_string(),
        number(loss_train),
        number(loss_test),
        number(run.standing.gap()),
        number(accuracy_train),
        number(accuracy_test),
        parameters.to_string(),
        text_cell(&run.note).into_owned(),
        text_cell(&run.changes).into_owned(),
    ]
}

/// A setting's value in the link's words. A list has spaces in it, or a spreadsheet would take “4,2” for a number.
fn setting_cell(config: &Config, setting: Setting) -> String {
    let text = link::text_of(config, setting).unwrap_or_default();
    // The link beside it has the points themselves, and formulas as they are written there.
    let is_read_elsewhere = matches!(setting.info().domain, Domain::Points | Domain::Formula);
    let text = if is_read_elsewhere && !text.is_empty() { setting_words(setting, &text) } else { text };
    text_cell(&text.replace(',', ", ")).into_owned()
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
        text if text.trim().is_empty() => Ok(None),
        text => sheet::number(text).map(Some).ok_or_else(|| refuse(key, "a number")),
    };
    let whole = |key| sheet::whole(cell(key)).ok_or_else(|| refuse(key, "a whole number"));
    // On every machine the same, also where `usize` has no more than 32 bits.
    let most = u32::MAX;
    let parameters = u32::try_from(whole("parameters")?)
        .map_err(|_| refuse("parameters", &format!("a whole number from 0 to {most}")))?;
    let standing = Standing {
        epochs: whole("epochs")?,
        loss_train: number("loss_train")?,
        loss_test: number("loss_test")?,
        accuracy_train: number("accuracy_train")?,
        accuracy_test: number("accuracy_test")?,
        parameters: parameters as usize,
    };
    let picture = Some(cell(PICTURE)).filter(|text| !text.is_empty()).map(Thumbnail::read).transpose()?;
    let text = |key| text_in_cell(cell(key)).to_owned();
    // What is no number any more gets another one.
    let own = cell("run").trim().parse().ok().filter(|number| *number < LARGEST_NUMBER);
    let number = own.unwrap_or_default();
    let (note, changes, moment) = (text("note"), text("changes"), text(MOMENT));
    Ok(Run { number, link: text(LINK), standing, note, changes, moment, picture })
}
