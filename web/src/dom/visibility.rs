//! What can be seen: what is out of sight need not be painted.

use web_sys::Element;
use yew::NodeRef;

use super::window::{document, is_printing, window_size};

/// Whether any of an element can be seen now.
pub fn is_in_view(node: &NodeRef) -> bool {
    let Some(rect) = node.cast::<Element>().map(|element| element.get_bounding_client_rect()) else { return false };
    is_printing() || rect.bottom() > 0.0 && rect.top() < window_size().1
}

/// Whether the tab is hidden.
pub fn is_hidden() -> bool {
    document().hidden()
}
