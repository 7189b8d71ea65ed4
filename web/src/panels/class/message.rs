//! The panel of a class as the page sees it, and what happens to it.

use experiment::{ClassMeasure, HandInVerdict};
use web_sys::File;
use yew::Html;

use super::marker::MarkerEvent;
use super::row::Column;
use crate::canvas::Colors;
use crate::dom::ReadError;
use crate::panels::effect::Effect;

/// What happens to a class.
#[derive(Clone, Debug)]
pub enum ClassMsg {
    /// Somebody writes into the field.
    Typed(String),
    /// What stands there is added.
    Add,
    /// A text is added.
    AddText(String),
    /// Files are added.
    Choose(Vec<File>),
    /// The text of a file, or why it was not read.
    Read(Result<String, ReadError>),
    /// There is time to look for more in what is added.
    Search,
    /// Something happened to those who mark.
    Marker(usize, MarkerEvent),
    /// Marking ends here.
    Cancel,
    /// What is not marked is marked after all.
    GoOn,
    /// What was handed in for this lesson is shown.
    ShowGroup(usize),
    /// The table is sorted by this column; once more, the other way round.
    Sort(Column),
    /// Only what has this text is shown.
    Filter(String),
    /// Only what has this verdict is shown; all again.
    FilterVerdict(Option<HandInVerdict>),
    /// All rows are shown, however many they are.
    ShowAll,
    /// Who is ahead is shown by this measure.
    Rank(ClassMeasure),
    /// The run of a hand-in of this number becomes the experiment.
    Open(u64),
    /// A hand-in is deleted.
    Delete(u64),
    /// All that are shown are deleted.
    DeleteAll,
    /// What was deleted last comes back.
    PutBack,
    /// The table is saved as a file.
    SaveTable,
    /// The links are saved as a file.
    SaveLinks,
}

/// The panel of a class.
pub trait ClassPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: ClassMsg) -> Vec<Effect>;
    /// Adds what a link has brought: what stands behind its `handIn=`.
    fn add(&mut self, packed: &str);
    /// All of it.
    fn view(&self) -> Html;
    /// Whether anything is handed in.
    fn is_any(&self) -> bool;
    /// Paints pictures and charts.
    fn paint(&mut self, colors: &Colors, dark: bool);
}
