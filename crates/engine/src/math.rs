//! Elementary functions that give the same bits on every platform: no branches, so that they work in lanes.
//!
//! Only `+ - * /`, comparisons and bit operations are used, all of which IEEE 754 defines exactly. Sines, logarithms
//! and the like, which are needed once per data set and not once per neuron, come from the `libm` crate elsewhere.

use wide::{f32x4, f64x2, u64x2};

/// Beyond this |x|, tanh x is 1 to the last bit.
const TANH_SATURATES: f64 = 22.0;
/// Up to this y = 2|x|, tanh x is a quotient; beyond, where it is above 1/2, it is 1 minus a small one.
const LN_3: f64 = 1.098_612_288_668_109_8;
/// Below this, exp x is no longer a normal number.
const EXP_LOWEST: f64 = -708.0;

/// ln 2 in two parts; the first has 21 trailing zero bits, so that its product with a small integer is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LN_2_LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

/// Adding this rounds to the nearest integer and leaves that integer in the low bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5 * 2^52

/// Minimax polynomial in t = r² for (r coth(r/2) - 2) / t on |r| <= ln 3, error below 1e-17 (Remez).
const COTH: [f64; 8] = [
    0.16666666666666666,
    -0.0027777777777775584,
    6.613756613373316e-05,
    -1.653439127919405e-06,
    4.1753430438556505e-08,
    -1.0566891933865729e-09,
    2.661747156168105e-11,
    -6.007897609385784e-13,
];

/// `q` with `2 + q = r coth(r/2)`; then `exp(r) = (2 + q + r) / (2 + q - r)`.
#[inline(always)]
fn coth_part(r: f64x2) -> f64x2 {
    let t = r * r;
    let t2 = t * t;
    let low = COTH[0] + t * COTH[1];
    let middle = COTH[2] + t * COTH[3];
    let high = (COTH[4] + t * COTH[5]) + t2 * (COTH[6] + t * COTH[7]);
    t * (low + t2 * (middle + t2 * high))
}

/// `y = k ln 2 + high - low`: returns `2^k`, `high` and `low`; `|high - low| <= ln(2) / 2`.
#[inline(always)]
fn reduce(y: f64x2) -> (f64x2, f64x2, f64x2) {
    let shifted = y * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let bits: u64x2 = bytemuck::cast(shifted);
    let scale = bytemuck::cast((bits + u64x2::splat(1023)) << 52_u32);
    (scale, y - k * LN_2_HIGH, k * LN_2_LOW)
}

/// The hyperbolic tangent of each lane, to 2 ulp. NaN stays NaN.
///
/// With `y = 2|x|`, it is `y / (y coth(y/2))`, and `1 - 2 / (exp(y) + 1)`: whichever is exact, by a single division.
#[inline(always)]
pub(crate) fn tanh_lanes(x: f64x2) -> f64x2 {
    let limit = f64x2::splat(TANH_SATURATES);
    let size = x.abs();
    let size = limit.simd_lt(size).bitselect(limit, size);
    let y = size + size;
    let small = y.simd_lt(f64x2::splat(LN_3));
    let (s, high, low) = reduce(y);
    let r = small.bitselect(y, high - low);
    let q = coth_part(r);
    let more = s + 1.0;
    let exp_plus_1 = more * 2.0 + (more * q + (s - 1.0) * r);
    let numerator = small.bitselect(y, (q - r) * 2.0 + 4.0);
    let denominator = small.bitselect(q + 2.0, exp_plus_1);
    let quotient = numerator / denominator;
    let value = small.bitselect(quotient, 1.0 - quotient);
    value | (x & f64x2::splat(-0.0))
}

/// `exp(y)` for y <= 0, to 1 ulp; it stays near 3e-308 where y < -708. NaN stays NaN.
#[inline(always)]
fn exp_of_negative(y: f64x2) -> f64x2 {
    let lowest = f64x2::splat(EXP_LOWEST);
    let y = y.simd_lt(lowest).bitselect(lowest, y);
    let (s, high, low) = reduce(y);
    let r = high - low;
    let q = coth_part(r);
    // 2r / (2 + q - r), split so that the division only touches what is small.
    let bend = r * (r - q) / ((q - r) + 2.0);
    s * ((high + (bend - low)) + 1.0)
}

/// The logistic function of each lane, to 2 ulp; it stays near 3e-308 where x < -708. NaN stays NaN.
#[inline(always)]
pub(crate) fn sigmoid_lanes(x: f64x2) -> f64x2 {
    let one = f64x2::splat(1.0);
    let e = exp_of_negative(-x.abs());
    let numerator = x.simd_lt(f64x2::ZERO).bitselect(e, one);
    let denominator = e + one;
    // What the sum lost; its quotient by the denominator, between 1 and 2, need not be exact.
    let lost = e - (denominator - one);
    let quotient = numerator / denominator;
    quotient - quotient * lost
}

/// The hyperbolic tangent, to 2 ulp.
pub fn tanh(x: f64) -> f64 {
    tanh_lanes(f64x2::splat(x)).to_array()[0]
}

/// The logistic function `1 / (1 + exp(-x))`, to 2 ulp; it stays near 3e-308 where x < -708.
pub fn sigmoid(x: f64) -> f64 {
    sigmoid_lanes(f64x2::splat(x)).to_array()[0]
}

/// tanh for pictures, to 1e-4: Lambert's continued fraction, cut after seven terms, and clamped where it reaches 1.
#[inline(always)]
pub(crate) fn tanh_of_picture(x: f32x4) -> f32x4 {
    let limit = f32x4::splat(4.97);
    let x = limit.simd_lt(x).bitselect(limit, x);
    let x = x.simd_lt(-limit).bitselect(-limit, x);
    let t = x * x;
    let numerator = x * (t * (t * (t + 378.0) + 17_325.0) + 135_135.0);
    let denominator = t * (t * (t * 28.0 + 3_150.0) + 62_370.0) + 135_135.0;
    numerator / denominator
}

/// The logistic function for pictures, to 1e-4.
#[inline(always)]
pub(crate) fn sigmoid_of_picture(x: f32x4) -> f32x4 {
    tanh_of_picture(x * 0.5) * 0.5 + 0.5
}
