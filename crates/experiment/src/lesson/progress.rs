//! Somebody's way through a step of a lesson: which of its goals were reached.

use super::goal::{Goal, GoalEvent};
use super::lesson::LessonStep;
use crate::session::Session;

/// The goals of one step and how far somebody got. What was reached once stays so.
#[derive(Clone, Debug)]
pub struct StepProgress {
    step: LessonStep,
    states: Vec<State>,
    /// Whether the step's question is answered; rightly, if it says what is right.
    answered: bool,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    met: bool,
    /// Whether the settings are those that the goal needs.
    fits: bool,
    /// Whether the run has gone beyond its limit of epochs.
    late: bool,
}

impl StepProgress {
    /// At the beginning of a step; `met` says of each of its goals whether it was reached before.
    pub fn new(step: &LessonStep, met: &[bool]) -> Self {
        let met = |index: usize| met.get(index).copied().unwrap_or(false);
        let states = (0..step.goals.len()).map(|index| State { met: met(index), ..State::default() }).collect();
        StepProgress { step: step.clone(), states, answered: false }
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

    /// Takes note of whether the question is answered now; rightly, if it says what is right.
    pub fn see_answer(&mut self, is_answered: bool) {
        self.answered = is_answered;
    }

    /// Whether there is a goal that the next epoch may reach.
    pub fn watches(&self) -> bool {
        self.step.goals.iter().zip(&self.states).any(|(goal, state)| state.fits && !state.met && self.hears(goal, None))
    }

    /// Takes note of which goals a run has no time left for; whether any is another than before. Allocates nothing.
    pub fn see_limits(&mut self, session: &Session) -> bool {
        let mut changed = false;
        for (goal, state) in self.step.goals.iter().zip(&mut self.states) {
            let late = !state.met && goal.is_late(session);
            changed |= late != state.late;
            state.late = late;
        }
        changed
    }

    fn hears(&self, goal: &Goal, event: Option<&GoalEvent>) -> bool {
        goal.hears(event) || self.answered && goal.hears(Some(&GoalEvent::Answered))
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
        for index in 0..self.states.len() {
            let (goal, state) = (&self.step.goals[index], self.states[index]);
            if state.fits && !state.met && self.hears(goal, event) && goal.is_measured(session) {
                self.states[index].met = true;
                reached = true;
            }
        }
        reached
    }

    /// Which goals were reached, in the step's order.
    pub fn met(&self) -> impl Iterator<Item = bool> {
        self.states.iter().map(|state| state.met)
    }

    /// For which of them the run has no time left, as far as [`StepProgress::see_limits`] has seen: it has gone beyond their epochs.
    pub fn late(&self) -> impl Iterator<Item = bool> {
        self.states.iter().map(|state| state.late)
    }

    /// Whether all were; true where there are none.
    pub fn is_done(&self) -> bool {
        self.met().all(|met| met)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::read_text;
    use crate::link;

    const TEXT: &str = "title: T\nlink: seed=1\nquestion: Why? [number 3]\ngoal: Answered, and trained [answered; epoch >= 5]\n\
                        goal: In time [epoch <= 3; hidden neurons = 1]\n\nText\n";

    #[test]
    fn an_answer_counts_also_before_the_rest_is_reached() {
        let lesson = read_text("", TEXT).unwrap();
        let mut session = Session::new(link::read("seed=1", String::new).config);
        let mut progress = StepProgress::new(&lesson.steps[0], &[]);
        progress.see_settings(&session);
        let met = |progress: &StepProgress| progress.met().collect::<Vec<_>>();
        progress.see_answer(true);
        session.advance(3);
        assert!(progress.watches() && !progress.see(&session));
        progress.see_answer(false);
        session.advance(2);
        assert!(!progress.see(&session));
        progress.see_answer(true);
        assert!(progress.see(&session));
        assert_eq!(met(&progress), [true, false]);
    }

    #[test]
    fn a_run_may_be_too_late_and_the_next_one_is_not() {
        let lesson = read_text("", TEXT).unwrap();
        let mut session = Session::new(link::read("seed=1", String::new).config);
        let mut progress = StepProgress::new(&lesson.steps[0], &[]);
        session.advance(3);
        assert!(!progress.see_limits(&session));
        session.advance(1);
        assert!(progress.see_limits(&session) && !progress.see_limits(&session));
        assert_eq!(progress.late().collect::<Vec<_>>(), [false, true]);
        assert!(progress.see_limits(&Session::new(session.config().clone())));
        assert_eq!(progress.late().collect::<Vec<_>>(), [false, false]);
    }
}
