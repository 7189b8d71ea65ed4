//! Locks that all windows of this page share: what one does under a lock, no other does at the same time.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::window::window;

/// Calls `task` as soon as no other window holds the lock of this name; at once where the browser has no locks, or refuses this one.
pub fn exclusively(name: &str, task: Callback<()>) {
    let request = || -> Option<Promise> {
        // Outside a secure context there are no locks at all.
        let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
        let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
        let held = task.clone();
        let held: JsValue = Closure::once_into_js(move || held.emit(()));
        request.call2(&locks, &name.into(), &held).ok()?.dyn_into().ok()
    };
    match request() {
        Some(released) => spawn_local(async move {
            if JsFuture::from(released).await.is_err() {
                task.emit(());
            }
        }),
        None => task.emit(()),
    }
}
