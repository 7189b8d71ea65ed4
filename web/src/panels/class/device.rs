//! What the device keeps of a class: the links, one a line, as they were handed in.

use crate::dom;

/// Under which name.
const NAME: &str = "class";

/// What was seen of what the device keeps. Another window may have added to it or deleted from it since.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    seen: Vec<String>,
    /// What of it this page can't read: a newer one may be able to, so it stays.
    unread: Vec<String>,
}

/// Whether there is anything.
pub fn is_stored() -> bool {
    dom::stored(NAME).is_some_and(|text| !text.is_empty())
}

fn lines() -> Vec<String> {
    dom::stored(NAME).unwrap_or_default().lines().map(str::to_owned).collect()
}

impl Kept {
    /// Looks what is there.
    pub fn read() -> Self {
        Kept { seen: lines(), unread: Vec::new() }
    }

    /// All of it, as text.
    pub fn text(&self) -> String {
        self.seen.join("\n")
    }

    /// These could be read of it. What could not stays, until it is given up; how many those are.
    pub fn leave_unread(&mut self, read: &[String]) -> usize {
        self.unread = without(&self.seen, read);
        self.unread.len()
    }

    /// What could not be read does not stay any longer.
    pub fn give_up_unread(&mut self) {
        self.unread.clear();
    }

    /// Keeps these in place of what was seen; what another window has added stays, and what it has deleted goes. False where there is no
    /// room: nothing is changed then.
    pub fn keep(&mut self, links: &[String]) -> bool {
        let there = lines();
        let (added, gone) = (without(&there, &self.seen), without(&self.seen, &there));
        let mut all: Vec<String> =
            links.iter().chain(&self.unread).filter(|link| !gone.contains(link)).cloned().collect();
        all.extend(without(&added, &all));
        let is_kept = dom::keep(NAME, &all.join("\n"));
        if is_kept {
            self.seen = all;
        }
        is_kept
    }
}

/// What of `these` is not among the others.
fn without(these: &[String], others: &[String]) -> Vec<String> {
    these.iter().filter(|this| !others.contains(this)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dom::imaginary::{self, browser};

    fn links(all: &[&str]) -> Vec<String> {
        all.iter().map(|link| (*link).to_owned()).collect()
    }

    #[test]
    fn two_windows_keep_what_either_has_added_and_a_full_device_nothing() {
        imaginary::open("");
        let (mut one, mut other) = (Kept::read(), Kept::read());
        assert!(one.keep(&links(&["a", "b"])));
        assert!(other.keep(&links(&["c"])));
        assert_eq!(Kept::read().text(), "c\na\nb");
        assert!(one.keep(&links(&["b"])), "deleted here");
        assert_eq!(Kept::read().text(), "b\nc");
        browser(|browser| browser.is_full = true);
        assert!(!other.keep(&links(&["b", "c", "d"])));
        assert_eq!(Kept::read().text(), "b\nc");
    }

    #[test]
    fn what_cannot_be_read_stays_until_it_is_given_up() {
        imaginary::open("");
        assert!(Kept::read().keep(&links(&["a", "of another page", "b"])));
        let mut kept = Kept::read();
        assert_eq!(kept.leave_unread(&links(&["a", "b"])), 1);
        assert!(kept.keep(&links(&["b"])));
        assert_eq!(Kept::read().text(), "b\nof another page");
        kept.give_up_unread();
        assert!(kept.keep(&links(&["b"])));
        assert_eq!(Kept::read().text(), "b");
    }
}
