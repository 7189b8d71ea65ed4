//! What an event says about where it happened.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{
    ClipboardEvent, DragEvent, Element, Event, File, FileList, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent,
    MouseEvent, PointerEvent,
};
use yew::{Callback, NodeRef, TargetCast};

use super::boxes::has_box;
use super::window::{document, window};

/// The text of the field where an event happened, or the choice of the list.
pub fn value_of(event: &Event) -> String {
    // A list's value is asked for in the same way.
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// Whether somebody has typed into the field where an event happened since the page has [written](super::write) into it.
pub fn is_typed(event: &Event) -> bool {
    let field = event.target_unchecked_into::<HtmlInputElement>();
    field.value() != field.default_value()
}

/// Whether a button was pressed by a key, or by what speaks for one, and not by a pointer.
pub fn is_by_key(event: &MouseEvent) -> bool {
    event.detail() == 0
}

/// The button that was pressed, wherever in it.
pub fn button_of(event: &MouseEvent) -> Option<Element> {
    event.target_unchecked_into::<Element>().closest("button").ok()?
}

/// Whether the box where an event happened is checked.
pub fn is_checked(event: &Event) -> bool {
    event.target_unchecked_into::<HtmlInputElement>().checked()
}

/// The file that was chosen in the field where an event happened.
pub fn chosen_file(event: &Event) -> Option<File> {
    let field = event.target_unchecked_into::<HtmlInputElement>();
    let file = field.files().and_then(|files| files.get(0));
    // So that the same file can be chosen again.
    field.set_value("");
    file
}

/// The files that were chosen in the field where an event happened.
pub fn chosen_files(event: &Event) -> Vec<File> {
    let field = event.target_unchecked_into::<HtmlInputElement>();
    let files = field.files().map(all_of).unwrap_or_default();
    // So that the same files can be chosen again.
    field.set_value("");
    files
}

fn all_of(files: FileList) -> Vec<File> {
    (0..files.length()).filter_map(|index| files.get(index)).collect()
}

/// The files that were dropped; none where it is something else.
pub fn dropped_files(event: &DragEvent) -> Vec<File> {
    if !accept_file(event) {
        return Vec::new();
    }
    event.data_transfer().and_then(|dragged| dragged.files()).map(all_of).unwrap_or_default()
}

/// The text of the field of many lines where an event happened.
pub fn text_of(event: &Event) -> String {
    event.target_unchecked_into::<HtmlTextAreaElement>().value()
}

/// The text that is being pasted; nothing where it is no text. The browser has not written it anywhere yet.
pub fn pasted_text(event: &Event) -> Option<String> {
    event.unchecked_ref::<ClipboardEvent>().clipboard_data()?.get_data("text").ok()
}

/// Lets a file be dropped where it is being dragged; whether it is a file.
pub fn accept_file(event: &DragEvent) -> bool {
    let files = JsValue::from_str("Files");
    let is_file = event.data_transfer().is_some_and(|dragged| dragged.types().includes(&files, 0));
    if is_file {
        event.prevent_default();
    }
    is_file
}

/// The file that was dropped; nothing where it is no file.
pub fn dropped_file(event: &DragEvent) -> Option<File> {
    accept_file(event).then(|| event.data_transfer()?.files()?.get(0)).flatten()
}

/// Hears of each file that is dropped on the page outside of what takes files, for as long as the page is there. The browser would leave
/// the page and show the file.
pub fn hear_drops(on_file: Callback<File>) {
    let options = EventListenerOptions::enable_prevent_default;
    let of_nobody = |event: &Event| (!event.default_prevented()).then(|| event.unchecked_ref::<DragEvent>().clone());
    let on_drag = move |event: &Event| {
        if let Some(event) = of_nobody(event) {
            accept_file(&event);
        }
    };
    let on_drop = move |event: &Event| {
        let file = of_nobody(event).and_then(|event| dropped_file(&event));
        // Under an open box nothing happens.
        if let Some(file) = file.filter(|_| !has_box()) {
            on_file.emit(file);
        }
    };
    EventListener::new_with_options(&window(), "dragover", options(), on_drag).forget();
    EventListener::new_with_options(&window(), "drop", options(), on_drop).forget();
}

/// Hears of each key that is pressed while a part is on the page, wherever the focus is, outside of fields. What takes a key for itself says
/// so, and nothing else on the page hears of it.
pub fn hear_keys(part: NodeRef, takes: impl Fn(&KeyboardEvent) -> bool + 'static) {
    let options = EventListenerOptions::enable_prevent_default();
    let on_key = move |event: &Event| {
        let is_here = part.cast::<Element>().is_some_and(|part| part.is_connected());
        let in_field = |target: Element| target.class_list().contains("field");
        let is_in_field = event.target().and_then(|target| target.dyn_into().ok()).is_some_and(in_field);
        if is_here && !is_in_field && event.dyn_ref().is_some_and(&takes) {
            event.prevent_default();
            event.stop_propagation();
        }
    };
    // Before the window, where the page listens.
    EventListener::new_with_options(&document(), "keydown", options, on_key).forget();
}

/// Where an event of the pointer happened within an element, in CSS units from its upper left corner; nothing on top of a button,
/// and while the element is not on the page.
pub fn place_in(node: &NodeRef, event: &MouseEvent) -> Option<(f64, f64)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    if target.closest("button").ok()?.is_some() {
        return None;
    }
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    Some((f64::from(event.client_x()) - rect.left(), f64::from(event.client_y()) - rect.top()))
}

/// The width and height of an element, in CSS units; nothing while it is not on the page.
pub fn size_of(node: &NodeRef) -> Option<(f64, f64)> {
    let rect = node.cast::<Element>()?.get_bounding_client_rect();
    Some((rect.width(), rect.height()))
}

/// The pointer's events come to the element where this one happened until it goes up, wherever it is.
pub fn capture_pointer(event: &PointerEvent) {
    if let Some(element) = event.target_dyn_into::<Element>() {
        // Fails only for a pointer that has gone up already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}
