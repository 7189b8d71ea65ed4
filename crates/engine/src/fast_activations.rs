//! Activation functions to the precision of a picture: in `f32`, four points at a time, to 2e-4.

use std::f32::consts::{FRAC_1_PI, FRAC_1_SQRT_2, FRAC_PI_2, LN_2, LOG2_E};

use wide::{f32x4, i32x4};

use crate::activation::{Activation, LEAK};

/// Adding this rounds to the nearest integer and leaves that integer in the low bits of the sum.
const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23

impl Activation {
    /// The outputs for a block of pre-activations, or the pre-activations where [`Activation::is_slow`] says that these are to be finished by
    /// [`Activation::finish_picture`]. NaN stays NaN.
    #[inline(always)]
    pub(crate) fn of_picture<const N: usize>(self, pre_activations: [f32x4; N]) -> [f32x4; N] {
        match self {
            Activation::Relu => {
                pre_activations.map(|pre_activation| up_to_zero(pre_activation, f32x4::ZERO, pre_activation))
            }
            Activation::Tanh => pre_activations.map(tanh),
            Activation::Sigmoid => pre_activations.map(sigmoid),
            _ => pre_activations,
        }
    }

    /// Whether the output takes longer than a way through memory.
    pub(crate) fn is_slow(self) -> bool {
        !matches!(self, Activation::Relu | Activation::Tanh | Activation::Sigmoid | Activation::Linear)
    }

    /// The outputs for a block of pre-activations that [`Activation::of_picture`] has left alone.
    pub(crate) fn finish_picture<const N: usize>(self, pre_activations: [f32x4; N]) -> [f32x4; N] {
        // By a call for each vector, so that each function is there only once.
        let function: fn(f32x4) -> f32x4 = match self {
            Activation::Step => sign,
            Activation::LeakyRelu => {
                |pre_activation| up_to_zero(pre_activation, pre_activation * LEAK as f32, pre_activation)
            }
            Activation::Elu => |pre_activation| up_to_zero(pre_activation, exp(pre_activation) - 1.0, pre_activation),
            Activation::Gelu => |pre_activation| pre_activation * normal_distribution(pre_activation),
            Activation::Silu => |pre_activation| pre_activation / (exp(-pre_activation) + 1.0),
            Activation::Softplus => softplus,
            Activation::Sine => sin,
            Activation::Relu | Activation::Tanh | Activation::Sigmoid | Activation::Linear => return pre_activations,
        };
        pre_activations.map(function)
    }
}

/// `below` where the number is not above zero, `above` where it is, or is none.
#[inline(always)]
fn up_to_zero(number: f32x4, below: f32x4, above: f32x4) -> f32x4 {
    number.simd_le(f32x4::ZERO).bitselect(below, above)
}

/// Lambert's continued fraction, cut after seven terms, and clamped where it reaches 1.
#[inline(always)]
fn tanh(x: f32x4) -> f32x4 {
    let limit = f32x4::splat(4.97);
    // This order of the two hands NaN on.
    let x = (-limit).fast_max(limit.fast_min(x));
    let t = x * x;
    let numerator = x * (t * (t * (t + 378.0) + 17_325.0) + 135_135.0);
    let denominator = t * (t * (t * 28.0 + 3_150.0) + 62_370.0) + 135_135.0;
    numerator / denominator
}

#[inline(always)]
fn sigmoid(x: f32x4) -> f32x4 {
    tanh(x * 0.5) * 0.5 + 0.5
}

/// -1 or +1; 0 counts as positive.
fn sign(x: f32x4) -> f32x4 {
    let number = x.simd_lt(f32x4::ZERO).bitselect(f32x4::splat(-1.0), x);
    x.simd_ge(f32x4::ZERO).bitselect(f32x4::ONE, number)
}

/// exp x as a power of two and Taylor's series, for |x| up to 87; beyond, what it is there.
#[inline(never)]
fn exp(x: f32x4) -> f32x4 {
    let limit = f32x4::splat(87.0);
    let x = (-limit).fast_max(limit.fast_min(x));
    let shifted = x * LOG2_E + ROUND;
    let r = x - (shifted - ROUND) * LN_2;
    let bits: i32x4 = bytemuck::cast(shifted);
    let scale: f32x4 = bytemuck::cast((bits + i32x4::splat(127)) << 23_u32);
    scale * (r * (r * (r * (r * (r * (1.0 / 120.0) + 1.0 / 24.0) + 1.0 / 6.0) + 0.5) + 1.0) + 1.0)
}

/// `max(0, x) + ln(1 + exp(-|x|))`, with the series of the inverse of tanh.
fn softplus(x: f32x4) -> f32x4 {
    let u = exp(-x.abs());
    let s = u / (u + 2.0);
    let z = s * s;
    let series = z * (z * (z * (z * (1.0 / 9.0) + 1.0 / 7.0) + 1.0 / 5.0) + 1.0 / 3.0) + 1.0;
    up_to_zero(x, f32x4::ZERO, x) + s * series * 2.0
}

/// Taylor's series, within half a turn.
fn sin(x: f32x4) -> f32x4 {
    // π in two parts; the product of the first with a small integer is exact.
    const PI: [f32; 2] = [3.140_625, 9.676_536e-4];
    let shifted = x * FRAC_1_PI + ROUND;
    let k = shifted - ROUND;
    let quarter = f32x4::splat(FRAC_PI_2);
    // What is too large to have a sine in so few bits stays within bounds.
    let r = (-quarter).fast_max(quarter.fast_min((x - k * PI[0]) - k * PI[1]));
    let t = r * r;
    let value = r * (t * (t * (t * (t * (1.0 / 362_880.0) - 1.0 / 5_040.0) + 1.0 / 120.0) - 1.0 / 6.0) + 1.0);
    let odd: i32x4 = bytemuck::cast(shifted);
    let sign: f32x4 = bytemuck::cast(odd << 31_u32);
    value ^ sign
}

/// The distribution function of the normal distribution, by Abramowitz and Stegun's formula 7.1.26 for erf, to 1e-7.
fn normal_distribution(x: f32x4) -> f32x4 {
    let z = x.abs() * FRAC_1_SQRT_2;
    let t = f32x4::ONE / (z * 0.327_591_1 + 1.0);
    let series = t * (t * (t * (t * 1.061_405_4 - 1.453_152) + 1.421_413_7) - 0.284_496_74) + 0.254_829_6;
    // Of -|x|.
    let value = t * series * exp(-z * z) * 0.5;
    up_to_zero(x, value, f32x4::ONE - value)
}
