//! Somebody's way through a lesson: which of its goals were reached.

use super::goal::GoalEvent;
use super::lesson::Lesson;
use crate::session::Session;

/// The goals of one lesson and how far somebody got. What was reached once stays so.
#[derive(Clone, Debug)]
pub struct LessonProgress {
    lesson: Lesson,
    states: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    met: bool,
    /// Whether the settings are those that the goal needs.
    fits: bool,
}

impl LessonProgress {
    /// At the beginning of a lesson; `met` says of each of its goals whether it was reached before.
    pub fn new(lesson: &Lesson, met: &[bool]) -> Self {
        let met = |index: usize| met.get(index).copied().unwrap_or(false);
        let states = (0..lesson.goals.len()).map(|index| State { met: met(index), fits: false }).collect();
        LessonProgress { lesson: lesson.clone(), states }
    }

    /// The lesson.
    pub fn lesson(&self) -> &Lesson {
        &self.lesson
    }

    /// Takes note of a session's settings: to be called after each edit.
    pub fn see_settings(&mut self, session: &Session) {
        for (goal, state) in self.lesson.goals.iter().zip(&mut self.states) {
            state.fits = !state.met && goal.fits(session.config());
        }
    }

    /// Looks at a session after an edit or some epochs; whether a goal was reached that was not before. Allocates nothing.
    pub fn see(&mut self, session: &Session) -> bool {
        self.look(session, None)
    }

    /// Takes note of an event; whether a goal was reached by it.
    pub fn see_event(&mut self, event: GoalEvent, session: &Session) -> bool {
        self.look(session, Some(event))
    }

    fn look(&mut self, session: &Session, event: Option<GoalEvent>) -> bool {
        let mut reached = false;
        for (goal, state) in self.lesson.goals.iter().zip(&mut self.states) {
            if state.fits && !state.met && goal.event == event && goal.is_measured(session) {
                state.met = true;
                reached = true;
            }
        }
        reached
    }

    /// Which goals were reached, in the lesson's order.
    pub fn met(&self) -> impl Iterator<Item = bool> {
        self.states.iter().map(|state| state.met)
    }

    /// Whether all were.
    pub fn is_done(&self) -> bool {
        self.met().all(|met| met)
    }
}
