//! The way of samples through a network, forward and backward, with the buffers it needs.
//!
//! Samples go in blocks of 8, and what is left over in blocks of 4, 2 and 1, so that no lane is wasted.

use crate::activation::Activations;
use crate::loss::{loss, slope};
use crate::network::{Layer, Network};
use crate::samples::Samples;
use crate::update::Gradients;

/// The most samples that go through the network together.
pub(crate) const MOST_LANES: usize = 8;

/// Buffers for one block of samples on its way through a network of a certain shape.
#[derive(Clone, Debug)]
pub struct Pass {
    /// The features, then each layer's outputs, `MOST_LANES` numbers a neuron.
    outputs: Vec<Vec<f64>>,
    /// The derivatives by those outputs, then by the totals behind them.
    d_outputs: Vec<Vec<f64>>,
}

/// Runs `$work` on the samples `$first..$end` in blocks; `$lanes` names the constant that holds the block's size.
macro_rules! in_blocks {
    ($first:expr, $end:expr, |$at:ident, $lanes:ident| $work:expr) => {{
        let (mut $at, end) = ($first, $end);
        in_blocks!(@ 8, $at, end, $lanes, $work);
        in_blocks!(@ 4, $at, end, $lanes, $work);
        in_blocks!(@ 2, $at, end, $lanes, $work);
        in_blocks!(@ 1, $at, end, $lanes, $work);
    }};
    (@ $size:literal, $at:ident, $end:ident, $lanes:ident, $work:expr) => {{
        const $lanes: usize = $size;
        while $at + $lanes <= $end {
            $work;
            $at += $lanes;
        }
    }};
}

impl Pass {
    /// Buffers for networks shaped like this one.
    pub fn new(network: &Network) -> Self {
        let sizes = std::iter::once(network.n_in()).chain(network.layers().iter().map(Layer::n_out));
        let outputs: Vec<_> = sizes.map(|size| vec![0.0; size * MOST_LANES]).collect();
        Pass { d_outputs: outputs.clone(), outputs }
    }

    /// The mean loss over `samples`, without any penalty. NaN where there are none.
    pub fn mean_loss(&mut self, network: &Network, activations: Activations, samples: &Samples) -> f64 {
        let mut sum = 0.0;
        in_blocks!(0, samples.len(), |first, L| {
            self.forward::<L>(network, activations, samples, first);
            let outputs = self.answers::<L>();
            let labels = &samples.labels()[first..][..L];
            sum += sum_lanes(std::array::from_fn::<_, L, _>(|lane| loss(outputs[lane], labels[lane])));
        });
        sum / samples.len() as f64
    }

    /// Hands each sample's number and the network's answer for it to `receive`, in order.
    pub fn answer(
        &mut self,
        network: &Network,
        activations: Activations,
        samples: &Samples,
        mut receive: impl FnMut(usize, f64),
    ) {
        in_blocks!(0, samples.len(), |first, L| {
            self.forward::<L>(network, activations, samples, first);
            for (lane, answer) in self.answers::<L>().into_iter().enumerate() {
                receive(first + lane, answer);
            }
        });
    }

    /// Adds the gradients of the samples `first..end` to `gradients`.
    pub fn accumulate(
        &mut self,
        network: &Network,
        activations: Activations,
        samples: &Samples,
        first: usize,
        end: usize,
        gradients: &mut Gradients,
    ) {
        in_blocks!(first, end, |at, L| {
            self.forward::<L>(network, activations, samples, at);
            self.backward::<L>(network, activations, &samples.labels()[at..][..L], gradients);
        });
        gradients.count += end - first;
    }

    /// What the output neuron answered to each sample of the block.
    #[inline(always)]
    fn answers<const L: usize>(&self) -> [f64; L] {
        self.outputs.last().and_then(|last| last.first_chunk::<L>()).copied().unwrap_or([f64::NAN; L])
    }

    #[inline(always)]
    fn forward<const L: usize>(
        &mut self,
        network: &Network,
        activations: Activations,
        samples: &Samples,
        first: usize,
    ) {
        let n_layers = network.layers().len();
        samples.load(first, lanes_mut::<L>(&mut self.outputs[0], network.n_in()));
        for (index, layer) in network.layers().iter().enumerate() {
            let (before, after) = self.outputs.split_at_mut(index + 1);
            let inputs = lanes::<L>(&before[index], layer.n_in());
            let outputs = lanes_mut::<L>(&mut after[0], layer.n_out());
            for (to, output) in outputs.iter_mut().enumerate() {
                let mut total = [layer.biases[to]; L];
                for (weight, input) in layer.row(to).iter().zip(inputs) {
                    for lane in 0..L {
                        total[lane] += weight * input[lane];
                    }
                }
                *output = total;
            }
            activations.of(index, n_layers).apply(outputs);
        }
    }

    /// Of the block that [`Pass::forward`] saw last.
    #[inline(always)]
    fn backward<const L: usize>(
        &mut self,
        network: &Network,
        activations: Activations,
        labels: &[f64],
        gradients: &mut Gradients,
    ) {
        let n_layers = network.layers().len();
        let answers = self.answers::<L>();
        let d_answers: [f64; L] = std::array::from_fn(|lane| slope(answers[lane], labels[lane]));
        lanes_mut::<L>(&mut self.d_outputs[n_layers], 1)[0] = d_answers;
        for (index, layer) in network.layers().iter().enumerate().rev() {
            let inputs = lanes::<L>(&self.outputs[index], layer.n_in());
            let outputs = lanes::<L>(&self.outputs[index + 1], layer.n_out());
            let (before, after) = self.d_outputs.split_at_mut(index + 1);
            let d_totals = lanes_mut::<L>(&mut after[0], layer.n_out());
            activations.of(index, n_layers).apply_slope(d_totals, outputs);

            let (d_weights, d_biases) = gradients.of_layer(index);
            for (to, d_total) in d_totals.iter().enumerate() {
                d_biases[to] += sum_lanes(*d_total);
                let row = &mut d_weights[to * layer.n_in()..][..layer.n_in()];
                for (d_weight, input) in row.iter_mut().zip(inputs) {
                    *d_weight += sum_lanes(std::array::from_fn::<_, L, _>(|lane| d_total[lane] * input[lane]));
                }
            }
            // Nothing was computed to get the features, so nothing asks for their derivatives.
            if index > 0 {
                let d_inputs = lanes_mut::<L>(&mut before[index], layer.n_in());
                d_inputs.fill([0.0; L]);
                for (to, d_total) in d_totals.iter().enumerate() {
                    for (d_input, weight) in d_inputs.iter_mut().zip(layer.row(to)) {
                        for lane in 0..L {
                            d_input[lane] += weight * d_total[lane];
                        }
                    }
                }
            }
        }
    }
}

/// The first `n` neurons of a buffer, `L` lanes each.
#[inline(always)]
fn lanes<const L: usize>(buffer: &[f64], n: usize) -> &[[f64; L]] {
    &buffer.as_chunks::<L>().0[..n]
}

#[inline(always)]
fn lanes_mut<const L: usize>(buffer: &mut [f64], n: usize) -> &mut [[f64; L]] {
    &mut buffer.as_chunks_mut::<L>().0[..n]
}

/// The sum over the lanes, by halves: an order that vector units like, and the same everywhere.
#[inline(always)]
fn sum_lanes<const L: usize>(mut lanes: [f64; L]) -> f64 {
    let mut width = L;
    while width > 1 {
        width /= 2;
        for lane in 0..width {
            lanes[lane] += lanes[lane + width];
        }
    }
    lanes[0]
}
