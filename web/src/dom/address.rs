//! The address bar.

use wasm_bindgen::JsValue;

use super::window::window;

/// What stands behind the `#` in the address bar, with it; where nothing does, what stands behind a `?`.
pub fn fragment() -> String {
    let location = window().location();
    let hash = location.hash().unwrap_or_default();
    if hash.is_empty() { location.search().unwrap_or_default() } else { hash }
}

/// Writes the link into the address bar without a new entry in the history, so that Back leaves the page. False where the
/// browser refuses: it limits how often this may be done.
pub fn set_fragment(link: &str) -> bool {
    let Ok(history) = window().history() else { return false };
    history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{link}"))).is_ok()
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
