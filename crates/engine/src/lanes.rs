//! Numbers that go through the network together, one for each sample: a block of pairs, or a single one.
//!
//! The order of every sum is fixed, and multiplying and adding stay two operations, so that vector units of any kind give
//! the same bits.

use wide::f64x2;

/// A block of samples on its way through the network.
pub(crate) trait Lanes: Copy {
    /// How many samples there are.
    const N: usize;

    /// The same number for all.
    fn splat(value: f64) -> Self;

    /// From the first `N` numbers of `from`.
    fn load(from: &[f64]) -> Self;

    /// Into the first `N` numbers of `to`.
    fn store(self, to: &mut [f64]);

    /// `self + weight * other`, lane by lane.
    fn plus(self, weight: f64, other: Self) -> Self;

    /// The sum over the lanes of `self * other`.
    fn dot(self, other: Self) -> f64;

    /// The sum over the lanes.
    fn sum(self) -> f64;
}

impl Lanes for f64 {
    const N: usize = 1;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        value
    }

    #[inline(always)]
    fn load(from: &[f64]) -> Self {
        from[0]
    }

    #[inline(always)]
    fn store(self, to: &mut [f64]) {
        to[0] = self;
    }

    #[inline(always)]
    fn plus(self, weight: f64, other: Self) -> Self {
        self + weight * other
    }

    #[inline(always)]
    fn dot(self, other: Self) -> f64 {
        self * other
    }

    #[inline(always)]
    fn sum(self) -> f64 {
        self
    }
}

/// `P` pairs.
impl<const P: usize> Lanes for [f64x2; P] {
    const N: usize = 2 * P;

    #[inline(always)]
    fn splat(value: f64) -> Self {
        [f64x2::splat(value); P]
    }

    #[inline(always)]
    fn load(from: &[f64]) -> Self {
        let pairs = &from.as_chunks::<2>().0[..P];
        std::array::from_fn(|at| f64x2::from(pairs[at]))
    }

    #[inline(always)]
    fn store(self, to: &mut [f64]) {
        let pairs = &mut to.as_chunks_mut::<2>().0[..P];
        // By reference: an array's own iterator goes through memory.
        for (pair, lanes) in pairs.iter_mut().zip(&self) {
            *pair = lanes.to_array();
        }
    }

    #[inline(always)]
    fn plus(self, weight: f64, other: Self) -> Self {
        let weight = f64x2::splat(weight);
        std::array::from_fn(|at| self[at] + weight * other[at])
    }

    #[inline(always)]
    fn dot(self, other: Self) -> f64 {
        let products: Self = std::array::from_fn(|at| self[at] * other[at]);
        products.sum()
    }

    #[inline(always)]
    fn sum(self) -> f64 {
        let mut sum = self[0];
        for pair in &self[1..] {
            sum += *pair;
        }
        let [first, second] = sum.to_array();
        first + second
    }
}
