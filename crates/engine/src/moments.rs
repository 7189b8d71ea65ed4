//! What optimizers remember of each weight and bias, and their steps.

use crate::network::Network;
use crate::optimizer::{Optimizer, Rule};
use crate::update::{Gradients, Hyper};

/// What an optimizer remembers of a network's weights and biases. Zero at the beginning.
#[derive(Clone, Debug)]
pub(crate) struct Moments {
    /// Whose memory this is.
    pub(crate) optimizer: Optimizer,
    /// How many steps it has made.
    pub(crate) steps: u64,
    /// Of each weight, then of each bias of a layer, layer by layer: the last step or the mean gradient.
    pub(crate) first: Vec<f64>,
    /// The mean square.
    pub(crate) second: Vec<f64>,
}

impl Moments {
    /// For networks shaped like this one.
    pub(crate) fn new(network: &Network) -> Self {
        let zeros = vec![0.0; network.n_parameters()];
        Moments { optimizer: Optimizer::Sgd, steps: 0, first: zeros.clone(), second: zeros }
    }

    /// Forgets everything if it was another optimizer's.
    pub(crate) fn begin(&mut self, optimizer: Optimizer) {
        if self.optimizer != optimizer {
            self.optimizer = optimizer;
            self.steps = 0;
            self.first.fill(0.0);
            self.second.fill(0.0);
        }
    }

    /// One step against the mean gradient, the penalty's derivative included; the sums start again from zero. No weight is dead:
    /// under L1, weights cross zero as in Keras.
    pub(crate) fn step(&mut self, network: &mut Network, gradients: &mut Gradients, hyper: &Hyper) {
        self.steps += 1;
        let rule = Rule::new(self.optimizer, hyper.learning_rate, self.steps);
        let count = gradients.count as f64;
        let mut memory = self.first.iter_mut().zip(&mut self.second);
        for (index, layer) in network.layers_mut().iter_mut().enumerate() {
            let (d_weights, d_biases) = gradients.of_layer(index);
            for ((weight, sum), (first, second)) in layer.weights.iter_mut().zip(d_weights).zip(&mut memory) {
                let gradient = *sum / count + hyper.regularization_rate * hyper.penalty.derivative(*weight);
                rule.apply(weight, gradient, first, second);
                *sum = 0.0;
            }
            for ((bias, sum), (first, second)) in layer.biases.iter_mut().zip(d_biases).zip(&mut memory) {
                rule.apply(bias, *sum / count, first, second);
                *sum = 0.0;
            }
        }
        gradients.count = 0;
    }
}
