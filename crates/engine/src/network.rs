//! A network of dense layers: its shape, weights and biases. How they change is in `update`.

use std::fmt;

/// The bias of a new neuron.
const INITIAL_BIAS: f64 = 0.1;

/// A shape that no network can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeError {
    what: &'static str,
}

impl ShapeError {
    pub(crate) fn new(what: &'static str) -> Self {
        ShapeError { what }
    }
}

impl fmt::Display for ShapeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.what)
    }
}

impl std::error::Error for ShapeError {}

/// One dense layer: every neuron is connected to every input.
#[derive(Clone, Debug, PartialEq)]
pub struct Layer {
    n_in: usize,
    /// `n_out` rows of `n_in`.
    pub weights: Vec<f64>,
    /// One for each neuron.
    pub biases: Vec<f64>,
    /// Which weights L1 has set to zero for good; in the order of `weights`.
    pub dead: Vec<bool>,
}

impl Layer {
    /// How many inputs each neuron has.
    pub fn n_in(&self) -> usize {
        self.n_in
    }

    /// How many neurons there are.
    pub fn n_out(&self) -> usize {
        self.biases.len()
    }

    /// The weights of neuron `to`, one for each input.
    #[inline(always)]
    pub fn row(&self, to: usize) -> &[f64] {
        &self.weights[to * self.n_in..][..self.n_in]
    }
}

/// Layers, each fed by the one before it; the last has one neuron, the output.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    layers: Vec<Layer>,
}

impl Network {
    /// A network with `n_in` inputs, the given hidden layers and one output neuron. Biases are 0.1; each weight is
    /// what `initial_weight` gives, asked layer by layer, neuron by neuron, input by input.
    ///
    /// # Errors
    /// A hidden layer without neurons.
    pub fn new(n_in: usize, hidden: &[usize], mut initial_weight: impl FnMut() -> f64) -> Result<Self, ShapeError> {
        if hidden.contains(&0) {
            return Err(ShapeError::new("a hidden layer needs at least one neuron"));
        }
        let mut layers = Vec::with_capacity(hidden.len() + 1);
        let mut n_in = n_in;
        for &n_out in hidden.iter().chain(&[1]) {
            let n_weights = n_in * n_out;
            layers.push(Layer {
                n_in,
                weights: (0..n_weights).map(|_| initial_weight()).collect(),
                biases: vec![INITIAL_BIAS; n_out],
                dead: vec![false; n_weights],
            });
            n_in = n_out;
        }
        Ok(Network { layers })
    }

    /// The layers, the first hidden one first.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The layers, to be changed by hand.
    pub fn layers_mut(&mut self) -> &mut [Layer] {
        &mut self.layers
    }

    /// How many inputs the first layer has.
    pub fn n_in(&self) -> usize {
        self.layers[0].n_in
    }

    /// How many neurons there are, the output included.
    pub fn n_neurons(&self) -> usize {
        self.layers.iter().map(Layer::n_out).sum()
    }

    /// How many numbers are trained: weights and biases.
    pub fn n_parameters(&self) -> usize {
        self.layers.iter().map(|layer| layer.weights.len() + layer.biases.len()).sum()
    }

    /// Sets one weight by hand; if L1 has dead it, it learns again.
    pub fn set_weight(&mut self, layer: usize, to: usize, from: usize, weight: f64) {
        let layer = &mut self.layers[layer];
        let index = to * layer.n_in + from;
        layer.weights[index] = weight;
        layer.dead[index] = false;
    }

    /// Sets one bias by hand.
    pub fn set_bias(&mut self, layer: usize, neuron: usize, bias: f64) {
        self.layers[layer].biases[neuron] = bias;
    }

    /// Switches a hidden neuron off: every weight with which the next layer takes its output is zero. Nothing where there is none.
    pub fn switch_off(&mut self, layer: usize, neuron: usize) {
        let next = self.layers.get(layer + 1).filter(|next| neuron < next.n_in);
        (0..next.map_or(0, Layer::n_out)).for_each(|to| self.set_weight(layer + 1, to, neuron, 0.0));
    }

    /// Lets every weight that L1 has dead learn again, from zero.
    pub fn reset_dead(&mut self) {
        for layer in &mut self.layers {
            layer.dead.fill(false);
        }
    }
}
