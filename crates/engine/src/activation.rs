//! Activation functions, each beside its derivative. Those for pictures are in `fast_activations`.

use std::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use wide::f64x2;

use crate::math::{self, Constants};

/// The derivative of a leaky ReLU below zero.
pub(crate) const LEAK: f64 = 0.01;

/// What a neuron makes of its pre-activation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activation {
    /// `max(0, pre-activation)`.
    Relu,
    /// The hyperbolic tangent, in (-1, 1).
    Tanh,
    /// The logistic function, in (0, 1).
    Sigmoid,
    /// The pre-activation itself.
    Linear,
    /// The pre-activation's sign: -1, or +1 from 0 on. It is flat nearly everywhere, so it is trained with a surrogate gradient, the derivative
    /// of tanh at the same pre-activation (a straight-through estimator: Bengio, Léonard, Courville, "Estimating or propagating
    /// gradients through stochastic neurons for conditional computation", 2013).
    Step,
    /// The pre-activation, and a hundredth of it below 0 (Maas, Hannun, Ng, 2013).
    LeakyRelu,
    /// The pre-activation, and `exp(pre-activation) - 1` below 0 (Clevert, Unterthiner, Hochreiter, 2015).
    Elu,
    /// `pre_activation * Φ(pre-activation)`, with the distribution function of the normal distribution itself, not an approximation (Hendrycks,
    /// Gimpel, 2016).
    Gelu,
    /// `pre_activation * sigmoid(pre-activation)`, also called swish.
    Silu,
    /// `ln(1 + exp(pre-activation))`.
    Softplus,
    /// The sine.
    Sine,
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

    /// What the output neuron's output says on the scale of the labels, -1 to +1: a sigmoid's is a probability.
    #[inline(always)]
    pub fn predict(self, output: f64) -> f64 {
        if self.output == Activation::Sigmoid { 2.0 * output - 1.0 } else { output }
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

/// The same for functions that take longer than a call, so that each is there only once.
fn each_by_call(numbers: &mut [f64], function: fn(f64x2, &Constants) -> f64x2) {
    let constants = math::constants();
    each(numbers, |number| function(number, constants));
}

/// Applies `function` to each number.
fn one_by_one(numbers: &mut [f64], function: fn(f64) -> f64) {
    numbers.iter_mut().for_each(|number| *number = function(*number));
}

/// Multiplies each derivative by the derivative at the number beside it.
#[inline(always)]
fn scale(derivatives: &mut [f64], numbers: &[f64], derivative: impl Fn(f64x2) -> f64x2) {
    let (pairs, rest) = derivatives.as_chunks_mut::<2>();
    let (number_pairs, number_rest) = numbers.as_chunks::<2>();
    for (pair, number) in pairs.iter_mut().zip(number_pairs) {
        *pair = (f64x2::from(*pair) * derivative(f64x2::from(*number))).to_array();
    }
    if let ([single], [number]) = (rest, number_rest) {
        *single *= derivative(f64x2::splat(*number)).to_array()[0];
    }
}

/// The same for derivatives that take longer than a call.
fn scale_by_call(derivatives: &mut [f64], numbers: &[f64], derivative: fn(f64x2, &Constants) -> f64x2) {
    let constants = math::constants();
    scale(derivatives, numbers, |number| derivative(number, constants));
}

/// The same, one at a time.
fn scale_one_by_one(derivatives: &mut [f64], numbers: &[f64], derivative: fn(f64) -> f64) {
    derivatives.iter_mut().zip(numbers).for_each(|(d, number)| *d *= derivative(*number));
}

impl Activation {
    /// Turns pre-activations into outputs, in place.
    pub(crate) fn apply(self, pre_activations: &mut [f64]) {
        let constants = math::constants();
        match self {
            Activation::Relu => each(pre_activations, relu),
            Activation::Tanh => each(pre_activations, |pre_activation| math::tanh_lanes(pre_activation, constants)),
            Activation::Sigmoid => {
                each(pre_activations, |pre_activation| math::sigmoid_lanes(pre_activation, constants))
            }
            Activation::Linear => {}
            Activation::Step => each_by_call(pre_activations, |pre_activation, _| sign(pre_activation)),
            Activation::LeakyRelu => each_by_call(pre_activations, |pre_activation, _| {
                above_zero(pre_activation, pre_activation, pre_activation * LEAK)
            }),
            Activation::Elu => each_by_call(pre_activations, math::elu_lanes),
            Activation::Gelu => {
                one_by_one(pre_activations, |pre_activation| pre_activation * normal_distribution(pre_activation))
            }
            Activation::Silu => each_by_call(pre_activations, |pre_activation, constants| {
                pre_activation * math::sigmoid_lanes(pre_activation, constants)
            }),
            Activation::Softplus => each_by_call(pre_activations, math::softplus_lanes),
            Activation::Sine => one_by_one(pre_activations, libm::sin),
        }
    }

    /// Whether the derivative cannot be told from the output, so that pre-activations have to be kept.
    #[inline(always)]
    pub(crate) fn needs_pre_activations(self) -> bool {
        use Activation::{Gelu, Silu, Sine, Softplus, Step};
        matches!(self, Step | Gelu | Silu | Softplus | Sine)
    }

    /// Turns derivatives by the output into derivatives by the pre-activation, in place. `pre_activations` are only read where
    /// [`Activation::needs_pre_activations`] says so.
    #[inline(always)]
    pub(crate) fn apply_derivative(self, d_outputs: &mut [f64], outputs: &[f64], pre_activations: &[f64]) {
        match self {
            Activation::Relu => scale(d_outputs, outputs, relu_derivative),
            Activation::Tanh => scale(d_outputs, outputs, |output| 1.0 - output * output),
            Activation::Linear => {}
            other => other.apply_other_derivative(d_outputs, outputs, pre_activations),
        }
    }

    /// The same for all of them, at the cost of a call.
    #[inline(never)]
    pub(crate) fn apply_other_derivative(self, d_outputs: &mut [f64], outputs: &[f64], pre_activations: &[f64]) {
        let one = f64x2::splat(1.0);
        match self {
            Activation::Sigmoid => scale(d_outputs, outputs, |output| output * (1.0 - output)),
            Activation::LeakyRelu => scale(d_outputs, outputs, |output| above_zero(output, one, f64x2::splat(LEAK))),
            Activation::Elu => scale(d_outputs, outputs, |output| above_zero(output, one, output + 1.0)),
            Activation::Step => scale_by_call(d_outputs, pre_activations, |pre_activation, constants| {
                let tanh = math::tanh_lanes(pre_activation, constants);
                1.0 - tanh * tanh
            }),
            Activation::Gelu => scale_one_by_one(d_outputs, pre_activations, |pre_activation| {
                normal_distribution(pre_activation) + pre_activation * normal_density(pre_activation)
            }),
            Activation::Silu => scale_by_call(d_outputs, pre_activations, |pre_activation, constants| {
                let sigmoid = math::sigmoid_lanes(pre_activation, constants);
                sigmoid * (pre_activation * (1.0 - sigmoid) + 1.0)
            }),
            Activation::Softplus => scale_by_call(d_outputs, pre_activations, math::sigmoid_lanes),
            Activation::Sine => scale_one_by_one(d_outputs, pre_activations, libm::cos),
            Activation::Relu | Activation::Tanh | Activation::Linear => {
                self.apply_derivative(d_outputs, outputs, pre_activations);
            }
        }
    }

    /// The output for one pre-activation.
    pub fn value(self, pre_activation: f64) -> f64 {
        let mut output = [pre_activation];
        self.apply(&mut output);
        output[0]
    }

    /// The derivative at one pre-activation; of the step, its surrogate's.
    pub fn derivative(self, pre_activation: f64) -> f64 {
        let mut derivative = [1.0];
        self.apply_other_derivative(&mut derivative, &[self.value(pre_activation)], &[pre_activation]);
        derivative[0]
    }
}

/// NaN stays NaN, so that a diverged network is seen to be one.
#[inline(always)]
pub(crate) fn relu(pre_activation: f64x2) -> f64x2 {
    pre_activation.simd_le(f64x2::ZERO).bitselect(f64x2::ZERO, pre_activation)
}

#[inline(always)]
fn relu_derivative(output: f64x2) -> f64x2 {
    output.simd_le(f64x2::ZERO).bitselect(f64x2::ZERO, f64x2::splat(1.0))
}

/// `above` where the number is above zero or none, `below` where it is not.
#[inline(always)]
fn above_zero(number: f64x2, above: f64x2, below: f64x2) -> f64x2 {
    number.simd_le(f64x2::ZERO).bitselect(below, above)
}

/// -1 or +1; 0 counts as positive, and what is no number stays so.
#[inline(always)]
fn sign(pre_activation: f64x2) -> f64x2 {
    let number = pre_activation.simd_lt(f64x2::ZERO).bitselect(f64x2::splat(-1.0), pre_activation);
    pre_activation.simd_ge(f64x2::ZERO).bitselect(f64x2::splat(1.0), number)
}

/// The distribution function of the normal distribution.
fn normal_distribution(x: f64) -> f64 {
    0.5 * libm::erfc(-x * FRAC_1_SQRT_2)
}

/// The density of the normal distribution.
fn normal_density(x: f64) -> f64 {
    0.5 * FRAC_2_SQRT_PI * FRAC_1_SQRT_2 * libm::exp(-0.5 * x * x)
}
