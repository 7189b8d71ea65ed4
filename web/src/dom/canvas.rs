//! Canvases, on the page and off it.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, Node};
use yew::NodeRef;

use super::pixel_ratio;
use super::window::{document, is_printing};

/// A canvas and the context to draw on it.
#[derive(Clone, Debug)]
pub struct Canvas {
    /// The element.
    pub element: HtmlCanvasElement,
    /// Its two-dimensional context.
    pub context: CanvasRenderingContext2d,
}

impl Canvas {
    /// A canvas of so many points that is not on the page.
    pub fn new(width: u32, height: u32) -> Option<Self> {
        let canvas = Self::on(document().create_element("canvas").ok()?)?;
        canvas.element.set_width(width);
        canvas.element.set_height(height);
        Some(canvas)
    }

    /// An element that is a canvas, and not used for anything but a picture in two dimensions.
    pub fn on(element: Element) -> Option<Self> {
        let element: HtmlCanvasElement = element.dyn_into().ok()?;
        let context = element.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Canvas { element, context })
    }

    /// Its width and height on the page, in CSS units.
    pub fn size(&self) -> (f64, f64) {
        (f64::from(self.element.client_width()), f64::from(self.element.client_height()))
    }

    /// Makes a canvas of this size on the page as sharp as the screen, and clears it; what is drawn is then in CSS units.
    pub fn fit(&self, (width, height): (f64, f64)) {
        let ratio = pixel_ratio();
        let points = ((width * ratio) as u32, (height * ratio) as u32);
        // Setting a size makes the browser lay the page out anew, even if it is the same.
        let is_as_large = (self.element.width(), self.element.height()) == points;
        if !is_as_large || is_printing() {
            self.element.set_width(points.0);
            self.element.set_height(points.1);
        }
        // Can only fail for numbers that are not finite.
        let _ = self.context.set_transform(ratio, 0.0, 0.0, ratio, 0.0, 0.0);
        // What is new is clear. On paper, clearing would cover what lies behind.
        if is_as_large && !is_printing() {
            self.context.clear_rect(0.0, 0.0, width, height);
        }
    }

    /// While `draw` runs, lines have dashes and gaps as long as these, and only this part of their colour, 0 to 1.
    pub fn with_dashes(&self, dashes: &[f64], part: f64, draw: impl FnOnce()) {
        self.context.save();
        let lengths: Array = dashes.iter().map(|length| JsValue::from_f64(*length)).collect();
        // Fails only for lengths that are no numbers.
        let _ = self.context.set_line_dash(&lengths);
        self.context.set_global_alpha(part);
        draw();
        self.context.restore();
    }
}

/// A canvas of a view, found when it is asked for, and found anew when Yew has made another one.
#[derive(Default)]
pub struct CanvasRef {
    node: NodeRef,
    found: Option<Canvas>,
}

impl CanvasRef {
    /// The canvas that a view makes with this `ref`.
    pub fn new(node: NodeRef) -> Self {
        CanvasRef { node, found: None }
    }

    /// The `ref` for the view.
    pub fn node(&self) -> &NodeRef {
        &self.node
    }

    /// The canvas; nothing while it is not on the page.
    pub fn get(&mut self) -> Option<&Canvas> {
        let node = self.node.get()?;
        if !self.has_found(&node) {
            self.found = Canvas::on(node.dyn_into().ok()?);
        }
        self.found.as_ref()
    }

    /// Whether the page has another canvas than [`get`](Self::get) gave last: nothing is painted on it yet.
    pub fn is_new(&self) -> bool {
        self.node.get().is_some_and(|node| !self.has_found(&node))
    }

    fn has_found(&self, node: &Node) -> bool {
        self.found
            .as_ref()
            .is_some_and(|found| AsRef::<JsValue>::as_ref(&found.element) == AsRef::<JsValue>::as_ref(node))
    }
}
