//! What the page listens to, beside its own controls.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::html::Scope;

use crate::app::{App, Msg};
use crate::{browser, record};

/// Listeners for as long as they are kept.
pub fn listeners(to: &Scope<App>) -> Vec<EventListener> {
    let window = browser::window();
    let send = |message: fn() -> Msg| {
        let callback = to.callback(move |()| message());
        move |_: &web_sys::Event| callback.emit(())
    };
    let key = to.batch_callback(|message: Option<Msg>| message);
    let mut listeners = vec![
        EventListener::new(&window, "hashchange", send(|| Msg::LinkChanged)),
        EventListener::new(&window, "storage", send(|| Msg::Record(record::Msg::Changed))),
        EventListener::new(&window, "resize", send(|| Msg::LookChanged)),
        EventListener::new(&window, "scroll", send(|| Msg::Scrolled)),
        EventListener::new(
            &browser::document(),
            "visibilitychange",
            send(|| Msg::Hidden(browser::document().hidden())),
        ),
        // The browser's own undo would change a field that was left long ago, and give it the focus.
        EventListener::new_with_options(
            &window,
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            move |event| key.emit(event.dyn_ref::<KeyboardEvent>().and_then(shortcut)),
        ),
    ];
    for query in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"] {
        if let Some(media) = browser::media(query) {
            listeners.push(EventListener::new(&media, "change", send(|| Msg::LookChanged)));
        }
    }
    listeners
}

/// The usual keys for undo and redo; in a field they are the field's own.
fn shortcut(event: &KeyboardEvent) -> Option<Msg> {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let in_field = target.is_some_and(|target| target.class_list().contains("field"));
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_field {
        return None;
    }
    let key = event.key();
    let message = match (event.shift_key(), key.as_str()) {
        (false, "z") => Msg::Undo,
        (true, "z" | "Z") | (false, "y") => Msg::Redo,
        _ => return None,
    };
    event.prevent_default();
    Some(message)
}
