//! What the draft was before: what Undo and Redo bring back.

use std::rc::Rc;

use experiment::Draft;

/// So many versions are kept.
const MOST: usize = 100;

/// A draft, and the step that was worked on.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The draft.
    pub draft: Rc<Draft>,
    /// The step, counted from 0.
    pub step: usize,
}

/// The versions before the one that is there, and those that were taken back.
#[derive(Debug, Default)]
pub struct Past {
    before: Vec<Version>,
    after: Vec<Version>,
    /// Whether the last change was typed into the field where somebody still is.
    is_typing: bool,
}

impl Past {
    /// Keeps what is about to be changed. What is typed into one field without a break is one change.
    pub fn keep(&mut self, version: Version, is_typed: bool) {
        if !(is_typed && self.is_typing) {
            self.after.clear();
            self.push(version);
        }
        self.is_typing = is_typed;
    }

    /// Keeps another version, whatever is being typed or made again.
    pub fn push(&mut self, version: Version) {
        if self.before.len() == MOST {
            self.before.remove(0);
        }
        self.before.push(version);
    }

    /// What is typed from now on is another change.
    pub fn pause(&mut self) {
        self.is_typing = false;
    }

    /// The version before this one, which Redo brings back.
    pub fn undo(&mut self, now: Version) -> Option<Version> {
        self.pause();
        let before = self.before.pop()?;
        self.after.push(now);
        Some(before)
    }

    /// The version that was taken back last.
    pub fn redo(&mut self, now: Version) -> Option<Version> {
        self.pause();
        let after = self.after.pop()?;
        self.before.push(now);
        Some(after)
    }

    /// Whether there is something to take back, and to make again.
    pub fn can(&self) -> (bool, bool) {
        (!self.before.is_empty(), !self.after.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(step: usize) -> Version {
        Version { draft: Rc::default(), step }
    }

    #[test]
    fn a_run_of_typing_is_one_change_and_the_oldest_is_forgotten() {
        let mut past = Past::default();
        for (step, is_typed) in [(0, false), (1, true), (2, true), (3, false)] {
            past.keep(version(step), is_typed);
        }
        assert_eq!(past.undo(version(4)), Some(version(3)));
        assert_eq!(past.undo(version(3)), Some(version(1)), "where the typing began");
        assert_eq!((past.redo(version(1)), past.can()), (Some(version(3)), (true, true)));
        past.keep(version(5), true);
        past.pause();
        past.keep(version(6), true);
        assert_eq!((past.undo(version(7)), past.can()), (Some(version(6)), (true, true)), "another field");
        (0..2 * MOST).for_each(|step| past.keep(version(step), false));
        assert_eq!((0..).take_while(|_| past.undo(version(0)).is_some()).count(), MOST);
    }
}
