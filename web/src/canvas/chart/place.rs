//! Where charts are drawn on the page.

use crate::dom::{Canvas, CanvasRef};

/// Clears a chart's canvas and draws it anew, unless nobody would see it.
pub fn paint_chart(canvas: &mut CanvasRef, draw: impl FnOnce(&Canvas, (f64, f64))) {
    let Some(canvas) = canvas.get() else { return };
    let size = canvas.size();
    if size.0 >= 1.0 {
        canvas.fit(size);
        draw(canvas, size);
    }
}
