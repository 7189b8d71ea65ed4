//! What the device keeps of the runs. What can't be read is put aside before anything is written over it, and nothing that was put
//! aside is written over at all.

use experiment::{Record, Salvaged};

use crate::dom;

/// Under which name the device keeps the runs, and under which one what can't be read.
const NAME: &str = "runs";
const UNREADABLE: &str = "runs-unreadable";
/// And the largest number that a run had: the run may be gone, and its number is not given twice.
const LAST_NUMBER: &str = "runs-last";

/// Where texts are kept by name.
pub trait Storage {
    /// The text of this name.
    fn read(&self, name: &str) -> Option<String>;
    /// Keeps a text in place of the last one of this name; false where that can't be done, and then the last one is still there.
    fn write(&self, name: &str, text: &str) -> bool;
}

/// This device.
#[derive(Clone, Copy, Debug)]
pub struct Device;

impl Storage for Device {
    fn read(&self, name: &str) -> Option<String> {
        dom::stored(name)
    }

    fn write(&self, name: &str, text: &str) -> bool {
        dom::keep(name, text)
    }
}

/// Whether there is anything to show.
pub fn is_any_stored(storage: &impl Storage) -> bool {
    [NAME, UNREADABLE].iter().any(|name| storage.read(name).is_some_and(|text| !text.is_empty()))
}

/// What is kept.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// The runs.
    pub record: Record,
    /// All that can't be read, as text.
    pub unreadable: String,
    /// Why not, for what was not put aside before.
    pub reasons: Vec<String>,
    /// Whether some of what can't be read stands among the runs as yet.
    is_to_be_put_aside: bool,
}

impl Kept {
    /// Reads what is kept. Changes nothing.
    pub fn read(storage: &impl Storage) -> Self {
        let text = storage.read(NAME).filter(|text| !text.is_empty());
        let Salvaged { mut record, unreadable, reasons } =
            text.map_or_else(Salvaged::default, |text| Record::salvage(&text));
        record.number_after(last_number(storage));
        let aside = storage.read(UNREADABLE).unwrap_or_default();
        let unreadable = joined(&aside, &unreadable);
        Kept { record, is_to_be_put_aside: unreadable != aside, unreadable, reasons }
    }

    /// Writes it. False where it can't be: then nothing of what was kept is gone.
    pub fn write(&mut self, storage: &impl Storage) -> bool {
        if self.is_to_be_put_aside && !storage.write(UNREADABLE, &self.unreadable) {
            return false;
        }
        if !storage.write(NAME, &self.record.to_text()) {
            return false;
        }
        let last = self.record.last_number();
        let is_gone = self.record.runs().iter().all(|run| run.number != last);
        if is_gone && last != last_number(storage) {
            // Without room for it, a number may be given again: that is no reason to lose a run.
            storage.write(LAST_NUMBER, &last.to_string());
        }
        (self.is_to_be_put_aside, self.reasons) = (false, Vec::new());
        true
    }

    /// Forgets what can't be read, if this is all of it; how much was changed.
    pub fn forget(&mut self, text: &str) -> usize {
        if self.unreadable != text {
            return 0;
        }
        self.unreadable.clear();
        self.is_to_be_put_aside = true;
        1
    }
}

fn last_number(storage: &impl Storage) -> u32 {
    storage.read(LAST_NUMBER).and_then(|text| text.parse().ok()).unwrap_or(0)
}

/// What was put aside before, and more of it, unless that is among it already: a text that only grows.
fn joined(aside: &str, more: &str) -> String {
    // One line of titles is enough.
    let titles = aside.split_inclusive('\n').next().unwrap_or_default();
    let rows = more.strip_prefix(titles).unwrap_or(more);
    if more.is_empty() || aside.contains(rows) {
        return aside.to_owned();
    }
    let between = if aside.is_empty() || aside.ends_with('\n') { "" } else { "\r\n" };
    format!("{aside}{between}{rows}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_of_titles_is_enough_and_a_row_is_not_put_aside_twice() {
        assert_eq!(joined("", "t\nx\n"), "t\nx\n");
        assert_eq!(joined("t\nx\n", "t\ny\n"), "t\nx\ny\n");
        assert_eq!(joined("t\nx\ny\n", "t\ny\n"), "t\nx\ny\n");
        assert_eq!(joined("t\nx\n", ""), "t\nx\n");
    }
}
