//! The way of samples through a network, forward and backward, with the buffers it needs.
//!
//! Samples go in blocks of up to ten, so that the usual batch is one block and no lane is wasted.

use wide::f64x2;

use crate::lanes::Lanes;
use crate::network::{Layer, Network};
use crate::samples::Samples;
use crate::update::{Gradients, Hyper};

/// The most samples that go through the network together.
pub(crate) const MOST_LANES: usize = 10;

/// Buffers for one block of samples on its way through a network of a certain shape.
#[derive(Clone, Debug)]
pub struct Pass {
    /// The features, then each layer's outputs, `MOST_LANES` numbers a neuron.
    outputs: Vec<Vec<f64>>,
    /// Each layer's pre-activations, where somebody will ask for them.
    pre_activations: Vec<Vec<f64>>,
    /// The derivatives by the outputs, then by the pre-activations behind them.
    d_outputs: Vec<Vec<f64>>,
}

/// How good a network's answers to a set of samples are. NaN where there are no samples.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The mean loss, without any penalty.
    pub loss: f64,
    /// The part of the answers with the label's sign, 0 to 1; 0 counts as positive.
    pub accuracy: f64,
}

/// The losses of some samples, on their way to a [`Score`].
#[derive(Clone, Copy, Debug, Default)]
pub struct Scoring {
    /// How many samples were looked at.
    n: usize,
    loss: f64,
    n_correct: usize,
}

/// Runs `$work` on the samples `$first..$end` in blocks; `$lanes` names the type that holds one. Where `$until` is reached before the
/// end it stops, behind a whole block: whoever goes on there comes to the same blocks. The first sample that is left.
///
/// Pairs are spread evenly over as few blocks as possible, and an odd sample comes last.
macro_rules! in_blocks {
    ($first:expr, $end:expr, $until:expr, |$at:ident, $lanes:ident| $work:expr) => {{
        let (mut $at, end): (usize, usize) = ($first, $end);
        let until = end.min($until);
        while $at < until {
            let pairs = (end - $at) / 2;
            let blocks = pairs.div_ceil(MOST_LANES / 2);
            match pairs.checked_div(blocks).unwrap_or(0) {
                0 => in_blocks!(f64, $at, $lanes, $work),
                1 => in_blocks!([f64x2; 1], $at, $lanes, $work),
                2 => in_blocks!([f64x2; 2], $at, $lanes, $work),
                3 => in_blocks!([f64x2; 3], $at, $lanes, $work),
                4 => in_blocks!([f64x2; 4], $at, $lanes, $work),
                _ => in_blocks!([f64x2; 5], $at, $lanes, $work),
            }
        }
        $at
    }};
    ($type:ty, $at:ident, $lanes:ident, $work:expr) => {{
        type $lanes = $type;
        $work;
        $at += <$type as Lanes>::N;
    }};
}

impl Scoring {
    /// Whether all of these samples were looked at.
    pub fn is_over(&self, samples: &Samples) -> bool {
        self.n == samples.len()
    }

    /// Adds the losses of samples with these labels. One for blocks of every length: it takes far less time than what comes before it.
    #[inline(never)]
    fn add(&mut self, hyper: &Hyper, labels: &[f64], outputs: &[f64], pre_activations: &[f64]) {
        for ((label, output), pre_activation) in labels.iter().zip(outputs).zip(pre_activations) {
            self.loss += hyper.loss.value(*output, *pre_activation, *label);
            let prediction = hyper.activations.predict(*output);
            self.n_correct += usize::from((prediction >= 0.0) == (*label >= 0.0));
        }
    }

    /// How good the answers to the samples are that were looked at.
    pub fn score(&self) -> Score {
        let n = self.n as f64;
        Score { loss: self.loss / n, accuracy: self.n_correct as f64 / n }
    }
}

impl Pass {
    /// Buffers for networks shaped like this one.
    pub fn new(network: &Network) -> Self {
        let sizes = std::iter::once(network.n_in()).chain(network.layers().iter().map(Layer::n_out));
        let outputs: Vec<_> = sizes.map(|size| vec![0.0; size * MOST_LANES]).collect();
        Pass { d_outputs: outputs.clone(), pre_activations: outputs[1..].to_vec(), outputs }
    }

    /// How good the answers to all `samples` are.
    pub fn score(&mut self, network: &Network, hyper: &Hyper, samples: &Samples) -> Score {
        let mut scoring = Scoring::default();
        self.score_part(network, hyper, samples, samples.len(), &mut scoring);
        scoring.score()
    }

    /// Looks at some samples more, `n` or a few beyond. When all were looked at, the score is that of [`Pass::score`], to the bit.
    pub fn score_part(&mut self, network: &Network, hyper: &Hyper, samples: &Samples, n: usize, scoring: &mut Scoring) {
        let last = network.layers().len() - 1;
        scoring.n = in_blocks!(scoring.n, samples.len(), scoring.n + n, |first, L| {
            self.forward::<L>(network, hyper, samples, first);
            let labels = &samples.labels()[first..][..L::N];
            scoring.add(hyper, labels, &self.outputs[last + 1], &self.pre_activations[last]);
        });
    }

    /// Hands each sample's number and the network's prediction for it, on the scale of the labels, to `receive`, in order. One
    /// sample at a time, which is slower and comes to the same: nobody asks often, and this way it takes little code.
    pub fn predict(
        &mut self,
        network: &Network,
        hyper: &Hyper,
        samples: &Samples,
        mut receive: impl FnMut(usize, f64),
    ) {
        for at in 0..samples.len() {
            self.forward::<f64>(network, hyper, samples, at);
            receive(at, hyper.activations.predict(self.outputs[network.layers().len()][0]));
        }
    }

    /// Adds the gradients of the samples `first..end` to `gradients`, or of those up to `until` or a few beyond: the others are to follow.
    /// The first that is left.
    pub fn accumulate(
        &mut self,
        network: &Network,
        hyper: &Hyper,
        samples: &Samples,
        (first, end): (usize, usize),
        until: usize,
        gradients: &mut Gradients,
    ) -> usize {
        let left = in_blocks!(first, end, until, |at, L| {
            self.forward::<L>(network, hyper, samples, at);
            self.backward::<L>(network, hyper, &samples.labels()[at..][..L::N], gradients);
        });
        gradients.count += left - first;
        left
    }

    #[inline(never)]
    fn forward<L: Lanes>(&mut self, network: &Network, hyper: &Hyper, samples: &Samples, first: usize) {
        let n_layers = network.layers().len();
        samples.load::<L>(first, &mut self.outputs[0][..network.n_in() * L::N]);
        for (index, layer) in network.layers().iter().enumerate() {
            let (before, after) = self.outputs.split_at_mut(index + 1);
            let inputs = &before[index][..layer.n_in() * L::N];
            let outputs = &mut after[0][..layer.n_out() * L::N];
            for (to, output) in outputs.chunks_exact_mut(L::N).enumerate() {
                let mut pre_activation = L::splat(layer.biases[to]);
                for (weight, input) in layer.row(to).iter().zip(inputs.chunks_exact(L::N)) {
                    pre_activation = pre_activation.plus(*weight, L::load(input));
                }
                pre_activation.store(output);
            }
            let activation = hyper.activations.of(index, n_layers);
            if activation.needs_pre_activations() || (index + 1 == n_layers && hyper.loss.needs_pre_activations()) {
                self.pre_activations[index][..outputs.len()].copy_from_slice(outputs);
            }
            activation.apply(outputs);
        }
    }

    /// Of the block that [`Pass::forward`] saw last.
    fn backward<L: Lanes>(&mut self, network: &Network, hyper: &Hyper, labels: &[f64], gradients: &mut Gradients) {
        let n_layers = network.layers().len();
        let outputs = &self.outputs[n_layers][..L::N];
        for ((d_output, output), label) in self.d_outputs[n_layers].iter_mut().zip(outputs).zip(labels) {
            *d_output = hyper.loss.error(*output, *label);
        }
        for (index, layer) in network.layers().iter().enumerate().rev() {
            let inputs = &self.outputs[index][..layer.n_in() * L::N];
            let outputs = &self.outputs[index + 1][..layer.n_out() * L::N];
            let (before, after) = self.d_outputs.split_at_mut(index + 1);
            let d_pre_activations = &mut after[0][..layer.n_out() * L::N];
            if index + 1 < n_layers || hyper.loss.has_derivative() {
                hyper.activations.of(index, n_layers).apply_derivative(
                    d_pre_activations,
                    outputs,
                    &self.pre_activations[index][..outputs.len()],
                );
            }
            add_gradients::<L>(layer, inputs, d_pre_activations, gradients.of_layer(index));
            // Nothing was computed to get the features, so nothing asks for their derivatives.
            if index > 0 {
                pass_back::<L>(layer, d_pre_activations, &mut before[index][..layer.n_in() * L::N]);
            }
        }
    }
}

/// Adds the sums over the lanes of each weight's and each bias's derivative.
#[inline(always)]
fn add_gradients<L: Lanes>(layer: &Layer, inputs: &[f64], d_pre_activations: &[f64], sums: (&mut [f64], &mut [f64])) {
    let (d_weights, d_biases) = sums;
    for (to, (d_pre_activation, d_bias)) in d_pre_activations.chunks_exact(L::N).zip(d_biases).enumerate() {
        let d_pre_activation = L::load(d_pre_activation);
        *d_bias += d_pre_activation.sum();
        let row = &mut d_weights[to * layer.n_in()..][..layer.n_in()];
        for (d_weight, input) in row.iter_mut().zip(inputs.chunks_exact(L::N)) {
            *d_weight += d_pre_activation.dot(L::load(input));
        }
    }
}

/// Each input's derivative: what all neurons that it feeds ask of it.
#[inline(always)]
fn pass_back<L: Lanes>(layer: &Layer, d_pre_activations: &[f64], d_inputs: &mut [f64]) {
    for (from, d_input) in d_inputs.chunks_exact_mut(L::N).enumerate() {
        let column = layer.weights[from..].iter().step_by(layer.n_in());
        let mut sum = L::splat(0.0);
        for (weight, d_pre_activation) in column.zip(d_pre_activations.chunks_exact(L::N)) {
            sum = sum.plus(*weight, L::load(d_pre_activation));
        }
        sum.store(d_input);
    }
}
