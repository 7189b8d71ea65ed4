//! What the device prefers.

use web_sys::MediaQueryList;

use super::window::window;

/// A media query to ask and to listen to.
pub fn media(query: &str) -> Option<MediaQueryList> {
    window().match_media(query).ok()?
}

/// The media query that holds until the screen has another pixel ratio than now.
pub fn this_pixel_ratio() -> Option<MediaQueryList> {
    media(&format!("(resolution: {}dppx)", window().device_pixel_ratio()))
}

/// Whether somebody asked for a dark page.
pub fn prefers_dark() -> bool {
    media("(prefers-color-scheme: dark)").is_some_and(|media| media.matches())
}

/// Whether somebody asked for a still page.
pub fn prefers_stillness() -> bool {
    media("(prefers-reduced-motion: reduce)").is_some_and(|media| media.matches())
}
