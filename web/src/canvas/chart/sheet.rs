//! A canvas to draw a chart on: in its own points, of which CSS units have `ratio`, by plotters and beside it.

use js_sys::Array;
use plotters::coord::Shift;
use plotters::prelude::{
    Color, DrawingArea, FontDesc, FontFamily, FontStyle, IntoDrawingArea, RGBColor, ShapeStyle, TextStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::canvas::colors::{Rgb, css};
use crate::dom::Canvas;

/// The size and the family of all texts, in CSS units.
const TEXT: f64 = 11.0;
const FAMILY: &str = "system-ui, sans-serif";

/// A sheet to draw on.
pub(super) struct Sheet<'a> {
    /// For plotters.
    pub root: DrawingArea<CanvasBackend, Shift>,
    context: &'a CanvasRenderingContext2d,
    ratio: f64,
}

/// Where a text stands, seen from its place: as canvases call it.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    /// `left`, `center` or `right`.
    pub align: &'static str,
    /// `top`, `middle` or `bottom`.
    pub baseline: &'static str,
}

impl<'a> Sheet<'a> {
    /// A canvas that has so many CSS units each way; nothing where nobody sees it.
    pub fn new(canvas: &'a Canvas, (width, height): (f64, f64)) -> Option<Self> {
        if width < 1.0 || height < 1.0 {
            return None;
        }
        let ratio = f64::from(canvas.element.width()) / width;
        // plotters counts the canvas's own points.
        canvas.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
        canvas.context.set_font(&format!("{}px {FAMILY}", TEXT * ratio));
        let root = CanvasBackend::with_canvas_object(canvas.element.clone())?.into_drawing_area();
        Some(Sheet { root, context: &canvas.context, ratio })
    }

    /// Its width and height in its own points.
    pub fn size(&self) -> (i32, i32) {
        let (width, height) = self.root.dim_in_pixel();
        (width as i32, height as i32)
    }

    /// A length in the sheet's points.
    pub fn scaled(&self, length: f64) -> i32 {
        (length * self.ratio).round() as i32
    }

    /// A length of the sheet's points in CSS units.
    pub fn in_css_units(&self, length: i32) -> f64 {
        f64::from(length) / self.ratio
    }

    /// A line's style. The width is in whole points, and at least one.
    pub fn stroke(&self, [red, green, blue]: Rgb, width: f64) -> ShapeStyle {
        RGBColor(red, green, blue).stroke_width(((width * self.ratio) as u32).max(1))
    }

    /// An area's style.
    pub fn fill([red, green, blue]: Rgb, opacity: f64) -> ShapeStyle {
        RGBColor(red, green, blue).mix(opacity).filled()
    }

    /// The style of texts that plotters writes.
    pub fn text_style(&self, [red, green, blue]: Rgb) -> TextStyle<'static> {
        let font = FontDesc::new(FontFamily::Name(FAMILY), TEXT * self.ratio, FontStyle::Normal);
        TextStyle { color: RGBColor(red, green, blue).to_backend_color(), ..font.into() }
    }

    /// How wide a text is, in CSS units.
    pub fn width(&self, text: &str) -> f64 {
        self.context.measure_text(text).map_or(0.0, |text| text.width()) / self.ratio
    }

    /// Writes a text, squeezed into a width in CSS units if there is one and it is wider; plotters can't do that.
    pub fn write(&self, text: &str, (x, y): (i32, i32), anchor: Anchor, color: Rgb, widest: Option<f64>) {
        self.context.set_font(&format!("{}px {FAMILY}", TEXT * self.ratio));
        self.context.set_fill_style_str(&css(color));
        self.context.set_text_align(anchor.align);
        self.context.set_text_baseline(anchor.baseline);
        let (x, y) = (f64::from(x), f64::from(y));
        // Both fail only for places that are no numbers.
        let _ = match widest {
            Some(widest) => self.context.fill_text_with_max_width(text, x, y, widest * self.ratio),
            None => self.context.fill_text(text, x, y),
        };
    }

    /// Draws lines with dashes, whose lengths are in CSS units, while `draw` runs. They are the canvas's own: plotters knows only
    /// one length of dash, and draws each dash by itself, so many the more the further a line goes up and down. A rough test loss
    /// took thousands of strokes where this is one.
    pub fn dashed<T>(&self, dashes: &[f64], draw: impl FnOnce() -> T) -> T {
        self.set_dashes(dashes);
        let drawn = draw();
        self.set_dashes(&[]);
        drawn
    }

    fn set_dashes(&self, dashes: &[f64]) {
        let lengths: Array = dashes.iter().map(|length| JsValue::from_f64(length * self.ratio)).collect();
        // Fails only for lengths that are no numbers.
        let _ = self.context.set_line_dash(&lengths);
    }
}
