//! The lessons: which there are, which one is open, and how far somebody got. A lesson itself, and when its goals are reached, is in
//! [`experiment::Lesson`] and [`experiment::StepProgress`]; the texts of ours are in the folder `lessons` beside `src`.

mod hand_in;
mod message;
mod outcome;
mod progress;
mod shelf;
mod state;
mod view;

use experiment::lessons;
use yew::Callback;

use crate::dom;
use crate::widgets::lesson_texts::LESSON_TEXTS;
#[cfg(test)]
pub use message::StepPlace;
pub use message::{LessonsMsg, LessonsPanel};
use progress::Progress;
use state::Lessons;

/// The panel, with no lesson open, and with the progress that this device has kept.
pub fn create(send: Callback<LessonsMsg>) -> Box<dyn LessonsPanel> {
    dom::add_styles(include_str!("../../../style/lessons.css"));
    // A mistake in a text would be found by a test; here there would be one lesson less.
    let all = lessons::read_all(&LESSON_TEXTS).unwrap_or_default();
    Box::new(Lessons::new(send, all, Progress::stored()))
}
