//! Where things are in the window, and how something is put beside them.

use web_sys::{Element, HtmlElement};
use yew::NodeRef;

use super::window::window;

/// Where the sides of an element are in the window, in CSS units.
#[derive(Clone, Copy, Debug, PartialEq)]
#[allow(missing_docs)] // Each is the side of this name.
pub struct Sides {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Sides {
    /// Those of an element.
    pub fn of(element: &Element) -> Self {
        let rect = element.get_bounding_client_rect();
        Sides { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
    }
}

/// Where an element is; nothing while it is not on the page.
pub fn sides_of(node: &NodeRef) -> Option<Sides> {
    node.cast::<Element>().map(|element| Sides::of(&element))
}

/// Puts an element at a place of the window: it is positioned within another element, with which it scrolls.
pub fn put(node: &NodeRef, (left, top): (f64, f64)) {
    let Some(element) = node.cast::<HtmlElement>() else { return };
    let around = element.offset_parent().as_ref().map(Sides::of);
    let (from_left, from_top) = around.map_or((0.0, 0.0), |around| (around.left, around.top));
    // Both only fail for names that are none.
    let _ = element.style().set_property("left", &format!("{}px", left - from_left));
    let _ = element.style().set_property("top", &format!("{}px", top - from_top));
}

/// The size of the letters in an element, in CSS units, such as `11px`; nothing while it is not on the page.
pub fn font_size(node: &NodeRef) -> Option<String> {
    let element = node.cast::<Element>()?;
    let style = window().get_computed_style(&element).ok()??;
    style.get_property_value("font-size").ok()
}
