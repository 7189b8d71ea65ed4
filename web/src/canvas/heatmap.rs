//! Heat maps: numbers over the plane as colours on a canvas.

use experiment::colormap;
use js_sys::{Reflect, Uint8ClampedArray};
use wasm_bindgen::JsCast;
use web_sys::ImageData;
use yew::NodeRef;

use super::colors::Colors;
use crate::dom::{Canvas, CanvasRef};

/// A heat map of `size` × `size` points: its canvas, and the bytes to put on it.
pub struct Heatmap {
    canvas: Place,
    size: usize,
    bytes: Vec<u8>,
    /// Made when it is first painted.
    image: Option<Image>,
}

/// Where the canvas is.
enum Place {
    Page(CanvasRef),
    OffPage(Canvas),
}

struct Image {
    data: ImageData,
    /// The image's own bytes.
    bytes: Uint8ClampedArray,
}

impl Image {
    fn new(size: usize) -> Option<Self> {
        let data = ImageData::new_with_sw(size as u32, size as u32).ok()?;
        let bytes = Reflect::get(&data, &"data".into()).ok()?.dyn_into().ok()?;
        Some(Image { data, bytes })
    }
}

impl Place {
    fn get(&mut self) -> Option<&Canvas> {
        match self {
            Place::Page(canvas) => canvas.get(),
            Place::OffPage(canvas) => Some(canvas),
        }
    }
}

impl Heatmap {
    /// A heat map on the canvas that a view makes with this `ref`, in `size` points each way: a divisor of the values' side.
    pub fn new(node: NodeRef, size: usize) -> Self {
        Self::on(Place::Page(CanvasRef::new(node)), size)
    }

    /// A heat map on a canvas of its own that is not on the page.
    pub fn off_page(size: usize) -> Option<Self> {
        let canvas = Canvas::new(size as u32, size as u32)?;
        Some(Self::on(Place::OffPage(canvas), size))
    }

    fn on(canvas: Place, size: usize) -> Self {
        Heatmap { canvas, size, bytes: Vec::new(), image: None }
    }

    /// The canvas; nothing while it is not on the page.
    pub fn canvas(&mut self) -> Option<&Canvas> {
        self.canvas.get()
    }

    /// Whether the page has a canvas on which this heat map was not painted yet.
    pub fn is_new(&self) -> bool {
        match &self.canvas {
            Place::Page(canvas) => canvas.is_new(),
            Place::OffPage(_) => self.image.is_none(),
        }
    }

    /// Paints in `size` points each way from now on.
    pub fn set_size(&mut self, size: usize) {
        if size != self.size {
            (self.size, self.image) = (size, None);
        }
    }

    /// Shows `values`, `side` × `side` from the top, at every so many points; with `signs` only whether each is negative. Does
    /// nothing while the canvas is not on the page, and for values that are fewer than the points.
    pub fn paint(&mut self, values: &[f32], side: usize, colors: &Colors, signs: bool) {
        let size = self.size;
        let Some(canvas) = self.canvas.get() else { return };
        if size == 0 || side < size || values.len() < side * side {
            return;
        }
        // Setting a size clears the canvas, even if it is the same.
        if canvas.element.width() as usize != size || canvas.element.height() as usize != size {
            canvas.element.set_width(size as u32);
            canvas.element.set_height(size as u32);
        }
        if self.image.is_none() {
            self.image = Image::new(size);
            self.bytes.resize(size * size * 4, 0);
        }
        let Some(image) = &self.image else { return };
        colormap(values, side, side / size, signs, &colors.faded, &mut self.bytes);
        image.bytes.copy_from(&self.bytes);
        // Fails only for a canvas that is gone, and then nobody sees it.
        let _ = canvas.context.put_image_data(&image.data, 0.0, 0.0);
    }
}
