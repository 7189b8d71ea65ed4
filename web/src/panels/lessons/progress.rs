//! How far somebody got in the lessons, kept on the device.

use experiment::LessonProgress;
use yew::Callback;

use crate::dom;

/// Where the device keeps it: lessons and their goals, like `and-or=11 xor=10`, the one that was opened last at the end.
const KEPT: &str = "lessons";

/// Which goals were reached, lesson by lesson.
pub struct Progress {
    lessons: Vec<(String, Vec<bool>)>,
    /// Is given the text of all that, whenever it has changed.
    keep: Callback<String>,
}

impl Progress {
    /// What this device has kept; nothing where it may keep nothing.
    pub fn stored() -> Self {
        let keep = Callback::from(|text: String| dom::store(KEPT, &text));
        Progress::read(&dom::stored(KEPT).unwrap_or_default(), keep)
    }

    /// Reads a text as it is kept.
    pub fn read(text: &str, keep: Callback<String>) -> Self {
        let lesson = |part: &str| {
            let (name, goals) = part.split_once('=')?;
            Some((name.to_owned(), goals.bytes().map(|goal| goal == b'1').collect()))
        };
        Progress { lessons: text.split(' ').filter_map(lesson).collect(), keep }
    }

    /// Which of a lesson's goals were reached; empty where it was never opened.
    pub fn met(&self, name: &str) -> &[bool] {
        self.lessons.iter().find(|(lesson, _)| lesson == name).map_or(&[], |(_, met)| met)
    }

    /// The lesson that was opened last.
    pub fn last(&self) -> Option<&str> {
        self.lessons.last().map(|(name, _)| name.as_str())
    }

    /// Takes note that a lesson was opened.
    pub fn opened(&mut self, name: &str) {
        let met = self.met(name).to_vec();
        self.put(name, met);
    }

    /// Takes note of the goals that were reached.
    pub fn reached(&mut self, attempt: &LessonProgress) {
        self.put(&attempt.lesson().name, attempt.met().collect());
    }

    /// Forgets the goals of a lesson.
    pub fn forget(&mut self, name: &str) {
        self.put(name, Vec::new());
    }

    fn put(&mut self, name: &str, met: Vec<bool>) {
        self.lessons.retain(|(lesson, _)| lesson != name);
        self.lessons.push((name.to_owned(), met));
        let lesson = |(name, met): &(String, Vec<bool>)| {
            let goals = met.iter().map(|met| if *met { '1' } else { '0' });
            format!("{name}={}", goals.collect::<String>())
        };
        self.keep.emit(self.lessons.iter().map(lesson).collect::<Vec<_>>().join(" "));
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::rc::Rc;

    use super::*;

    #[test]
    fn it_is_written_as_it_is_read() {
        let kept = Rc::new(RefCell::new(String::new()));
        let keep = {
            let kept = kept.clone();
            Callback::from(move |text| *kept.borrow_mut() = text)
        };
        let mut progress = Progress::read("and-or=11 xor=10 strange step=", keep);
        assert_eq!(progress.met("xor"), [true, false]);
        assert_eq!((progress.met("step"), progress.met("layers")), (&[][..], &[][..]));
        assert_eq!(progress.last(), Some("step"));
        progress.opened("and-or");
        assert_eq!(*kept.borrow(), "xor=10 step= and-or=11");
        progress.forget("xor");
        assert_eq!(*kept.borrow(), "step= and-or=11 xor=");
    }
}
