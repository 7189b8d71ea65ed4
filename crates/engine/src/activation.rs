//! Activation functions, each beside its slope.

use wide::{f32x4, f64x2};

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

/// Applies `function` to each number, two at a time.
#[inline(always)]
fn each(numbers: &mut [f64], function: impl Fn(f64x2) -> f64x2) {
    let (pairs, rest) = numbers.as_chunks_mut::<2>();
    for pair in pairs {
        *pair = function(f64x2::from(*pair)).to_array();
    }
    if let [single] = rest {
        *single = function(f64x2::splat(*single)).to_array()[0];
    }
}

/// Multiplies each derivative by the slope at the output beside it.
#[inline(always)]
fn scale(derivatives: &mut [f64], outputs: &[f64], slope: impl Fn(f64x2) -> f64x2) {
    let (pairs, rest) = derivatives.as_chunks_mut::<2>();
    let (output_pairs, output_rest) = outputs.as_chunks::<2>();
    for (pair, output) in pairs.iter_mut().zip(output_pairs) {
        *pair = (f64x2::from(*pair) * slope(f64x2::from(*output))).to_array();
    }
    if let ([single], [output]) = (rest, output_rest) {
        *single *= slope(f64x2::splat(*output)).to_array()[0];
    }
}

impl Activation {
    /// Turns totals into outputs, in place.
    pub(crate) fn apply(self, totals: &mut [f64]) {
        let constants = math::constants();
        match self {
            Activation::Relu => each(totals, relu),
            Activation::Tanh => each(totals, |total| math::tanh_lanes(total, constants)),
            Activation::Sigmoid => each(totals, |total| math::sigmoid_lanes(total, constants)),
            Activation::Linear => {}
        }
    }

    /// Turns derivatives by the output into derivatives by the total, in place.
    pub(crate) fn apply_slope(self, d_outputs: &mut [f64], outputs: &[f64]) {
        self.apply_slope_inline(d_outputs, outputs);
    }

    /// The same, for where a call would take as long as the work.
    #[inline(always)]
    pub(crate) fn apply_slope_inline(self, d_outputs: &mut [f64], outputs: &[f64]) {
        match self {
            Activation::Relu => scale(d_outputs, outputs, relu_slope),
            Activation::Tanh => scale(d_outputs, outputs, |output| 1.0 - output * output),
            Activation::Sigmoid => scale(d_outputs, outputs, |output| output * (1.0 - output)),
            Activation::Linear => {}
        }
    }

    /// The outputs for a block of totals, to the precision of a picture.
    #[inline(always)]
    pub(crate) fn of_picture<const N: usize>(self, totals: [f32x4; N]) -> [f32x4; N] {
        match self {
            Activation::Relu => totals.map(|total| total.simd_le(f32x4::ZERO).bitselect(f32x4::ZERO, total)),
            Activation::Tanh => totals.map(math::tanh_of_picture),
            Activation::Sigmoid => totals.map(math::sigmoid_of_picture),
            Activation::Linear => totals,
        }
    }

    /// The output for one total.
    pub fn value(self, total: f64) -> f64 {
        let mut output = [total];
        self.apply(&mut output);
        output[0]
    }

    /// The slope at the total whose output is `output`.
    pub fn slope(self, output: f64) -> f64 {
        let mut slope = [1.0];
        self.apply_slope(&mut slope, &[output]);
        slope[0]
    }
}

/// NaN stays NaN, so that a diverged network is seen to be one.
#[inline(always)]
pub(crate) fn relu(total: f64x2) -> f64x2 {
    total.simd_le(f64x2::ZERO).bitselect(f64x2::ZERO, total)
}

#[inline(always)]
fn relu_slope(output: f64x2) -> f64x2 {
    output.simd_le(f64x2::ZERO).bitselect(f64x2::ZERO, f64x2::splat(1.0))
}
