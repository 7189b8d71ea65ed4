//! The weights as lines between neurons, and the biases as small squares: painted on the canvas behind the diagram, and found
//! again under the pointer.

use experiment::{Network, Parameter, Session};
use web_sys::DomRect;

use crate::browser::{self, Canvas};
use crate::colors::Colors;
use crate::curve::{Curve, Spot};
use crate::place::Place;
use crate::stroke::{N_STROKES, Stroke};

/// How near the pointer must come to a line, in CSS units.
const NEAR: f64 = 7.0;
/// The side of a bias's square.
const BIAS: f64 = 6.0;
/// How far apart the gaps are that flow along a line.
const GAPS: f64 = 26.0;

/// How far the gaps of a line are behind those of the line before.
const SHIFT: f64 = 7.3;

/// Where the nodes of the diagram are, and the canvas behind them.
pub struct Links {
    canvas: Canvas,
    size: (f64, f64),
    /// The lines, layer by layer, neuron by neuron, input by input: the order of the weights.
    curves: Vec<Curve>,
    /// Where each bias's square begins, in the order of the biases.
    squares: Vec<Spot>,
    /// The lines that look alike are painted at once: those of each stroke, by index.
    alike: Vec<Vec<usize>>,
}

impl Links {
    /// Measures where the nodes of this session's diagram are.
    pub fn new(session: &Session) -> Option<Self> {
        let canvas = browser::canvas("links")?;
        let size = canvas.fit();
        let origin = canvas.element.get_bounding_client_rect();
        let rect =
            |place: Place| browser::element(&place.canvas_id()).map(|element| element.get_bounding_client_rect());
        let mut inputs: Vec<DomRect> =
            session.config().features.iter().filter_map(|one| rect(Place::Feature(one))).collect();
        let (mut curves, mut squares) = (Vec::new(), Vec::new());
        for (index, layer) in session.network().layers().iter().enumerate() {
            let place = |neuron| Place::Neuron { layer: index, neuron };
            let neurons: Vec<DomRect> = (0..layer.n_out()).filter_map(|neuron| rect(place(neuron))).collect();
            for to in &neurons {
                let middle = |rect: &DomRect| rect.top() + rect.height() / 2.0 - origin.top();
                let end = (to.left() - origin.left(), middle(to));
                curves.extend(inputs.iter().map(|from| Curve::new((from.right() - origin.left(), middle(from)), end)));
                squares.push((end.0 - BIAS / 2.0, to.bottom() - BIAS / 2.0 - origin.top()));
            }
            inputs = neurons;
        }
        Some(Links { canvas, size, curves, squares, alike: vec![Vec::new(); N_STROKES] })
    }

    /// Paints every line and square. `flow` moves gaps along the lines, by so many CSS units; nothing leaves them whole.
    pub fn paint(&mut self, network: &Network, colors: &Colors, flow: Option<f64>) {
        self.canvas.context.clear_rect(0.0, 0.0, self.size.0, self.size.1);
        self.alike.iter_mut().for_each(Vec::clear);
        let weights = network.layers().iter().flat_map(|layer| &layer.weights);
        for (index, weight) in weights.take(self.curves.len()).enumerate() {
            self.alike[Stroke::of(*weight).index()].push(index);
        }
        self.paint_lines(colors);
        if let Some(flow) = flow {
            self.paint_gaps(colors, flow);
        }
        let context = &self.canvas.context;
        let biases = network.layers().iter().flat_map(|layer| &layer.biases);
        for (bias, (x, y)) in biases.zip(&self.squares) {
            context.set_fill_style_str(colors.ink(*bias));
            context.fill_rect(*x, *y, BIAS, BIAS);
        }
    }

    fn strokes(&self) -> impl Iterator<Item = (Stroke, &Vec<usize>)> {
        self.alike
            .iter()
            .enumerate()
            .filter(|(_, lines)| !lines.is_empty())
            .map(|(index, lines)| (Stroke::at(index), lines))
    }

    fn paint_lines(&self, colors: &Colors) {
        let context = &self.canvas.context;
        for (stroke, lines) in self.strokes() {
            context.begin_path();
            for line in lines {
                self.curves[*line].trace(context);
            }
            context.set_stroke_style_str(colors.ink(stroke.value()));
            context.set_line_width(stroke.width());
            context.stroke();
        }
    }

    /// Gaps look like dashes that flow, at a fraction of what canvases take for those.
    fn paint_gaps(&self, colors: &Colors, flow: f64) {
        let context = &self.canvas.context;
        context.begin_path();
        for (stroke, lines) in self.strokes() {
            let side = stroke.width() + 1.0;
            for line in lines {
                let (curve, length) = (&self.curves[*line], self.curves[*line].length());
                // Side by side, gaps would look like a wall.
                let mut at = (flow + SHIFT * *line as f64) % GAPS;
                while at < length {
                    let (x, y) = curve.at(at / length);
                    context.rect(x - 1.0, y - side / 2.0, 2.0, side);
                    at += GAPS;
                }
            }
        }
        context.set_fill_style_str(&colors.background_ink);
        context.fill();
    }

    /// The line or square that is nearest to a place on the canvas, if it is near.
    pub fn find(&self, network: &Network, spot: Spot) -> Option<Parameter> {
        let square = |(x, y): Spot| (spot.0 - x - BIAS / 2.0).hypot(spot.1 - y - BIAS / 2.0);
        let neurons = network
            .layers()
            .iter()
            .enumerate()
            .flat_map(|(index, layer)| (0..layer.n_out()).map(move |neuron| (index, neuron, layer.n_in())));
        let weights = neurons
            .clone()
            .flat_map(|(layer, to, n_in)| (0..n_in).map(move |from| Parameter::Weight { layer, to, from }));
        let lines = weights.zip(&self.curves).map(|(weight, curve)| (curve.distance(spot), weight));
        let biases = neurons.map(|(layer, neuron, _)| Parameter::Bias { layer, neuron });
        // A square is small: it wins against a line beside it.
        let squares = biases.zip(&self.squares).map(|(bias, at)| (square(*at) - 2.0, bias));
        squares.chain(lines).filter(|(away, _)| *away < NEAR).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, found)| found)
    }
}
