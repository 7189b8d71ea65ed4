//! Activation functions, each beside its slope.

use crate::math;

/// What a neuron makes of its total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// `max(0, total)`.
    Relu,
    /// The hyperbolic tangent, in (-1, 1).
    Tanh,
    /// The logistic function, in (0, 1).
    Sigmoid,
    /// The total itself.
    Linear,
}

/// The activation of the hidden layers and that of the output neuron.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activations {
    /// Of every neuron in a hidden layer.
    pub hidden: Activation,
    /// Of the last layer.
    pub output: Activation,
}

impl Activations {
    /// The activation of layer `layer` out of `n_layers`.
    pub fn of(self, layer: usize, n_layers: usize) -> Activation {
        if layer + 1 == n_layers { self.output } else { self.hidden }
    }
}

/// Applies `function` to each lane of each neuron, in place.
#[inline(always)]
fn each<T: Copy, const L: usize>(lanes: &mut [[T; L]], function: impl Fn(T) -> T) {
    for lane in lanes.iter_mut().flatten() {
        *lane = function(*lane);
    }
}

/// Multiplies each derivative by the slope at the output beside it.
#[inline(always)]
fn scale<const L: usize>(derivatives: &mut [[f64; L]], outputs: &[[f64; L]], slope: impl Fn(f64) -> f64) {
    for (derivative, output) in derivatives.iter_mut().flatten().zip(outputs.iter().flatten()) {
        *derivative *= slope(*output);
    }
}

impl Activation {
    /// Turns totals into outputs, in place.
    #[inline(always)]
    pub(crate) fn apply<const L: usize>(self, totals: &mut [[f64; L]]) {
        match self {
            Activation::Relu => each(totals, relu),
            Activation::Tanh => each(totals, math::tanh),
            Activation::Sigmoid => each(totals, math::sigmoid),
            Activation::Linear => {}
        }
    }

    /// Turns derivatives by the output into derivatives by the total, in place.
    #[inline(always)]
    pub(crate) fn apply_slope<const L: usize>(self, d_outputs: &mut [[f64; L]], outputs: &[[f64; L]]) {
        match self {
            Activation::Relu => scale(d_outputs, outputs, relu_slope),
            Activation::Tanh => scale(d_outputs, outputs, |output| 1.0 - output * output),
            Activation::Sigmoid => scale(d_outputs, outputs, |output| output * (1.0 - output)),
            Activation::Linear => {}
        }
    }

    /// Turns totals into outputs, in place and to the precision of a picture.
    #[inline(always)]
    pub(crate) fn apply_f32<const L: usize>(self, totals: &mut [[f32; L]]) {
        match self {
            Activation::Relu => each(totals, |total| if total <= 0.0 { 0.0 } else { total }),
            Activation::Tanh => each(totals, math::tanh_f32),
            Activation::Sigmoid => each(totals, math::sigmoid_f32),
            Activation::Linear => {}
        }
    }

    /// The output for one total.
    pub fn value(self, total: f64) -> f64 {
        let mut lanes = [[total]];
        self.apply(&mut lanes);
        lanes[0][0]
    }

    /// The slope at the total whose output is `output`.
    pub fn slope(self, output: f64) -> f64 {
        let mut lanes = [[1.0]];
        self.apply_slope(&mut lanes, &[[output]]);
        lanes[0][0]
    }
}

/// NaN stays NaN, so that a diverged network is seen to be one.
#[inline(always)]
fn relu(total: f64) -> f64 {
    if total <= 0.0 { 0.0 } else { total }
}

#[inline(always)]
fn relu_slope(output: f64) -> f64 {
    if output <= 0.0 { 0.0 } else { 1.0 }
}
