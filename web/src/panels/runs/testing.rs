//! What the tests of the runs need.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use experiment::{Run, Standing};

use super::kept::Storage;

/// A run with this note.
pub fn run(note: &str) -> Run {
    let standing = Standing {
        epochs: 7,
        loss_train: Some(0.25),
        loss_test: Some(0.5),
        accuracy_train: None,
        accuracy_test: None,
        parameters: 25,
    };
    Run {
        number: 0,
        link: "seed=1".to_owned(),
        standing,
        note: note.to_owned(),
        changes: String::new(),
        moment: String::new(),
        picture: None,
    }
}

/// Runs with these notes, as a record has them that has kept no others.
pub fn runs(notes: &[&str]) -> Vec<Run> {
    (1..).zip(notes).map(|(number, note)| Run { number, ..run(note) }).collect()
}

/// A storage with room for so many bytes.
#[derive(Default)]
pub struct Shelf {
    pub texts: RefCell<BTreeMap<String, String>>,
    pub room: Cell<usize>,
}

impl Shelf {
    pub fn new(room: usize) -> Self {
        Shelf { room: Cell::new(room), ..Shelf::default() }
    }

    pub fn put(&self, name: &str, text: &str) {
        self.texts.borrow_mut().insert(name.to_owned(), text.to_owned());
    }

    pub fn text(&self, name: &str) -> String {
        self.read(name).unwrap_or_default()
    }
}

impl Storage for Shelf {
    fn read(&self, name: &str) -> Option<String> {
        self.texts.borrow().get(name).cloned()
    }

    fn write(&self, name: &str, text: &str) -> bool {
        let others =
            self.texts.borrow().iter().filter(|(other, _)| *other != name).map(|(_, text)| text.len()).sum::<usize>();
        let fits = others + text.len() <= self.room.get();
        if fits {
            self.put(name, text);
        }
        fits
    }
}
