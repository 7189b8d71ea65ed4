//! Pictures that leave the page: a canvas that is on no page, in twice the points of a plain screen, with the page's colours.

use web_sys::CanvasRenderingContext2d;

use super::colors::{Colors, css};
use crate::dom::Canvas;

/// Points of a picture for each CSS unit.
pub const SCALE: f64 = 2.0;

/// An empty canvas on which is drawn in CSS units.
pub fn paper((width, height): (f64, f64), colors: &Colors) -> Option<Canvas> {
    let canvas = plain((width, height))?;
    canvas.context.scale(SCALE, SCALE).ok()?;
    canvas.context.set_fill_style_str(&colors.background_ink);
    canvas.context.fill_rect(0.0, 0.0, width, height);
    Some(canvas)
}

/// A canvas for a part of a picture of so many CSS units, on which is drawn in points.
pub fn plain((width, height): (f64, f64)) -> Option<Canvas> {
    Canvas::new((width * SCALE) as u32, (height * SCALE) as u32)
}

/// The letters of numbers and names.
pub fn write_with(context: &CanvasRenderingContext2d, colors: &Colors) {
    context.set_font("12px system-ui, sans-serif");
    context.set_fill_style_str(&css(colors.quiet));
}
