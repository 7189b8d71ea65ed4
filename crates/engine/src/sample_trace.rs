//! One sample's way through a network and back, with every number on it. For looking at, not for training.

use crate::activation::Activation;
use crate::network::{Layer, Network};
use crate::update::Hyper;

/// The way of one sample: forward to the loss, and back to the gradients.
#[derive(Clone, Debug, PartialEq)]
pub struct SampleTrace {
    /// What happens in each layer, the first hidden one first.
    pub layers: Vec<LayerTrace>,
    /// The output on the scale of the labels, -1 to +1.
    pub prediction: f64,
    /// What the output should have been.
    pub target: f64,
    /// The output minus the target.
    pub error: f64,
    /// The loss, without any penalty.
    pub loss: f64,
}

/// What happens in one layer. Each list has one number for each neuron where nothing else is said.
#[derive(Clone, Debug, PartialEq)]
pub struct LayerTrace {
    /// What the neurons get: one for each input.
    pub inputs: Vec<f64>,
    /// Weighted inputs and bias, summed.
    pub pre_activations: Vec<f64>,
    /// The activations of these.
    pub outputs: Vec<f64>,
    /// The derivatives of the loss by the outputs; of the output layer, the error.
    pub d_outputs: Vec<f64>,
    /// What these are multiplied with: the activation's derivative, or 1 in an output layer whose loss has no use for it.
    pub derivatives: Vec<f64>,
    /// The derivatives by the pre-activations, which are those by the biases, too.
    pub d_pre_activations: Vec<f64>,
    /// The derivatives by the weights, `[to * n_in + from]`.
    pub d_weights: Vec<f64>,
}

impl SampleTrace {
    /// The way of a sample with these features, one for each input of the network.
    pub fn new(network: &Network, hyper: &Hyper, features: &[f64], label: f64) -> Self {
        let n_layers = network.layers().len();
        let mut layers: Vec<LayerTrace> = Vec::with_capacity(n_layers);
        for (index, layer) in network.layers().iter().enumerate() {
            let inputs = layers.last().map_or(features, |before| &before.outputs).to_vec();
            layers.push(LayerTrace::forward(layer, hyper.activations.of(index, n_layers), inputs));
        }
        let last = &layers[n_layers - 1];
        let (output, pre_activation) = (last.outputs[0], last.pre_activations[0]);
        let mut sample_trace = SampleTrace {
            prediction: hyper.activations.predict(output),
            target: hyper.loss.target(label),
            error: hyper.loss.error(output, label),
            loss: hyper.loss.value(output, pre_activation, label),
            layers,
        };
        let mut d_outputs = vec![sample_trace.error];
        for (index, layer) in network.layers().iter().enumerate().rev() {
            if index + 1 == n_layers && !hyper.loss.has_derivative() {
                sample_trace.layers[index].derivatives.fill(1.0);
            }
            d_outputs = sample_trace.layers[index].backward(layer, d_outputs);
        }
        sample_trace
    }
}

impl LayerTrace {
    fn forward(layer: &Layer, activation: Activation, inputs: Vec<f64>) -> Self {
        let pre_activation = |to: usize| {
            let products = layer.row(to).iter().zip(&inputs).map(|(weight, input)| weight * input);
            products.fold(layer.biases[to], |pre_activation, product| pre_activation + product)
        };
        let pre_activations: Vec<f64> = (0..layer.n_out()).map(pre_activation).collect();
        LayerTrace {
            outputs: pre_activations.iter().map(|pre_activation| activation.value(*pre_activation)).collect(),
            derivatives: pre_activations.iter().map(|pre_activation| activation.derivative(*pre_activation)).collect(),
            inputs,
            pre_activations,
            d_outputs: Vec::new(),
            d_pre_activations: Vec::new(),
            d_weights: Vec::new(),
        }
    }

    /// Takes the derivatives by the outputs, and returns those by the inputs.
    fn backward(&mut self, layer: &Layer, d_outputs: Vec<f64>) -> Vec<f64> {
        self.d_pre_activations =
            d_outputs.iter().zip(&self.derivatives).map(|(d_output, derivative)| d_output * derivative).collect();
        self.d_outputs = d_outputs;
        let inputs = &self.inputs;
        self.d_weights = self
            .d_pre_activations
            .iter()
            .flat_map(|d_pre_activation| inputs.iter().map(move |input| d_pre_activation * input))
            .collect();
        let asked = |from: usize| {
            let asked = |(to, d_pre_activation): (usize, &f64)| layer.row(to)[from] * d_pre_activation;
            self.d_pre_activations.iter().enumerate().map(asked).fold(0.0, |sum, asked| sum + asked)
        };
        (0..layer.n_in()).map(asked).collect()
    }
}
