//! Heat maps: numbers over the plane as colours on a canvas.

use experiment::colormap;
use js_sys::{Reflect, Uint8ClampedArray};
use wasm_bindgen::JsCast;
use web_sys::{HtmlCanvasElement, ImageData};

use crate::browser::{self, Canvas};
use crate::colors::Colors;

/// A canvas of `size` × `size` points and the bytes to put on it.
pub struct Heat {
    canvas: Canvas,
    size: usize,
    bytes: Vec<u8>,
    image: ImageData,
    /// The image's own bytes.
    target: Uint8ClampedArray,
}

/// An image of `size` × `size` points, and its bytes.
fn image(size: usize) -> Option<(ImageData, Uint8ClampedArray)> {
    let image = ImageData::new_with_sw(size as u32, size as u32).ok()?;
    let bytes = Reflect::get(&image, &"data".into()).ok()?.dyn_into().ok()?;
    Some((image, bytes))
}

impl Heat {
    /// Paints on the canvas with this id, in `size` points each way: a divisor of the picture's.
    pub fn new(id: &str, size: usize) -> Option<Self> {
        Self::on(browser::canvas(id)?, size)
    }

    /// Paints on this canvas, in `size` points each way: a divisor of the picture's.
    pub fn on(canvas: Canvas, size: usize) -> Option<Self> {
        let (image, target) = image(size)?;
        let heat = Heat { canvas, size, bytes: vec![0; size * size * 4], image, target };
        heat.size_canvas();
        Some(heat)
    }

    /// The canvas.
    pub fn element(&self) -> &HtmlCanvasElement {
        &self.canvas.element
    }

    /// Paints in `size` points each way from now on.
    pub fn set_size(&mut self, size: usize) {
        if size != self.size
            && let Some((image, target)) = image(size)
        {
            (self.image, self.target, self.size) = (image, target, size);
            self.bytes.resize(size * size * 4, 0);
            self.size_canvas();
        }
    }

    fn size_canvas(&self) {
        let canvas = &self.canvas.element;
        // Setting a size clears the canvas, even if it is the same.
        if canvas.width() as usize != self.size {
            canvas.set_width(self.size as u32);
            canvas.set_height(self.size as u32);
        }
    }

    /// Shows `values`, `side` × `side` from the top, at every so many points; with `signs` only whether each is negative.
    pub fn paint(&mut self, values: &[f32], side: usize, colors: &Colors, signs: bool) {
        colormap(values, side, side / self.size, signs, &colors.faded, &mut self.bytes);
        self.target.copy_from(&self.bytes);
        // Fails only for a canvas that is gone, and then nobody sees it.
        let _ = self.canvas.context.put_image_data(&self.image, 0.0, 0.0);
    }
}
