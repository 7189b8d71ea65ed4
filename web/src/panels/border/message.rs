//! What happens to the prediction, and what the page needs of it.

use experiment::{ActivationMaps, Border, BorderPlace, Config, Session};
use yew::Html;

use super::keys::Key;
use crate::panels::effect::Effect;

/// What happens to the prediction.
#[derive(Clone, Debug, PartialEq)]
pub enum BorderMsg {
    /// Whether a border is drawn before each run.
    First(bool),
    /// A lesson asks for a border.
    Ask,
    /// This border is shown over the picture, or none; what a lesson has asked for is asked for no more.
    Show(Option<Border>),
    /// The pointer goes down at a place.
    Press(BorderPlace),
    /// It goes on.
    Go(BorderPlace),
    /// It goes up.
    Lift,
    /// A key was pressed.
    Key(Key),
    /// The last stroke is to be taken back.
    Undo,
    /// All strokes are.
    Clear,
    /// The border is drawn.
    Done,
    /// A stroke that is being drawn is given up, or else the prediction.
    Cancel,
    /// The border that is shown is not to be shown any more.
    Dismiss,
    /// The output is shown as large as the window, or in its place again.
    Enlarge(bool),
}

impl BorderMsg {
    /// Whether it changes nothing but the line that is drawn.
    pub fn is_drawing(&self) -> bool {
        matches!(self, BorderMsg::Press(_) | BorderMsg::Go(_) | BorderMsg::Lift | BorderMsg::Key(_))
    }
}

/// The prediction, as the page sees it.
pub trait BorderPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: BorderMsg, session: &Session) -> Vec<Effect>;

    /// Looks where the run has come to: at its beginning, a border may be asked for.
    fn see(&mut self, session: &Session) -> Vec<Effect>;

    /// Whether a border is drawn before each run.
    fn is_first(&self) -> bool;

    /// Whether a border is asked for, and not drawn yet.
    fn asks(&self) -> bool;

    /// Whether the output is to be shown as large as the window.
    fn is_large(&self) -> bool;

    /// Whether Escape has something to give up.
    fn can_cancel(&self) -> bool;

    /// Takes back the last stroke of a border that is asked for; whether there was any.
    fn take_back(&mut self) -> bool;

    /// What lies over the output's picture.
    fn overlay(&self, config: &Config) -> Html;

    /// What stands below it; nothing where there is nothing to say.
    fn tools(&self) -> Option<Html>;

    /// Says how far the border that is shown agrees with that of a network; while it learns, only now and then.
    fn paint(&mut self, session: &Session, maps: &ActivationMaps, playing: bool);
}
