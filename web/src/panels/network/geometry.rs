//! Where the edges of the diagram run and where the squares of the biases are, computed from where its nodes were found on the page.

use experiment::{Feature, Features, Network, Parameter};

use super::curve::{Curve, Spot};

/// How near the pointer must come to an edge, in CSS units.
const NEAR: f64 = 7.0;
/// The width of a node for which strokes are as wide as they say; larger nodes have wider ones.
const NODE: f64 = 40.0;
/// The side of a bias's square, and over how much of a neuron's side its edges arrive, in CSS units where nodes are [`NODE`] wide or less.
const BIAS: f64 = 7.0;
const FAN: f64 = 12.0;

/// A node's picture on the diagram, in CSS units from the diagram's upper left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The left side.
    pub left: f64,
    /// The right side.
    pub right: f64,
    /// The upper side.
    pub top: f64,
    /// The lower side.
    pub bottom: f64,
}

impl Bounds {
    fn middle(self) -> f64 {
        (self.top + self.bottom) / 2.0
    }

    /// How much larger than they say lines and squares are beside it.
    fn scale(self) -> f64 {
        ((self.right - self.left) / NODE).max(1.0)
    }
}

/// The nodes that are on the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nodes {
    /// In the order of [`Feature::ALL`]; nothing for one that is not on the page.
    pub features: [Option<Bounds>; Feature::ALL.len()],
    /// The neurons of each layer, from the top.
    pub layers: Vec<Vec<Bounds>>,
}

/// The edges into one layer, on a canvas of their own: spots are in CSS units from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerGeometry {
    /// Where the canvas begins on the diagram; its upper side is the diagram's.
    pub left: f64,
    /// Its width and height.
    pub size: (f64, f64),
    /// How much wider the lines are than strokes say.
    pub scale: f64,
    /// The side of the squares of the biases.
    pub square: f64,
    /// How many nodes there can be in the column before.
    n_slots: usize,
    /// A row of slots for each neuron; nothing where the node is not on the page.
    curves: Vec<Option<Curve>>,
    /// Where each bias's square begins.
    pub squares: Vec<Spot>,
}

/// All edges of a diagram that was found on the page.
///
/// Whether a feature is on makes no difference here: there is a curve for each that is on the page.
#[derive(Clone, Debug, PartialEq)]
pub struct Geometry {
    /// The layers, the first hidden one first.
    pub layers: Vec<LayerGeometry>,
}

impl Geometry {
    /// The edges between these nodes, on a diagram that is so high.
    pub fn new(nodes: &Nodes, height: f64) -> Self {
        let first = nodes.features.to_vec();
        let others = nodes.layers.iter().map(|layer| layer.iter().copied().map(Some).collect());
        let inputs = std::iter::once(first).chain(others);
        let layers = inputs
            .zip(&nodes.layers)
            .map(|(inputs, neurons): (Vec<_>, _)| LayerGeometry::new(&inputs, neurons, height));
        Geometry { layers: layers.collect() }
    }

    /// Whether this network has the neurons that were found on the page.
    pub fn fits(&self, network: &Network) -> bool {
        let found = self.layers.iter().map(|layer| layer.squares.len());
        found.eq(network.layers().iter().map(|layer| layer.n_out()))
    }

    /// The edge or square that is nearest to a spot on the diagram, if it is near.
    pub fn find(&self, network: &Network, features: Features, (x, y): Spot) -> Option<Parameter> {
        if !self.fits(network) {
            return None;
        }
        let mut nearest = (NEAR, None);
        for (index, (layer, geometry)) in network.layers().iter().zip(&self.layers).enumerate() {
            let spot = (x - geometry.left, y);
            for neuron in 0..layer.n_out() {
                for from in 0..layer.n_in() {
                    let curve = geometry.curve(neuron, slot(features, index, from));
                    let away = curve.map_or(f64::INFINITY, |curve| curve.distance(spot));
                    closer(&mut nearest, away, Parameter::Weight { layer: index, to: neuron, from });
                }
                closer(
                    &mut nearest,
                    geometry.distance_to_square(neuron, spot),
                    Parameter::Bias { layer: index, neuron },
                );
            }
        }
        nearest.1
    }
}

fn closer(nearest: &mut (f64, Option<Parameter>), away: f64, parameter: Parameter) {
    if away < nearest.0 {
        *nearest = (away, Some(parameter));
    }
}

/// The node of the column before from which a layer's input comes: of the features only those that are on are inputs.
pub fn slot(features: Features, layer: usize, from: usize) -> Option<usize> {
    if layer == 0 { features.iter().nth(from).map(|feature| feature as usize) } else { Some(from) }
}

impl LayerGeometry {
    fn new(inputs: &[Option<Bounds>], neurons: &[Bounds], height: f64) -> Self {
        // The smaller of a number and of none is the number: a column that is not on the page has no sides.
        let end = neurons.iter().map(|bounds| bounds.left).fold(f64::NAN, f64::min);
        let scale = neurons.first().map_or(1.0, |neuron| neuron.scale());
        let square = BIAS * scale;
        // A network that is told of no features has no edges, but biases all the same.
        let start = inputs.iter().flatten().map(|bounds| bounds.right).fold(f64::NAN, f64::min).min(end - 2.0 * square);
        let n_slots = inputs.len();
        let (mut curves, mut squares) = (Vec::new(), Vec::new());
        for to in neurons {
            let side = to.left - start;
            let curve = |(slot, from): (usize, &Option<Bounds>)| {
                let from = (*from)?;
                // Side by side, so that each can be seen and pointed at where it arrives.
                let arrival = to.middle() + FAN * scale * ((slot as f64 + 0.5) / n_slots as f64 - 0.5);
                Some(Curve::new((from.right - start, from.middle()), (side, arrival)))
            };
            curves.extend(inputs.iter().enumerate().map(curve));
            // Beside the picture, which would hide it.
            squares.push((side - square - 2.0, to.bottom - square));
        }
        LayerGeometry { left: start, size: (end - start, height), scale, square, n_slots, curves, squares }
    }

    /// The index of the curve from a node of the column before to a neuron, if both are on the page.
    pub fn curve_index(&self, neuron: usize, slot: Option<usize>) -> Option<usize> {
        let index = neuron * self.n_slots + slot.filter(|slot| *slot < self.n_slots)?;
        self.curve_at(index).map(|_| index)
    }

    /// The curve of this index.
    pub fn curve_at(&self, index: usize) -> Option<&Curve> {
        self.curves.get(index)?.as_ref()
    }

    /// The curve from a node of the column before to a neuron, if both are on the page.
    pub fn curve(&self, neuron: usize, slot: Option<usize>) -> Option<&Curve> {
        self.curve_at(self.curve_index(neuron, slot)?)
    }

    fn distance_to_square(&self, neuron: usize, spot: Spot) -> f64 {
        let Some((x, y)) = self.squares.get(neuron) else { return f64::INFINITY };
        // A square is small: it wins against an edge beside it.
        (spot.0 - x - self.square / 2.0).hypot(spot.1 - y - self.square / 2.0) - 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A node of 40 units, at the left side of its column and as many rows down.
    fn node(left: f64, row: usize) -> Bounds {
        let top = 50.0 * row as f64;
        Bounds { left, right: left + 40.0, top, bottom: top + 40.0 }
    }

    /// All features, and two hidden layers of 2 and 3 neurons.
    fn nodes() -> Nodes {
        let layer = |left: f64, n: usize| (0..n).map(|row| node(left, row)).collect();
        Nodes {
            features: std::array::from_fn(|row| Some(node(0.0, row))),
            layers: vec![layer(200.0, 2), layer(400.0, 3), layer(600.0, 1)],
        }
    }

    fn network(n_in: usize, hidden: &[usize]) -> Network {
        Network::new(n_in, hidden, || 0.5).expect("every layer has a neuron")
    }

    fn features(n: usize) -> Features {
        let mut features = Features::default();
        for (index, feature) in Feature::ALL.into_iter().enumerate() {
            features[feature] = index < n;
        }
        features
    }

    #[test]
    fn an_edge_is_found_in_its_middle() {
        let (geometry, network) = (Geometry::new(&nodes(), 400.0), network(2, &[2, 3]));
        // Between two nodes of the same row the edge is almost level.
        let on_edge = geometry.find(&network, features(2), (120.0, 18.0));
        assert_eq!(on_edge, Some(Parameter::Weight { layer: 0, to: 0, from: 0 }));
        assert_eq!(geometry.find(&network, features(2), (120.0, 300.0)), None);
        assert_eq!(geometry.find(&network, features(2), (f64::NAN, 20.0)), None);
    }

    #[test]
    fn edges_arrive_side_by_side() {
        let (geometry, network) = (Geometry::new(&nodes(), 400.0), network(2, &[2, 3]));
        for (from, y) in [(0, 67.0), (1, 73.0)] {
            let at_end = geometry.find(&network, features(2), (399.0, y));
            assert_eq!(at_end, Some(Parameter::Weight { layer: 1, to: 1, from }));
        }
    }

    #[test]
    fn larger_nodes_have_wider_lines() {
        let large =
            Nodes { layers: vec![vec![Bounds { left: 200.0, right: 280.0, top: 0.0, bottom: 80.0 }]], ..nodes() };
        assert_eq!(Geometry::new(&large, 400.0).layers[0].scale, 2.0);
        assert_eq!(Geometry::new(&nodes(), 400.0).layers[0].scale, 1.0);
    }

    #[test]
    fn a_bias_is_found_at_the_lower_left_corner_of_its_neuron() {
        let (geometry, network) = (Geometry::new(&nodes(), 400.0), network(2, &[2, 3]));
        for (layer, neuron, left) in [(0, 1, 200.0), (1, 2, 400.0), (2, 0, 600.0)] {
            let corner = (left, 50.0 * neuron as f64 + 40.0);
            assert_eq!(geometry.find(&network, features(2), corner), Some(Parameter::Bias { layer, neuron }));
        }
    }

    #[test]
    fn an_input_is_the_feature_that_is_on_however_many_are_off_before_it() {
        let mut on = features(0);
        on[Feature::X2Squared] = true;
        let (geometry, network) = (Geometry::new(&nodes(), 400.0), network(1, &[2, 3]));
        let x2_squared = Feature::X2Squared as usize as f64;
        // Near the feature's own end of the edge.
        let found = geometry.find(&network, on, (45.0, 50.0 * x2_squared + 20.0));
        assert_eq!(found.map(|parameter| matches!(parameter, Parameter::Weight { layer: 0, from: 0, .. })), Some(true));
        assert_eq!(geometry.find(&network, on, (45.0, 20.0)), None, "X1 is off");
    }

    #[test]
    fn a_feature_that_is_on_but_not_on_the_page_keeps_its_weights_from_others() {
        let mut nodes = nodes();
        nodes.features[0] = None;
        let (geometry, network) = (Geometry::new(&nodes, 400.0), network(2, &[2, 3]));
        assert_eq!(geometry.find(&network, features(2), (120.0, 20.0)), None);
        let from_x2 = geometry.find(&network, features(2), (120.0, 70.0));
        assert_eq!(from_x2, Some(Parameter::Weight { layer: 0, to: 1, from: 1 }));
    }

    #[test]
    fn nothing_is_found_in_a_network_of_another_shape() {
        let geometry = Geometry::new(&nodes(), 400.0);
        for hidden in [&[2][..], &[2, 2], &[3, 3], &[2, 3, 1], &[]] {
            let network = network(2, hidden);
            assert!(!geometry.fits(&network), "{hidden:?}");
            assert_eq!(geometry.find(&network, features(2), (120.0, 20.0)), None, "{hidden:?}");
        }
        assert!(geometry.fits(&network(7, &[2, 3])), "other features have the same diagram");
    }

    #[test]
    fn a_canvas_spans_from_the_inputs_to_the_neurons() {
        let geometry = Geometry::new(&nodes(), 400.0);
        let [first, second, _] = &geometry.layers[..] else { panic!("three layers") };
        assert_eq!((first.left, first.size), (40.0, (160.0, 400.0)));
        assert_eq!((second.left, second.size), (240.0, (160.0, 400.0)));
        assert_eq!(first.squares, [(151.0, 33.0), (151.0, 83.0)]);
    }

    #[test]
    fn without_features_there_are_biases_and_no_edges() {
        let nodes = Nodes { features: [None; Feature::ALL.len()], ..nodes() };
        let (geometry, network) = (Geometry::new(&nodes, 400.0), network(0, &[2, 3]));
        assert_eq!(geometry.layers[0].left, 200.0 - 2.0 * BIAS);
        assert_eq!(geometry.find(&network, features(0), (195.0, 37.0)), Some(Parameter::Bias { layer: 0, neuron: 0 }));
    }

    #[test]
    fn a_diagram_that_is_not_on_the_page_fits_nothing() {
        let geometry = Geometry::new(&Nodes::default(), 0.0);
        assert!(!geometry.fits(&network(2, &[])));
    }
}
