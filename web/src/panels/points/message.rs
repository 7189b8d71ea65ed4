//! What happens to the editor, and what the page needs of it.

use experiment::{Named, Session};
use yew::Html;

use super::board::Ink;
use super::keys::Key;
use super::tool::{Brush, Tool};
use crate::canvas::Colors;
use crate::panels::effect::Effect;

/// What happens to the editor.
#[derive(Clone, Debug, PartialEq)]
pub enum PointsMsg {
    /// It is opened on the points that there are, or closed.
    Toggle,
    /// Another tool is taken.
    Take(Tool),
    /// The next points are labelled so.
    Dip(Ink),
    /// A brush is chosen.
    Brush(Brush),
    /// How many points a brush leaves.
    Density(u32),
    /// The pointer goes down at this place of the plane.
    Press(f64, f64),
    /// It goes on.
    Go(f64, f64),
    /// It goes up.
    Lift,
    /// A key was pressed.
    Key(Key),
    /// The focus came to the picture, or left it.
    Focus(bool),
    /// What is selected is to be deleted.
    DeleteSelected,
    /// All points are to be deleted.
    DeleteAll,
    /// The last change is to be taken back.
    Undo,
    /// What was taken back is to be made again.
    Redo,
    /// Something is called otherwise.
    Name(Named, String),
    /// Training begins, or pauses.
    TogglePlay,
    /// The output is shown as large as the window, or in its place again.
    Enlarge(bool),
}

/// What goes on around the editor.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    /// Whether a change can be taken back.
    pub can_undo: bool,
    /// Whether one can be made again.
    pub can_redo: bool,
    /// Whether the network is being trained.
    pub playing: bool,
}

/// The editor, as the page sees it.
pub trait PointsPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: PointsMsg, session: &Session) -> Vec<Effect>;

    /// Whether it is open.
    fn is_open(&self) -> bool;

    /// Whether the output is to be shown as large as the window.
    fn is_large(&self) -> bool;

    /// Closes it.
    fn close(&mut self);

    /// Looks whether the experiment has other points than those that are drawn.
    fn follow(&mut self, session: &Session);

    /// Takes back what was drawn and is not learned from yet; whether there was anything.
    fn take_back(&mut self) -> bool;

    /// What lies over the output's picture.
    fn overlay(&self) -> Html;

    /// What stands below it.
    fn tools(&self, session: &Session, around: Around) -> Html;

    /// Paints the points, unless they are there already in this size and these colours.
    fn paint(&mut self, colors: &Colors);
}
