//! The generator behind a seed: the same text gives the same numbers as in TensorFlow Playground, which seeds ARC4
//! (David Bau's seedrandom 2.4).

use std::convert::Infallible;

use rand::rand_core::TryRng;
use rand::{Rng, RngExt};

/// ARC4, keyed by a text, as a generator for rand's traits. For experiments, not for secrets.
#[derive(Clone, Debug)]
pub struct Arc4 {
    state: [u8; 256],
    i: u8,
    j: u8,
}

impl Arc4 {
    /// The generator that `seed` stands for. Texts that differ only far beyond 256 characters may give the same one, and
    /// a text gives the same as itself written several times over, `7` as `77`: ARC4 repeats its key.
    pub fn new(seed: &str) -> Self {
        let key = key(seed);
        let mut state: [u8; 256] = std::array::from_fn(|i| i as u8);
        let mut j = 0_u8;
        for i in 0..256 {
            j = j.wrapping_add(state[i]).wrapping_add(key[i % key.len()]);
            state.swap(i, usize::from(j));
        }
        let mut generator = Arc4 { state, i: 0, j: 0 };
        generator.fill_bytes(&mut [0; 256]);
        generator
    }

    fn next_byte(&mut self) -> u8 {
        self.i = self.i.wrapping_add(1);
        let (i, a) = (usize::from(self.i), self.state[usize::from(self.i)]);
        self.j = self.j.wrapping_add(a);
        self.state.swap(i, usize::from(self.j));
        self.state[usize::from(a.wrapping_add(self.state[i]))]
    }
}

/// Mixes the UTF-16 units of `seed` into at most 256 bytes.
fn key(seed: &str) -> Vec<u8> {
    let mut key: Vec<u8> = Vec::new();
    let mut smear = 0_u32;
    for (index, unit) in seed.encode_utf16().enumerate() {
        let at = index & 255;
        smear ^= key.get(at).map_or(0, |byte| u32::from(*byte) * 19);
        let byte = (smear.wrapping_add(u32::from(unit)) & 255) as u8;
        match key.get_mut(at) {
            Some(old) => *old = byte,
            None => key.push(byte),
        }
    }
    if key.is_empty() {
        key.push(0);
    }
    key
}

impl TryRng for Arc4 {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(std::array::from_fn(|_| self.next_byte())))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(std::array::from_fn(|_| self.next_byte())))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        bytes.fill_with(|| self.next_byte());
        Ok(())
    }
}

/// A number in [0, 1) with 52 bits or more, from the generator's bytes in the way of seedrandom.
pub fn unit(generator: &mut impl Rng) -> f64 {
    const ENOUGH: f64 = (1_u64 << 52) as f64;
    let mut byte = || {
        let mut bytes = [0];
        generator.fill_bytes(&mut bytes);
        u64::from(bytes[0])
    };
    let mut numerator = (0..6).fold(0, |number, _| number << 8 | byte()) as f64;
    let mut denominator = (1_u64 << 48) as f64;
    let mut last = 0;
    while numerator < ENOUGH {
        numerator = (numerator + last as f64) * 256.0;
        denominator *= 256.0;
        last = byte();
    }
    while numerator >= 2.0 * ENOUGH {
        numerator /= 2.0;
        denominator /= 2.0;
        last >>= 1;
    }
    (numerator + last as f64) / denominator
}

/// A number in [low, high).
pub(crate) fn uniform(generator: &mut impl Rng, low: f64, high: f64) -> f64 {
    unit(generator) * (high - low) + low
}

/// A normally distributed number, by Marsaglia's polar method; the second number that it would give is not used.
pub(crate) fn normal(generator: &mut impl Rng, mean: f64, variance: f64) -> f64 {
    loop {
        let v1 = 2.0 * unit(generator) - 1.0;
        let v2 = 2.0 * unit(generator) - 1.0;
        let s = v1 * v1 + v2 * v2;
        if s <= 1.0 {
            let standard = (-2.0 * libm::log(s) / s).sqrt() * v1;
            return mean + variance.sqrt() * standard;
        }
    }
}

/// Fisher and Yates, from the end.
pub(crate) fn shuffle<T>(generator: &mut impl Rng, items: &mut [T]) {
    for counter in (1..=items.len()).rev() {
        let index = (unit(generator) * counter as f64) as usize;
        items.swap(counter - 1, index);
    }
}

/// A new seed, five decimals as in TensorFlow Playground, from any generator.
pub fn fresh_seed(generator: &mut impl Rng) -> String {
    format!("{:.5}", f64::from(generator.random_range(0..100_000_u32)) / 100_000.0)
}
