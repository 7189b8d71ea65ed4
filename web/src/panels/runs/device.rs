//! Changes of what the device keeps: to what is there at that moment, together with other windows.

use std::cell::RefCell;
use std::rc::Rc;

use yew::Callback;

use super::change::Change;
use super::kept::{Device, Kept, Storage};
use crate::dom;

/// What all windows call the lock under which one of them reads and writes.
const LOCK: &str = "runs";

/// Why a change was not made.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// It can't be made; this says why.
    NotAllowed(String),
    /// The storage is full, or the browser forbids it.
    NoRoom,
}

/// A change that was made, or was not.
#[derive(Debug)]
pub struct Done {
    /// The change.
    pub change: Change,
    /// How much it changed, or why it was not made.
    pub result: Result<usize, Refusal>,
    /// What is kept now.
    pub kept: Kept,
}

/// Makes a change to what is kept now.
pub fn carry_out(change: Change, storage: &impl Storage) -> Done {
    let mut kept = Kept::read(storage);
    let result = match change.apply(&mut kept) {
        Ok(0) => Ok(0),
        Ok(n) if kept.write(storage) => Ok(n),
        Ok(_) => Err(Refusal::NoRoom),
        Err(error) => Err(Refusal::NotAllowed(error.to_string())),
    };
    if result.is_err() {
        kept = Kept::read(storage);
    }
    Done { change, result, kept }
}

/// Where changes of what the device keeps are asked for; `done` is told of each. It is made while no other window makes one, and at
/// once when the page is about to go.
pub fn requests(done: Callback<Done>) -> Callback<Change> {
    let pending = Rc::new(RefCell::new(Vec::new()));
    let carry_out = {
        let pending = pending.clone();
        Callback::from(move |()| {
            for change in pending.take() {
                done.emit(carry_out(change, &Device));
            }
        })
    };
    let leaves = dom::when_left(carry_out.clone());
    Callback::from(move |change| {
        // It listens for as long as somebody can ask.
        let _ = &leaves;
        pending.borrow_mut().push(change);
        dom::exclusively(LOCK, carry_out.clone());
    })
}

#[cfg(test)]
mod tests {
    use experiment::Record;

    use super::super::kept::is_any_stored;
    use super::super::testing::{Shelf, run, runs};
    use super::*;

    const NAME: &str = "runs";
    const UNREADABLE: &str = "runs-unreadable";
    const MUCH: usize = 1_000_000;
    const BAD: &str = "9,many,0.1,0.1,0,,,25,,,seed=2,\r\n";

    /// A record of two runs with a bad row between them.
    fn with_a_bad_row() -> (Record, String) {
        let mut record = Record::default();
        record.keep(run("a")).unwrap();
        let first = record.to_text();
        record.keep(run("b")).unwrap();
        let all = record.to_text();
        (record, format!("{first}{BAD}{}", &all[first.len()..]))
    }

    #[test]
    fn a_change_is_made_to_what_is_there_then() {
        let shelf = Shelf::new(MUCH);
        assert!(!is_any_stored(&shelf));
        for note in ["a", "b", "c"] {
            // Nobody has read it before: what is there stays.
            assert_eq!(carry_out(Change::Keep(run(note)), &shelf).result, Ok(1));
        }
        let kept = Kept::read(&shelf);
        assert_eq!(kept.record.runs(), runs(&["a", "b", "c"]));
        assert!(is_any_stored(&shelf));
    }

    #[test]
    fn a_bad_row_is_put_aside_and_the_good_ones_stay() {
        let (record, text) = with_a_bad_row();
        let shelf = Shelf::new(MUCH);
        shelf.put(NAME, &text);
        let kept = Kept::read(&shelf);
        assert_eq!((&kept.record, kept.reasons.len()), (&record, 1));
        assert_eq!((shelf.text(NAME), shelf.text(UNREADABLE)), (text, String::new()), "reading writes nothing");

        let done = carry_out(Change::Keep(run("c")), &shelf);
        assert_eq!(done.kept.record.runs(), runs(&["a", "b", "c"]));
        assert_eq!(Record::from_csv(&shelf.text(NAME)).unwrap(), done.kept.record);
        assert!(shelf.text(UNREADABLE).ends_with(BAD) && shelf.text(UNREADABLE).starts_with("run,"));
        assert_eq!(Kept::read(&shelf).unreadable, shelf.text(UNREADABLE));
    }

    #[test]
    fn what_is_aside_only_grows() {
        let (_, text) = with_a_bad_row();
        let shelf = Shelf::new(MUCH);
        shelf.put(UNREADABLE, "link,broken");
        shelf.put(NAME, &text);
        carry_out(Change::Keep(run("c")), &shelf);
        let aside = shelf.text(UNREADABLE);
        assert!(aside.starts_with("link,broken\r\nrun,") && aside.ends_with(BAD), "{aside:?}");

        shelf.put(NAME, "no record");
        carry_out(Change::Keep(run("d")), &shelf);
        assert_eq!(shelf.text(UNREADABLE), format!("{aside}no record"));
        assert_eq!(Kept::read(&shelf).record.runs(), runs(&["d"]));
    }

    #[test]
    fn where_there_is_no_room_nothing_changes() {
        let (_, text) = with_a_bad_row();
        // Neither for what would be put aside nor for one more run.
        for room_aside in [0, Record::salvage(&text).unreadable.len()] {
            let room = text.len() + room_aside;
            let shelf = Shelf::new(room);
            shelf.put(NAME, &text);
            let before = Kept::read(&shelf);
            let done = carry_out(Change::Keep(run("c")), &shelf);
            assert_eq!((done.result, done.kept.record), (Err(Refusal::NoRoom), before.record), "{room}");
            assert_eq!(shelf.text(NAME), text, "{room}");
        }
    }

    #[test]
    fn only_what_was_seen_is_forgotten() {
        let (record, text) = with_a_bad_row();
        let shelf = Shelf::new(text.len());
        shelf.put(NAME, &text);
        let seen = Kept::read(&shelf).unreadable;
        assert_eq!(carry_out(Change::Forget("link,other".to_owned()), &shelf).result, Ok(0));
        assert_eq!(Kept::read(&shelf).unreadable, seen);
        // That makes room, too.
        assert_eq!(carry_out(Change::Forget(seen), &shelf).result, Ok(1));
        let kept = Kept::read(&shelf);
        assert_eq!((kept.record, &*kept.unreadable, kept.reasons.len()), (record, "", 0));
    }

    #[test]
    fn a_change_that_is_not_allowed_is_refused() {
        let shelf = Shelf::new(MUCH);
        let done = carry_out(Change::Keep(run(&"n".repeat(2001))), &shelf);
        assert!(matches!(done.result, Err(Refusal::NotAllowed(why)) if why.starts_with("note cannot be")));
        assert!(!is_any_stored(&shelf));
    }
}
