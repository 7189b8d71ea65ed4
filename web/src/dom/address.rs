//! The address bar.

use wasm_bindgen::JsValue;

use super::window::window;

/// What stands behind the `#` in the address bar, with it; where nothing does, what stands behind a `?`.
pub fn fragment() -> String {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    if hash.is_empty() { location.search().unwrap_or_default() } else { hash }
}

/// What stands in the address bar behind the `#`.
pub fn link() -> String {
    fragment().trim_start_matches('#').to_owned()
}

/// The mark that the page has given to the entry of the history at which the browser is; nothing for one that somebody else made.
pub fn mark() -> Option<String> {
    window().history().ok()?.state().ok()?.as_string()
}

/// Marks the entry of the history, and leaves its address as it is. False where the browser refuses.
pub fn set_mark(mark: &str) -> bool {
    window().history().is_ok_and(|history| history.replace_state(&JsValue::from_str(mark), "").is_ok())
}

/// Writes the link into the address bar, and marks the entry of the history: a new one, or the one that is there. False where the
/// browser refuses: it limits how often this may be done.
pub fn write_entry(link: &str, mark: &str, is_new: bool) -> bool {
    let Ok(history) = window().history() else { return false };
    let (mark, url) = (JsValue::from_str(mark), format!("#{link}"));
    let written = if is_new {
        history.push_state_with_url(&mark, "", Some(&url))
    } else {
        history.replace_state_with_url(&mark, "", Some(&url))
    };
    written.is_ok()
}

/// Goes back to the entry before.
pub fn back() {
    // There is none in a page that may not go anywhere.
    let _ = window().history().and_then(|history| history.back());
}

/// Loads the page anew.
pub fn reload() {
    // Fails only where the page may not go anywhere.
    let _ = window().location().reload();
}

/// The whole address, as it is shared.
pub fn href() -> String {
    window().location().href().unwrap_or_default()
}

/// The address of the page itself.
pub fn without_fragment() -> String {
    let mut address = href();
    if let Some(end) = address.find('#') {
        address.truncate(end);
    }
    address
}
