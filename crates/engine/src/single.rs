//! Batches of one sample. Each changes every weight, so that a sweep over the weights can do all that a weight is needed for:
//! hand derivatives back, and make the step. With lanes over the inputs, as there is only one sample.
//!
//! The bits are those of a larger batch's way: gradients summed from zero, then a step.

use wide::f64x2;

use crate::activation::{Activation, Activations, relu};
use crate::math;
use crate::network::{Layer, Network};
use crate::optimizer::Optimizer;
use crate::penalty::Penalty;
use crate::update::Hyper;

/// What a step needs to know.
#[derive(Clone, Copy)]
struct Step {
    rate: f64,
    /// How much a weight is pulled toward zero, by the weight: the slope of L2 times its rate. Without a penalty there is nothing
    /// to multiply, not even an infinite weight.
    pull: Option<f64>,
}

impl Step {
    /// The weight after a step against a gradient.
    #[inline(always)]
    fn weight(self, weight: f64, gradient: f64) -> f64 {
        // A sum that starts from zero is never -0.
        (weight - self.rate * (gradient + 0.0)) - self.pull.map_or(0.0, |pull| pull * weight)
    }

    /// The same for two weights.
    #[inline(always)]
    fn weights(self, weights: f64x2, gradients: f64x2) -> f64x2 {
        (weights - (gradients + 0.0) * self.rate) - self.pull.map_or(f64x2::ZERO, |pull| weights * pull)
    }
}

/// Whether [`learn`] can take a step with these hyperparameters: L1 looks at each weight by itself, and optimizers remember
/// something of each.
pub(crate) fn can_learn(hyper: &Hyper) -> bool {
    hyper.penalty != Penalty::L1 && hyper.optimizer == Optimizer::Sgd
}

/// Forward through the network: fills in each layer's outputs behind the features, which are there, and the totals that
/// will be needed.
pub(crate) fn answer(network: &Network, activations: Activations, outputs: &mut [Vec<f64>], totals: &mut [Vec<f64>]) {
    let constants = math::constants();
    let n_layers = network.layers().len();
    for (index, layer) in network.layers().iter().enumerate() {
        let (before, after) = outputs.split_at_mut(index + 1);
        let (inputs, outputs) = (&before[index][..layer.n_in()], &mut after[0][..layer.n_out()]);
        match activations.of(index, n_layers) {
            Activation::Tanh => answer_layer(layer, inputs, outputs, |total| math::tanh_lanes(total, constants)),
            Activation::Sigmoid => answer_layer(layer, inputs, outputs, |total| math::sigmoid_lanes(total, constants)),
            Activation::Relu => answer_layer(layer, inputs, outputs, relu),
            Activation::Linear => answer_layer(layer, inputs, outputs, |total| total),
            other => {
                answer_layer(layer, inputs, outputs, |total| total);
                totals[index][..layer.n_out()].copy_from_slice(outputs);
                other.apply(outputs);
            }
        }
    }
}

/// Two neurons at a time, from total to output without a stop in memory.
#[inline(always)]
fn answer_layer(layer: &Layer, inputs: &[f64], outputs: &mut [f64], function: impl Fn(f64x2) -> f64x2) {
    let total = |to: usize| {
        let products = layer.row(to).iter().zip(inputs).map(|(weight, input)| weight * input);
        products.fold(layer.biases[to], |total, product| total + product)
    };
    let (pairs, rest) = outputs.as_chunks_mut::<2>();
    for (at, pair) in pairs.iter_mut().enumerate() {
        *pair = function(f64x2::new([total(2 * at), total(2 * at + 1)])).to_array();
    }
    if let [single] = rest {
        *single = function(f64x2::splat(total(layer.n_out() - 1))).to_array()[0];
    }
}

/// Backward through the network, and a step at each layer on the way. `outputs` are the features and each layer's outputs,
/// `d_outputs` beside them has the loss's error in its last layer.
pub(crate) fn learn(
    network: &mut Network,
    hyper: &Hyper,
    outputs: &[Vec<f64>],
    totals: &[Vec<f64>],
    d_outputs: &mut [Vec<f64>],
) {
    let n_layers = network.layers().len();
    let rate = hyper.learning_rate;
    let pull = (hyper.penalty == Penalty::L2).then_some(rate * hyper.regularization_rate);
    let step = Step { rate, pull };
    for (index, layer) in network.layers_mut().iter_mut().enumerate().rev() {
        let (before, after) = d_outputs.split_at_mut(index + 1);
        let d_totals = &mut after[0][..layer.n_out()];
        if index + 1 < n_layers || hyper.loss.has_slope() {
            let outputs = &outputs[index + 1][..layer.n_out()];
            hyper.activations.of(index, n_layers).apply_slope(d_totals, outputs, &totals[index][..outputs.len()]);
        }
        let n_in = layer.n_in();
        learn_layer(layer, step, &outputs[index][..n_in], d_totals, &mut before[index][..n_in]);
    }
}

/// Two inputs at a time: their derivatives, and the steps of all weights that they go through.
#[inline(always)]
fn learn_layer(layer: &mut Layer, step: Step, inputs: &[f64], d_totals: &[f64], d_inputs: &mut [f64]) {
    for (bias, d_total) in layer.biases.iter_mut().zip(d_totals) {
        *bias -= step.rate * (*d_total + 0.0);
    }
    let n_in = inputs.len();
    let (input_pairs, input_rest) = inputs.as_chunks::<2>();
    let (d_input_pairs, d_input_rest) = d_inputs.as_chunks_mut::<2>();
    for (at, (input, d_input)) in input_pairs.iter().zip(d_input_pairs).enumerate() {
        let (input, mut sum) = (f64x2::from(*input), f64x2::ZERO);
        for (row, d_total) in layer.weights.chunks_exact_mut(n_in).zip(d_totals) {
            let pair = &mut row.as_chunks_mut::<2>().0[at];
            let weights = f64x2::from(*pair);
            sum += weights * *d_total;
            *pair = step.weights(weights, input * *d_total).to_array();
        }
        *d_input = sum.to_array();
    }
    if let ([input], [d_input]) = (input_rest, d_input_rest) {
        let mut sum = 0.0;
        for (weight, d_total) in layer.weights.iter_mut().skip(n_in - 1).step_by(n_in).zip(d_totals) {
            sum += *weight * *d_total;
            *weight = step.weight(*weight, *input * *d_total);
        }
        *d_input = sum;
    }
}
