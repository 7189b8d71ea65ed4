//! The embedder: the page that shows this one in a frame. What it asks for, and what it is told.

use gloo_events::EventListener;
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;
use yew::Callback;

use super::window::window;

/// The longest text that is read of a message.
const LONGEST: u32 = 20_000;

/// A field of a message that the page was sent, which may be anything.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// It is not there.
    Nothing,
    /// A number, maybe none.
    Number(f64),
    /// A text.
    Text(String),
    /// A text that is longer than any that makes sense.
    TooLong(u32),
    /// Something else.
    Other,
}

/// A field of a message that the page sends.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// A number; `null` where it is not finite, as in JSON.
    Number(f64),
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

/// The window of the embedder; nothing where this page has a window of its own.
fn embedder() -> Option<JsValue> {
    let own = JsValue::from(window());
    let parent = field(&own, "parent");
    (parent != own && parent.is_object()).then_some(parent)
}

/// Whether this page is shown in a frame.
pub fn is_framed() -> bool {
    embedder().is_some()
}

/// What hears the embedder, for as long as it is kept.
pub type Hearing = EventListener;

/// Hears what the embedder's window says, and nobody else: of each message these fields.
pub fn hear_embedder<const N: usize>(names: [&'static str; N], take: Callback<[Heard; N]>) -> Hearing {
    EventListener::new(&window(), "message", move |event| {
        let event: &JsValue = event.as_ref();
        if embedder().is_some_and(|embedder| embedder == field(event, "source")) {
            let data = field(event, "data");
            take.emit(names.map(|name| heard(&field(&data, name))));
        }
    })
}

fn heard(value: &JsValue) -> Heard {
    if value.is_undefined() {
        return Heard::Nothing;
    }
    if let Some(number) = value.as_f64() {
        return Heard::Number(number);
    }
    // Looked at before it is copied: it may be as long as there is memory.
    let length = value.dyn_ref::<JsString>().map(JsString::length);
    match (length, length.filter(|length| *length <= LONGEST).and_then(|_| value.as_string())) {
        (_, Some(text)) => Heard::Text(text),
        (Some(length), None) => Heard::TooLong(length),
        (None, None) => Heard::Other,
    }
}

/// Sends the embedder a message of these fields.
pub fn tell_embedder(fields: &[(&'static str, Told)]) {
    let Some(embedder) = embedder() else { return };
    let message = Object::new();
    for (name, value) in fields {
        let value = match value {
            Told::Number(number) if number.is_finite() => JsValue::from_f64(*number),
            Told::Number(_) => JsValue::NULL,
            Told::Text(text) => JsValue::from_str(text),
            Told::Flag(flag) => JsValue::from_bool(*flag),
        };
        // Fails for no object that was just made.
        let _ = Reflect::set(&message, &(*name).into(), &value);
    }
    // Whoever shows this page may know what it shows. Fails where the embedder is about to go.
    let _ = embedder.unchecked_ref::<Window>().post_message(&message, "*");
}
