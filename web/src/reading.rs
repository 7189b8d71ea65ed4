//! A number on the page that changes while training: written only when its text does.

use std::fmt::{Arguments, Write};

use web_sys::Element;

use crate::browser;

/// An element and the text that it shows.
pub struct Reading {
    element: Option<Element>,
    text: String,
    next: String,
}

impl Reading {
    /// The reading in the element with this id; one that is not on the page shows nothing.
    pub fn new(id: &str) -> Self {
        let element = browser::element(id);
        let text = element.as_ref().and_then(|element| element.text_content()).unwrap_or_default();
        Reading { element, text, next: String::new() }
    }

    /// Shows this.
    pub fn show(&mut self, what: Arguments<'_>) {
        let Some(element) = &self.element else { return };
        self.next.clear();
        // Writing to a string does not fail.
        let _ = self.next.write_fmt(what);
        if self.next != self.text {
            element.set_text_content(Some(&self.next));
            std::mem::swap(&mut self.next, &mut self.text);
        }
    }
}
