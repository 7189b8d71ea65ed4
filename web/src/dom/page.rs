//! What stands in the page outside of the app: the element that it fills, the text below it, the banner for when it broke.

use gloo_events::EventListener;
use web_sys::Element;
use yew::Callback;

use super::window::{document, window};

/// The element that the app fills.
pub fn app_root() -> Option<Element> {
    document().get_element_by_id("app")
}

/// Sets properties and variables of the page's style, all at once: each change makes the browser compute it anew.
pub fn set_root_style(style: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for a name that is none.
        let _ = root.set_attribute("style", style);
    }
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
