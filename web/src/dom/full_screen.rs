//! The whole screen for the page, where the browser gives it.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window::{document, window};

/// Calls a method that answers with a promise. That may be refused, and then the page stays as it is.
fn ask(object: &JsValue, method: &str) {
    let method = Reflect::get(object, &method.into()).ok().and_then(|method| method.dyn_into::<Function>().ok());
    let promise = method.and_then(|method| method.call0(object).ok()?.dyn_into::<Promise>().ok());
    if let Some(promise) = promise {
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Whether somebody is pressing something, without which browsers give no whole screen; so also where that is not known.
fn is_pressed() -> bool {
    let of = |object: &JsValue, name: &str| Reflect::get(object, &name.into()).unwrap_or_default();
    of(&of(&window().navigator(), "userActivation"), "isActive").as_bool().unwrap_or(true)
}

/// Whether the browser lets the page have the whole screen.
pub fn allows_full_screen() -> bool {
    document().fullscreen_enabled()
}

/// Asks for the whole screen, or gives it back: to be called while a press is handled.
pub fn toggle_full_screen() {
    let document = document();
    if document.fullscreen_element().is_some() {
        leave_full_screen();
    } else if let Some(root) = document.document_element().filter(|_| is_pressed()) {
        ask(&root, "requestFullscreen");
    }
}

/// Gives the whole screen back, if the page has it.
pub fn leave_full_screen() {
    if document().fullscreen_element().is_some() {
        ask(&document(), "exitFullscreen");
    }
}
