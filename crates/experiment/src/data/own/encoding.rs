//! Points as text for a link, and back.
//!
//! The bits of such a text say:
//! - the number of classes, or 0 where labels are values,
//! - the two axes, and the names of the classes or the axis of the values,
//! - how many points there are, and the points: 12 bits for x, 12 for y, and as many as needed for the label.

use super::axis::{Axis, check_name, unreadable};
use super::labels::{Labels, MOST_CLASSES, REACH, VALUE_REACH};
use super::points::{N_BITS, OwnPoint};
use crate::bits::{BitReader, BitWriter};
use crate::error::Error;
use crate::number::read_number;

/// The most points.
pub const MOST_POINTS: usize = 100_000;
/// What a text begins with.
const VERSION: char = '1';
/// What stands for an axis whose values are the plane's own; no name is so long.
const PLAIN: u8 = 0xff;

/// What a text says.
pub(super) type Decoded = ([Axis; 2], Labels, Vec<OwnPoint>);

/// Writes points as text.
pub(super) fn write(axes: &[Axis; 2], labels: &Labels, points: &[OwnPoint]) -> String {
    let mut bits = BitWriter::new(VERSION);
    bits.push_byte(labels.n_classes());
    axes.iter().for_each(|axis| push_axis(&mut bits, axis, REACH));
    match labels {
        Labels::Classes(names) => names.iter().for_each(|name| bits.push_text(name)),
        Labels::Values(axis) => push_axis(&mut bits, axis, VALUE_REACH),
    }
    bits.push(points.len() as u32, COUNT_BITS);
    for point in points {
        bits.push(point.x.into(), N_BITS);
        bits.push(point.y.into(), N_BITS);
        bits.push(point.label.into(), label_bits(labels.n_classes()));
    }
    bits.into_checked()
}

fn push_axis(bits: &mut BitWriter, axis: &Axis, reach: f64) {
    if *axis == Axis::plain(reach) {
        return bits.push_byte(PLAIN);
    }
    bits.push_text(axis.title());
    let (low, high) = axis.ends();
    bits.push_text(&format!("{low:e}"));
    bits.push_text(&format!("{high:e}"));
    bits.push_byte(axis.places().to_be_bytes()[0]);
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
    // At most six characters a point; the names of all axes and classes are far less than a thousand points.
    if text.len() > (MOST_POINTS + 1000) * 6 {
        return Err(unreadable(&format!("it has {} characters. Allowed: up to {MOST_POINTS} points", text.len())));
    }
    let mut reader = Reader { bits: BitReader::open(text, VERSION).map_err(unreadable)? };
    reader.decoded().ok_or_else(|| unreadable("it does not say what belongs to points"))?
}

/// Reads the bits; nothing where they end too early or say what cannot be.
struct Reader<'a> {
    bits: BitReader<'a>,
}

impl Reader<'_> {
    fn decoded(&mut self) -> Option<Result<Decoded, Error>> {
        let n_classes = self.bits.byte()?;
        if usize::from(n_classes) > MOST_CLASSES {
            return Some(Err(unreadable(&format!("it has {n_classes} classes. Allowed: up to {MOST_CLASSES}"))));
        }
        let axes = [self.axis(REACH)?, self.axis(REACH)?];
        let labels = match n_classes {
            0 => Labels::Values(self.axis(VALUE_REACH)?),
            _ => Labels::Classes((0..n_classes).map(|_| self.name()).collect::<Option<_>>()?),
        };
        let (n_points, label_bits) = (self.bits.next(COUNT_BITS)? as usize, label_bits(n_classes));
        // So many are there, and no more: nothing is allocated for what a text only says.
        if !self.bits.has_left(n_points * (2 * N_BITS + label_bits) as usize) {
            return None;
        }
        let mut points = Vec::with_capacity(n_points);
        for _ in 0..n_points {
            let (x, y, label) = (self.bits.next(N_BITS)?, self.bits.next(N_BITS)?, self.bits.next(label_bits)?);
            let is_label = if n_classes == 0 { label > 0 } else { label < n_classes.into() };
            points.push(is_label.then_some(OwnPoint { x: x as u16, y: y as u16, label: label as u16 })?);
        }
        self.bits.is_at_end().then_some(Ok((axes, labels, points)))
    }

    fn name(&mut self) -> Option<String> {
        self.bits.text().filter(|name| check_name(name).is_ok())
    }

    /// A number as it is written, so that no two texts say the same.
    fn number(&mut self) -> Option<f64> {
        let text = self.bits.text()?;
        read_number(&text).filter(|number| format!("{number:e}") == text)
    }

    fn axis(&mut self, reach: f64) -> Option<Axis> {
        let n_bytes = self.bits.byte()?;
        if n_bytes == PLAIN {
            return Some(Axis::plain(reach));
        }
        let (title, low, high) = (self.bits.text_of(n_bytes)?, self.number()?, self.number()?);
        let axis = Axis::new(title, (low, high), self.bits.byte()? as i8).ok()?;
        (axis != Axis::plain(reach)).then_some(axis)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bits::{CHARACTERS, CHECK_DIGITS, checked};

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
