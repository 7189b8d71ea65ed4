//! The weights as lines between neurons, and the biases as small squares: painted on the canvas behind the diagram, and found
//! again under the pointer.

use experiment::{Network, Parameter, Session};
use web_sys::DomRect;

use crate::browser::{self, Canvas};
use crate::colors::Colors;
use crate::place::Place;

/// How near the pointer must come to a line, in CSS units.
const NEAR: f64 = 7.0;
/// The side of a bias's square.
const BIAS: f64 = 6.0;

/// A place on the canvas, in CSS units.
type Spot = (f64, f64);

/// Where the nodes of the diagram are, and the canvas behind them.
pub struct Links {
    canvas: Canvas,
    size: (f64, f64),
    /// The inputs' right edges, `[layer][from]`.
    starts: Vec<Vec<Spot>>,
    /// The neurons' left edges, `[layer][to]`.
    ends: Vec<Vec<Spot>>,
    /// Where each bias's square begins, `[layer][neuron]`.
    squares: Vec<Vec<Spot>>,
    dashes: js_sys::Array,
}

impl Links {
    /// Measures where the nodes of this session's diagram are.
    pub fn new(session: &Session) -> Option<Self> {
        let canvas = browser::canvas("links")?;
        let size = canvas.fit();
        let origin = canvas.element.get_bounding_client_rect();
        let rect = |id: &str| browser::element(id).map(|element| element.get_bounding_client_rect());
        let spot = |rect: &DomRect, x: f64, y: f64| (x - origin.left(), rect.top() + y - origin.top());
        let neurons = |layer: usize, n: usize| -> Vec<DomRect> {
            (0..n).filter_map(|neuron| rect(&Place::Neuron { layer, neuron }.canvas_id())).collect()
        };
        let layers = session.network().layers();
        let mut columns = vec![
            session.config().features.iter().filter_map(|feature| rect(&Place::Feature(feature).canvas_id())).collect(),
        ];
        columns.extend(layers.iter().enumerate().map(|(index, layer)| neurons(index, layer.n_out())));
        let edges = |columns: &[Vec<DomRect>], edge: &dyn Fn(&DomRect) -> Spot| -> Vec<Vec<Spot>> {
            columns.iter().map(|column| column.iter().map(edge).collect()).collect()
        };
        Some(Links {
            size,
            starts: edges(&columns[..layers.len()], &|rect| spot(rect, rect.right(), rect.height() / 2.0)),
            ends: edges(&columns[1..], &|rect| spot(rect, rect.left(), rect.height() / 2.0)),
            squares: edges(&columns[1..], &|rect| spot(rect, rect.left() - BIAS / 2.0, rect.height() - BIAS / 2.0)),
            dashes: js_sys::Array::of2(&10.0.into(), &2.0.into()),
            canvas,
        })
    }

    /// Paints every line and square. `flow` moves the dashes along; nothing leaves the lines whole.
    pub fn paint(&self, network: &Network, colors: &Colors, flow: Option<f64>) {
        let context = &self.canvas.context;
        context.clear_rect(0.0, 0.0, self.size.0, self.size.1);
        if let Some(flow) = flow {
            // Fails only for what is no list of numbers.
            let _ = context.set_line_dash(&self.dashes);
            context.set_line_dash_offset(-flow);
        }
        for (index, layer) in network.layers().iter().enumerate() {
            for (to, end) in self.ends[index].iter().enumerate() {
                for (start, weight) in self.starts[index].iter().zip(layer.row(to)) {
                    self.line(*start, *end, *weight, colors.ink(*weight));
                }
            }
        }
        if flow.is_some() {
            let _ = context.set_line_dash(&js_sys::Array::new());
        }
        for (layer, squares) in network.layers().iter().zip(&self.squares) {
            for (bias, (x, y)) in layer.biases.iter().zip(squares) {
                context.set_fill_style_str(colors.ink(*bias));
                context.fill_rect(*x, *y, BIAS, BIAS);
            }
        }
    }

    /// One line: the larger the weight the wider; zero can still be seen.
    fn line(&self, start: Spot, end: Spot, weight: f64, ink: &str) {
        let context = &self.canvas.context;
        let bend = (start.0 + end.0) / 2.0;
        context.begin_path();
        context.set_stroke_style_str(ink);
        context.set_line_width(if weight.is_finite() { 0.6 + weight.abs().min(5.0) * 1.5 } else { 0.6 });
        context.move_to(start.0, start.1);
        context.bezier_curve_to(bend, start.1, bend, end.1, end.0, end.1);
        context.stroke();
    }

    /// The line or square that is nearest to a place on the canvas, if it is near.
    pub fn find(&self, spot: Spot) -> Option<Parameter> {
        let square = |(x, y): Spot| (spot.0 - x - BIAS / 2.0).hypot(spot.1 - y - BIAS / 2.0);
        let squares = self.squares.iter().enumerate().flat_map(|(layer, squares)| {
            squares.iter().enumerate().map(move |(neuron, at)| (square(*at) - 2.0, Parameter::Bias { layer, neuron }))
        });
        let lines = self.ends.iter().enumerate().flat_map(|(layer, ends)| {
            ends.iter().enumerate().flat_map(move |(to, end)| {
                let starts = self.starts[layer].iter().enumerate();
                starts.map(move |(from, start)| (away(spot, *start, *end), Parameter::Weight { layer, to, from }))
            })
        });
        squares.chain(lines).filter(|(away, _)| *away < NEAR).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, found)| found)
    }
}

/// How far a place is from the line between two others, measured at some points along it.
fn away(spot: Spot, start: Spot, end: Spot) -> f64 {
    if spot.0 < start.0 || spot.0 > end.0 {
        return f64::INFINITY;
    }
    let bend = (start.0 + end.0) / 2.0;
    let at = |t: f64| {
        let u = 1.0 - t;
        let mix =
            |a: f64, b: f64, c: f64, d: f64| u * u * u * a + 3.0 * u * u * t * b + 3.0 * u * t * t * c + t * t * t * d;
        (mix(start.0, bend, bend, end.0), mix(start.1, start.1, end.1, end.1))
    };
    let distance = |t: f64| (spot.0 - at(t).0).hypot(spot.1 - at(t).1);
    (0..=24).map(|step| distance(f64::from(step) / 24.0)).fold(f64::INFINITY, f64::min)
}
