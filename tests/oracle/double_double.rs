//! Numbers of twice the precision, as unevaluated sums of two: slow, and sure to 100 bits. The oracle for elementary
//! functions. After T. J. Dekker, "A floating-point technique for extending the available precision" (1971).

use std::ops::{Add, Div, Mul, Sub};

/// `high + low`, with `low` at most half a unit in the last place of `high`.
#[derive(Clone, Copy, Debug)]
pub struct DoubleDouble {
    pub high: f64,
    pub low: f64,
}

impl From<f64> for DoubleDouble {
    fn from(high: f64) -> Self {
        DoubleDouble { high, low: 0.0 }
    }
}

fn two_sum(a: f64, b: f64) -> DoubleDouble {
    let high = a + b;
    let part = high - a;
    DoubleDouble { high, low: (a - (high - part)) + (b - part) }
}

impl Add for DoubleDouble {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        let sum = two_sum(self.high, other.high);
        let rest = two_sum(self.low, other.low);
        let sum = two_sum(sum.high, sum.low + rest.high);
        two_sum(sum.high, sum.low + rest.low)
    }
}

impl Sub for DoubleDouble {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        self + DoubleDouble { high: -other.high, low: -other.low }
    }
}

impl Mul for DoubleDouble {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        let high = self.high * other.high;
        let low = self.high.mul_add(other.high, -high);
        two_sum(high, low + (self.high * other.low + self.low * other.high))
    }
}

impl Div for DoubleDouble {
    type Output = Self;
    fn div(self, other: Self) -> Self {
        let first = self.high / other.high;
        let rest = self - other * first.into();
        let second = rest.high / other.high;
        let rest = rest - other * second.into();
        two_sum(first, second) + (rest.high / other.high).into()
    }
}

impl DoubleDouble {
    /// `exp(x) - 1`: Taylor's series at x / 2^10, then doubled back by `e(2x) = e(x)² + 2 e(x)`.
    fn exp_minus_1(x: f64) -> Self {
        DoubleDouble::exp_minus_1_of(x.into())
    }

    fn exp_minus_1_of(x: DoubleDouble) -> Self {
        const HALVINGS: i32 = 10;
        let part = 2_f64.powi(-HALVINGS);
        let x = DoubleDouble { high: x.high * part, low: x.low * part };
        let mut term = DoubleDouble::from(1.0);
        let mut sum = DoubleDouble::from(0.0);
        for n in 1..=24 {
            term = term * x / f64::from(n).into();
            sum = sum + term;
        }
        for _ in 0..HALVINGS {
            sum = sum * sum + sum + sum;
        }
        sum
    }

    /// The hyperbolic tangent of `x`.
    pub fn tanh(x: f64) -> Self {
        let e = DoubleDouble::exp_minus_1(2.0 * x);
        e / (e + 2.0.into())
    }

    /// The logistic function of `x`.
    pub fn sigmoid(x: f64) -> Self {
        let one = DoubleDouble::from(1.0);
        one / (DoubleDouble::exp_minus_1(-x) + one + one)
    }

    /// `exp(x) - 1`, and x itself above 0.
    pub fn elu(x: f64) -> Self {
        if x > 0.0 { x.into() } else { DoubleDouble::exp_minus_1(x) }
    }

    /// `ln(1 + exp(x))`: Newton's method, from what f64 has.
    pub fn softplus(x: f64) -> Self {
        let one = DoubleDouble::from(1.0);
        let u = one / (DoubleDouble::exp_minus_1(x.abs()) + one);
        let mut value = DoubleDouble::from(u.high.ln_1p());
        for _ in 0..2 {
            // exp(value) = 1 + u at the end; value is in (0, ln 2].
            let e = DoubleDouble::exp_minus_1_of(value);
            value = value - (e - u) / (e + one);
        }
        value + x.max(0.0).into()
    }
}
