//! What the device keeps of the draft. Other windows keep theirs in the same place.

use experiment::Draft;

use crate::dom;

/// Under which name.
const NAME: &str = "lesson-draft";

/// What this window has seen of what the device keeps.
#[derive(Debug, Default)]
pub struct Kept {
    seen: Option<String>,
}

impl Kept {
    /// Looks what is there.
    pub fn read() -> Self {
        Kept { seen: dom::stored(NAME) }
    }

    /// The draft that was seen, if it is one.
    pub fn draft(&self) -> Option<Draft> {
        Draft::read(self.seen.as_deref()?)
    }

    /// The draft that another window has kept since, if there is anything in it.
    pub fn of_another(&self) -> Option<Draft> {
        let there = Kept::read();
        if there.seen == self.seen { None } else { there.draft().filter(|draft| *draft != Draft::default()) }
    }

    /// Keeps a draft in place of what is there; false where there is no room, or the device forbids it.
    pub fn keep(&mut self, draft: &Draft) -> bool {
        let text = draft.write();
        let is_kept = dom::keep(NAME, &text);
        if is_kept {
            self.seen = Some(text);
        }
        is_kept
    }
}
