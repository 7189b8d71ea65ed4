//! The boxes over the page, which the browser opens and closes.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::window::document;

/// Those that are open.
const OPEN: &str = ":popover-open";

fn open_box() -> Option<Element> {
    document().query_selector(OPEN).ok().flatten()
}

/// Whether one is open.
pub fn has_box() -> bool {
    open_box().is_some()
}

/// Closes what is open; whether anything was.
pub fn close_boxes() -> bool {
    let is_any = has_box();
    while let Some(element) = open_box().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        if element.hide_popover().is_err() {
            break;
        }
    }
    is_any
}
