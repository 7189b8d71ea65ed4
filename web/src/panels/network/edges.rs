//! The edges of the diagram, which are the weights, and the squares of the biases: a canvas for each layer behind the nodes, on
//! which they are painted, and found again under the pointer.

use experiment::{Features, Layer, Network, Parameter, SwitchedOff};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement};
use yew::NodeRef;

use super::curve::{Curve, Spot};
use super::geometry::{Bounds, Geometry, LayerGeometry, Nodes, slot};
use super::refs::{DiagramRefs, MOST_COLUMNS};
use crate::canvas::stroke::N_STROKES;
use crate::canvas::{Colors, RoundRobin, Stroke};
use crate::dom::{Canvas, CanvasRef};

/// How far apart the gaps are that flow along an edge, in CSS units.
const GAPS: f64 = 26.0;
/// How far the gaps of an edge are behind those of the edge before: side by side, they would look like a wall.
const SHIFT: f64 = 7.3;

/// How much wider the edge under the pointer is, and the rim around it, in CSS units.
const LIFT: f64 = 2.0;
const RIM: f64 = 5.0;

/// How long the dashes and the gaps are of the edges of a neuron that is off, in CSS units, and how much of their colour is left.
const DASHES: [f64; 2] = [3.0, 5.0];
const FAINT: f64 = 0.55;

/// The curves of a layer that share a stroke, by their index: a list for each stroke, and then once more for those of neurons that are
/// off.
type Alike = Vec<Vec<usize>>;

/// What the edges of a diagram are painted on, and where they run.
///
/// Where they run is measured on the page, and remembered. It is what was found there, not what the session says: a network with other
/// neurons is not painted until the page shows them.
pub struct Edges {
    canvases: Vec<CanvasRef>,
    geometry: Option<Geometry>,
    /// Whether the page may have moved its nodes since they were measured.
    stale: bool,
    alike: Alike,
}

impl Edges {
    /// The edges of the diagram with these elements.
    pub fn new(refs: &DiagramRefs) -> Self {
        let canvases = (0..MOST_COLUMNS).filter_map(|layer| refs.edges(layer));
        Edges {
            canvases: canvases.cloned().map(CanvasRef::new).collect(),
            geometry: None,
            stale: true,
            alike: vec![Vec::new(); 2 * N_STROKES],
        }
    }

    /// The page was rendered or has another size: where the nodes are now is measured before it is needed next.
    pub fn layout_changed(&mut self) {
        self.stale = true;
    }

    /// Whether the page shows the nodes of this network, as far as it was measured last.
    pub fn fit(&self, network: &Network) -> bool {
        self.geometry.as_ref().is_some_and(|geometry| geometry.fits(network))
    }

    /// Measures where the nodes are, if they may have moved, and puts the canvases, now blank, between them. Whether it did.
    pub fn measure(&mut self, refs: &DiagramRefs) -> bool {
        if !self.stale {
            return false;
        }
        let Some(diagram) = bounding_rect(refs.diagram()) else {
            self.geometry = None;
            return false;
        };
        self.stale = false;
        let geometry = Geometry::new(&find_nodes(refs, &diagram), diagram.height());
        // All was measured before anything is moved.
        for (canvas, layer) in self.canvases.iter_mut().zip(&geometry.layers) {
            if let Some(canvas) = canvas.get() {
                put(canvas, layer);
            }
        }
        self.geometry = Some(geometry);
        true
    }

    /// Paints the edges and squares whose turn it is; those of neurons that are off, faint. `flow` moves gaps along the edges, by so many CSS units; nothing leaves
    /// them whole. Paints nothing where the page shows other neurons than the network has.
    pub fn paint(
        &mut self,
        network: &Network,
        features: Features,
        off: SwitchedOff,
        colors: &Colors,
        flow: Option<f64>,
        turn: RoundRobin,
    ) {
        let Some(geometry) = self.geometry.as_ref().filter(|geometry| geometry.fits(network)) else { return };
        let layers = network.layers().iter().zip(&geometry.layers).zip(&mut self.canvases).enumerate();
        for (index, ((layer, geometry), canvas)) in layers.filter(|(index, _)| turn.has(*index)) {
            let Some(canvas) = canvas.get() else { continue };
            let is_off = |from| index > 0 && off.has(index - 1, from);
            sort(&mut self.alike, geometry, layer, |from| (slot(features, index, from), is_off(from)));
            paint_layer(canvas, geometry, &self.alike, &layer.biases, colors, flow);
        }
    }

    /// Paints one edge over the others, wider and with a rim.
    pub fn lift(&mut self, network: &Network, features: Features, parameter: Parameter, colors: &Colors) {
        let Parameter::Weight { layer, to, from } = parameter else { return };
        let geometry = self.geometry.as_ref().filter(|geometry| geometry.fits(network));
        let Some((geometry, canvas)) =
            geometry.and_then(|found| found.layers.get(layer)).zip(self.canvases.get_mut(layer))
        else {
            return;
        };
        let (curve, scale) = (geometry.curve(to, slot(features, layer, from)), geometry.scale);
        let Some(((curve, canvas), value)) = curve.zip(canvas.get()).zip(parameter.value(network)) else { return };
        let (context, stroke) = (&canvas.context, Stroke::of(value));
        context.begin_path();
        curve.trace(context);
        for (ink, width) in [(&*colors.background_ink, RIM + LIFT), (colors.ink(stroke.value()), LIFT)] {
            context.set_stroke_style_str(ink);
            context.set_line_width(scale * stroke.width() + width);
            context.stroke();
        }
    }

    /// The weight or bias whose edge or square is nearest to a spot on the diagram, if it is near.
    pub fn find(&self, network: &Network, features: Features, spot: Spot) -> Option<Parameter> {
        self.geometry.as_ref()?.find(network, features, spot)
    }
}

fn bounding_rect(node: &NodeRef) -> Option<DomRect> {
    node.cast::<Element>().map(|element| element.get_bounding_client_rect())
}

/// Where the nodes are that are on the page.
fn find_nodes(refs: &DiagramRefs, diagram: &DomRect) -> Nodes {
    let bounds = |node: &NodeRef| {
        let rect = bounding_rect(node)?;
        let (left, top) = (diagram.left(), diagram.top());
        Some(Bounds {
            left: rect.left() - left,
            right: rect.right() - left,
            top: rect.top() - top,
            bottom: rect.bottom() - top,
        })
    };
    let layers = refs.neuron_pictures().map(|layer| layer.into_iter().map_while(bounds).collect::<Vec<_>>());
    Nodes {
        features: refs.feature_pictures().map(bounds),
        layers: layers.take_while(|layer| !layer.is_empty()).collect(),
    }
}

/// Puts a layer's canvas between its inputs and its neurons.
fn put(canvas: &Canvas, layer: &LayerGeometry) {
    if let Some(element) = canvas.element.dyn_ref::<HtmlElement>() {
        // Both only fail for names that are none.
        let _ = element.style().set_property("left", &format!("{}px", layer.left));
        let _ = element.style().set_property("width", &format!("{}px", layer.size.0));
    }
    canvas.fit(layer.size);
}

/// Sorts a layer's curves by how they look: those of one stroke are painted at once. `input` says of an input where its curves begin, and
/// whether it is off.
fn sort(alike: &mut Alike, geometry: &LayerGeometry, layer: &Layer, input: impl Fn(usize) -> (Option<usize>, bool)) {
    alike.iter_mut().for_each(Vec::clear);
    for neuron in 0..layer.n_out() {
        for (from, weight) in layer.row(neuron).iter().enumerate() {
            let (slot, is_off) = input(from);
            let list = Stroke::of(*weight).index() + if is_off { N_STROKES } else { 0 };
            if let Some((curve, alike)) = geometry.curve_index(neuron, slot).zip(alike.get_mut(list)) {
                alike.push(curve);
            }
        }
    }
}

fn paint_layer(
    canvas: &Canvas,
    geometry: &LayerGeometry,
    alike: &Alike,
    biases: &[f64],
    colors: &Colors,
    flow: Option<f64>,
) {
    let context = &canvas.context;
    context.clear_rect(0.0, 0.0, geometry.size.0, geometry.size.1);
    let (on, off) = alike.split_at(N_STROKES);
    if off.iter().any(|curves| !curves.is_empty()) {
        canvas.with_dashes(&DASHES, FAINT, || paint_curves(canvas, geometry, off, colors));
    }
    paint_curves(canvas, geometry, on, colors);
    if let Some(flow) = flow {
        // Gaps look like dashes that flow, at a fraction of what canvases take for those.
        context.begin_path();
        for (stroke, curves) in strokes(on) {
            for index in curves {
                if let Some(curve) = geometry.curve_at(*index) {
                    trace_gaps(canvas, curve, geometry.scale * stroke.width() + 1.0, flow + SHIFT * *index as f64);
                }
            }
        }
        context.set_fill_style_str(&colors.background_ink);
        context.fill();
    }
    for (bias, (x, y)) in biases.iter().zip(&geometry.squares) {
        context.set_fill_style_str(colors.ink(*bias));
        context.fill_rect(*x, *y, geometry.square, geometry.square);
    }
}

/// The strokes that some curves have, with these.
fn strokes(alike: &[Vec<usize>]) -> impl Iterator<Item = (Stroke, &Vec<usize>)> {
    (0..N_STROKES).map(Stroke::at).zip(alike).filter(|(_, curves)| !curves.is_empty())
}

/// Paints curves.
fn paint_curves(canvas: &Canvas, geometry: &LayerGeometry, alike: &[Vec<usize>], colors: &Colors) {
    let context = &canvas.context;
    for (stroke, curves) in strokes(alike) {
        context.begin_path();
        for curve in curves.iter().filter_map(|index| geometry.curve_at(*index)) {
            curve.trace(context);
        }
        context.set_stroke_style_str(colors.ink(stroke.value()));
        context.set_line_width(geometry.scale * stroke.width());
        context.stroke();
    }
}

fn trace_gaps(canvas: &Canvas, curve: &Curve, height: f64, flow: f64) {
    let length = curve.length();
    let mut at = (flow / GAPS).fract() * GAPS;
    while at < length {
        let (x, y) = curve.at(at / length);
        canvas.context.rect(x - 1.0, y - height / 2.0, 2.0, height);
        at += GAPS;
    }
}
