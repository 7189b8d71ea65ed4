//! The clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Clipboard;

use super::window::window;

/// Copies a text to the clipboard; says whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    // Outside a secure context there is no clipboard at all.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    match clipboard.map(JsCast::dyn_into::<Clipboard>) {
        Ok(Ok(clipboard)) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        _ => false,
    }
}
