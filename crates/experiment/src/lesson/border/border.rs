//! A border as somebody expects it, and its text for a link.
//!
//! The bits of such a text say how many strokes there are, and of each how many places it has, its first, and the others: how far
//! each lies from the one before where that is near, and where it lies where that is far.

use crate::bits::{BitReader, BitWriter};
use crate::error::Error;

/// Places each way, over the part of the plane that is shown.
pub const BORDER_SIDE: u8 = 64;
/// The most strokes of a border.
pub const MOST_STROKES: usize = 32;
/// The most places of all strokes together.
pub const MOST_PLACES: usize = 512;

/// What a text begins with.
const VERSION: char = '1';
/// The bits of where a place lies, each way.
const PLACE_BITS: u32 = 6;
/// The bits of how a place is written.
const WAY_BITS: u32 = 2;
/// The bits of how far a place lies from the one before, each way; a place that is farther away is written by itself.
const NEAR_BITS: [u32; 3] = [2, 3, 4];
/// The way of a place that is written by itself.
const FAR: u32 = NEAR_BITS.len() as u32;

/// A place: the column from the left and the row from the top, each below [`BORDER_SIDE`].
pub type BorderPlace = (u8, u8);

/// A border as somebody expects it: strokes of at least two places each, straight from place to place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Border {
    pub(super) strokes: Vec<Vec<BorderPlace>>,
}

impl Border {
    /// The strokes, in the order in which they were drawn.
    pub fn strokes(&self) -> &[Vec<BorderPlace>] {
        &self.strokes
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// How many places all strokes have together.
    pub fn n_places(&self) -> usize {
        self.strokes.iter().map(Vec::len).sum()
    }

    /// The border as text for a link; of one curve less than 150 characters.
    pub fn text(&self) -> String {
        let mut bits = BitWriter::new(VERSION);
        bits.push_number(self.strokes.len());
        for stroke in &self.strokes {
            bits.push_number(stroke.len());
            let mut last = None;
            for place in stroke {
                push_place(&mut bits, last, *place);
                last = Some(*place);
            }
        }
        bits.into_checked()
    }

    /// Reads what [`Border::text`] wrote. Each text that can be read is written the same again.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    pub fn read(text: &str) -> Result<Self, Error> {
        let unreadable = |why: &str| Error::Unreadable { what: "drawn border".to_owned(), why: why.to_owned() };
        let mut bits = BitReader::open(text, VERSION).map_err(unreadable)?;
        let strokes = read_strokes(&mut bits).filter(|_| bits.is_at_end());
        strokes.map(|strokes| Border { strokes }).ok_or_else(|| unreadable("it does not say what belongs to one"))
    }
}

/// A place in steps from the left and from the top.
pub(super) fn as_point((x, y): BorderPlace) -> (f64, f64) {
    (x.into(), y.into())
}

/// How far two places are from each other.
pub(super) fn distance((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> f64 {
    libm::hypot(x1 - x2, y1 - y2)
}

/// Writes a place in the shortest way there is.
fn push_place(bits: &mut BitWriter, last: Option<BorderPlace>, (x, y): BorderPlace) {
    let Some((last_x, last_y)) = last else {
        bits.push(x.into(), PLACE_BITS);
        return bits.push(y.into(), PLACE_BITS);
    };
    let (right, down) = (i32::from(x) - i32::from(last_x), i32::from(y) - i32::from(last_y));
    match way(right, down) {
        FAR => {
            bits.push(FAR, WAY_BITS);
            bits.push(x.into(), PLACE_BITS);
            bits.push(y.into(), PLACE_BITS);
        }
        way => {
            let n_bits = NEAR_BITS[way as usize];
            bits.push(way, WAY_BITS);
            bits.push((right + half(n_bits)) as u32, n_bits);
            bits.push((down + half(n_bits)) as u32, n_bits);
        }
    }
}

/// How a place is written that lies so far from the one before.
fn way(right: i32, down: i32) -> u32 {
    let fits = |n_bits: &u32| [right, down].iter().all(|step| (-half(*n_bits)..half(*n_bits)).contains(step));
    NEAR_BITS.iter().position(fits).map_or(FAR, |way| way as u32)
}

/// Half of the numbers that so many bits can say.
fn half(n_bits: u32) -> i32 {
    1 << (n_bits - 1)
}

/// Reads the strokes; nothing where the bits end too early or say what cannot be, or say it in another way than it is written.
fn read_strokes(bits: &mut BitReader<'_>) -> Option<Vec<Vec<BorderPlace>>> {
    let n_strokes = bits.number().filter(|n| *n <= MOST_STROKES)?;
    let (mut strokes, mut left) = (Vec::with_capacity(n_strokes), MOST_PLACES);
    for _ in 0..n_strokes {
        let n_places = bits.number().filter(|n| *n >= 2)?;
        left = left.checked_sub(n_places)?;
        let mut stroke: Vec<BorderPlace> = Vec::with_capacity(n_places);
        for _ in 0..n_places {
            stroke.push(read_place(bits, stroke.last().copied())?);
        }
        strokes.push(stroke);
    }
    Some(strokes)
}

fn read_place(bits: &mut BitReader<'_>, last: Option<BorderPlace>) -> Option<BorderPlace> {
    let Some((last_x, last_y)) = last else { return far_place(bits) };
    let written = bits.next(WAY_BITS)?;
    let (x, y) = match NEAR_BITS.get(written as usize) {
        Some(n_bits) => {
            let right = bits.next(*n_bits)? as i32 - half(*n_bits);
            let down = bits.next(*n_bits)? as i32 - half(*n_bits);
            let at = |last: u8, step: i32| u8::try_from(i32::from(last) + step).ok().filter(|at| *at < BORDER_SIDE);
            (at(last_x, right)?, at(last_y, down)?)
        }
        None => far_place(bits)?,
    };
    let is_shortest = way(i32::from(x) - i32::from(last_x), i32::from(y) - i32::from(last_y)) == written;
    (is_shortest && (x, y) != (last_x, last_y)).then_some((x, y))
}

fn far_place(bits: &mut BitReader<'_>) -> Option<BorderPlace> {
    Some((bits.next(PLACE_BITS)? as u8, bits.next(PLACE_BITS)? as u8))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bits::{CHARACTERS, CHECK_DIGITS, checked};

    fn of(strokes: &[&[BorderPlace]]) -> Border {
        Border { strokes: strokes.iter().map(|stroke| stroke.to_vec()).collect() }
    }

    #[test]
    fn it_is_written_and_read() {
        let most: Vec<BorderPlace> = (0..MOST_PLACES).map(|at| ((at * 17 % 64) as u8, (at * 29 % 64) as u8)).collect();
        let corner: &[BorderPlace] = &[(0, 0), (63, 63)];
        let back: &[BorderPlace] = &[(63, 0), (0, 63), (1, 63), (0, 63)];
        for strokes in [&[][..], &[corner, back], &[&most], &[corner; MOST_STROKES]] {
            assert_eq!(Border::read(&of(strokes).text()), Ok(of(strokes)));
        }
        let (alone, still): (&[BorderPlace], &[BorderPlace]) = (&[(0, 0)], &[(1, 1), (1, 1)]);
        for strokes in [&[corner; MOST_STROKES + 1][..], &[&most, corner], &[alone], &[still]] {
            assert!(Border::read(&of(strokes).text()).is_err());
        }
    }

    #[test]
    fn a_text_that_was_changed_says_the_same_again_or_is_refused_in_words() {
        let text =
            of(&[&[(9, 9), (10, 9), (13, 12), (20, 5), (60, 5), (9, 8)], &[(0, 0), (63, 63), (60, 63), (2, 1)]]).text();
        let body = &text[..text.len() - CHECK_DIGITS];
        let mut n_good = 0;
        for at in 0..body.len() {
            for character in CHARACTERS.iter().chain(b" ~%") {
                let changed = format!("{}{}{}", &body[..at], char::from(*character), &body[at + 1..]);
                let check = &text[body.len()..];
                assert!(changed == body || Border::read(&format!("{changed}{check}")).is_err());
                match Border::read(&checked(changed.clone())) {
                    Ok(border) => {
                        n_good += 1;
                        assert_eq!(border.text(), checked(changed));
                        assert!(border.strokes().len() <= MOST_STROKES && border.n_places() <= MOST_PLACES);
                        let places = || border.strokes().iter().flatten();
                        assert!(places().all(|(x, y)| *x < BORDER_SIDE && *y < BORDER_SIDE));
                    }
                    Err(error) => assert!(error.to_string().starts_with("This is no drawn border: "), "{error}"),
                }
            }
            assert!(Border::read(&checked(body[..at].to_owned())).is_err(), "cut at {at}");
        }
        assert!(n_good > 64, "{n_good}");
        for strange in ["", "1", "é", "2AAAA00000000", &"1".repeat(100_000)] {
            assert!(Border::read(strange).is_err());
        }
    }
}
