//! A number on the page that changes while training: written past Yew, and only when its text changes.

use std::fmt::{Arguments, Write};
use std::mem;

use wasm_bindgen::JsValue;
use web_sys::Node;
use yew::NodeRef;

/// An element that Yew renders empty, and the text that it is to show. An element that Yew has made in place of the last one gets
/// the text as well.
#[derive(Default)]
pub struct LiveText {
    node: NodeRef,
    /// The element that shows `text`.
    written: Option<Node>,
    text: String,
    /// Room for the next text: both are kept, so that nothing is allocated for it.
    next: String,
}

impl LiveText {
    /// The text of the element that a view makes with this `ref`.
    pub fn new(node: NodeRef) -> Self {
        LiveText { node, ..Self::default() }
    }

    /// The `ref` for the view.
    pub fn node(&self) -> &NodeRef {
        &self.node
    }

    /// Shows this, if the element is on the page.
    pub fn show(&mut self, what: Arguments<'_>) {
        let Some(node) = self.node.get() else { return };
        self.next.clear();
        // Writing to a string does not fail.
        let _ = self.next.write_fmt(what);
        let is_same = |written: &Node| AsRef::<JsValue>::as_ref(written) == AsRef::<JsValue>::as_ref(&node);
        if self.next == self.text && self.written.as_ref().is_some_and(is_same) {
            return;
        }
        node.set_text_content(Some(&self.next));
        mem::swap(&mut self.next, &mut self.text);
        self.written = Some(node);
    }
}
