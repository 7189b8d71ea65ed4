//! The focus, what is in view because of it, and what stands in a field.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::window::document;
use super::{Timeout, prefers_stillness};

/// Gives an element the focus, and selects its text if it is a field.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        // Fails only for an element that is gone.
        let _ = element.focus();
    }
    // `cast` would take any element for a field.
    if let Some(field) = node.get().and_then(|node| node.dyn_into::<HtmlInputElement>().ok()) {
        field.select();
    }
}

/// The same, once Yew has rendered what is to have the focus.
pub fn focus_later(node: &NodeRef) {
    let node = node.clone();
    Timeout::new(0, move || focus(&node)).forget();
}

/// Once Yew has rendered a part of the page, gives the focus to what a selector finds in it.
pub fn focus_in_later(part: &NodeRef, selector: String) {
    focus_found(part, selector, || true);
}

/// The same, unless something that can be used has it.
pub fn hold_focus_later(part: &NodeRef, selector: String) {
    let is_lost = |element: &Element| element.tag_name() == "BODY" || element.matches(":disabled").unwrap_or(false);
    focus_found(part, selector, move || document().active_element().is_none_or(|element| is_lost(&element)));
}

fn focus_found(part: &NodeRef, selector: String, is_wanted: impl Fn() -> bool + 'static) {
    let part = part.clone();
    Timeout::new(0, move || {
        let Some(part) = part.cast::<Element>() else { return };
        let found =
            part.query_selector(&selector).ok().flatten().and_then(|found| found.dyn_into::<HtmlElement>().ok());
        if let Some(found) = found.filter(|_| is_wanted()) {
            // Fails only for an element that is gone.
            let _ = found.focus();
        }
    })
    .forget();
}

/// Whether an element has the focus.
pub fn has_focus(node: &NodeRef) -> bool {
    document().active_element().is_some_and(|focused| node.cast::<Element>() == Some(focused))
}

/// Once Yew has rendered it, brings what it is about into view by the shortest way, if it is not, and then an element itself.
pub fn scroll_into_view_later(about: &'static str, node: &NodeRef) {
    let node = node.clone();
    Timeout::new(0, move || {
        let Some(element) = node.cast::<Element>() else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        let about = element.owner_document().and_then(|page| page.query_selector(about).ok().flatten());
        for element in about.iter().chain([&element]) {
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
    .forget();
}

/// Once Yew has rendered the page, of which `part` is there then, brings another element gently into view by the shortest way, if it is not.
pub fn scroll_gently_later(selector: &'static str, part: &NodeRef) {
    let part = part.clone();
    Timeout::new(0, move || {
        let Some(page) = part.cast::<Element>().and_then(|part| part.owner_document()) else { return };
        let Ok(Some(element)) = page.query_selector(selector) else { return };
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        if !prefers_stillness() {
            // Where that fails, it is scrolled at once.
            let _ = Reflect::set(&options, &"behavior".into(), &"smooth".into());
        }
        element.scroll_into_view_with_scroll_into_view_options(&options);
    })
    .forget();
}

/// Writes a text into a field, if it is on the page. It is the field's own text until somebody types.
pub fn write(node: &NodeRef, text: &str) {
    if let Some(field) = node.cast::<HtmlInputElement>() {
        field.set_default_value(text);
        field.set_value(text);
    }
}
