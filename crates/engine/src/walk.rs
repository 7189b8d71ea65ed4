//! One sample's way through a network and back, with every number on it. For looking at, not for training.

use crate::activation::Activation;
use crate::network::{Layer, Network};
use crate::update::Hyper;

/// The way of one sample: forward to the loss, and back to the gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct Walk {
    /// What happens in each layer, the first hidden one first.
    pub layers: Vec<WalkLayer>,
    /// The output on the scale of the labels, -1 to +1.
    pub answer: f64,
    /// What the output should have been.
    pub target: f64,
    /// The output minus the target.
    pub error: f64,
    /// The loss, without any penalty.
    pub loss: f64,
}

/// What happens in one layer. Each list has one number for each neuron where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkLayer {
    /// What the neurons get: one for each input.
    pub inputs: Vec<f64>,
    /// Weighted inputs and bias, summed.
    pub totals: Vec<f64>,
    /// The activations of these.
    pub outputs: Vec<f64>,
    /// The derivatives of the loss by the outputs; of the output layer, the error.
    pub d_outputs: Vec<f64>,
    /// What these are multiplied with: the activation's slope, or 1 in an output layer whose loss has no use for it.
    pub slopes: Vec<f64>,
    /// The derivatives by the totals, which are those by the biases, too.
    pub d_totals: Vec<f64>,
    /// The derivatives by the weights, `[to * n_in + from]`.
    pub d_weights: Vec<f64>,
}

impl Walk {
    /// The way of a sample with these features, one for each input of the network.
    pub fn new(network: &Network, hyper: &Hyper, features: &[f64], label: f64) -> Self {
        let n_layers = network.layers().len();
        let mut layers: Vec<WalkLayer> = Vec::with_capacity(n_layers);
        for (index, layer) in network.layers().iter().enumerate() {
            let inputs = layers.last().map_or(features, |before| &before.outputs).to_vec();
            layers.push(WalkLayer::forward(layer, hyper.activations.of(index, n_layers), inputs));
        }
        let last = &layers[n_layers - 1];
        let (output, total) = (last.outputs[0], last.totals[0]);
        let mut walk = Walk {
            answer: hyper.activations.answer(output),
            target: hyper.loss.target(label),
            error: hyper.loss.error(output, label),
            loss: hyper.loss.value(output, total, label),
            layers,
        };
        let mut d_outputs = vec![walk.error];
        for (index, layer) in network.layers().iter().enumerate().rev() {
            if index + 1 == n_layers && !hyper.loss.has_slope() {
                walk.layers[index].slopes.fill(1.0);
            }
            d_outputs = walk.layers[index].backward(layer, d_outputs);
        }
        walk
    }
}

impl WalkLayer {
    fn forward(layer: &Layer, activation: Activation, inputs: Vec<f64>) -> Self {
        let total = |to: usize| {
            let products = layer.row(to).iter().zip(&inputs).map(|(weight, input)| weight * input);
            products.fold(layer.biases[to], |total, product| total + product)
        };
        let totals: Vec<f64> = (0..layer.n_out()).map(total).collect();
        WalkLayer {
            outputs: totals.iter().map(|total| activation.value(*total)).collect(),
            slopes: totals.iter().map(|total| activation.slope(*total)).collect(),
            inputs,
            totals,
            d_outputs: Vec::new(),
            d_totals: Vec::new(),
            d_weights: Vec::new(),
        }
    }

    /// Takes the derivatives by the outputs, and returns those by the inputs.
    fn backward(&mut self, layer: &Layer, d_outputs: Vec<f64>) -> Vec<f64> {
        self.d_totals = d_outputs.iter().zip(&self.slopes).map(|(d_output, slope)| d_output * slope).collect();
        self.d_outputs = d_outputs;
        let inputs = &self.inputs;
        self.d_weights =
            self.d_totals.iter().flat_map(|d_total| inputs.iter().map(move |input| d_total * input)).collect();
        let asked = |from: usize| {
            let asked = |(to, d_total): (usize, &f64)| layer.row(to)[from] * d_total;
            self.d_totals.iter().enumerate().map(asked).fold(0.0, |sum, asked| sum + asked)
        };
        (0..layer.n_in()).map(asked).collect()
    }
}
