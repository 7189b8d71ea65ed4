//! The time line as the page sees it, and what happens to it.

use experiment::Session;
use experiment::links::MomentReading;
use yew::Html;

use super::film::FilmSpeed;
use crate::panels::effect::Effect;
use crate::widgets::Notice;

/// What happens to the time line.
#[derive(Clone, Debug, PartialEq)]
pub enum TimelineMsg {
    /// The run is to be shown as it was after so many epochs.
    Go(u64),
    /// So many epochs further on, or back.
    Move(i64),
    /// At the next epoch at which something was changed, or the one before.
    ToChange(bool),
    /// Where the run began.
    ToStart,
    /// Where it has come to.
    ToEnd,
    /// Training is to be shown from the start, or the film that does is to end.
    ToggleFilm,
    /// How fast the film is to be.
    Speed(FilmSpeed),
    /// What is being trained again is not wanted any more.
    Cancel,
}

/// A run: how it is shown, and where it has come to.
#[derive(Clone, Copy)]
pub struct ShownRun<'a> {
    /// The experiment that is shown.
    pub shown: &'a Session,
    /// The same where the run has come to.
    pub end: &'a Session,
}

/// The time line.
pub trait TimelinePanel {
    /// Takes note of where the run has come to.
    fn see(&mut self, end: &mut Session);
    /// Does what a message asks for.
    fn update(&mut self, message: TimelineMsg, run: ShownRun<'_>) -> Vec<Effect>;
    /// Whether something goes on with every frame.
    fn is_going(&self) -> bool;
    /// Whether training is shown as a film.
    fn is_film(&self) -> bool;
    /// Goes on with it.
    fn frame(&mut self, run: ShownRun<'_>) -> Vec<Effect>;
    /// Ends what goes on, as something else was done; says so where somebody waits for it.
    fn stop(&mut self) -> Option<Notice>;
    /// Begins to train a run again, up to a moment about which this is said when it is there.
    fn open(&mut self, reading: MomentReading, says: Vec<String>);
    /// Whether that goes on.
    fn is_opening(&self) -> bool;
    /// The link to the moment that was opened last, in place of the one with the settings alone, as long as it is what is shown.
    fn link(&self, shown: &Session) -> Option<String>;
    /// The line.
    fn view(&self, run: ShownRun<'_>) -> Html;
    /// Shows where on it the run is; while it trains, only now and then.
    fn paint(&mut self, run: ShownRun<'_>, playing: bool);
}
