//! What is kept on the device, or for as long as the tab is open.

use gloo_events::EventListener;
use web_sys::Storage;
use yew::Callback;

use super::window::window;

/// The device's memory for this page; some browsers forbid it.
fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// What was kept on the device under this name.
pub fn stored(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// Keeps a text on the device; says whether it could be: storage may be full or forbidden.
pub fn keep(name: &str, text: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Keeps a text on the device where that is allowed, or else until the page is closed.
pub fn store(name: &str, text: &str) {
    let _ = keep(name, text);
}

/// Hears that another window may have changed what is kept on the device, for as long as the page is there.
pub fn hear_storage(task: Callback<()>) {
    EventListener::new(&window(), "storage", move |_| task.emit(())).forget();
}

/// What this tab was told to keep under this name.
pub fn kept_in_tab(name: &str) -> Option<String> {
    window().session_storage().ok()??.get_item(name).ok()?
}

/// Keeps a text for as long as the tab is open, or forgets it.
pub fn keep_in_tab(name: &str, text: Option<&str>) {
    if let Ok(Some(storage)) = window().session_storage() {
        // Full or forbidden: it is then forgotten when the page is loaded anew.
        let _ = match text {
            Some(text) => storage.set_item(name, text),
            None => storage.remove_item(name),
        };
    }
}
