//! Attributes that change past Yew, which must not render them itself.

use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::NodeRef;

/// Sets an attribute, if the element is on the page.
pub fn set_attribute(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for a name that is none.
        let _ = element.set_attribute(name, value);
    }
}

/// Moves a slider, whose ends may be others now.
pub fn set_range(node: &NodeRef, (low, high): (f64, f64), value: f64) {
    if let Some(slider) = node.cast::<HtmlInputElement>() {
        slider.set_min(&low.to_string());
        slider.set_max(&high.to_string());
        slider.set_value_as_number(value);
    }
}

/// Hides the element, or shows it, if it is on the page.
pub fn set_hidden(node: &NodeRef, hidden: bool) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for a name that is none.
        let _ = element.toggle_attribute_with_force("hidden", hidden);
    }
}

/// Gives an element this style and no other. The attribute would do the same, but the page's security policy forbids those: they may
/// come from anywhere.
pub fn set_style(element: &HtmlElement, style: &str) {
    element.style().set_css_text(style);
}
