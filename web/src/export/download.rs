//! Files that the browser saves for the visitor.

use gloo_timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlCanvasElement, HtmlElement, Url};

use crate::browser;

/// Milliseconds after which a browser has certainly begun to save.
const LONG_ENOUGH: u32 = 60_000;

/// Saves a text; gives the file's name back if the browser can.
pub fn text(name: String, kind: &str, text: &str) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&JsValue::from_str(text));
    save(&name, &Blob::new_with_str_sequence_and_options(&parts, &options).ok()?)?;
    Some(name)
}

/// Saves what a canvas shows, as PNG, as soon as it is packed.
pub fn canvas(name: String, canvas: Option<HtmlCanvasElement>) -> Option<String> {
    let file = name.clone();
    let packed = Closure::once_into_js(move |blob: Option<Blob>| blob.and_then(|blob| save(&file, &blob)).is_some());
    canvas?.to_blob(packed.unchecked_ref()).ok()?;
    Some(name)
}

/// Lets the browser save a file, as a press on a link to it does.
fn save(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlElement = browser::document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    // Fails only for an address that is none.
    Timeout::new(LONG_ENOUGH, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}
