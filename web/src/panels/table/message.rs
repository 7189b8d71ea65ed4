//! What happens in the box for tables, and what the page needs of it.

use experiment::Session;
use web_sys::File;
use yew::Html;

use super::choice::{Meaning, Role};
use crate::canvas::Colors;
use crate::panels::effect::Effect;

/// What happens in the box.
#[derive(Clone, Debug)]
pub enum TableMsg {
    /// It was opened.
    Open,
    /// The text of a table was pasted, or typed.
    Typed(String),
    /// A file was chosen, or dropped onto the box.
    Chosen(File),
    /// What a file holds, or why it was not read; the number is that of the reading.
    WasRead(u32, Result<Vec<u8>, String>),
    /// Some rows more are to be read.
    Advance(u32),
    /// Nothing more is to be read.
    Cancel,
    /// One of the ready-made tables is opened.
    Example(usize),
    /// This column is used as that.
    Column(Role, usize),
    /// What the labels mean.
    Meaning(Meaning),
    /// This class is labelled -1, or +1.
    Class(bool, usize),
    /// The points of the table are to be learned from.
    Use,
    /// The points that are learned from are saved as a table.
    Save,
}

/// What is in the box, as the app knows it.
pub trait TablePanel {
    /// Does what a message asks for.
    fn update(&mut self, message: TableMsg, session: &Session) -> Vec<Effect>;

    /// What is in the box.
    fn view(&self, colors: &Colors) -> Html;
}
