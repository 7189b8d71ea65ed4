//! The whole screen for the page, where the browser gives it.

use super::window::document;

/// Whether the browser lets the page have the whole screen.
pub fn allows_full_screen() -> bool {
    document().fullscreen_enabled()
}

/// Asks for the whole screen, or gives it back: to be called while a press is handled.
pub fn toggle_full_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else if let Some(root) = document.document_element() {
        // Where it is refused, the page stays as it is.
        let _ = root.request_fullscreen();
    }
}

/// Gives the whole screen back, if the page has it.
pub fn leave_full_screen() {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    }
}
