//! Letters, as Unicode knows them: the browser has its tables.

use js_sys::JsString;

/// A text in which each accent stands behind its letter, in Unicode's form NFD.
pub fn decomposed(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFD"))
}
