//! Files: what the browser saves for the visitor, and what the visitor chooses.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, HtmlCanvasElement, HtmlElement, Response, Url};

use super::Timeout;
use super::window::{document, window};

/// Milliseconds after which a browser has certainly begun to save.
const LONG_ENOUGH: u32 = 60_000;

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ReadError {
    /// It has more bytes than are read.
    TooLarge {
        /// How many it has.
        bytes: f64,
    },
    /// The browser could not read it.
    Unreadable,
}

/// Lets the browser save a text of this media type; false if it can not.
pub fn save_text(name: &str, kind: &str, text: &str) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of2(&JsValue::from_str(mark_of(kind, text)), &JsValue::from_str(text));
    Blob::new_with_str_sequence_and_options(&parts, &options).is_ok_and(|blob| save(name, &blob).is_some())
}

/// What stands before a text in its file: Excel takes a table for UTF-8 only by its byte order mark. Without other letters than those of
/// ASCII it needs none.
fn mark_of(kind: &str, text: &str) -> &'static str {
    if kind == "text/csv" && !text.is_ascii() { "\u{feff}" } else { "" }
}

/// Lets the browser save what a canvas shows, as PNG, as soon as it is packed; false if it can not.
pub fn save_canvas(name: &str, canvas: &HtmlCanvasElement) -> bool {
    let name = name.to_owned();
    let packed = Closure::once_into_js(move |blob: Option<Blob>| blob.and_then(|blob| save(&name, &blob)).is_some());
    canvas.to_blob(packed.unchecked_ref()).is_ok()
}

/// Lets the browser save a file, as a press on a link to it does.
fn save(name: &str, blob: &Blob) -> Option<()> {
    let address = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_attribute("href", &address).ok()?;
    link.set_attribute("download", name).ok()?;
    link.click();
    // Fails only for an address that is none.
    Timeout::new(LONG_ENOUGH, move || drop(Url::revoke_object_url(&address))).forget();
    Some(())
}

/// The bytes of a file that somebody chose.
///
/// # Errors
/// A file with more than `largest` bytes, and one that the browser can't read.
pub async fn read_bytes(file: &File, largest: f64) -> Result<Vec<u8>, ReadError> {
    let bytes = file.size();
    if bytes > largest {
        return Err(ReadError::TooLarge { bytes });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| ReadError::Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// The text of a file that somebody chose.
///
/// # Errors
/// A file with more than `largest` bytes, and one that the browser can't read.
pub async fn read_text(file: &File, largest: f64) -> Result<String, ReadError> {
    let bytes = file.size();
    if bytes > largest {
        return Err(ReadError::TooLarge { bytes });
    }
    let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
    text.ok_or(ReadError::Unreadable)
}

/// The text of a file that stands beside the page, on the same host.
///
/// # Errors
/// A file with more than `largest` bytes; none of this name, none that is text, and one on another host, to which this one only leads.
pub async fn text_beside(name: &str, largest: f64) -> Result<String, ReadError> {
    let text = fetch_text(name).await.ok_or(ReadError::Unreadable)?;
    let bytes = text.len() as f64;
    if bytes > largest { Err(ReadError::TooLarge { bytes }) } else { Ok(text) }
}

async fn fetch_text(name: &str) -> Option<String> {
    // The page's policy keeps to its own host, also where this one would lead to another.
    let response = JsFuture::from(window().fetch_with_str(name)).await.ok()?;
    let response = response.unchecked_into::<Response>();
    if !response.ok() {
        return None;
    }
    JsFuture::from(response.text().ok()?).await.ok()?.as_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_with_letters_beyond_ascii_is_marked_as_utf_8() {
        assert_eq!(mark_of("text/csv", "name\r\nZoé\r\n"), "\u{feff}");
        assert_eq!(mark_of("text/csv", "name\r\nZoe\r\n"), "");
        assert_eq!(mark_of("text/plain", "Zoé"), "");
    }
}
