//! A number on a page that is only imagined: what it shows can be asked for.

use std::cell::RefCell;
use std::fmt::Arguments;

use yew::NodeRef;

/// A number on the page, which is always there.
#[derive(Default)]
pub struct LiveText {
    node: NodeRef,
    text: RefCell<String>,
}

impl LiveText {
    pub fn new(node: NodeRef) -> Self {
        LiveText { node, ..Self::default() }
    }

    pub fn node(&self) -> &NodeRef {
        &self.node
    }

    pub fn show(&mut self, what: Arguments<'_>) {
        let text = self.text.get_mut();
        text.clear();
        let _ = std::fmt::Write::write_fmt(text, what);
    }

    /// What it shows.
    pub fn text(&self) -> String {
        self.text.borrow().clone()
    }
}
