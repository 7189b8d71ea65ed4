//! What the page does with the runs, on a device that answers when it is asked to.

use std::cell::RefCell;

use super::super::device::carry_out;
use super::super::kept::Storage;
use super::super::testing::{Shelf, run};
use super::*;
use experiment::Standing;

const MUCH: usize = 1_000_000;

/// A page with its runs, and a device that answers when it is asked to.
struct Page {
    shelf: Shelf,
    requested: Rc<RefCell<Vec<Change>>>,
    runs: Runs,
}

impl Page {
    fn new(shelf: Shelf) -> Self {
        let requested = Rc::new(RefCell::new(Vec::new()));
        let request = {
            let requested = requested.clone();
            Callback::from(move |change| requested.borrow_mut().push(change))
        };
        let runs = Runs::new(Callback::noop(), request, Kept::read(&shelf));
        Page { shelf, requested, runs }
    }

    /// Sends a message, and lets the device answer what it is asked because of it; what is said about it.
    fn send(&mut self, message: RunsMsg) -> Vec<String> {
        let mut effects = self.runs.update(message);
        loop {
            let requested = self.requested.take();
            if requested.is_empty() {
                break;
            }
            for change in requested {
                effects.extend(self.runs.update(RunsMsg::Done(Box::new(carry_out(change, &self.shelf)))));
            }
        }
        let said = effects.into_iter().filter_map(|effect| match effect {
            Effect::Say(said) => Some(said),
            Effect::Notice(notice) => Some(notice.sentences.join(" ")),
            _ => None,
        });
        said.collect()
    }

    fn keep(&mut self, note: &str) -> Vec<String> {
        self.send(RunsMsg::KeepRun(Box::new(run(note))))
    }

    /// Writes a note on the run in this row.
    fn note(&mut self, index: usize, note: &str) -> Vec<String> {
        let number = self.runs.rows[index].run.number;
        self.send(RunsMsg::SetNote(number, note.to_owned()))
    }

    /// The notes of the rows, in brackets where a run is not saved.
    fn rows(&self) -> Vec<String> {
        let text = |row: &Row| if row.is_saved { row.run.note.clone() } else { format!("({})", row.run.note) };
        self.runs.rows.iter().map(text).collect()
    }

    fn stored(&self) -> Vec<String> {
        let record = Kept::read(&self.shelf).record;
        record.runs().iter().map(|run| run.note.clone()).collect()
    }
}

#[test]
fn runs_are_kept_noted_deleted_and_put_back() {
    let mut page = Page::new(Shelf::new(MUCH));
    assert_eq!(page.keep("a"), ["Saved as run 1."]);
    page.keep("b");
    page.note(0, "c");
    page.send(RunsMsg::SetNote(9, "of a run that another window has deleted".to_owned()));
    page.send(RunsMsg::Delete(0));
    assert_eq!((page.stored(), &*page.runs.said), (vec!["b".to_owned()], "The run is deleted."));
    page.send(RunsMsg::PutBack);
    assert_eq!((page.stored(), page.rows()), (vec!["c".to_owned(), "b".to_owned()], page.rows()));
    assert_eq!(page.rows(), ["c", "b"]);
    page.send(RunsMsg::PutBack);
    assert_eq!(page.runs.n(), 2, "it comes back once");
}

#[test]
fn a_moment_is_kept_once() {
    let mut page = Page::new(Shelf::new(MUCH));
    assert_eq!(page.keep(""), ["Saved as run 1."]);
    page.note(0, "mine");
    assert_eq!(page.keep(""), ["This moment is saved already, as run 1."]);
    // Two presses, before the device has answered the first.
    let later = || Run { standing: Standing { epochs: 8, ..run("").standing }, ..run("") };
    let effects = page.runs.update(RunsMsg::KeepRun(Box::new(later())));
    assert!(matches!(effects[..], [Effect::Render]));
    assert_eq!(
        page.send(RunsMsg::KeepRun(Box::new(later()))),
        ["Saved as run 2.", "This moment is saved already, as run 2."]
    );
    assert_eq!(page.stored().len(), 2);
    page.shelf.room.set(0);
    page.keep("no room");
    assert_eq!(page.keep("no room"), ["This moment is saved already, as run 3."]);
    assert_eq!(page.rows(), ["mine", "", "(no room)"]);
}

#[test]
fn a_number_is_not_given_again_when_its_run_is_gone() {
    let mut page = Page::new(Shelf::new(MUCH));
    ["a", "b", "c"].iter().for_each(|note| drop(page.keep(note)));
    page.send(RunsMsg::Delete(0));
    page.send(RunsMsg::Delete(1));
    let numbers = |page: &Page| page.runs.rows.iter().map(|row| row.run.number).collect::<Vec<_>>();
    assert_eq!(numbers(&page), [2]);
    // Also on a page that was opened since.
    let mut page = Page::new(page.shelf);
    assert_eq!(page.keep("d"), ["Saved as run 4."]);
    assert_eq!(numbers(&page), [2, 4]);
}

#[test]
fn a_page_that_has_not_read_the_runs_does_not_write_over_them() {
    let mut page = Page::new(Shelf::new(MUCH));
    // Another window keeps three.
    for note in ["a", "b", "c"] {
        carry_out(Change::Keep(run(note)), &page.shelf);
    }
    assert_eq!(page.rows(), [""; 0]);
    assert_eq!(page.keep("d"), ["Saved as run 4."]);
    assert_eq!((page.rows(), page.stored()), (page.stored(), page.rows()));
    assert_eq!(page.rows(), ["a", "b", "c", "d"]);
}

#[test]
fn where_there_is_no_room_runs_are_shown_until_there_is() {
    let mut page = Page::new(Shelf::new(MUCH));
    page.keep("a");
    page.keep("b");
    let full = page.shelf.text("runs").len();
    page.shelf.room.set(full);
    assert!(page.keep("c")[0].contains("storage is full or forbidden"));
    page.keep("d");
    assert_eq!(
        (page.rows(), page.stored()),
        (["a", "b", "(c)", "(d)"].map(str::to_owned).to_vec(), vec!["a".to_owned(), "b".to_owned()])
    );
    let exported = Record::from_csv(&page.runs.to_csv()).unwrap();
    let exported: Vec<(u32, &str)> = exported.runs().iter().map(|run| (run.number, &*run.note)).collect();
    assert_eq!(exported, [(1, "a"), (2, "b"), (3, "c"), (4, "d")], "a file has all of them");

    page.note(0, "a long note for which there is no room");
    assert_eq!((page.runs.refused.as_deref(), page.rows().len()), (Some(NOT_CHANGED), 4));
    page.note(3, "e");
    page.send(RunsMsg::Delete(2));
    assert_eq!(page.rows(), ["a", "b", "(e)"]);
    page.send(RunsMsg::Delete(0));
    assert_eq!((page.rows(), page.stored()), (page.stored(), page.rows()));
    assert_eq!(page.rows(), ["b", "e"], "what is deleted makes room");
}

#[test]
fn a_device_that_keeps_nothing_shows_what_it_is_given() {
    let mut page = Page::new(Shelf::new(0));
    page.keep("a");
    page.keep("b");
    page.send(RunsMsg::Delete(0));
    assert_eq!(page.rows(), ["(b)"]);
    page.send(RunsMsg::PutBack);
    assert_eq!(page.rows(), ["(b)", "(a)"]);
    let mut file = Record::default();
    ["b", "c"].iter().for_each(|note| file.keep(run(note)).unwrap());
    page.send(RunsMsg::Imported(Ok(file.to_csv())));
    assert_eq!(page.rows(), ["(b)", "(a)", "(c)"]);
}

#[test]
fn a_file_says_how_much_was_new() {
    let mut page = Page::new(Shelf::new(MUCH));
    page.keep("a");
    let mut file = Record::default();
    ["a", "b"].iter().for_each(|note| file.keep(run(note)).unwrap());
    page.send(RunsMsg::Imported(Ok(file.to_csv())));
    assert_eq!(&*page.runs.said, "1 of 2 runs was added; 1 was there already.");
    page.send(RunsMsg::Imported(Ok("hello".to_owned())));
    assert!(page.runs.refused.as_deref().is_some_and(|why| why.starts_with("This is no record of runs")));
    assert_eq!((page.rows().len(), &*page.runs.said), (2, ""));
}

#[test]
fn what_cannot_be_read_is_said_and_goes_only_when_it_is_in_a_file() {
    let shelf = Shelf::new(MUCH);
    shelf.put("runs", "link,broken");
    let mut page = Page::new(shelf);
    let words = page.runs.unreadable.clone().unwrap();
    assert!(words.starts_with("The runs saved on this device cannot be read. This is no record of runs:"), "{words}");
    page.keep("a");
    assert_eq!((page.stored(), page.shelf.text("runs-unreadable")), (vec!["a".to_owned()], "link,broken".to_owned()));
    assert_eq!(page.runs.unreadable.as_ref(), Some(&words), "why is said until the page is closed");
    page.send(RunsMsg::ForgetUnreadable);
    assert_eq!(page.shelf.read("runs-unreadable").as_deref(), Some("link,broken"), "it is in no file");
    page.runs.unreadable_in_file = "link,broken".to_owned();
    page.send(RunsMsg::ForgetUnreadable);
    assert_eq!((page.shelf.text("runs-unreadable"), page.runs.unreadable.clone()), (String::new(), None));
}

#[test]
fn settings_are_compared_only_when_links_change() {
    let mut page = Page::new(Shelf::new(MUCH));
    page.keep("a");
    page.send(RunsMsg::KeepRun(Box::new(Run { link: "seed=1&noise=20".to_owned(), ..run("b") })));
    page.runs.compare();
    assert_eq!(page.runs.differing.len(), 1);
    let row = page.runs.rows[1].clone();
    page.note(0, "c");
    assert!(page.runs.is_compared && Rc::ptr_eq(&row.run, &page.runs.rows[1].run), "a note changes one row");
    page.send(RunsMsg::Delete(1));
    assert!(!page.runs.is_compared);
}
