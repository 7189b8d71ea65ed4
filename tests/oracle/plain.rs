//! A network as a textbook writes it: one sample at a time, nothing in lanes. The oracle for the engine's pass.

use engine::{Activations, Hyper, Loss, Network, Penalty, Samples};

/// A layer with its accumulated gradients, `[to][from]`.
pub struct PlainLayer {
    pub weights: Vec<Vec<f64>>,
    pub biases: Vec<f64>,
    pub dead: Vec<Vec<bool>>,
    d_weights: Vec<Vec<f64>>,
    d_biases: Vec<f64>,
}

/// A network that is trained with as little cleverness as possible.
pub struct Plain {
    pub layers: Vec<PlainLayer>,
    seen: usize,
}

impl Plain {
    /// The same weights as `network`'s.
    pub fn new(network: &Network) -> Self {
        let layers = network.layers().iter().map(|layer| {
            let weights: Vec<Vec<f64>> = (0..layer.n_out()).map(|to| layer.row(to).to_vec()).collect();
            PlainLayer {
                dead: weights.iter().map(|row| vec![false; row.len()]).collect(),
                d_weights: weights.iter().map(|row| vec![0.0; row.len()]).collect(),
                d_biases: vec![0.0; layer.n_out()],
                biases: layer.biases.clone(),
                weights,
            }
        });
        Plain { layers: layers.collect(), seen: 0 }
    }

    /// The features, then every layer's outputs; and every layer's pre_activations.
    fn forward(&self, activations: Activations, features: Vec<f64>) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        let mut outputs = vec![features];
        let mut all_totals = Vec::new();
        for (index, layer) in self.layers.iter().enumerate() {
            let inputs = &outputs[index];
            let activation = activations.of(index, self.layers.len());
            let total = |(row, bias): (&Vec<f64>, &f64)| {
                row.iter().zip(inputs).fold(*bias, |total, (weight, input)| total + weight * input)
            };
            let pre_activations: Vec<f64> = layer.weights.iter().zip(&layer.biases).map(total).collect();
            outputs.push(pre_activations.iter().map(|total| activation.value(*total)).collect());
            all_totals.push(pre_activations);
        }
        (outputs, all_totals)
    }

    fn backward(&mut self, hyper: &Hyper, (outputs, pre_activations): &(Vec<Vec<f64>>, Vec<Vec<f64>>), label: f64) {
        let n_layers = self.layers.len();
        let output = outputs[n_layers][0];
        let mut d_outputs = match hyper.loss {
            Loss::Squared | Loss::Perceptron => vec![output - label],
            Loss::Log => vec![output - f64::from(u8::from(label > 0.0))],
        };
        for index in (0..n_layers).rev() {
            let activation = hyper.activations.of(index, n_layers);
            let has_derivative = index + 1 < n_layers || hyper.loss == Loss::Squared;
            let layer = &mut self.layers[index];
            let mut d_inputs = vec![0.0; outputs[index].len()];
            for (to, d_output) in d_outputs.iter().enumerate() {
                let d_pre_activation = if has_derivative {
                    d_output * activation.derivative(pre_activations[index][to])
                } else {
                    *d_output
                };
                layer.d_biases[to] += d_pre_activation;
                for (from, input) in outputs[index].iter().enumerate() {
                    layer.d_weights[to][from] += d_pre_activation * input;
                    d_inputs[from] += layer.weights[to][from] * d_pre_activation;
                }
            }
            d_outputs = d_inputs;
        }
        self.seen += 1;
    }

    fn step(&mut self, hyper: &Hyper) {
        let seen = self.seen as f64;
        for layer in &mut self.layers {
            for (bias, sum) in layer.biases.iter_mut().zip(&mut layer.d_biases) {
                *bias -= hyper.learning_rate * *sum / seen;
                *sum = 0.0;
            }
            for (to, row) in layer.weights.iter_mut().enumerate() {
                for (from, weight) in row.iter_mut().enumerate() {
                    let sum = std::mem::take(&mut layer.d_weights[to][from]);
                    if layer.dead[to][from] {
                        continue;
                    }
                    let derivative = hyper.penalty.derivative(*weight);
                    *weight -= hyper.learning_rate / seen * sum;
                    let pulled = *weight - hyper.learning_rate * hyper.regularization_rate * derivative;
                    layer.dead[to][from] = hyper.penalty == Penalty::L1 && *weight * pulled < 0.0;
                    *weight = if layer.dead[to][from] { 0.0 } else { pulled };
                }
            }
        }
        self.seen = 0;
    }

    /// One pass over all samples, with a step after each whole batch.
    pub fn epoch(&mut self, samples: &Samples, hyper: &Hyper) {
        for sample in 0..samples.len() {
            let outputs = self.forward(hyper.activations, features(samples, sample));
            self.backward(hyper, &outputs, samples.labels()[sample]);
            if (sample + 1) % hyper.batch_size == 0 {
                self.step(hyper);
            }
        }
    }

    /// The mean loss, from outputs alone.
    pub fn mean_loss(&self, hyper: &Hyper, samples: &Samples) -> f64 {
        let loss = |sample| {
            let (outputs, pre_activations) = self.forward(hyper.activations, features(samples, sample));
            let (output, label) = (outputs[self.layers.len()][0], samples.labels()[sample]);
            match hyper.loss {
                Loss::Squared => 0.5 * (output - label).powi(2),
                Loss::Log => -(if label > 0.0 { output } else { 1.0 - output }).ln(),
                Loss::Perceptron => 2.0 * (-label * pre_activations[self.layers.len() - 1][0]).max(0.0),
            }
        };
        (0..samples.len()).map(loss).sum::<f64>() / samples.len() as f64
    }
}

fn features(samples: &Samples, sample: usize) -> Vec<f64> {
    (0..samples.n_features()).map(|feature| samples.feature(feature)[sample]).collect()
}
