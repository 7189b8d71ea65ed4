//! The editor of lessons as the page sees it, and what happens to it.

use experiment::{Draft, Session};
use web_sys::File;
use yew::Html;

use crate::dom::ReadError;
use crate::panels::effect::Effect;
use crate::widgets::Way;

/// What happens to the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum AuthorMsg {
    /// The draft is this now.
    Write(Box<Draft>),
    /// Another step is worked on.
    Go(usize),
    /// A step is added behind the one that is worked on, with the settings on the screen.
    AddStep,
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
    /// The draft is put away, and an empty one begun.
    BeginAnew,
    /// The draft that was put away comes back.
    BringBack,
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
