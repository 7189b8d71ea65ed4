//! The browser: the window and its document, storage, files, canvases, animation frames. Only here the document is asked for
//! elements.
//!
//! Native tests have no browser. What the app's state depends on is then played by the imaginary one, which a test drives.
#![cfg_attr(all(test, not(target_arch = "wasm32")), allow(dead_code))] // Of what the imaginary browser plays.

mod address;
mod alone;
mod attributes;
mod boxes;
mod canvas;
mod clipboard;
mod embedder;
mod events;
mod files;
mod focus;
mod frames;
mod full_screen;
#[cfg(all(test, not(target_arch = "wasm32")))]
pub mod imaginary;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod imaginary_text;
mod letters;
mod live_text;
mod locks;
mod media;
mod offline;
mod page;
mod panics;
mod place;
mod storage;
mod styles;
mod visibility;
mod window;
pub mod workers;

pub use alone::{Alone, Focused};
pub use attributes::{set_attribute, set_hidden, set_range, set_style};
pub use canvas::{Canvas, CanvasRef};
pub use embedder::{Heard, Told};
pub use events::{
    accept_file, button_of, capture_pointer, chosen_file, chosen_files, dropped_file, dropped_files, is_by_key,
    is_checked, is_typed, pasted_text, place_in, size_of, text_of, value_of,
};
pub use files::{ReadError, read_bytes, read_text, save_canvas};
pub use focus::{
    focus, focus_in_later, focus_later, has_focus, hold_focus_later, scroll_gently_later, scroll_into_view_later, write,
};
pub use full_screen::{leave_full_screen, toggle_full_screen};
pub use media::{media, this_pixel_ratio};
pub use page::app_root;
pub use panics::report_panics;
pub use place::{Sides, font_size, put, sides_of};
pub use visibility::{is_hidden, is_in_view};
pub use window::{document, window, window_size};

#[cfg(not(all(test, not(target_arch = "wasm32"))))]
mod played {
    //! What the imaginary browser has, too, under the same names.
    pub use super::address::{back, fragment, link, mark, reload, set_mark, without_fragment, write_entry};
    pub use super::boxes::{close_boxes, has_box};
    pub use super::clipboard::copy;
    pub use super::embedder::{Hearing, hear_embedder, is_framed, tell_embedder};
    pub use super::events::{hear_drops, hear_keys};
    pub use super::files::{save_text, text_beside};
    pub use super::frames::AnimationFrames;
    pub use super::full_screen::allows_full_screen;
    pub use super::letters::decomposed;
    pub use super::live_text::LiveText;
    pub use super::locks::exclusively;
    pub use super::media::{prefers_dark, prefers_stillness};
    pub use super::offline::keep_page;
    pub use super::page::{is_part_gone, set_root_style, show_text, when_left};
    pub use super::storage::{hear_storage, keep, keep_in_tab, kept_in_tab, store, stored};
    pub use super::styles::add_styles;
    pub use super::window::{n_cores, now, pixel_ratio, random, set_printing};
    pub use gloo_timers::callback::{Interval, Timeout};
    pub use wasm_bindgen_futures::spawn_local;
}

#[cfg(all(test, not(target_arch = "wasm32")))]
use imaginary as played;

pub use played::*;
