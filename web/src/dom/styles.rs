//! Styles of parts of the page that are loaded later: a part brings its own.

use std::cell::RefCell;

use js_sys::{Array, Reflect};
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

use super::window::document;

/// Where a document has the sheets that a program has made.
const ADOPTED: &str = "adoptedStyleSheets";

thread_local! {
    static ADDED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

/// Puts these styles into effect, once. As a sheet of the program's own: a page with a policy takes no others.
pub fn add_styles(styles: &'static str) {
    if ADDED.with_borrow(|added| added.contains(&styles)) {
        return;
    }
    ADDED.with_borrow_mut(|added| added.push(styles));
    let (document, name) = (document(), JsValue::from_str(ADOPTED));
    let (Ok(sheet), Ok(adopted)) = (CssStyleSheet::new(), Reflect::get(&document, &name)) else { return };
    if sheet.replace_sync(styles).is_ok() {
        let all = Array::from(&adopted);
        all.push(&sheet);
        // Fails in no browser that runs the page at all: each that has vector instructions has these.
        let _ = Reflect::set(&document, &name, &all);
    }
}
