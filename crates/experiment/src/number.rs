//! Numbers as people and links write them.

use std::cmp::Ordering;

/// More digits than the middle between any two neighbouring `f64` has: it is there that the last one may count.
const MOST_DIGITS: i64 = 800;
/// The binary places behind the point of an `f64` from 1 to 2, and those of the smallest there is.
const PLACES: i64 = 52;
const MOST_PLACES: i64 = 1074;

/// The number that a text holds, to the last bit; nothing for anything else. Space around it does not matter.
///
/// The standard library reads the same numbers, faster, with a table that would be a tenth of the page.
pub fn read_number(text: &str) -> Option<f64> {
    let text = text.trim().as_bytes();
    let (is_negative, text) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let is = |word: &[u8]| text.eq_ignore_ascii_case(word);
    let size = if is(b"inf") || is(b"infinity") {
        f64::INFINITY
    } else if is(b"nan") {
        f64::NAN
    } else {
        Decimal::read(text)?.nearest()
    };
    Some(if is_negative { -size } else { size })
}

/// `digits` × 10^`exponent`.
struct Decimal {
    digits: Whole,
    n_digits: i64,
    exponent: i64,
}

impl Decimal {
    fn read(mut text: &[u8]) -> Option<Self> {
        let mut decimal = Decimal { digits: Whole(Vec::new()), n_digits: 0, exponent: 0 };
        let (mut is_number, mut is_fraction, mut is_cut) = (false, false, false);
        while let [byte @ (b'0'..=b'9' | b'.'), rest @ ..] = text {
            if *byte == b'.' {
                if is_fraction {
                    return None;
                }
                is_fraction = true;
            } else {
                is_number = true;
                let digit = u32::from(byte - b'0');
                let is_kept = decimal.n_digits < MOST_DIGITS;
                if is_kept {
                    decimal.push(digit);
                } else {
                    is_cut |= digit > 0;
                }
                decimal.exponent += i64::from(!is_kept) - i64::from(is_fraction);
            }
            text = rest;
        }
        if is_cut {
            // All that matters of the rest is that it is more than nothing.
            decimal.push(1);
            decimal.exponent -= 1;
        }
        match text {
            [] => {}
            [b'e' | b'E', exponent @ ..] => decimal.exponent += read_exponent(exponent)?,
            _ => return None,
        }
        is_number.then_some(decimal)
    }

    fn push(&mut self, digit: u32) {
        self.digits.multiply(10, digit);
        self.n_digits += i64::from(!self.digits.0.is_empty());
    }

    /// The nearest `f64`; of two, the even one.
    fn nearest(self) -> f64 {
        // Far beyond the largest and the smallest there is no need to count.
        match self.n_digits + self.exponent {
            _ if self.n_digits == 0 => return 0.0,
            310.. => return f64::INFINITY,
            ..-330 => return 0.0,
            _ => {}
        }
        // A fraction from 1 to 2, times a power of two.
        let (mut top, mut bottom) = (self.digits, Whole(vec![1]));
        let tens = if self.exponent < 0 { &mut bottom } else { &mut top };
        (0..self.exponent.abs()).for_each(|_| tens.multiply(10, 0));
        let mut power = top.n_bits() - bottom.n_bits();
        let smaller = if power > 0 { &mut bottom } else { &mut top };
        (0..power.abs()).for_each(|_| smaller.multiply(2, 0));
        if top.compare(&bottom) == Ordering::Less {
            top.multiply(2, 0);
            power -= 1;
        }
        // Divided by hand, a binary place after the other.
        let places = PLACES.min(power + MOST_PLACES);
        let mut bits: u64 = 0;
        for _ in 0..=places {
            bits *= 2;
            if top.compare(&bottom) != Ordering::Less {
                top.subtract(&bottom);
                bits += 1;
            }
            top.multiply(2, 0);
        }
        match top.compare(&bottom) {
            _ if places < -1 => {}
            Ordering::Less => {}
            Ordering::Equal => bits += bits % 2,
            Ordering::Greater => bits += 1,
        }
        // Where there is a 1 in front of the point, it is not kept, but adds itself to the bits of the exponent.
        bits += ((power + MOST_PLACES - PLACES).max(0) as u64) << PLACES;
        f64::from_bits(bits.min(f64::INFINITY.to_bits()))
    }
}

/// A whole number with a sign; one beyond all that matters is cut.
fn read_exponent(text: &[u8]) -> Option<i64> {
    let (sign, digits) = match text {
        [b'-', rest @ ..] => (-1, rest),
        [b'+', rest @ ..] => (1, rest),
        _ => (1, text),
    };
    if digits.is_empty() {
        return None;
    }
    let mut exponent = 0;
    for digit in digits {
        if !digit.is_ascii_digit() {
            return None;
        }
        exponent = (exponent * 10 + i64::from(digit - b'0')).min(1 << 40);
    }
    Some(sign * exponent)
}

/// A whole number of any size: 32 bits each, the lowest first, the highest not 0.
struct Whole(Vec<u32>);

impl Whole {
    fn n_bits(&self) -> i64 {
        self.0.last().map_or(0, |last| 32 * self.0.len() as i64 - i64::from(last.leading_zeros()))
    }

    /// Times `factor`, plus `more`.
    fn multiply(&mut self, factor: u32, more: u32) {
        let mut carry = u64::from(more);
        for part in &mut self.0 {
            carry += u64::from(*part) * u64::from(factor);
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Minus another that is not larger.
    fn subtract(&mut self, other: &Whole) {
        let mut borrow = false;
        for (index, part) in self.0.iter_mut().enumerate() {
            let (less, first) = part.overflowing_sub(other.0.get(index).copied().unwrap_or(0));
            let (less, second) = less.overflowing_sub(u32::from(borrow));
            (*part, borrow) = (less, first || second);
        }
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
    }

    fn compare(&self, other: &Whole) -> Ordering {
        self.0.len().cmp(&other.0.len()).then_with(|| self.0.iter().rev().cmp(other.0.iter().rev()))
    }
}
