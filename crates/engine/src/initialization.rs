//! What new weights and biases are.

use crate::network::Network;

/// How far from zero new weights are, and what new biases are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Initialization {
    /// Weights from -0.5 to 0.5, biases 0.1: TensorFlow Playground's.
    Uniform,
    /// Everything zero.
    Zero,
    /// Weights from -l to l with `l = sqrt(6 / (n_in + n_out))`, biases zero (Glorot, Bengio, "Understanding the difficulty of
    /// training deep feedforward neural networks", 2010).
    Xavier,
    /// Weights from -l to l with `l = sqrt(6 / n_in)`, biases zero (He and others, "Delving deep into rectifiers", 2015).
    He,
}

impl Initialization {
    /// Makes a network whose weights were drawn evenly from -0.5 to 0.5, and whose biases are 0.1, one that starts so.
    pub fn apply(self, network: &mut Network) {
        for layer in network.layers_mut() {
            let (n_in, n_out) = (layer.n_in() as f64, layer.n_out() as f64);
            let limit = match self {
                Initialization::Uniform => continue,
                Initialization::Zero => {
                    layer.weights.fill(0.0);
                    layer.biases.fill(0.0);
                    continue;
                }
                Initialization::Xavier => (6.0 / (n_in + n_out)).sqrt(),
                Initialization::He => (6.0 / n_in).sqrt(),
            };
            layer.weights.iter_mut().for_each(|weight| *weight *= 2.0 * limit);
            layer.biases.fill(0.0);
        }
    }
}
