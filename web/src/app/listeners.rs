//! What the page listens to, beside its own controls.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

use super::message::Msg;
use crate::dom;
use crate::panels::header::HeaderMsg;
use crate::panels::runs::RunsMsg;

/// Listeners for as long as they are kept.
pub fn listeners(send: &Callback<Msg>) -> Vec<EventListener> {
    let window = dom::window();
    let tell = |message: fn() -> Msg| {
        let callback = send.reform(move |()| message());
        move |_: &web_sys::Event| callback.emit(())
    };
    let tell_if = |is_so: fn() -> bool, message: fn() -> Msg| {
        let callback = send.reform(move |()| message());
        move |_: &web_sys::Event| {
            if is_so() {
                callback.emit(());
            }
        }
    };
    let key = send.clone();
    let mut listeners = vec![
        EventListener::new(&window, "hashchange", tell_if(|| dom::mark().is_none(), || Msg::AddressChanged)),
        EventListener::new(&window, "popstate", tell_if(|| dom::mark().is_some(), || Msg::Went)),
        // Boxes tell nobody but themselves.
        EventListener::new_with_options(
            &dom::document(),
            "toggle",
            EventListenerOptions::run_in_capture_phase(),
            tell(|| Msg::BoxToggled),
        ),
        EventListener::new(&window, "storage", tell(|| Msg::Runs(RunsMsg::Changed))),
        EventListener::new(&window, "resize", tell(|| Msg::Resized)),
        EventListener::new(&window, "beforeprint", tell(|| Msg::Print(true))),
        EventListener::new(&window, "afterprint", tell(|| Msg::Print(false))),
        EventListener::new(&window, "scroll", tell(|| Msg::Scrolled)),
        EventListener::new(&dom::document(), "visibilitychange", tell(|| Msg::Hidden(dom::is_hidden()))),
        // The browser's own undo would change a field that was left long ago, and give it the focus.
        EventListener::new_with_options(
            &window,
            "keydown",
            EventListenerOptions::enable_prevent_default(),
            move |event| {
                if let Some(message) = event.dyn_ref::<KeyboardEvent>().and_then(shortcut) {
                    key.emit(message);
                }
            },
        ),
    ];
    for query in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"] {
        if let Some(media) = dom::media(query) {
            let changed = tell(|| Msg::Header(HeaderMsg::PreferencesChanged));
            listeners.push(EventListener::new(&media, "change", changed));
        }
    }
    listeners
}

/// Listens until the screen has another pixel ratio than now: a window on another monitor may keep its size, and then nothing else tells.
pub fn of_other_ratio(send: Callback<Msg>) -> Option<EventListener> {
    let media = dom::this_pixel_ratio()?;
    Some(EventListener::new(&media, "change", move |_| send.emit(Msg::Resized)))
}

/// The usual keys for undo, redo and leaving; in a field they are the field's own.
fn shortcut(event: &KeyboardEvent) -> Option<Msg> {
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let in_field = target.is_some_and(|target| target.class_list().contains("field"));
    if event.key() == "Escape" {
        return (!event.default_prevented() && !dom::has_box()).then_some(Msg::Escape);
    }
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_field {
        return None;
    }
    let message = match (event.shift_key(), event.key().as_str()) {
        (false, "z") => Msg::Undo,
        (true, "z" | "Z") | (false, "y") => Msg::Redo,
        _ => return None,
    };
    event.prevent_default();
    Some(message)
}
