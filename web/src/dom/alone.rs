//! A part of the page that is alone on it for a while, as large as the window, and where the focus was before.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::Timeout;
use super::window::document;

/// The attribute of what can neither be reached nor read.
const INERT: &str = "inert";
/// What is heard and read all the same.
const SAID: &str = "[role=status], .notices, script, style";

/// While this is kept, nothing but a part of the page can be reached, by pointer, keys or screen reader.
pub struct Alone {
    others: Vec<Element>,
}

impl Alone {
    /// Leaves alone the element around a node that a selector names.
    pub fn new(node: &NodeRef, selector: &str) -> Self {
        let part = node.cast::<Element>().and_then(|node| node.closest(selector).ok().flatten());
        let mut others = Vec::new();
        let around = std::iter::successors(part, |element| element.parent_element());
        for element in around.take_while(|element| element.tag_name() != "BODY") {
            let siblings = element.parent_element().map(|parent| parent.children());
            let siblings = siblings.iter().flat_map(|all| (0..all.length()).filter_map(|index| all.item(index)));
            others.extend(siblings.filter(|other| *other != element && !is_exempt(other)));
        }
        others.iter().for_each(|other| drop(other.set_attribute(INERT, "")));
        Alone { others }
    }
}

/// What is inert for another reason stays so.
fn is_exempt(element: &Element) -> bool {
    element.has_attribute(INERT) || element.matches(SAID).unwrap_or(true)
}

impl Drop for Alone {
    fn drop(&mut self) {
        self.others.iter().for_each(|other| drop(other.remove_attribute(INERT)));
    }
}

/// What has the focus at some moment.
pub struct Focused(Option<HtmlElement>);

impl Focused {
    /// What has it now.
    pub fn now() -> Self {
        Focused(document().active_element().and_then(|element| element.dyn_into().ok()))
    }

    /// Gives it back once Yew has rendered, unless something else has got it.
    pub fn give_back(self) {
        Timeout::new(0, move || {
            let is_free = document().active_element().is_none_or(|element| element.tag_name() == "BODY");
            if let Some(element) = self.0.filter(|element| is_free && element.is_connected()) {
                // Fails only for an element that is gone.
                let _ = element.focus();
            }
        })
        .forget();
    }
}
