//! What every neuron answers over a plane, in `f32`. Colours are the page's business.

use crate::activation::Activations;
use crate::network::Network;

/// Points of a picture that go through the network together: four vectors of four.
const LANES: usize = 16;

/// The features at each point of a picture.
#[derive(Clone, Debug)]
pub struct Plane {
    n_points: usize,
    /// `[feature][block of lanes]`; the last block is filled up with zeros.
    features: Vec<Vec<[f32; LANES]>>,
}

impl Plane {
    /// A plane of `n_points` from one function per feature that gives its value at a point.
    pub fn new(n_points: usize, n_features: usize, value: impl Fn(usize, usize) -> f64) -> Self {
        let n_blocks = n_points.div_ceil(LANES);
        let column = |feature| {
            let mut blocks = vec![[0.0; LANES]; n_blocks];
            for (point, lane) in blocks.iter_mut().flatten().take(n_points).enumerate() {
                *lane = value(feature, point) as f32;
            }
            blocks
        };
        Plane { n_points, features: (0..n_features).map(column).collect() }
    }

    /// How many points there are.
    pub fn n_points(&self) -> usize {
        self.n_points
    }

    /// One feature at every point.
    pub fn feature(&self, feature: usize) -> &[f32] {
        &self.features[feature].as_flattened()[..self.n_points]
    }
}

/// Every neuron's output at every point of a [`Plane`].
#[derive(Clone, Debug)]
pub struct Picture {
    n_points: usize,
    /// `[layer][neuron][block of lanes]`, flat within a layer.
    outputs: Vec<Vec<[f32; LANES]>>,
    /// `[layer][row-major weight]` and `[layer][neuron]`, in the precision of a picture.
    weights: Vec<Vec<f32>>,
    biases: Vec<Vec<f32>>,
}

impl Picture {
    /// A picture of networks shaped like this one.
    pub fn new(network: &Network, n_points: usize) -> Self {
        let n_blocks = n_points.div_ceil(LANES);
        let layers = network.layers();
        Picture {
            n_points,
            outputs: layers.iter().map(|layer| vec![[0.0; LANES]; layer.n_out() * n_blocks]).collect(),
            weights: layers.iter().map(|layer| vec![0.0; layer.weights.len()]).collect(),
            biases: layers.iter().map(|layer| vec![0.0; layer.n_out()]).collect(),
        }
    }

    /// Draws every neuron anew. Allocates nothing.
    ///
    /// The network must have the shape this picture was made for, and the plane its number of inputs and points.
    pub fn draw(&mut self, network: &Network, activations: Activations, plane: &Plane) {
        let n_layers = network.layers().len();
        let n_blocks = self.n_points.div_ceil(LANES);
        for (index, layer) in network.layers().iter().enumerate() {
            narrow(&layer.weights, &mut self.weights[index]);
            narrow(&layer.biases, &mut self.biases[index]);
        }
        for block in 0..n_blocks {
            for (index, layer) in network.layers().iter().enumerate() {
                let (before, after) = self.outputs.split_at_mut(index);
                let input = |from: usize| match before.last() {
                    None => &plane.features[from][block],
                    Some(outputs) => &outputs[from * n_blocks + block],
                };
                let activation = activations.of(index, n_layers);
                let (weights, biases) = (&self.weights[index], &self.biases[index]);
                for to in 0..layer.n_out() {
                    let mut total = [biases[to]; LANES];
                    for (from, weight) in weights[to * layer.n_in()..][..layer.n_in()].iter().enumerate() {
                        let input = input(from);
                        for lane in 0..LANES {
                            total[lane] += weight * input[lane];
                        }
                    }
                    let output = &mut after[0][to * n_blocks + block];
                    *output = total;
                    activation.apply_f32(std::slice::from_mut(output));
                }
            }
        }
    }

    /// One neuron's output at every point, as it was last drawn.
    pub fn neuron(&self, layer: usize, neuron: usize) -> &[f32] {
        let n_blocks = self.n_points.div_ceil(LANES);
        &self.outputs[layer][neuron * n_blocks..][..n_blocks].as_flattened()[..self.n_points]
    }

    /// The output neuron at every point, as it was last drawn.
    pub fn output(&self) -> &[f32] {
        self.neuron(self.outputs.len() - 1, 0)
    }

    /// How many neurons layer `layer` has.
    pub fn n_neurons(&self, layer: usize) -> usize {
        self.biases.get(layer).map_or(0, Vec::len)
    }
}

fn narrow(wide: &[f64], narrow: &mut [f32]) {
    for (narrow, wide) in narrow.iter_mut().zip(wide) {
        *narrow = *wide as f32;
    }
}
