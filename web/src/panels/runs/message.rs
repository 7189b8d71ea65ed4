//! The panel of the runs as the page sees it, and what happens to it.

use experiment::{Run, Session};
use web_sys::File;
use yew::Html;

use super::device::Done;
use crate::canvas::colors::Colors;
use crate::panels::effect::Effect;

/// What happens to the runs.
#[derive(Debug)]
pub enum RunsMsg {
    /// An experiment is kept as it was when that was asked for.
    Keep(Box<Session>),
    /// A run is kept.
    KeepRun(Box<Run>),
    /// The device was asked for a change, and has made it or not.
    Done(Box<Done>),
    /// A run becomes the experiment.
    Open(usize),
    /// A note was written on the run of this number: by now it may have another place in the table.
    SetNote(u32, String),
    /// A run is to go.
    Delete(usize),
    /// The run that was deleted last is to come back.
    PutBack,
    /// The runs are saved as a file.
    Export,
    /// A file was chosen.
    Import(File),
    /// Its text, or why there is none.
    Imported(Result<String, String>),
    /// Old runs are to be shown, too.
    ShowAll,
    /// What could not be read is saved as a file.
    SaveUnreadable,
    /// What could not be read, and was saved as a file, is to go.
    ForgetUnreadable,
    /// Another window has changed what the device keeps.
    Changed,
}

/// The panel of the runs.
pub trait RunsPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: RunsMsg) -> Vec<Effect>;
    /// All of it.
    fn view(&self) -> Html;
    /// How many runs there are.
    fn n(&self) -> usize;
    /// All runs, and whether the device keeps each.
    #[cfg(test)]
    fn all(&self) -> Vec<(Run, bool)>;
    /// The run that can be put back.
    #[cfg(test)]
    fn deleted(&self) -> Option<Run>;
    /// Looks which settings differ, if the runs have changed since it did so last. To be called before a view that is shown: that takes
    /// longer than a frame where there are many runs, so that it is not done while they are out of sight.
    fn compare(&mut self);
    /// Paints those small pictures that are not on the page yet, or in other colours.
    fn paint(&mut self, colors: &Colors);
    /// They are out of sight: what was on the page is forgotten.
    fn leave(&mut self);
}
