//! Heat maps: numbers over the plane as colours on a canvas.

use experiment::GRID;
use wasm_bindgen::Clamped;
use web_sys::{CanvasRenderingContext2d, ImageData};

use crate::colors::Scale;

/// A canvas of `size` × `size` points and the bytes to put on it.
pub struct Heat {
    context: CanvasRenderingContext2d,
    size: usize,
    bytes: Vec<u8>,
}

impl Heat {
    /// Paints on the canvas with this id, in `size` points each way: a divisor of the picture's.
    pub fn new(id: &str, size: usize) -> Option<Self> {
        let canvas = crate::browser::canvas(id)?;
        // Setting a size clears the canvas, even if it is the same.
        if canvas.element.width() as usize != size {
            canvas.element.set_width(size as u32);
            canvas.element.set_height(size as u32);
        }
        Some(Heat { context: canvas.context, size, bytes: vec![0; size * size * 4] })
    }

    /// Shows `values`, `GRID` × `GRID` from the top, at every so many points; with `signs` only whether each is negative.
    pub fn paint(&mut self, values: &[f32], scale: &Scale, signs: bool) {
        let every = GRID / self.size;
        // In the middle of the points that one stands for.
        let first = every / 2;
        let rows = values.chunks_exact(GRID).skip(first).step_by(every);
        let shown = rows.flat_map(|row| row.iter().skip(first).step_by(every));
        for (pixel, value) in self.bytes.as_chunks_mut::<4>().0.iter_mut().zip(shown) {
            let value = if signs && !value.is_nan() { if *value >= 0.0 { 1.0 } else { -1.0 } } else { *value };
            *pixel = scale.faded(value);
        }
        let size = self.size as u32;
        if let Ok(image) = ImageData::new_with_u8_clamped_array_and_sh(Clamped(&self.bytes), size, size) {
            // Fails only for a canvas that is gone, and then nobody sees it.
            let _ = self.context.put_image_data(&image, 0.0, 0.0);
        }
    }
}
