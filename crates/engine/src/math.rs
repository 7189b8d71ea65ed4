//! Elementary functions that give the same bits on every platform: no branches, so that they work in lanes.
//!
//! Only `+ - * /`, comparisons and bit operations are used, all of which IEEE 754 defines exactly. Sines, logarithms
//! and the like, which are needed once per data set and not once per neuron, come from the `libm` crate elsewhere.

/// Beyond this |x|, tanh x is 1 to the last bit.
const TANH_SATURATES: f64 = 22.0;
/// Beyond this |x|, exp x leaves the range in which `2^k` is a normal number.
const EXP_LIMIT: f64 = 708.0;

/// ln 2 in two parts; the first has 21 trailing zero bits, so that its product with a small integer is exact.
const LN_2_HIGH: f64 = f64::from_bits(0x3fe6_2e42_fee0_0000);
const LN_2_LOW: f64 = f64::from_bits(0x3dea_39ef_3579_3c76);

/// Adding this rounds to the nearest integer and leaves that integer in the low bits of the sum.
const ROUND: f64 = 6_755_399_441_055_744.0; // 1.5 * 2^52

/// Minimax polynomial in t = r² for (r coth(r/2) - 2) / t on |r| <= ln(2)/2, error 5e-17 (Remez).
const COTH: [f64; 5] = [
    0.166_666_666_666_666_6,
    -0.002_777_777_777_756_469_4,
    6.613_756_471_751_53e-5,
    -1.653_406_021_467_370_2e-6,
    4.143_774_199_370_279e-8,
];

/// `exp(y) = scale * (2 + q + r) / (2 + q - r)`: returns `(scale, r, q)`, with `scale` a power of two and
/// `2 + q = r coth(r/2)`.
#[inline(always)]
fn reduce(y: f64) -> (f64, f64, f64) {
    let shifted = y * std::f64::consts::LOG2_E + ROUND;
    let k = shifted - ROUND;
    let r = (y - k * LN_2_HIGH) - k * LN_2_LOW;
    let scale = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    let t = r * r;
    let t2 = t * t;
    let low = COTH[0] + COTH[1] * t;
    let high = COTH[2] + COTH[3] * t;
    (scale, r, t * (low + t2 * (high + t2 * COTH[4])))
}

/// The hyperbolic tangent, to 2 ulp. NaN stays NaN.
///
/// With `e = exp(2|x|) = s (D + r) / (D - r)`, `tanh |x| = (e - 1) / (e + 1)` needs a single division.
#[inline(always)]
pub fn tanh(x: f64) -> f64 {
    let size = x.abs();
    let size = if size > TANH_SATURATES { TANH_SATURATES } else { size };
    let (s, r, q) = reduce(size + size);
    let less = s - 1.0;
    let more = s + 1.0;
    let numerator = 2.0 * less + (more * r + less * q);
    let denominator = 2.0 * more + (more * q + less * r);
    (numerator / denominator).copysign(x)
}

/// The logistic function `1 / (1 + exp(-x))`, to 2 ulp where |x| <= 708; it stays near 3e-308 below. NaN stays NaN.
#[inline(always)]
pub fn sigmoid(x: f64) -> f64 {
    let y = -x;
    let y = if y > EXP_LIMIT { EXP_LIMIT } else { y };
    let y = if y < -EXP_LIMIT { -EXP_LIMIT } else { y };
    let (s, r, q) = reduce(y);
    let below = 2.0 + (q - r);
    let above = 2.0 + (q + r);
    below / (below + s * above)
}

/// tanh for pictures, to 1e-4: Lambert's continued fraction, cut after seven terms, and clamped where it reaches 1.
#[inline(always)]
pub fn tanh_f32(x: f32) -> f32 {
    const LIMIT: f32 = 4.97;
    let x = if x > LIMIT { LIMIT } else { x };
    let x = if x < -LIMIT { -LIMIT } else { x };
    let t = x * x;
    let numerator = x * (135_135.0 + t * (17_325.0 + t * (378.0 + t)));
    let denominator = 135_135.0 + t * (62_370.0 + t * (3_150.0 + t * 28.0));
    numerator / denominator
}

/// The logistic function for pictures, to 1e-4.
#[inline(always)]
pub fn sigmoid_f32(x: f32) -> f32 {
    0.5 + 0.5 * tanh_f32(0.5 * x)
}
