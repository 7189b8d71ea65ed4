//! A small picture of what a network answers, in so few letters that hundreds can be kept.

use std::fmt;

use crate::error::Error;
use crate::session::{Session, SessionMaps};

/// Steps from -1 to +1: as many as there are letters below, an odd number, so that 0 is one of them.
const STEPS: usize = 31;
const LETTERS: &[u8; STEPS] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcde";

/// A square of numbers from -1 to +1, in 31 steps, row by row from the top.
#[derive(Clone, PartialEq, Eq)]
pub struct Thumbnail {
    /// As letters.
    text: String,
}

impl fmt::Debug for Thumbnail {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Thumbnail({})", self.text)
    }
}

impl Thumbnail {
    /// Points on each side.
    pub const SIDE: usize = 24;

    /// What a session's network answers now.
    pub fn of(session: &Session) -> Self {
        Thumbnail::from_values(SessionMaps::new(session, Thumbnail::SIDE).draw(session).output(), Thumbnail::SIDE)
    }

    /// Of a larger picture with so many points on each side; of none at all where there are fewer numbers than that.
    pub fn from_values(values: &[f32], side: usize) -> Self {
        let at = |index: usize| (2 * index + 1) * side / (2 * Thumbnail::SIDE);
        let points = (0..Thumbnail::SIDE * Thumbnail::SIDE)
            .map(|point| at(point / Thumbnail::SIDE) * side + at(point % Thumbnail::SIDE));
        let letter = |value: f32| {
            // What is no number is cast to 0; so it is made one that is in the middle.
            let value = if value.is_nan() { 0.0 } else { value.clamp(-1.0, 1.0) };
            char::from(LETTERS[((value + 1.0) / 2.0 * (STEPS - 1) as f32).round() as usize])
        };
        Thumbnail { text: points.map(|point| letter(values.get(point).copied().unwrap_or(0.0))).collect() }
    }

    /// Reads what [`Thumbnail::text`] wrote.
    ///
    /// # Errors
    /// Anything else.
    pub fn read(text: &str) -> Result<Self, Error> {
        let fits = text.len() == Thumbnail::SIDE * Thumbnail::SIDE && text.bytes().all(|byte| LETTERS.contains(&byte));
        if fits {
            return Ok(Thumbnail { text: text.to_owned() });
        }
        let allowed = format!("{} letters from A to e, or nothing", Thumbnail::SIDE * Thumbnail::SIDE);
        Err(Error::NotAllowed { key: "picture", value: text.to_owned(), allowed, nearest: None })
    }

    /// In letters.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The numbers.
    pub fn values(&self) -> Vec<f32> {
        let step = |byte| LETTERS.iter().position(|letter| *letter == byte).unwrap_or(STEPS / 2);
        self.text.bytes().map(|byte| step(byte) as f32 / (STEPS / 2) as f32 - 1.0).collect()
    }
}
