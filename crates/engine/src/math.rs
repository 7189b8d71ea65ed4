//! Elementary functions that give the same bits on every platform: no branches, so that they work in lanes.
//!
//! Only `+ - * /`, comparisons and bit operations are used, all of which IEEE 754 defines exactly. What few networks need
//! (sines, the error function) comes from the `libm` crate, which keeps to the same, one number at a time.

use wide::{f64x2, u64x2};

/// Below this, exp(2x) is no longer a normal number.
const LOWEST: f64 = -354.0;

/// The numbers that the functions in lanes work with. They are read from memory: WebAssembly engines build a constant of two
/// lanes anew from instructions wherever it is used, which takes longer than what is done with it.
pub(crate) struct Constants {
    /// Beyond this |x|, tanh x is 1 to the last bit.
    tanh_saturates: f64x2,
    /// Up to this |x|, tanh x is a quotient; beyond, where it is above 1/2, it is 1 minus a small one.
    half_ln_3: f64x2,
    /// 2 / ln(2).
    per_half_ln_2: f64x2,
    /// ln(2) / 2, and in two parts; the first has 21 trailing zero bits, so that its product with a small integer is exact.
    half_ln_2: f64x2,
    half_ln_2_parts: [f64x2; 2],
    /// Adding this rounds to the nearest integer and leaves that integer in the low bits of the sum.
    round: f64x2,
    /// Minimax polynomial in t = r² for (r coth(r) - 1) / t on |r| <= ln(3) / 2, error below 2e-17 (Remez).
    coth: [f64x2; 8],
    /// Chebyshev interpolation in z = s² for (atanh(s) / s - 1) / z on |s| <= 0.1716, error of atanh(s) / s below 5e-18.
    atanh: [f64x2; 7],
    /// The square root of 2, less 1.
    root_2_less_1: f64x2,
    /// ln(2) in two parts.
    ln_2: [f64x2; 2],
    /// 1/2 and 1.
    half: f64x2,
    one: f64x2,
    /// The bias of an exponent.
    exponent: u64x2,
    /// The sign bit.
    sign: f64x2,
}

static CONSTANTS: Constants = Constants {
    tanh_saturates: f64x2::new([22.0; 2]),
    half_ln_3: f64x2::new([0.549_306_144_334_054_9; 2]),
    per_half_ln_2: f64x2::new([2.0 * std::f64::consts::LOG2_E; 2]),
    half_ln_2: f64x2::new([0.5 * std::f64::consts::LN_2; 2]),
    half_ln_2_parts: [
        f64x2::new([f64::from_bits(0x3fd6_2e42_fee0_0000); 2]),
        f64x2::new([f64::from_bits(0x3dda_39ef_3579_3c76); 2]),
    ],
    round: f64x2::new([6_755_399_441_055_744.0; 2]), // 1.5 * 2^52
    coth: [
        f64x2::new([0.3333333333333333; 2]),
        f64x2::new([-0.022222222222220468; 2]),
        f64x2::new([0.002116402116279461; 2]),
        f64x2::new([-0.00021164020837368384; 2]),
        f64x2::new([2.137775638454093e-05; 2]),
        f64x2::new([-2.1640994680557012e-06; 2]),
        f64x2::new([2.1805032703329117e-07; 2]),
        f64x2::new([-1.9686678886435338e-08; 2]),
    ],
    atanh: [
        f64x2::new([0.3333333333333335; 2]),
        f64x2::new([0.19999999999949655; 2]),
        f64x2::new([0.1428571431303169; 2]),
        f64x2::new([0.11111105560224649; 2]),
        f64x2::new([0.09091445085156985; 2]),
        f64x2::new([0.07665843434319214; 2]),
        f64x2::new([0.07308439459514911; 2]),
    ],
    root_2_less_1: f64x2::new([0.414_213_562_373_095_1; 2]),
    ln_2: [f64x2::new([std::f64::consts::LN_2; 2]), f64x2::new([2.3190468138462996e-17; 2])],
    half: f64x2::new([0.5; 2]),
    one: f64x2::new([1.0; 2]),
    exponent: u64x2::new([1023; 2]),
    sign: f64x2::new([-0.0; 2]),
};

impl Constants {
    /// 1.
    #[inline(always)]
    pub(crate) fn one(&self) -> f64x2 {
        self.one
    }
}

/// The constants, where the compiler cannot see that they are some.
#[inline(always)]
pub(crate) fn constants() -> &'static Constants {
    std::hint::black_box(&CONSTANTS)
}

/// `t = r²`, its square and the square of that; then `low`, `middle` and `high` with
/// `r coth(r) = 1 + t (low + t² middle + t⁴ high)`.
#[inline(always)]
fn coth_terms(r: f64x2, Constants { coth, .. }: &Constants) -> ([f64x2; 3], [f64x2; 3]) {
    let t = r * r;
    let t2 = t * t;
    let low = coth[0] + t * coth[1];
    let middle = coth[2] + t * coth[3];
    let high = (coth[4] + t * coth[5]) + t2 * (coth[6] + t * coth[7]);
    ([t, t2, t2 * t2], [low, middle, high])
}

/// `q` with `1 + q = r coth(r)`; then `exp(2r) = (1 + q + r) / (1 + q - r)`.
#[inline(always)]
fn coth_part(r: f64x2, constants: &Constants) -> f64x2 {
    let ([t, t2, t4], [low, middle, high]) = coth_terms(r, constants);
    // In this order no step waits long for another.
    t * ((low + t2 * middle) + t4 * high)
}

/// `x = k ln(2) / 2 + high - low`: returns `2^k`, `high` and `low`; `|high - low| <= ln(2) / 4`.
#[inline(always)]
fn reduce(x: f64x2, constants: &Constants) -> (f64x2, f64x2, f64x2) {
    let shifted = x * constants.per_half_ln_2 + constants.round;
    let k = shifted - constants.round;
    let bits: u64x2 = bytemuck::cast(shifted);
    let scale = bytemuck::cast((bits + constants.exponent) << 52_u32);
    (scale, x - k * constants.half_ln_2_parts[0], k * constants.half_ln_2_parts[1])
}

/// The hyperbolic tangent of each lane, to 2 ulp. NaN stays NaN.
///
/// It is `x / (x coth x)`, and `1 - 2 / (exp(2x) + 1)`: whichever is exact for |x|, by a single division. Training waits for
/// nothing as much as for this, so what is known early is done early, even if it is done twice.
#[inline(always)]
pub(crate) fn tanh_lanes(x: f64x2, constants: &Constants) -> f64x2 {
    let Constants { half, one, .. } = *constants;
    // This order of the two hands NaN on.
    let size = constants.tanh_saturates.fast_min(x.abs());
    let small = size.simd_lt(constants.half_ln_3);
    // x = (k + rest) ln(2) / 2. What the product loses to rounding matters little where exp(2x) is large.
    let scaled = size * constants.per_half_ln_2;
    let shifted = scaled + constants.round;
    let rest = scaled - (shifted - constants.round);
    let r = small.bitselect(size, rest * constants.half_ln_2);
    // 2^k, and 1 where |x| is small: then what follows comes to r / (1 + q).
    let k: u64x2 = bytemuck::cast(!small & shifted);
    let s: f64x2 = bytemuck::cast((k + constants.exponent) << 52_u32);
    let half_s = s * half;
    let (more, less) = (half_s + half, half_s - half);
    let ([t, t2, t4], [low, middle, high]) = coth_terms(r, constants);
    // (exp(2|x|) + 1) (1 + q - r) / 2 is more (1 + q) + less r.
    let more_t = more * t;
    let exp_plus_1 = (((more_t * low + (more_t * t2) * middle) + less * r) + (more_t * t4) * high) + more;
    let q = t * ((low + t2 * middle) + t4 * high);
    let numerator = small.bitselect(r, (r - q) - one);
    let value = (!small & one) + numerator / exp_plus_1;
    value | (x & constants.sign)
}

/// `exp(2x) = scale + scale * rest` for x <= 0: a power of two, and what is left. Where x < -354 it stays near 3e-308. NaN
/// stays NaN.
#[inline(always)]
fn exp_parts_of_twice(x: f64x2, constants: &Constants) -> (f64x2, f64x2) {
    let x = f64x2::splat(LOWEST).fast_max(x);
    let (s, high, low) = reduce(x, constants);
    let r = high - low;
    let q = coth_part(r, constants);
    // 2r / (1 + q - r), split so that the division only touches what is small.
    let bend = r * (r - q) / ((q - r) + constants.one);
    (s, (high + (bend - low)) * 2.0)
}

/// `exp(2x)` for x <= 0, to 1 ulp.
#[inline(always)]
fn exp_of_twice(x: f64x2, constants: &Constants) -> f64x2 {
    let (scale, rest) = exp_parts_of_twice(x, constants);
    scale * (rest + constants.one)
}

/// `exp(x) - 1` for x <= 0, and x for the others, to 2 ulp: ELU. NaN stays NaN.
#[inline(always)]
pub(crate) fn elu_lanes(x: f64x2, constants: &Constants) -> f64x2 {
    let negative = x.simd_le(f64x2::ZERO);
    let (scale, rest) = exp_parts_of_twice(negative.bitselect(x * constants.half, f64x2::ZERO), constants);
    negative.bitselect((scale - constants.one) + scale * rest, x)
}

/// `ln(1 + u + lost)` for u in [0, 1], and what u has lost to rounding. NaN stays NaN.
#[inline(always)]
fn ln_1_plus(u: f64x2, lost: f64x2, constants: &Constants) -> f64x2 {
    let Constants { atanh, ln_2, half, one, .. } = *constants;
    // ln(1 + u) = k ln(2) + 2 atanh(s), with k so that s is small.
    let large = u.simd_gt(constants.root_2_less_1);
    let k = large.bitselect(one, f64x2::ZERO);
    let (numerator, more) = (u - k, one + one + k);
    let denominator = u + more;
    let s = numerator / denominator;
    let z = s * s;
    let z2 = z * z;
    let low = (atanh[0] + z * atanh[1]) + z2 * (atanh[2] + z * atanh[3]);
    let high = (atanh[4] + z * atanh[5]) + z2 * atanh[6];
    let bend = s * (z * (low + (z2 * z2) * high));
    // What the denominator lost changes s; 1 - u / 2 is near enough to 1 / (1 + u) and to 2 / (2 + u) for what is so small.
    let lost = lost - s * (u - (denominator - more));
    let rest = lost * (one - u * half) + k * ln_2[1];
    k * ln_2[0] + ((s + bend) * 2.0 + rest)
}

/// `ln(1 + exp(x))` of each lane, to 2 ulp; it stays near 3e-308 where x < -708. NaN stays NaN.
#[inline(always)]
pub(crate) fn softplus_lanes(x: f64x2, constants: &Constants) -> f64x2 {
    let positive = x.simd_gt(f64x2::ZERO).bitselect(x, f64x2::ZERO);
    let (scale, rest) = exp_parts_of_twice(x.abs() * -constants.half, constants);
    let sum = rest + constants.one;
    let lost = rest - (sum - constants.one);
    positive + ln_1_plus(scale * sum, scale * lost, constants)
}

/// The logistic function of each lane, to 2 ulp; it stays near 3e-308 where x < -708. NaN stays NaN.
#[inline(always)]
pub(crate) fn sigmoid_lanes(x: f64x2, constants: &Constants) -> f64x2 {
    let one = constants.one;
    let e = exp_of_twice(x.abs() * -constants.half, constants);
    let numerator = x.simd_lt(f64x2::ZERO).bitselect(e, one);
    let denominator = e + one;
    // What the sum lost; its quotient by the denominator, between 1 and 2, need not be exact.
    let lost = e - (denominator - one);
    let quotient = numerator / denominator;
    quotient - quotient * lost
}

/// The hyperbolic tangent, to 2 ulp.
pub fn tanh(x: f64) -> f64 {
    tanh_lanes(f64x2::splat(x), constants()).to_array()[0]
}

/// The logistic function `1 / (1 + exp(-x))`, to 2 ulp; it stays near 3e-308 where x < -708.
pub fn sigmoid(x: f64) -> f64 {
    sigmoid_lanes(f64x2::splat(x), constants()).to_array()[0]
}

/// `ln(1 + exp(x))`, to 2 ulp; it stays near 3e-308 where x < -708.
pub fn softplus(x: f64) -> f64 {
    softplus_lanes(f64x2::splat(x), constants()).to_array()[0]
}

/// `exp(x) - 1` for x <= 0 and x for the others, to 2 ulp.
pub fn elu(x: f64) -> f64 {
    elu_lanes(f64x2::splat(x), constants()).to_array()[0]
}
