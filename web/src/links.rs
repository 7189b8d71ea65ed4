//! The weights as lines between neurons, and the biases as small squares: a canvas for each layer, behind the diagram, on
//! which they are painted, and found again under the pointer.

use experiment::{Network, Parameter, Session};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement};

use crate::browser::{self, Canvas};
use crate::colors::Colors;
use crate::curve::{Curve, Spot};
use crate::place::Place;
use crate::stroke::{N_STROKES, Stroke};
use crate::turns::Turn;

/// How near the pointer must come to a line, in CSS units.
const NEAR: f64 = 7.0;
/// The side of a bias's square.
const BIAS: f64 = 6.0;
/// How far apart the gaps are that flow along a line.
const GAPS: f64 = 26.0;
/// How far the gaps of a line are behind those of the line before: side by side, they would look like a wall.
const SHIFT: f64 = 7.3;

/// The lines into one layer, on a canvas of their own.
struct LayerLinks {
    canvas: Canvas,
    size: (f64, f64),
    /// Where the canvas begins on the diagram.
    left: f64,
    /// Row by row, as the weights.
    curves: Vec<Curve>,
    /// Where each bias's square begins.
    squares: Vec<Spot>,
}

/// Where the nodes of the diagram are, and the canvases behind them.
pub struct Links {
    layers: Vec<LayerLinks>,
    /// The lines that look alike are painted at once: those of each stroke, by index.
    alike: Vec<Vec<usize>>,
}

/// The id of a layer's canvas.
pub fn canvas_id(layer: usize) -> String {
    format!("links-{layer}")
}

impl Links {
    /// Measures where the nodes of this session's diagram are.
    pub fn new(session: &Session) -> Option<Self> {
        let diagram = browser::element("diagram")?.get_bounding_client_rect();
        let rect =
            |place: Place| browser::element(&place.canvas_id()).map(|element| element.get_bounding_client_rect());
        let features = session.config().features().iter().filter_map(|one| rect(Place::Feature(one)));
        let layers = session.network().layers().iter().enumerate();
        let neurons = layers.map(|(layer, neurons)| {
            (0..neurons.n_out()).filter_map(|neuron| rect(Place::Neuron { layer, neuron })).collect()
        });
        // All is measured before anything is moved.
        let columns: Vec<Vec<DomRect>> = std::iter::once(features.collect()).chain(neurons).collect();
        let layers = columns.windows(2).enumerate();
        let layers: Option<Vec<_>> =
            layers.map(|(index, columns)| LayerLinks::new(index, &diagram, &columns[0], &columns[1])).collect();
        Some(Links { layers: layers?, alike: vec![Vec::new(); N_STROKES] })
    }

    /// Paints the lines and squares whose turn it is. `flow` moves gaps along the lines, by so many CSS units; nothing leaves
    /// them whole.
    pub fn paint(&mut self, network: &Network, colors: &Colors, flow: Option<f64>, turn: Turn) {
        let all = network.layers().iter().zip(&self.layers).enumerate();
        for (_, (layer, links)) in all.filter(|(index, _)| turn.has(*index)) {
            self.alike.iter_mut().for_each(Vec::clear);
            for (index, weight) in layer.weights.iter().take(links.curves.len()).enumerate() {
                self.alike[Stroke::of(*weight).index()].push(index);
            }
            links.paint(&self.alike, &layer.biases, colors, flow);
        }
    }

    /// How many lines there are.
    pub fn n_lines(&self) -> usize {
        self.layers.iter().map(|layer| layer.curves.len()).sum()
    }

    /// The line or square that is nearest to a place on the diagram, if it is near.
    pub fn find(&self, network: &Network, (x, y): Spot) -> Option<Parameter> {
        let layers = network.layers().iter().zip(&self.layers).enumerate();
        let found = layers.flat_map(|(index, (layer, links))| links.near((x - links.left, y), index, layer.n_in()));
        found.filter(|(away, _)| *away < NEAR).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, found)| found)
    }
}

impl LayerLinks {
    /// Puts a layer's canvas between its inputs and its neurons.
    fn new(layer: usize, diagram: &DomRect, inputs: &[DomRect], neurons: &[DomRect]) -> Option<Self> {
        let canvas = browser::canvas(&canvas_id(layer))?;
        let edge = |edges: &mut dyn Iterator<Item = f64>| edges.fold(f64::NAN, f64::min) - diagram.left();
        let end = edge(&mut neurons.iter().map(|rect| rect.left()));
        // A network without features has no lines, but biases all the same.
        let start = edge(&mut inputs.iter().map(|rect| rect.right())).min(end - BIAS);
        let (left, width) = (start, end - start + BIAS);
        let style = canvas.element.dyn_ref::<HtmlElement>()?.style();
        // Both only fail for names that are none.
        let _ = style.set_property("left", &format!("{left}px"));
        let _ = style.set_property("width", &format!("{width}px"));
        let middle = |rect: &DomRect| rect.top() + rect.height() / 2.0 - diagram.top();
        let place = |x: f64| x - diagram.left() - left;
        let (mut curves, mut squares) = (Vec::new(), Vec::new());
        for to in neurons {
            let end = (place(to.left()), middle(to));
            curves.extend(inputs.iter().map(|from| Curve::new((place(from.right()), middle(from)), end)));
            squares.push((end.0 - BIAS / 2.0, to.bottom() - BIAS / 2.0 - diagram.top()));
        }
        let size = (width, diagram.height());
        canvas.fit(size);
        Some(LayerLinks { size, canvas, left, curves, squares })
    }

    fn paint(&self, alike: &[Vec<usize>], biases: &[f64], colors: &Colors, flow: Option<f64>) {
        let context = &self.canvas.context;
        context.clear_rect(0.0, 0.0, self.size.0, self.size.1);
        let strokes = || alike.iter().enumerate().filter(|(_, lines)| !lines.is_empty());
        for (index, lines) in strokes() {
            let stroke = Stroke::at(index);
            context.begin_path();
            for line in lines {
                self.curves[*line].trace(context);
            }
            context.set_stroke_style_str(colors.ink(stroke.value()));
            context.set_line_width(stroke.width());
            context.stroke();
        }
        if let Some(flow) = flow {
            // Gaps look like dashes that flow, at a fraction of what canvases take for those.
            context.begin_path();
            for (index, lines) in strokes() {
                lines.iter().for_each(|line| self.trace_gaps(*line, Stroke::at(index).width() + 1.0, flow));
            }
            context.set_fill_style_str(&colors.background_ink);
            context.fill();
        }
        for (bias, (x, y)) in biases.iter().zip(&self.squares) {
            context.set_fill_style_str(colors.ink(*bias));
            context.fill_rect(*x, *y, BIAS, BIAS);
        }
    }

    fn trace_gaps(&self, line: usize, height: f64, flow: f64) {
        let (curve, length) = (&self.curves[line], self.curves[line].length());
        let mut at = (flow + SHIFT * line as f64) % GAPS;
        while at < length {
            let (x, y) = curve.at(at / length);
            self.canvas.context.rect(x - 1.0, y - height / 2.0, 2.0, height);
            at += GAPS;
        }
    }

    /// How far the layer's lines and squares are from a place on its canvas.
    fn near(&self, spot: Spot, layer: usize, n_in: usize) -> impl Iterator<Item = (f64, Parameter)> {
        let square = move |(x, y): Spot| (spot.0 - x - BIAS / 2.0).hypot(spot.1 - y - BIAS / 2.0);
        let lines = self.curves.iter().enumerate().map(move |(index, curve)| {
            (curve.distance(spot), Parameter::Weight { layer, to: index / n_in.max(1), from: index % n_in.max(1) })
        });
        // A square is small: it wins against a line beside it.
        let squares = self.squares.iter().enumerate();
        lines.chain(squares.map(move |(neuron, at)| (square(*at) - 2.0, Parameter::Bias { layer, neuron })))
    }
}
