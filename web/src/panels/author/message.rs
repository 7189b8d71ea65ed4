//! The editor of lessons as the page sees it, and what happens to it.

use experiment::{Draft, Session};
use web_sys::File;
use yew::Html;

use super::place::Place;
use crate::dom::ReadError;
use crate::panels::effect::Effect;
use crate::widgets::Way;

/// What happens to the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorMsg {
    /// The draft is this now, because somebody types into a field.
    Type(Box<Draft>),
    /// The draft is this now, because of a choice or a button; and the focus goes there, if anywhere.
    Write(Box<Draft>, Option<Place>),
    /// Something else has the focus: what is typed now is another change.
    Focused,
    /// Another step is worked on.
    Go(usize),
    /// A step is added behind the one that is worked on, with the settings on the screen; by a key, or by the pointer.
    AddStep {
        /// Whether it was by a key.
        by_key: bool,
    },
    /// The step that is worked on is to go.
    RemoveStep,
    /// It changes places with the one before it, or after it.
    MoveStep(isize),
    /// It starts from the settings on the screen.
    TakeScreen,
    /// Its settings are shown in the playground.
    ShowSettings,
    /// Its control of this name is to be shown in this way.
    Restrict(&'static str, Way),
    /// The link is to be copied.
    CopyLink,
    /// It was copied, or could not be.
    Copied(bool),
    /// The lesson is saved as a file.
    Save,
    /// A file was chosen to go on with.
    Choose(File),
    /// The text of a file of this name, or why it was not read.
    Read(String, Result<String, ReadError>),
    /// An empty draft is begun.
    BeginAnew,
    /// The last change is taken back.
    Undo,
    /// The change that was taken back last is made again.
    Redo,
    /// Another window may have kept another draft on the device.
    KeptElsewhere,
    /// The draft that another window has kept takes the place of the one that is here.
    TakeOver,
    /// The lesson opens as for a student.
    Try,
}

/// The editor of lessons.
pub trait AuthorPanel {
    /// Does what a message asks for; `session` is what the playground shows.
    fn update(&mut self, message: AuthorMsg, session: &Session) -> Vec<Effect>;
    /// All of it.
    fn view(&self) -> Html;
}
