//! What the app starts with. It is made in a task of its own, before the page is.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::lessons::Lessons;
use crate::link::{Opened, open_link};
use crate::look::Look;

/// What the app starts with, to be taken out once: Yew only lends what it hands on.
#[derive(Clone, Properties)]
pub struct Start {
    once: Rc<Cell<Option<Started>>>,
}

/// What a link and this device say.
pub struct Started {
    /// What the link describes.
    pub opened: Opened,
    /// The lesson that it opens.
    pub lessons: Option<Lessons>,
    /// What was chosen on this device.
    pub look: Look,
}

impl Start {
    /// Reads the address bar, and what is kept on this device.
    pub fn read() -> Self {
        let mut lessons = None;
        let opened = open_link(&mut lessons);
        Start { once: Rc::new(Cell::new(Some(Started { opened, lessons, look: Look::read() }))) }
    }

    /// Takes it out; the next one would find nothing.
    pub fn take(&self) -> Option<Started> {
        self.once.take()
    }
}

impl PartialEq for Start {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.once, &other.once)
    }
}
