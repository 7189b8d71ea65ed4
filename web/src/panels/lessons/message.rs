//! The panel of the lessons as the page sees it, and what happens to it.

use experiment::links::{Fragment, Reading};
use experiment::{Config, Error, GoalEvent, Session, Variable};
use yew::Html;

use crate::panels::effect::Effect;

/// What happens to the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LessonsMsg {
    /// Open the panel at the lesson to go on with, or close it.
    Toggle,
    /// Open a lesson, counted from 0.
    Go(usize),
    /// Begin the open lesson anew.
    StartAgain,
    /// Somebody guesses this answer, counted from 0.
    Guess(usize),
}

/// The panel of the lessons.
pub trait LessonsPanel {
    /// Does what a message asks for. A lesson opens once its session, in the effect, has taken over and [`LessonsPanel::entered`] says so;
    /// until then nothing is seen of goals, and [`LessonsPanel::is_open`] and [`LessonsPanel::link`] are as they were before.
    fn update(&mut self, message: LessonsMsg) -> Vec<Effect>;
    /// The panel on the page of this experiment; empty while no lesson is open.
    fn view(&self, config: &Config) -> Html;
    /// Whether a lesson is open.
    fn is_open(&self) -> bool;
    /// Which lesson has this name, counted from 0.
    fn index_of(&self, name: &str) -> Option<usize>;
    /// What a link says of the open lesson behind the settings; empty while none is open.
    fn link(&self) -> String;
    /// Which goals of the open lesson were reached, in its order.
    fn met(&self) -> Vec<bool>;
    /// Reads a link that opens the lesson of this name.
    ///
    /// # Errors
    /// There is no such lesson.
    fn read(&self, name: &str, link: &Fragment) -> Result<Reading, Error>;
    /// Opens the lesson of this name, or none; `session` is what the page shows with it.
    fn show(&mut self, name: Option<&str>, session: &Session);
    /// Opens the lesson whose session has taken over, and gives it the focus.
    fn entered(&mut self, session: &Session);
    /// Takes note of the settings after an edit.
    fn see_settings(&mut self, session: &Session);
    /// Looks whether a goal was reached; whether the page has to say so. Allocates nothing unless it was.
    fn see(&mut self, session: &Session) -> bool;
    /// Takes note of an event; whether the page has to say that a goal was reached by it.
    fn see_event(&mut self, event: GoalEvent, session: &Session) -> bool;
    /// Takes note of who was first in a race of this: whether somebody has guessed it is said.
    fn see_winners(&mut self, variable: Variable, first: Vec<String>);
}
