//! Where plain gradient descent changes weights, and what every step needs: hyperparameters and accumulated gradients. The
//! other optimizers are in `moments`.

use crate::activation::Activations;
use crate::loss::Loss;
use crate::network::{Layer, Network};
use crate::optimizer::Optimizer;
use crate::penalty::Penalty;

/// What can be changed between two steps without a new network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hyper {
    /// Of the hidden layers and of the output.
    pub activations: Activations,
    /// What is made small; it goes with the activation of the output.
    pub loss: Loss,
    /// What is made of gradients.
    pub optimizer: Optimizer,
    /// How far one step goes.
    pub learning_rate: f64,
    /// How many samples are averaged for one step; more than there are means all of them. At least 1.
    pub batch_size: usize,
    /// What large weights cost.
    pub penalty: Penalty,
    /// How much the penalty counts against the loss.
    pub regularization_rate: f64,
}

/// Sums of derivatives since the last step, and over how many samples.
#[derive(Clone, Debug)]
pub struct Gradients {
    /// `[layer]`, each like the layer's weights.
    d_weights: Vec<Vec<f64>>,
    /// `[layer][neuron]`.
    d_biases: Vec<Vec<f64>>,
    /// How many samples the sums are over.
    pub(crate) count: usize,
}

impl Gradients {
    /// Zero, for networks shaped like this one.
    pub fn new(network: &Network) -> Self {
        let zeros = |size: fn(&Layer) -> usize| network.layers().iter().map(|layer| vec![0.0; size(layer)]).collect();
        Gradients { d_weights: zeros(|layer| layer.weights.len()), d_biases: zeros(Layer::n_out), count: 0 }
    }

    /// How many layers there are sums for.
    pub fn n_layers(&self) -> usize {
        self.d_biases.len()
    }

    /// The sums for one layer: by its weights, in their order, and by its biases.
    #[inline(always)]
    pub fn of_layer(&mut self, layer: usize) -> (&mut [f64], &mut [f64]) {
        (&mut self.d_weights[layer], &mut self.d_biases[layer])
    }

    /// One step down the mean gradient, then one against the penalty; the sums start again from zero.
    ///
    /// The penalty's derivative is taken at the weight before the step. Where L1 would push a weight across zero it becomes
    /// zero and is dead.
    pub fn step(&mut self, network: &mut Network, hyper: &Hyper) {
        let count = self.count as f64;
        let rate = hyper.learning_rate / count;
        let pull = hyper.learning_rate * hyper.regularization_rate;
        for (index, layer) in network.layers_mut().iter_mut().enumerate() {
            for (bias, sum) in layer.biases.iter_mut().zip(&mut self.d_biases[index]) {
                *bias -= hyper.learning_rate * *sum / count;
                *sum = 0.0;
            }
            let sums = &mut self.d_weights[index];
            match hyper.penalty {
                Penalty::L1 => step_l1(layer, sums, rate, pull),
                penalty => {
                    for (weight, sum) in layer.weights.iter_mut().zip(sums) {
                        let derivative = penalty.derivative(*weight);
                        *weight = (*weight - rate * *sum) - pull * derivative;
                        *sum = 0.0;
                    }
                }
            }
        }
        self.count = 0;
    }
}

fn step_l1(layer: &mut Layer, sums: &mut [f64], rate: f64, pull: f64) {
    let weights = layer.weights.iter_mut().zip(&mut layer.dead);
    for ((weight, dead), sum) in weights.zip(sums) {
        if !*dead {
            let derivative = Penalty::L1.derivative(*weight);
            let stepped = *weight - rate * *sum;
            let pulled = stepped - pull * derivative;
            *dead = stepped * pulled < 0.0;
            *weight = if *dead { 0.0 } else { pulled };
        }
        *sum = 0.0;
    }
}
