//! The window, its document, and what is known of the machine.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::{Document, Window};

/// The most points of the screen for a CSS unit; more cannot be seen.
const MOST_POINTS: f64 = 3.0;

/// The window. The page's program runs nowhere else.
pub fn window() -> Window {
    match web_sys::window() {
        Some(window) => window,
        None => unreachable!("the page's program runs in a window"),
    }
}

/// The document.
pub fn document() -> Document {
    match window().document() {
        Some(document) => document,
        None => unreachable!("a window that runs a program has a document"),
    }
}

thread_local! {
    static IS_PRINTING: Cell<bool> = const { Cell::new(false) };
}

/// Lays the page out for paper, or for the screen again. On paper all of it is in view, and as sharp as can be.
pub fn set_printing(prints: bool) {
    IS_PRINTING.set(prints);
    if let Some(root) = document().document_element() {
        // Fails only for a name that is none.
        let _ = root.class_list().toggle_with_force("paper", prints);
    }
}

/// Whether the page is laid out for paper.
pub(super) fn is_printing() -> bool {
    IS_PRINTING.get()
}

/// The time in milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// A number from 0 to 1, drawn by the browser's own randomness.
pub fn random() -> f64 {
    js_sys::Math::random()
}

/// The device-pixel ratio: how many of the screen's points make one CSS unit, from 1 to 3.
pub fn pixel_ratio() -> f64 {
    if is_printing() { MOST_POINTS } else { window().device_pixel_ratio().clamp(1.0, MOST_POINTS) }
}

/// How many cores the machine has, as far as the browser says; at least one.
pub fn n_cores() -> usize {
    (window().navigator().hardware_concurrency() as usize).max(1)
}

/// The width and height of what can be seen of the page, in CSS units.
pub fn window_size() -> (f64, f64) {
    let number = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    (number(window().inner_width()), number(window().inner_height()))
}
