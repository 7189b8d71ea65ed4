//! Styles that are made of values, which no style sheet can know.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom;

/// Gives an element this style before it is drawn, and again when it is another one. It stands in for the attribute of that name,
/// which the page's security policy forbids.
#[hook]
pub fn use_style(node: &NodeRef, style: AttrValue) {
    let node = node.clone();
    use_effect_with(style, move |style| {
        if let Some(element) = node.cast::<HtmlElement>() {
            dom::set_style(&element, style);
        }
    });
}
