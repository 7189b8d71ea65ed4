//! What the page asks of the browser: elements, the address bar, the clipboard, preferences.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlElement, MediaQueryList, Window};

/// The window. This program runs nowhere else.
pub fn window() -> Window {
    match web_sys::window() {
        Some(window) => window,
        None => unreachable!("the page's program runs in a window"),
    }
}

/// The document.
pub fn document() -> Document {
    match window().document() {
        Some(document) => document,
        None => unreachable!("a window that runs a program has a document"),
    }
}

/// The element with this id.
pub fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}

/// Shows `text` in the element with this id.
pub fn set_text(id: &str, text: &str) {
    if let Some(element) = element(id) {
        element.set_text_content(Some(text));
    }
}

/// A canvas and the context to draw on it.
pub struct Canvas {
    /// The element.
    pub element: HtmlCanvasElement,
    /// Its two-dimensional context.
    pub context: CanvasRenderingContext2d,
}

/// The canvas with this id.
pub fn canvas(id: &str) -> Option<Canvas> {
    let element: HtmlCanvasElement = element(id)?.dyn_into().ok()?;
    let context = element.get_context("2d").ok()??.dyn_into().ok()?;
    Some(Canvas { element, context })
}

impl Canvas {
    /// Makes the canvas as sharp as the screen: one point of it for each of the screen's, in CSS units. Returns width and
    /// height in CSS units. Clears what was on it.
    pub fn fit(&self) -> (f64, f64) {
        let (width, height) = (f64::from(self.element.client_width()), f64::from(self.element.client_height()));
        let ratio = pixel_ratio();
        self.element.set_width((width * ratio) as u32);
        self.element.set_height((height * ratio) as u32);
        // Can only fail for numbers that are not finite.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        (width, height)
    }
}

/// How many of the screen's points make one CSS unit; more than 3 cannot be seen.
pub fn pixel_ratio() -> f64 {
    window().device_pixel_ratio().clamp(1.0, 3.0)
}

/// The time in milliseconds since the page was opened.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// What stands behind the `#` in the address bar, with it.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes the link into the address bar without a new entry in the history, so that Back leaves the page.
pub fn set_fragment(link: &str) {
    if let Ok(history) = window().history() {
        // Browsers limit how often this may be called; the next call then brings it up to date.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{link}")));
    }
}

/// The whole address, as it is shared.
pub fn address() -> String {
    window().location().href().unwrap_or_default()
}

/// Copies text to the clipboard; says whether the browser allowed it.
pub async fn copy(text: String) -> bool {
    // Outside a secure context there is no clipboard at all.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    match clipboard.map(JsCast::dyn_into::<web_sys::Clipboard>) {
        Ok(Ok(clipboard)) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
        _ => false,
    }
}

/// A media query to ask and to listen to.
pub fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok()?
}

/// Whether somebody asked for a dark page.
pub fn prefers_dark() -> bool {
    media("(prefers-color-scheme: dark)").is_some_and(|media| media.matches())
}

/// Whether somebody asked for a still page.
pub fn prefers_stillness() -> bool {
    media("(prefers-reduced-motion: reduce)").is_some_and(|media| media.matches())
}

/// A CSS variable of the page.
pub fn css_variable(name: &str) -> String {
    let root: Option<HtmlElement> = document().document_element().and_then(|root| root.dyn_into().ok());
    root.and_then(|root| window().get_computed_style(&root).ok()?)
        .and_then(|style| style.get_property_value(name).ok())
        .map(|value| value.trim().to_owned())
        .unwrap_or_default()
}

/// Shows a panic to the user and in the console, where otherwise the page would only stop.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        if let Some(element) = element("broken") {
            let _ = element.remove_attribute("hidden");
        }
    }));
}
