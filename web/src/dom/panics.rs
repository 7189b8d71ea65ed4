//! Panics and other ends: after one the program must not be called any more, and somebody has to say so.

use std::sync::atomic::{AtomicBool, Ordering};

use gloo_events::EventListener;
use js_sys::{JsString, Reflect, WebAssembly::RuntimeError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ErrorEvent, PromiseRejectionEvent};

use super::page::show_broken;

/// Whether the program has come to an end. It can't stand in anything that the program owns, which may be half changed.
static BROKEN: AtomicBool = AtomicBool::new(false);

/// Whether the program has come to an end.
pub fn is_broken() -> bool {
    BROKEN.load(Ordering::Relaxed)
}

/// Shows a panic to the user and in the console, where otherwise the page would only stop; and so whatever else ends the program. For
/// a worker, too: it has a console only, and its page hears of its end.
pub fn report_panics() {
    // Yew would put a hook of its own in the place of one that it does not know of.
    yew::set_custom_panic_hook(Box::new(|panic| {
        end();
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
    }));
    if let Some(window) = web_sys::window() {
        // Where memory runs out nothing panics: the program stops in the middle, and the browser alone says so.
        let on_error = |event: &web_sys::Event| {
            let error = event.unchecked_ref::<ErrorEvent>().error();
            if is_trap(&error) || passed_through(&error) {
                end();
            }
        };
        let on_rejection = |event: &web_sys::Event| {
            if is_trap(&event.unchecked_ref::<PromiseRejectionEvent>().reason()) {
                end();
            }
        };
        EventListener::new(&window, "error", on_error).forget();
        EventListener::new(&window, "unhandledrejection", on_rejection).forget();
    }
}

/// Stops the frames, and shows the banner. Nothing is allocated here: there may be no memory left.
fn end() {
    BROKEN.store(true, Ordering::Relaxed);
    show_broken();
}

/// Whether WebAssembly has stopped the program.
fn is_trap(error: &JsValue) -> bool {
    error.is_instance_of::<RuntimeError>()
}

/// Whether an exception of the browser's has left functions of the program in the middle, whose names all browsers give alike.
fn passed_through(error: &JsValue) -> bool {
    let stack = Reflect::get(error, &"stack".into()).ok().and_then(|stack| stack.dyn_into::<JsString>().ok());
    stack.is_some_and(|stack| stack.includes("wasm-function", 0))
}
