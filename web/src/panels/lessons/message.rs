//! The panel of the lessons as the page sees it, and what happens to it.

use experiment::links::{Fragment, Reading};
use experiment::{Border, Config, Error, GoalEvent, Session};
use web_sys::File;
use yew::Html;

use crate::dom::ReadError;
use crate::panels::effect::Effect;

/// A step of one of the lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StepPlace {
    /// Which of the lessons, counted from 0.
    pub lesson: usize,
    /// Which of its steps, counted from 0.
    pub step: usize,
}

#[cfg(test)]
impl StepPlace {
    /// The first step of a lesson.
    pub const fn first_of(lesson: usize) -> Self {
        StepPlace { lesson, step: 0 }
    }
}

/// What happens to the lessons.
#[derive(Clone, Debug, PartialEq)]
pub enum LessonsMsg {
    /// Open the panel at the lesson to go on with, or close it.
    Toggle,
    /// Open a step.
    Go(StepPlace),
    /// Begin the open step anew.
    StartAgain,
    /// Open a lesson of somebody's own: this file.
    Choose(File),
    /// A file was dropped on the page.
    Drop(File),
    /// The text of a file with this name, or why it was not read.
    Read(String, Result<String, ReadError>),
    /// The text of a file beside the page, or why it was not read.
    Loaded(String, Result<String, ReadError>),
    /// Somebody predicts this.
    Predict(String),
    /// The border is to be drawn.
    DrawBorder,
    /// It is drawn.
    PredictBorder(Box<Border>),
    /// Somebody answers the question.
    Answer(String),
    /// The lessons are left for the editor.
    Make,
    /// The lessons are left for the class.
    Class,
    /// The form to hand in opens, or closes.
    ToggleHandIn,
    /// Somebody writes a name into it.
    SignedAs(String),
    /// The link of what is handed in is copied.
    CopyHandIn,
    /// The same link is saved as a file.
    SaveHandIn,
    /// It was copied, or could not be.
    Copied(bool),
}

/// The panel of the lessons.
pub trait LessonsPanel {
    /// Does what a message asks for; `session` is what the page shows. A step opens once its session, in the effect, has taken over and
    /// [`LessonsPanel::entered`] says so; until then nothing is seen of goals, and [`LessonsPanel::is_open`] and [`LessonsPanel::link`]
    /// are as they were before.
    fn update(&mut self, message: LessonsMsg, session: &Session) -> Vec<Effect>;
    /// The panel on the page of this session; empty while no lesson is open.
    fn view(&self, session: &Session) -> Html;
    /// Whether a lesson is open.
    fn is_open(&self) -> bool;
    /// Which step has this name, as links call it.
    fn place_of(&self, name: &str) -> Option<StepPlace>;
    /// What a link says of the open step behind the settings; empty while none is open.
    fn link(&self) -> String;
    /// The settings that the open step starts from, with what it restricts.
    fn config(&self) -> Option<Config>;
    /// Whether something is to be predicted before anything runs.
    fn awaits(&self) -> bool;
    /// Whether that is the border.
    fn awaits_border(&self) -> bool;
    /// The border that was predicted in the open step.
    fn border(&self) -> Option<Border>;
    /// Which goals of the open step were reached, in its order.
    fn met(&self) -> Vec<bool>;
    /// Reads a link that opens the step of this name.
    ///
    /// # Errors
    /// There is no such lesson.
    fn read(&self, name: &str, link: &Fragment) -> Result<Reading, Error>;
    /// Loads the file of the lesson that this link names, if it names one. It opens once it is there.
    ///
    /// # Errors
    /// What the link names can't be a file beside the page.
    fn read_file_of(&self, link: &Fragment) -> Result<(), Error>;
    /// Opens the step of this name, or none; `session` is what the page shows with it.
    fn show(&mut self, name: Option<&str>, session: &Session);
    /// Opens the step whose session has taken over, and gives it the focus.
    fn entered(&mut self, session: &Session);
    /// Takes note of the settings after an edit.
    fn see_settings(&mut self, session: &Session);
    /// Whether there is a goal that the next epoch may reach.
    fn watches(&self) -> bool;
    /// Looks whether a goal was reached, or is out of reach for this run; whether the page has to say so. Allocates nothing unless it was.
    fn see(&mut self, session: &Session) -> bool;
    /// Takes note of an event; whether the page has to say that a goal was reached by it, or what has come of a prediction.
    fn see_event(&mut self, event: &GoalEvent, session: &Session) -> bool;
}
