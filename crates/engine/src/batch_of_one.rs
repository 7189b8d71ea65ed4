//! Batches of one sample. Each changes every weight, and nothing can go beside it, so that what counts is how few instructions
//! there are and how long each waits for another. Here the network lies in fours of neurons, two pairs, for as long as an epoch
//! takes: a pair's pre-activations, outputs and steps need one instruction for both, and nothing has to be asked twice.
//!
//! The bits are those of a larger batch's way: gradients summed from zero, then a step. Where a layer has an odd number of
//! neurons, the last pair's second half computes something that never reaches anything else.

use wide::f64x2;

use crate::activation::Activation;
use crate::math;
use crate::network::{Layer, Network};
use crate::optimizer::Optimizer;
use crate::penalty::Penalty;
use crate::samples::Samples;
use crate::update::Hyper;

/// What a step needs to know.
#[derive(Clone, Copy)]
struct Step {
    rate: f64x2,
    /// How much a weight is pulled toward zero, by the weight: the derivative of L2 times its rate. Without a penalty there is nothing
    /// to multiply, not even an infinite weight.
    pull: Option<f64x2>,
}

/// The numbers of four neurons, two pairs.
type Four = [f64x2; 2];
const ZEROS: Four = [f64x2::ZERO; 2];

/// Whether [`Single::learn`] can take steps with these hyperparameters: L1 looks at each weight by itself, and optimizers
/// remember something of each.
pub(crate) fn can_learn(hyper: &Hyper) -> bool {
    hyper.penalty != Penalty::L1 && hyper.optimizer == Optimizer::Sgd
}

/// A network on its way through an epoch, and buffers for one sample.
#[derive(Clone, Debug)]
pub(crate) struct Single {
    features: Vec<f64>,
    layers: Vec<SingleLayer>,
}

/// A layer and what a sample leaves in it.
#[derive(Clone, Debug)]
struct SingleLayer {
    n_in: usize,
    neurons: Vec<Neurons>,
    outputs: Vec<Four>,
    derivatives: Vec<Four>,
    /// The derivatives by the outputs.
    d_outputs: Vec<Four>,
}

/// Up to four neurons; where there are fewer, the rest is zero.
#[derive(Clone, Debug)]
struct Neurons {
    n: usize,
    /// For each input its weights to all of them; after an odd number of inputs, zeros.
    weights: Vec<Four>,
    biases: Four,
}

impl Single {
    /// For networks shaped like this one.
    pub fn new(network: &Network) -> Self {
        let layer = |layer: &Layer| {
            let (n_in, n_out) = (layer.n_in(), layer.n_out());
            let weights = || zeros(n_in.next_multiple_of(2));
            let neurons = |first: usize| Neurons { n: (n_out - first).min(4), weights: weights(), biases: ZEROS };
            let neurons: Vec<Neurons> = (0..n_out).step_by(4).map(neurons).collect();
            let [outputs, derivatives, d_outputs] = std::array::from_fn(|_| zeros(neurons.len()));
            SingleLayer { n_in, neurons, outputs, derivatives, d_outputs }
        };
        Single { features: vec![0.0; network.n_in()], layers: network.layers().iter().map(layer).collect() }
    }

    /// Trains with the samples from one up to another, each a batch of its own.
    pub fn learn(&mut self, network: &mut Network, hyper: &Hyper, samples: &Samples, (first, until): (usize, usize)) {
        self.exchange(network, true);
        let pull = hyper.learning_rate * hyper.regularization_rate;
        let step = Step {
            rate: f64x2::splat(hyper.learning_rate),
            pull: (hyper.penalty == Penalty::L2).then_some(f64x2::splat(pull)),
        };
        for at in first..until {
            let output = self.predict(hyper, samples, at);
            self.step(step, hyper.loss.error(output, samples.labels()[at]));
        }
        self.exchange(network, false);
    }

    /// Takes over each weight and bias, or gives them back.
    fn exchange(&mut self, network: &mut Network, take: bool) {
        let exchange = |ours: &mut f64, theirs: &mut f64| if take { *ours = *theirs } else { *theirs = *ours };
        for (ours, layer) in self.layers.iter_mut().zip(network.layers_mut()) {
            for (to, bias) in layer.biases.iter_mut().enumerate() {
                let Neurons { weights, biases, .. } = &mut ours.neurons[to / 4];
                exchange(&mut flat_mut(std::slice::from_mut(biases))[to % 4], bias);
                let theirs = &mut layer.weights[to * ours.n_in..][..ours.n_in];
                for (ours, theirs) in flat_mut(weights).iter_mut().skip(to % 4).step_by(4).zip(theirs) {
                    exchange(ours, theirs);
                }
            }
        }
    }

    /// Forward through the network; fills in outputs and derivatives.
    fn predict(&mut self, hyper: &Hyper, samples: &Samples, at: usize) -> f64 {
        for (feature, input) in self.features.iter_mut().enumerate() {
            *input = samples.feature(feature)[at];
        }
        let n_layers = self.layers.len();
        let mut inputs = &self.features[..];
        for (index, layer) in self.layers.iter_mut().enumerate() {
            layer.predict(hyper.activations.of(index, n_layers), inputs);
            if index + 1 == n_layers && !hyper.loss.has_derivative() {
                layer.derivatives[0] = [f64x2::ONE; 2];
            }
            inputs = flat(&layer.outputs);
        }
        inputs[0]
    }

    /// Backward through the network, and a step at each layer on the way.
    fn step(&mut self, step: Step, error: f64) {
        let mut layers = &mut self.layers[..];
        if let Some(last) = layers.last_mut() {
            last.d_outputs[0][0] = f64x2::new([error, 0.0]);
        }
        while let Some((layer, before)) = layers.split_last_mut() {
            match before.last_mut() {
                Some(previous) => layer.learn(step, flat(&previous.outputs), previous.d_outputs.as_flattened_mut()),
                // Nothing was computed to get the features, so nothing asks for their derivatives.
                None => layer.learn(step, &self.features, &mut []),
            }
            layers = before;
        }
    }
}

impl SingleLayer {
    fn predict(&mut self, activation: Activation, inputs: &[f64]) {
        let constants = math::constants();
        let one = constants.one();
        if activation == Activation::Tanh {
            self.answer_by(inputs, |pre_activation| {
                let output = math::tanh_lanes(pre_activation, constants);
                (output, one - output * output)
            });
            return;
        }
        self.answer_by(inputs, |pre_activation| (pre_activation, one));
        if activation != Activation::Linear {
            let (outputs, derivatives) = (flat_mut(&mut self.outputs), flat_mut(&mut self.derivatives));
            let pre_activations = flat_mut(&mut self.d_outputs);
            for (pre_activation, output) in pre_activations.iter_mut().zip(&*outputs) {
                *pre_activation = *output;
            }
            activation.apply(outputs);
            activation.apply_other_derivative(derivatives, outputs, pre_activations);
        }
    }

    /// From pre-activations to outputs and derivatives without a stop in memory.
    #[inline(always)]
    fn answer_by(&mut self, inputs: &[f64], function: impl Fn(f64x2) -> (f64x2, f64x2) + Copy) {
        let inputs = &inputs[..self.n_in];
        let results = self.outputs.iter_mut().zip(&mut self.derivatives);
        for (neurons, results) in self.neurons.iter().zip(results) {
            match neurons.n {
                ..=2 => neurons.predict::<1>(inputs, results, function),
                _ => neurons.predict::<2>(inputs, results, function),
            }
        }
    }

    /// Sums up what all neurons ask of each input, and changes weights and biases.
    fn learn(&mut self, step: Step, inputs: &[f64], d_inputs: &mut [f64x2]) {
        let inputs = &inputs[..self.n_in];
        let derivatives = self.d_outputs.iter().zip(&self.derivatives);
        for (index, (neurons, derivatives)) in self.neurons.iter_mut().zip(derivatives).enumerate() {
            match neurons.n {
                ..=2 => neurons.learn::<1>(index == 0, step, inputs, derivatives, d_inputs),
                _ => neurons.learn::<2>(index == 0, step, inputs, derivatives, d_inputs),
            }
        }
    }
}

impl Neurons {
    /// With those of the first `P` pairs, which are all there are.
    #[inline(always)]
    fn predict<const P: usize>(
        &self,
        inputs: &[f64],
        (outputs, derivatives): (&mut Four, &mut Four),
        function: impl Fn(f64x2) -> (f64x2, f64x2),
    ) {
        let mut pre_activations: [f64x2; P] = std::array::from_fn(|pair| self.biases[pair]);
        for (weights, input) in self.weights.iter().zip(inputs) {
            for (pre_activation, weight) in pre_activations.iter_mut().zip(weights) {
                *pre_activation += *weight * *input;
            }
        }
        for (pre_activation, (output, derivative)) in
            pre_activations.into_iter().zip(outputs.iter_mut().zip(derivatives))
        {
            (*output, *derivative) = function(pre_activation);
        }
    }

    /// With those of the first `P` pairs, which are all there are.
    #[inline(never)]
    fn learn<const P: usize>(
        &mut self,
        is_first: bool,
        Step { rate, pull }: Step,
        inputs: &[f64],
        (d_outputs, derivatives): (&Four, &Four),
        d_inputs: &mut [f64x2],
    ) {
        let d_pre_activations: [f64x2; P] = std::array::from_fn(|pair| d_outputs[pair] * derivatives[pair]);
        for ([first, second], d_input) in self.weights.as_chunks::<2>().0.iter().zip(d_inputs) {
            let mut sum = if is_first { f64x2::ZERO } else { *d_input };
            for pair in 0..P {
                let [first, second] =
                    [first[pair], second[pair]].map(|weights| (weights * d_pre_activations[pair]).to_array());
                sum += f64x2::new([first[0], second[0]]);
                if 2 * pair + 1 < self.n {
                    sum += f64x2::new([first[1], second[1]]);
                }
            }
            *d_input = sum;
        }
        // A sum that starts from zero is never -0.
        let moved = |gradient: f64x2| (gradient + f64x2::ZERO) * rate;
        for (bias, d_pre_activation) in self.biases.iter_mut().zip(d_pre_activations) {
            *bias -= moved(d_pre_activation);
        }
        for (weights, input) in self.weights.iter_mut().zip(inputs) {
            for (weight, d_pre_activation) in weights.iter_mut().zip(d_pre_activations) {
                let before = *weight;
                *weight = before - moved(d_pre_activation * *input);
                if let Some(pull) = pull {
                    *weight -= pull * before;
                }
            }
        }
    }
}

#[inline(never)]
fn zeros(n: usize) -> Vec<Four> {
    vec![ZEROS; n]
}

fn flat(numbers: &[Four]) -> &[f64] {
    bytemuck::cast_slice(numbers)
}

fn flat_mut(numbers: &mut [Four]) -> &mut [f64] {
    bytemuck::cast_slice_mut(numbers)
}
