//! Somebody's way through a step of a lesson: which of its goals were reached.

use super::goal::GoalEvent;
use super::lesson::LessonStep;
use crate::session::Session;

/// The goals of one step and how far somebody got. What was reached once stays so.
#[derive(Clone, Debug)]
pub struct StepProgress {
    step: LessonStep,
    states: Vec<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    met: bool,
    /// Whether the settings are those that the goal needs.
    fits: bool,
}

impl StepProgress {
    /// At the beginning of a step; `met` says of each of its goals whether it was reached before.
    pub fn new(step: &LessonStep, met: &[bool]) -> Self {
        let met = |index: usize| met.get(index).copied().unwrap_or(false);
        let states = (0..step.goals.len()).map(|index| State { met: met(index), fits: false }).collect();
        StepProgress { step: step.clone(), states }
    }

    /// The step.
    pub fn step(&self) -> &LessonStep {
        &self.step
    }

    /// Takes note of a session's settings: to be called after each edit.
    pub fn see_settings(&mut self, session: &Session) {
        for (goal, state) in self.step.goals.iter().zip(&mut self.states) {
            state.fits = !state.met && goal.fits(session.config());
        }
    }

    /// Looks at a session after an edit or some epochs; whether a goal was reached that was not before. Allocates nothing.
    pub fn see(&mut self, session: &Session) -> bool {
        self.look(session, None)
    }

    /// Takes note of an event; whether a goal was reached by it.
    pub fn see_event(&mut self, event: &GoalEvent, session: &Session) -> bool {
        self.look(session, Some(event))
    }

    fn look(&mut self, session: &Session, event: Option<&GoalEvent>) -> bool {
        let mut reached = false;
        for (goal, state) in self.step.goals.iter().zip(&mut self.states) {
            if state.fits && !state.met && goal.hears(event) && goal.is_measured(session) {
                state.met = true;
                reached = true;
            }
        }
        reached
    }

    /// Which goals were reached, in the step's order.
    pub fn met(&self) -> impl Iterator<Item = bool> {
        self.states.iter().map(|state| state.met)
    }

    /// Whether all were; true where there are none.
    pub fn is_done(&self) -> bool {
        self.met().all(|met| met)
    }
}
