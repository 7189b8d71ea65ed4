//! Panics: after one the program must not be called any more, and somebody has to say so.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::JsValue;

use super::page::show_broken;

/// Whether the program has panicked. It can't stand in anything that the program owns, which may be half changed.
static BROKEN: AtomicBool = AtomicBool::new(false);

/// Whether the program has panicked.
pub fn is_broken() -> bool {
    BROKEN.load(Ordering::Relaxed)
}

/// Shows a panic to the user and in the console, where otherwise the page would only stop. For a worker, too: it has a console
/// only.
pub fn report_panics() {
    // Yew would put a hook of its own in the place of one that it does not know of.
    yew::set_custom_panic_hook(Box::new(|panic| {
        BROKEN.store(true, Ordering::Relaxed);
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        show_broken();
    }));
}
