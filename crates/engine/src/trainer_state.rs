//! What training carries from one step to the next beside the network, as plain numbers: to be kept, and to go on from.

use crate::batch_of_one::Single;
use crate::moments::Moments;
use crate::network::{Network, ShapeError};
use crate::optimizer::Optimizer;
use crate::pass::Pass;
use crate::trainer::Trainer;
use crate::update::Gradients;

/// All that a trainer remembers. Lists have a number for each weight, then for each bias of a layer, layer by layer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TrainerState {
    /// How many samples were left over after the last whole batch.
    pub n_left: usize,
    /// The sums of their gradients.
    pub gradients: Vec<f64>,
    /// How many steps the optimizer has made; plain gradient descent has no need to count.
    pub steps: u64,
    /// The last step, or the mean gradient.
    pub first: Vec<f64>,
    /// The mean square of the gradient.
    pub second: Vec<f64>,
}

impl TrainerState {
    /// Whether there is nothing to remember.
    pub fn is_empty(&self) -> bool {
        self.n_left == 0 && self.steps == 0
    }
}

impl Trainer {
    /// What this trainer remembers, if it goes on with this optimizer.
    pub fn memory(&self, optimizer: Optimizer) -> TrainerState {
        let mut moments = self.moments.clone();
        moments.begin(optimizer);
        let mut gradients = self.gradients.clone();
        let mut sums = Vec::with_capacity(moments.first.len());
        for layer in 0..gradients.n_layers() {
            let (d_weights, d_biases) = gradients.of_layer(layer);
            sums.extend_from_slice(d_weights);
            sums.extend_from_slice(d_biases);
        }
        let Moments { steps, first, second, .. } = moments;
        TrainerState { n_left: gradients.count, gradients: sums, steps, first, second }
    }

    /// A trainer for networks shaped like this one that goes on where another stopped.
    ///
    /// # Errors
    /// A list whose length is not the number of the network's parameters.
    pub fn with_memory(network: &Network, optimizer: Optimizer, memory: TrainerState) -> Result<Self, ShapeError> {
        let TrainerState { n_left, gradients: sums, steps, first, second } = memory;
        if [&sums, &first, &second].iter().any(|list| list.len() != network.n_parameters()) {
            return Err(ShapeError::new("a memory needs a number for each weight and bias"));
        }
        let mut gradients = Gradients::new(network);
        gradients.count = n_left;
        let mut rest = &sums[..];
        for layer in 0..gradients.n_layers() {
            let (d_weights, d_biases) = gradients.of_layer(layer);
            for list in [d_weights, d_biases] {
                let (own, others) = rest.split_at(list.len());
                list.copy_from_slice(own);
                rest = others;
            }
        }
        let moments = Moments { optimizer, steps, first, second };
        Ok(Trainer { pass: Pass::new(network), gradients, moments, single: Single::new(network) })
    }
}
