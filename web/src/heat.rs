//! Heat maps: numbers over the plane as colours on a canvas.

use experiment::{GRID, shade};
use js_sys::{Reflect, Uint8ClampedArray};
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, ImageData};

use crate::browser;
use crate::colors::Colors;

/// A canvas of `size` × `size` points and the bytes to put on it.
pub struct Heat {
    context: CanvasRenderingContext2d,
    size: usize,
    bytes: Vec<u8>,
    image: ImageData,
    /// The image's own bytes.
    target: Uint8ClampedArray,
}

impl Heat {
    /// Paints on the canvas with this id, in `size` points each way: a divisor of the picture's.
    pub fn new(id: &str, size: usize) -> Option<Self> {
        let canvas = browser::canvas(id)?;
        // Setting a size clears the canvas, even if it is the same.
        if canvas.element.width() as usize != size {
            canvas.element.set_width(size as u32);
            canvas.element.set_height(size as u32);
        }
        let image = ImageData::new_with_sw(size as u32, size as u32).ok()?;
        let target = Reflect::get(&image, &"data".into()).ok()?.dyn_into().ok()?;
        Some(Heat { context: canvas.context, size, bytes: vec![0; size * size * 4], image, target })
    }

    /// Shows `values`, `GRID` × `GRID` from the top, at every so many points; with `signs` only whether each is negative.
    pub fn paint(&mut self, values: &[f32], colors: &Colors, signs: bool) {
        shade(values, GRID, GRID / self.size, signs, &colors.faded, &mut self.bytes);
        self.target.copy_from(&self.bytes);
        // Fails only for a canvas that is gone, and then nobody sees it.
        let _ = self.context.put_image_data(&self.image, 0.0, 0.0);
    }
}
