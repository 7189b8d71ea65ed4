//! What somebody has done in the lessons, kept on the device.

use experiment::{GoalWork, HandIn, Lesson, StepWork};
use yew::Callback;

use crate::dom;

/// Where the device keeps it: the lessons that somebody worked in, as JSON, the one that was opened last at the end.
const KEPT: &str = "lesson-work";
/// Where earlier versions kept which goals were reached, like `and-or=11 xor=10`.
const EARLIER: &str = "lessons";
/// So many lessons are kept; those that were opened last.
const MOST: usize = 60;

/// What was done, lesson by lesson.
pub struct Progress {
    lessons: Vec<HandIn>,
    /// Is given the text of all that, whenever it has changed.
    keep: Callback<String>,
}

impl Progress {
    /// What this device has kept; nothing where it may keep nothing.
    pub fn stored() -> Self {
        let keep = Callback::from(|text: String| dom::store(KEPT, &text));
        let earlier = || dom::stored(EARLIER).unwrap_or_default();
        Progress::read(&dom::stored(KEPT).unwrap_or_else(earlier), keep)
    }

    /// Reads a text as it is kept, or was by earlier versions.
    pub fn read(text: &str, keep: Callback<String>) -> Self {
        let earlier = |part: &str| {
            let (name, goals) = part.split_once('=')?;
            let goals = goals.bytes().map(|goal| (goal == b'1').then(GoalWork::default)).collect();
            let steps = vec![StepWork { goals, ..StepWork::default() }];
            Some(HandIn { lesson: name.to_owned(), steps, ..HandIn::default() })
        };
        let lessons = HandIn::read_all(text).unwrap_or_else(|| text.split(' ').filter_map(earlier).collect());
        Progress { lessons, keep }
    }

    fn of(&self, lesson: &str) -> Option<&HandIn> {
        self.lessons.iter().find(|work| work.lesson == lesson)
    }

    /// What was done in a step of a lesson.
    pub fn work(&self, lesson: &str, step: usize) -> StepWork {
        self.of(lesson).and_then(|work| work.steps.get(step)).cloned().unwrap_or_default()
    }

    /// Whether all goals of a lesson were reached; what is only read is done once it was opened.
    pub fn is_done(&self, lesson: &Lesson) -> bool {
        self.of(&lesson.name).is_some()
            && lesson.steps.iter().enumerate().all(|(index, step)| {
                let met = self.work(&lesson.name, index).met();
                step.goals.len() <= met.len() && met.iter().all(|met| *met)
            })
    }

    /// What was done in all of a lesson.
    pub fn hand_in(&self, lesson: &Lesson) -> HandIn {
        let mut work = self.of(&lesson.name).cloned().unwrap_or_default();
        work.lesson.clone_from(&lesson.name);
        work.steps.resize(lesson.steps.len(), StepWork::default());
        work
    }

    /// The names of the lessons, the one that was opened last first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.lessons.iter().rev().map(|work| work.lesson.as_str())
    }

    /// The name that was written last.
    pub fn name(&self) -> &str {
        self.lessons.iter().rev().map(|work| work.name.as_str()).find(|name| !name.is_empty()).unwrap_or_default()
    }

    /// Takes note that a lesson was opened.
    pub fn opened(&mut self, lesson: &Lesson) {
        let work = self.hand_in(lesson);
        self.put(work);
    }

    /// Takes note of what was done in a step.
    pub fn did(&mut self, lesson: &Lesson, step: usize, done: StepWork) {
        let mut work = self.hand_in(lesson);
        if let Some(step) = work.steps.get_mut(step) {
            *step = done;
        }
        self.put(work);
    }

    /// Takes note of who hands in.
    pub fn signed_as(&mut self, lesson: &Lesson, name: String) {
        let work = HandIn { name, ..self.hand_in(lesson) };
        self.put(work);
    }

    fn put(&mut self, work: HandIn) {
        self.lessons.retain(|other| other.lesson != work.lesson);
        self.lessons.push(work);
        let n_forgotten = self.lessons.len().saturating_sub(MOST);
        self.lessons.drain(..n_forgotten);
        self.keep.emit(HandIn::write_all(&self.lessons));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use experiment::lessons;

    use super::*;

    #[test]
    fn it_is_written_as_it_is_read() {
        let kept = Rc::new(RefCell::new(String::new()));
        let keep = {
            let kept = kept.clone();
            Callback::from(move |text| *kept.borrow_mut() = text)
        };
        let lesson = |name: &str| {
            let text = "title: A\nlink: seed=1\ngoal: B [epoch = 1]\ngoal: C [epoch = 2]\n\nDo: this\n";
            lessons::read_text(name, text).unwrap()
        };
        let mut progress = Progress::read("and-or=11 xor=10 strange step=", keep);
        assert_eq!(progress.work("xor", 0).met(), [true, false]);
        assert!(progress.is_done(&lesson("and-or")) && !progress.is_done(&lesson("xor")));
        assert!(!progress.is_done(&lesson("layers")) && progress.work("layers", 0).met().is_empty());
        assert_eq!(progress.names().next(), Some("step"));
        progress.opened(&lesson("and-or"));
        progress.did(&lesson("xor"), 0, StepWork { answer: Some("42".to_owned()), ..StepWork::default() });
        progress.signed_as(&lesson("xor"), "Ada".to_owned());
        let again = Progress::read(&kept.borrow(), Callback::noop());
        assert_eq!(again.lessons, progress.lessons);
        assert_eq!((again.names().next(), again.name()), (Some("xor"), "Ada"));
        assert!(again.is_done(&lesson("and-or")));
        assert_eq!(again.work("xor", 0).answer.as_deref(), Some("42"));
    }
}
