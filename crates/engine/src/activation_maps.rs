//! What every neuron answers over a plane, in `f32`. Colours are the page's business.

use wide::f32x4;

use crate::activation::{Activation, Activations};
use crate::network::{Layer, Network};

/// Points of a picture that go through the network together: five vectors of four.
const LANES: usize = 20;

/// The features at each point of a picture.
#[derive(Clone, Debug)]
pub struct Grid {
    n_points: usize,
    /// `[feature][block of lanes]`; the last block is filled up with zeros.
    features: Vec<Vec<[f32; LANES]>>,
}

impl Grid {
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
        Grid { n_points, features: (0..n_features).map(column).collect() }
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

/// Every neuron's output at every point of a [`Grid`].
#[derive(Clone, Debug)]
pub struct ActivationMaps {
    n_points: usize,
    /// `[layer][neuron][block of lanes]`, flat within a layer.
    outputs: Vec<Vec<[f32; LANES]>>,
    /// `[layer][row-major weight]` and `[layer][neuron]`, in the precision of a picture.
    weights: Vec<Vec<f32>>,
    biases: Vec<Vec<f32>>,
    /// One block of each input of a layer, and of each of its neurons.
    inputs: Vec<Block>,
    neurons: Vec<Block>,
}

/// `LANES` points in vectors.
type Block = [f32x4; LANES / 4];

// Both are casts: an array's own iterator goes through memory, and takes longer than the arithmetic.
#[inline(always)]
fn to_vectors(numbers: &[f32; LANES]) -> Block {
    bytemuck::cast(*numbers)
}

#[inline(always)]
fn to_numbers(block: Block) -> [f32; LANES] {
    bytemuck::cast(block)
}

impl ActivationMaps {
    /// A picture of networks shaped like this one.
    pub fn new(network: &Network, n_points: usize) -> Self {
        let n_blocks = n_points.div_ceil(LANES);
        let layers = network.layers();
        let widest = layers.iter().map(Layer::n_out).fold(network.n_in(), usize::max);
        ActivationMaps {
            inputs: vec![[f32x4::ZERO; LANES / 4]; widest],
            neurons: vec![[f32x4::ZERO; LANES / 4]; widest],
            n_points,
            outputs: layers.iter().map(|layer| vec![[0.0; LANES]; layer.n_out() * n_blocks]).collect(),
            weights: layers.iter().map(|layer| vec![0.0; layer.weights.len()]).collect(),
            biases: layers.iter().map(|layer| vec![0.0; layer.n_out()]).collect(),
        }
    }

    /// Draws every neuron anew, the output on the scale of the labels. Allocates nothing.
    ///
    /// The network must have the shape this picture was made for, and the plane its number of inputs and points.
    pub fn draw(&mut self, network: &Network, activations: Activations, plane: &Grid) {
        let n_layers = network.layers().len();
        let n_blocks = self.n_points.div_ceil(LANES);
        for (index, layer) in network.layers().iter().enumerate() {
            narrow(&layer.weights, &mut self.weights[index]);
            narrow(&layer.biases, &mut self.biases[index]);
        }
        for block in 0..n_blocks {
            for (scratch, feature) in self.inputs.iter_mut().zip(&plane.features) {
                *scratch = to_vectors(&feature[block]);
            }
            for (index, layer) in network.layers().iter().enumerate() {
                let activation = activations.of(index, n_layers);
                // The output is shown on the scale of the labels, as `Activations::predict` has it.
                let is_probability = index + 1 == n_layers && activation == Activation::Sigmoid;
                let inputs = &self.inputs[..layer.n_in()];
                let rows = self.weights[index].chunks_exact(layer.n_in().max(1));
                // A layer without inputs has no rows, but neurons all the same.
                let rows = rows.chain(std::iter::repeat(&[][..]));
                let blocks = self.outputs[index][block..].iter_mut().step_by(n_blocks);
                let neurons = rows.zip(&self.biases[index]).zip(&mut self.neurons).zip(blocks);
                for (((row, bias), neuron), output) in neurons {
                    let mut pre_activation = [f32x4::splat(*bias); LANES / 4];
                    for (weight, input) in row.iter().zip(inputs) {
                        let weight = f32x4::splat(*weight);
                        pre_activation = std::array::from_fn(|at| pre_activation[at] + weight * input[at]);
                    }
                    *neuron = activation.of_picture(pre_activation);
                    *output = to_numbers(*neuron);
                }
                if activation.is_slow() || is_probability {
                    let blocks = self.outputs[index][block..].iter_mut().step_by(n_blocks);
                    for (neuron, output) in self.neurons[..layer.n_out()].iter_mut().zip(blocks) {
                        *neuron = activation.finish_picture(*neuron);
                        let scale = if is_probability { (2.0, -1.0) } else { (1.0, 0.0) };
                        *output = to_numbers(neuron.map(|output| output * scale.0 + scale.1));
                    }
                }
                std::mem::swap(&mut self.inputs, &mut self.neurons);
            }
        }
    }

    /// Whether a network has the shape that these maps were made for.
    pub fn fit(&self, network: &Network) -> bool {
        let layers = network.layers();
        let is_alike = |(index, layer): (usize, &Layer)| {
            (self.biases[index].len(), self.weights[index].len()) == (layer.n_out(), layer.weights.len())
        };
        layers.len() == self.outputs.len() && layers.iter().enumerate().all(is_alike)
    }

    /// One neuron's output at every point, as it was last drawn; nothing where the network has no such neuron.
    pub fn neuron(&self, layer: usize, neuron: usize) -> Option<&[f32]> {
        let n_blocks = self.n_points.div_ceil(LANES);
        let blocks = self.outputs.get(layer)?.get(neuron * n_blocks..(neuron + 1) * n_blocks)?;
        blocks.as_flattened().get(..self.n_points)
    }

    /// The output neuron at every point, as it was last drawn.
    pub fn output(&self) -> &[f32] {
        self.neuron(self.outputs.len().saturating_sub(1), 0).unwrap_or_default()
    }
}

fn narrow(wide: &[f64], narrow: &mut [f32]) {
    for (narrow, wide) in narrow.iter_mut().zip(wide) {
        *narrow = *wide as f32;
    }
}
