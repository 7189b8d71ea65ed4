//! What the page asks of the browser: elements, the address bar, the clipboard, preferences.

use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CanvasRenderingContext2d, Document, Element, HtmlCanvasElement, HtmlElement, HtmlInputElement, HtmlSelectElement,
    MediaQueryList, MouseEvent, Storage, Window,
};

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

/// A canvas and the context to draw on it.
pub struct Canvas {
    /// The element.
    pub element: HtmlCanvasElement,
    /// Its two-dimensional context.
    pub context: CanvasRenderingContext2d,
}

/// The canvas with this id.
pub fn canvas(id: &str) -> Option<Canvas> {
    with_context(element(id)?)
}

/// A canvas of so many points that is not on the page.
pub fn new_canvas(width: u32, height: u32) -> Option<Canvas> {
    let canvas = with_context(document().create_element("canvas").ok()?)?;
    canvas.element.set_width(width);
    canvas.element.set_height(height);
    Some(canvas)
}

/// A canvas that is not used for anything but a picture in two dimensions.
pub fn with_context(element: Element) -> Option<Canvas> {
    let element: HtmlCanvasElement = element.dyn_into().ok()?;
    let context = element.get_context("2d").ok()??.dyn_into().ok()?;
    Some(Canvas { element, context })
}

/// The canvases that a selector finds.
pub fn canvases(selector: &str) -> Vec<Canvas> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    let canvas = |index| {
        let element: HtmlCanvasElement = found.get(index)?.dyn_into().ok()?;
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Canvas { element, context })
    };
    (0..found.length()).filter_map(canvas).collect()
}

impl Canvas {
    /// Its width and height on the page, in CSS units.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.element.client_width()), f64::from(self.element.client_height()))
    }

    /// Makes a canvas of this size on the page as sharp as the screen, and clears it; what is drawn is then in CSS units.
    pub fn fit(&self, (width, height): (f64, f64)) {
        let ratio = pixel_ratio();
        let points = ((width * ratio) as u32, (height * ratio) as u32);
        // Setting a size makes the browser lay the page out anew, even if it is the same.
        if (self.element.width(), self.element.height()) != points {
            self.element.set_width(points.0);
            self.element.set_height(points.1);
        }
        // Can only fail for numbers that are not finite.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        self.context.clear_rect(0.0, 0.0, width, height);
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

/// The address of the page itself.
pub fn address_without_fragment() -> String {
    let address = address();
    address.split_once('#').map_or(address.clone(), |(before, _)| before.to_owned())
}

/// The width and height of what can be seen of the page, in CSS units.
pub fn window_size() -> (f64, f64) {
    let number = |value: Result<JsValue, JsValue>| value.ok().and_then(|value| value.as_f64()).unwrap_or(0.0);
    (number(window().inner_width()), number(window().inner_height()))
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

/// Sets properties and variables of the page's style, all at once: each change makes the browser compute it anew.
pub fn set_root_style(style: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for a name that is none.
        let _ = root.set_attribute("style", style);
    }
}

/// Where an event of the pointer happened within the element with this id, in CSS units; nothing on top of a button.
pub fn place_in(id: &str, event: &MouseEvent) -> Option<(f64, f64)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest("button").ok()?.is_some() {
        return None;
    }
    let rect = element(id)?.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
}

/// Whether any of the element with this id can be seen now.
pub fn is_in_view(id: &str) -> bool {
    let Some(rect) = element(id).map(|element| element.get_bounding_client_rect()) else { return false };
    rect.bottom() > 0.0 && rect.top() < window_size().1
}

/// Gives the focus to the element with this id, and selects its text if it is a field.
pub fn focus(id: &str) {
    let Some(element) = element(id).and_then(|element| element.dyn_into::<HtmlElement>().ok()) else { return };
    // Fails only for an element that is gone.
    let _ = element.focus();
    if let Ok(field) = element.dyn_into::<HtmlInputElement>() {
        field.select();
    }
}

/// Lets every list show what its `data-chosen` says; the attributes that HTML has for it only say what is chosen at first.
pub fn choose_chosen() {
    let Ok(lists) = document().query_selector_all("select[data-chosen]") else { return };
    for list in (0..lists.length()).filter_map(|index| lists.get(index)?.dyn_into::<HtmlSelectElement>().ok()) {
        list.set_value(&list.get_attribute("data-chosen").unwrap_or_default());
    }
}

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

/// Shows or hides the text around the playground.
pub fn show_text(shows: bool) {
    if let Some(text) = element("text") {
        // Fails only for a name that is none.
        let _ = text.toggle_attribute_with_force("hidden", !shows);
    }
}

/// How many cores the machine has, as far as the browser says; at least one.
pub fn n_cores() -> usize {
    (window().navigator().hardware_concurrency() as usize).max(1)
}

/// Whether the program has panicked: it must not be called any more.
static BROKEN: AtomicBool = AtomicBool::new(false);

/// Whether the program has panicked.
pub fn is_broken() -> bool {
    BROKEN.load(Ordering::Relaxed)
}

/// Shows a panic to the user and in the console, where otherwise the page would only stop.
pub fn report_panics() {
    // Yew would put a hook of its own in the place of one that it does not know of.
    yew::set_custom_panic_hook(Box::new(|panic| {
        BROKEN.store(true, Ordering::Relaxed);
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        // A worker has no page.
        if web_sys::window().is_some()
            && let Some(element) = element("broken")
        {
            let _ = element.remove_attribute("hidden");
        }
    }));
}
