//! The runs that somebody kept, as they are kept on the device and shown. What a run is, and its text, is in
//! [`experiment::Record`].

mod handle;
mod view;

use experiment::{Error, Record, Run, Setting};
use web_sys::File;
use yew::Html;
use yew::html::Scope;

use crate::app::App;
use crate::browser;
use crate::colors::Colors;
pub use view::keep_button;

/// What the rest of the page needs of this part.
#[allow(missing_docs)] // Said at each function.
pub struct Functions {
    pub handle: fn(&mut App, &Scope<App>, Msg),
    pub view: fn(&Scope<App>, &Runs) -> Html,
    pub bind: fn(&Colors),
    pub compare: fn(&mut Runs),
}

/// The functions of this part.
pub static FUNCTIONS: Functions =
    Functions { handle: App::on_record, view: view::view, bind: view::bind, compare: Runs::compare };

/// Under which name the device keeps them, and under which one what could not be read.
const NAME: &str = "runs";
const UNREADABLE: &str = "runs-unreadable";
/// As many runs are shown until somebody asks for all.
const MOST_SHOWN: usize = 250;

/// What happens to the runs.
#[derive(Clone, Debug)]
pub enum Msg {
    /// The experiment as it is now is kept.
    Keep,
    /// A contestant of the race is kept.
    KeepContestant(usize),
    /// A run becomes the experiment.
    Open(usize),
    /// A note was written.
    SetNote(usize, String),
    /// A run is to go.
    Delete(usize),
    /// The run that was deleted last is to come back.
    PutBack,
    /// The record is saved as a file.
    Export,
    /// A file was chosen.
    Import(File),
    /// Its text, or why there is none.
    Imported(Result<String, String>),
    /// Old runs are to be shown, too.
    ShowAll,
    /// Another window has changed the record.
    Changed,
}

/// The record and what is known about keeping it.
#[derive(Default)]
pub struct Runs {
    record: Record,
    /// The settings that are not the same in all runs.
    differing: Vec<Setting>,
    deleted: Option<(usize, Run)>,
    shows_all: bool,
    /// What there is to say about the last change.
    said: String,
    refused: Option<String>,
}

impl Runs {
    /// Whether the device has kept any.
    pub fn are_stored() -> bool {
        browser::stored(NAME).is_some()
    }

    /// How many there are.
    pub fn n(&self) -> usize {
        self.record.runs().len()
    }

    /// Reads what the device has kept. What cannot be read is laid aside, and nothing is lost.
    fn read(&mut self) {
        let Some(text) = browser::stored(NAME) else {
            self.record = Record::default();
            return;
        };
        match Record::from_csv(&text) {
            Ok(record) => self.record = record,
            Err(error) => {
                browser::store(UNREADABLE, &text);
                self.refused = Some(format!("The runs that this device has kept cannot be read. {error}"));
            }
        }
    }

    /// Changes the record as it is on the device now, where other windows may have changed it too, and writes it back.
    fn change(&mut self, change: impl FnOnce(&mut Record) -> Result<(), Error>) -> bool {
        (self.refused, self.said) = (None, String::new());
        match change(&mut self.record) {
            Ok(()) if browser::keep(NAME, &self.record.to_csv()) => {}
            Ok(()) => {
                self.refused = Some(
                    "This device does not let the page keep more: its storage is full or forbidden. The runs are here until the page \
                     is closed; save them as a file."
                        .to_owned(),
                );
            }
            Err(error) => {
                self.refused = Some(error.to_string());
                return false;
            }
        }
        true
    }

    /// Looks anew which settings differ: that takes longer than a frame where there are many runs.
    pub fn compare(&mut self) {
        self.differing = self.record.differing();
    }
}
