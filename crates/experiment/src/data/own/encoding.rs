//! Points as text for a link, and back.
//!
//! A digit, which is the version; then bits, six to a character, which is one of the 64 of base64 as addresses have it (RFC 4648):
//! - the number of classes, or 0 where labels are values,
//! - the two axes, and the names of the classes or the axis of the values,
//! - how many points there are, and the points: 12 bits for x, 12 for y, and as many as needed for the label;
//!
//! and at the end the CRC-32 of all before it in eight digits, which tells a text that was cut off or changed on its way.

use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::axis::{Axis, check_name, unreadable};
use super::labels::{Labels, MOST_CLASSES, REACH, VALUE_REACH};
use super::points::{N_BITS, OwnPoint};
use crate::error::Error;
use crate::number::read_number;

/// The most points.
pub const MOST_POINTS: usize = 100_000;
/// What a text begins with.
const VERSION: char = '1';
/// How many digits the checksum has.
const CHECK_DIGITS: usize = 8;
/// What stands for an axis whose values are the plane's own; no name is so long.
const PLAIN: u8 = 0xff;
/// Made without a table, which would weigh more than all the rest.
const CHECK: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// What a text says.
pub(super) type Decoded = ([Axis; 2], Labels, Vec<OwnPoint>);

/// Writes points as text.
pub(super) fn write(axes: &[Axis; 2], labels: &Labels, points: &[OwnPoint]) -> String {
    let mut bits = Bits::new();
    bits.push_byte(labels.n_classes());
    axes.iter().for_each(|axis| bits.push_axis(axis, REACH));
    match labels {
        Labels::Classes(names) => names.iter().for_each(|name| bits.push_text(name)),
        Labels::Values(axis) => bits.push_axis(axis, VALUE_REACH),
    }
    bits.push(points.len() as u32, COUNT_BITS);
    for point in points {
        bits.push(point.x.into(), N_BITS);
        bits.push(point.y.into(), N_BITS);
        bits.push(point.label.into(), label_bits(labels.n_classes()));
    }
    bits.end();
    checked(bits.text)
}

/// A text with its check.
fn checked(mut text: String) -> String {
    let check = CHECK.checksum(text.as_bytes());
    // Ends in a letter or a digit: what else stands at the end of a link may get lost.
    text.extend(
        (0..CHECK_DIGITS).rev().map(|digit| char::from(b"0123456789abcdef"[(check >> (4 * digit) & 15) as usize])),
    );
    text
}

/// The bits of the number of points.
const COUNT_BITS: u32 = 24;

/// The bits of a label.
fn label_bits(n_classes: u8) -> u32 {
    match n_classes {
        0 => N_BITS,
        1 | 2 => 1,
        3 | 4 => 2,
        5..=8 => 3,
        _ => 4,
    }
}

/// Reads what [`write`] wrote.
///
/// # Errors
/// What is wrong with it, in words.
pub(super) fn read(text: &str) -> Result<Decoded, Error> {
    if !text.starts_with(VERSION) {
        return Err(unreadable("it begins with no version that is known here"));
    }
    // At most six characters a point; the names of all axes and classes are far less than a thousand points.
    if text.len() > (MOST_POINTS + 1000) * 6 {
        return Err(unreadable(&format!("it has {} characters. Allowed: up to {MOST_POINTS} points", text.len())));
    }
    let body = text.get(..text.len().saturating_sub(CHECK_DIGITS)).unwrap_or_default();
    if body.is_empty() || checked(body.to_owned()) != text {
        return Err(unreadable("it was cut off or changed on its way: the check at its end does not fit"));
    }
    let mut bits = Reader { text: &body.as_bytes()[1..], at: 0 };
    bits.decoded().ok_or_else(|| unreadable("it does not say what belongs to points"))?
}

/// The characters, each of which stands for six bits.
const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BITS_OF_CHARACTER: usize = 6;

/// The bits that a character stands for.
fn bits_of(character: u8) -> Option<u8> {
    Some(match character {
        b'A'..=b'Z' => character - b'A',
        b'a'..=b'z' => character - b'a' + 26,
        b'0'..=b'9' => character - b'0' + 52,
        b'-' => 62,
        b'_' => 63,
        _ => return None,
    })
}

/// Bits in the order in which they are written, the highest of a number first.
struct Bits {
    text: String,
    /// Those that do not make a character yet, and how many they are.
    rest: (u8, usize),
}

impl Bits {
    fn new() -> Self {
        Bits { text: VERSION.to_string(), rest: (0, 0) }
    }

    /// Writes the lower bits of a number.
    fn push(&mut self, number: u32, n_bits: u32) {
        for at in (0..n_bits).rev() {
            let (bits, n) = self.rest;
            self.rest = (bits << 1 | (number >> at & 1) as u8, n + 1);
            if n + 1 == BITS_OF_CHARACTER {
                self.text.push(char::from(CHARACTERS[usize::from(self.rest.0)]));
                self.rest = (0, 0);
            }
        }
    }

    /// Fills the last character with zeros.
    fn end(&mut self) {
        while self.rest.1 > 0 {
            self.push(0, 1);
        }
    }

    fn push_byte(&mut self, byte: u8) {
        self.push(byte.into(), 8);
    }

    /// Writes how many bytes a text has, and the bytes.
    fn push_text(&mut self, text: &str) {
        self.push_byte(text.len() as u8);
        text.bytes().for_each(|byte| self.push_byte(byte));
    }

    fn push_axis(&mut self, axis: &Axis, reach: f64) {
        if *axis == Axis::plain(reach) {
            return self.push_byte(PLAIN);
        }
        self.push_text(axis.title());
        let (low, high) = axis.ends();
        self.push_text(&format!("{low:e}"));
        self.push_text(&format!("{high:e}"));
        self.push_byte(axis.places().to_be_bytes()[0]);
    }
}

/// Reads what [`Bits`] wrote; nothing where it ends too early or says what cannot be.
struct Reader<'a> {
    text: &'a [u8],
    /// The bit that is next.
    at: usize,
}

impl Reader<'_> {
    fn decoded(&mut self) -> Option<Result<Decoded, Error>> {
        let n_classes = self.byte()?;
        if usize::from(n_classes) > MOST_CLASSES {
            return Some(Err(unreadable(&format!("it has {n_classes} classes. Allowed: up to {MOST_CLASSES}"))));
        }
        let axes = [self.axis(REACH)?, self.axis(REACH)?];
        let labels = match n_classes {
            0 => Labels::Values(self.axis(VALUE_REACH)?),
            _ => Labels::Classes((0..n_classes).map(|_| self.name()).collect::<Option<_>>()?),
        };
        let (n_points, label_bits) = (self.next(COUNT_BITS)? as usize, label_bits(n_classes));
        // So many are there, and no more: nothing is allocated for what a text only says.
        let n_bits = n_points * (2 * N_BITS + label_bits) as usize;
        if (self.at + n_bits).div_ceil(BITS_OF_CHARACTER) != self.text.len() {
            return None;
        }
        let mut points = Vec::with_capacity(n_points);
        for _ in 0..n_points {
            let (x, y, label) = (self.next(N_BITS)?, self.next(N_BITS)?, self.next(label_bits)?);
            let is_label = if n_classes == 0 { label > 0 } else { label < n_classes.into() };
            points.push(is_label.then_some(OwnPoint { x: x as u16, y: y as u16, label: label as u16 })?);
        }
        // What is left of the last character is written as zeros.
        let n_left = self.text.len() * BITS_OF_CHARACTER - self.at;
        (self.next(n_left as u32)? == 0).then_some(Ok((axes, labels, points)))
    }

    fn next(&mut self, n_bits: u32) -> Option<u32> {
        (0..n_bits).try_fold(0, |number, _| {
            let bits = bits_of(*self.text.get(self.at / BITS_OF_CHARACTER)?)?;
            let bit = bits >> (BITS_OF_CHARACTER - 1 - self.at % BITS_OF_CHARACTER) & 1;
            self.at += 1;
            Some(number << 1 | u32::from(bit))
        })
    }

    fn byte(&mut self) -> Option<u8> {
        Some(self.next(8)? as u8)
    }

    /// A text that stands behind the number of its bytes.
    fn text(&mut self) -> Option<String> {
        let n_bytes = self.byte()?;
        self.text_of(n_bytes)
    }

    fn text_of(&mut self, n_bytes: u8) -> Option<String> {
        let bytes = (0..n_bytes).map(|_| self.byte()).collect::<Option<Vec<_>>>()?;
        String::from_utf8(bytes).ok()
    }

    fn name(&mut self) -> Option<String> {
        self.text().filter(|name| check_name(name).is_ok())
    }

    /// A number as it is written, so that no two texts say the same.
    fn number(&mut self) -> Option<f64> {
        let text = self.text()?;
        read_number(&text).filter(|number| format!("{number:e}") == text)
    }

    fn axis(&mut self, reach: f64) -> Option<Axis> {
        let n_bytes = self.byte()?;
        if n_bytes == PLAIN {
            return Some(Axis::plain(reach));
        }
        let (title, low, high) = (self.text_of(n_bytes)?, self.number()?, self.number()?);
        let axis = Axis::new(title, (low, high), self.byte()? as i8).ok()?;
        (axis != Axis::plain(reach)).then_some(axis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All that a text can say: an axis with a name, one without, and three classes.
    fn example() -> Decoded {
        let axes = [Axis::new("height (cm)".to_owned(), (18.5, 80.0), 1).unwrap(), Axis::plain(REACH)];
        let labels = Labels::Classes(["cat", "dog", "ox"].map(str::to_owned).to_vec());
        (axes, labels, (0..20).map(|i| OwnPoint { x: i * 200, y: 4095 - i, label: i % 3 }).collect())
    }

    fn written((axes, labels, points): &Decoded) -> String {
        write(axes, labels, points)
    }

    #[test]
    fn it_is_written_and_read() {
        assert_eq!(read(&written(&example())), Ok(example()));
        for (number, character) in CHARACTERS.iter().enumerate() {
            assert_eq!(bits_of(*character).map(usize::from), Some(number));
        }
    }

    #[test]
    fn a_text_with_a_check_that_fits_says_the_same_again_or_is_refused() {
        let text = written(&example());
        let body = &text[..text.len() - CHECK_DIGITS];
        let mut n_good = 0;
        for at in 1..body.len() {
            for character in CHARACTERS.iter().chain(b" ~%") {
                let changed = format!("{}{}{}", &body[..at], char::from(*character), &body[at + 1..]);
                let text = checked(changed);
                if let Ok(decoded) = read(&text) {
                    n_good += 1;
                    assert_eq!(written(&decoded), text);
                }
            }
            assert!(read(&checked(body[..at].to_owned())).is_err(), "cut at {at}");
        }
        assert!(n_good > 256, "{n_good}");
    }
}
