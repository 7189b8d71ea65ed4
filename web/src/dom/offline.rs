//! What keeps the page on the device, so that it opens and works without a network: a service worker, where the page comes with one.

use std::cell::Cell;

use gloo_events::EventListener;
use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};
use yew::Callback;

use super::visibility::is_hidden;
use super::window::{document, window};

/// The script of the service worker, beside the page.
const WORKER: &str = "sw.js";
/// What a page has that comes with one.
const MARK: &str = "link[rel=manifest]";

/// Lets the browser keep the page, where it can. `renewed` is told when it keeps another release than the one that is shown.
pub fn keep_page(renewed: Callback<()>) {
    let Some(container) = container() else { return };
    let is_kept = Cell::new(container.controller().is_some());
    // The first one takes the page over as it is.
    let on_change = move |_: &web_sys::Event| {
        if is_kept.replace(true) {
            renewed.emit(());
        }
    };
    EventListener::new(&container, "controllerchange", on_change).forget();
    spawn_local(async move {
        // Fails where the browser has no room for it, or forbids it: then the page needs a network, as others do.
        let Ok(kept) = JsFuture::from(container.register(WORKER)).await else { return };
        let kept: ServiceWorkerRegistration = kept.unchecked_into();
        // Who has left the page open for days hears of another release on coming back.
        let look = move |_: &web_sys::Event| {
            if !is_hidden()
                && let Ok(looking) = kept.update()
            {
                // Fails where there is no network.
                spawn_local(async { drop(JsFuture::from(looking).await) });
            }
        };
        EventListener::new(&document(), "visibilitychange", look).forget();
    });
}

/// The browser's service workers; none in a page that has none, and where the browser forbids them.
fn container() -> Option<ServiceWorkerContainer> {
    document().query_selector(MARK).ok()??;
    let container = Reflect::get(&window().navigator(), &JsValue::from_str("serviceWorker")).ok()?;
    container.is_truthy().then(|| container.unchecked_into())
}
