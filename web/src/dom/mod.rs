//! The browser: the window and its document, storage, files, canvases, animation frames. Only here the document is asked for
//! elements.

mod address;
mod attributes;
mod canvas;
mod clipboard;
mod events;
mod files;
mod focus;
mod frames;
mod live_text;
mod locks;
mod media;
mod page;
mod panics;
mod place;
mod storage;
mod visibility;
mod window;

pub use address::{fragment, set_fragment, without_fragment};
pub use attributes::{set_attribute, set_hidden, set_style};
pub use canvas::{Canvas, CanvasRef};
pub use clipboard::copy;
pub use events::{chosen_file, is_checked, place_in, size_of, value_of};
pub use files::{ReadError, read_text, save_canvas, save_text};
pub use focus::{focus, focus_later, has_focus, scroll_into_view_later, write};
pub use frames::AnimationFrames;
pub use live_text::LiveText;
pub use locks::exclusively;
pub use media::{media, prefers_dark, prefers_stillness};
pub use page::{app_root, is_part_gone, set_root_style, show_text};
pub use panics::report_panics;
pub use place::{Sides, put, sides_of};
pub use storage::{keep, keep_in_tab, kept_in_tab, store, stored};
pub use visibility::{is_hidden, is_in_view};
pub use window::{document, n_cores, now, pixel_ratio, window, window_size};
