//! What stands in the page outside of the app: the element that it fills, the text below it, the banner for when it broke.

use gloo_events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};
use yew::Callback;

use super::attributes::set_style;
use super::window::{document, window};

/// Where the loader of parts notes that a file of the page is gone.
const IS_PART_GONE: &str = "partIsGone";

/// The element that the app fills.
pub fn app_root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Sets properties and variables of the page's style, all at once: each change makes the browser compute it anew.
pub fn set_root_style(style: &str) {
    if let Some(root) = document().document_element() {
        set_style(root.unchecked_ref::<HtmlElement>(), style);
    }
}

/// Whether a file of the page could not be loaded because it is gone, as after a new release, so that trying again is of no use.
pub fn is_part_gone() -> bool {
    js_sys::Reflect::get(&js_sys::global(), &JsValue::from_str(IS_PART_GONE)).is_ok_and(|is_gone| is_gone.is_truthy())
}

/// Shows or hides the text around the playground.
pub fn show_text(shows: bool) {
    set_hidden("text", !shows);
}

/// Calls `task` when the page is about to go, for as long as the listener is kept.
pub fn when_left(task: Callback<()>) -> EventListener {
    EventListener::new(&window(), "pagehide", move |_| task.emit(()))
}

/// Says that the program has stopped, where otherwise the page would only stand still. Does nothing in a worker, which has no page.
pub(super) fn show_broken() {
    if web_sys::window().is_some() {
        set_hidden("broken", false);
    }
}

fn set_hidden(id: &str, hidden: bool) {
    if let Some(element) = document().get_element_by_id(id) {
        // Fails only for a name that is none.
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}
