//! How a weight looks as a line: the larger the wider, in the colour of its sign. Weights that can't be told apart by eye share
//! a stroke.

/// Strokes for sizes up to 1, where the colour changes too, and from 1 to [`WIDEST`], where only the width does.
const PALE: usize = 20;
const FULL: usize = 24;
/// From here on lines get no wider.
const WIDEST: f64 = 5.0;
/// How many strokes there are: for each size one of each sign, and one for zero.
pub const N_STROKES: usize = 2 * (PALE + FULL) + 1;

/// One of the ways in which a line can look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stroke(usize);

impl Stroke {
    /// The look of a weight; what is no number looks like 0.
    pub fn of(weight: f64) -> Self {
        let size = weight.abs().min(WIDEST);
        // A number that is none casts to 0.
        let step = if size < 1.0 {
            (size * PALE as f64).round() as usize
        } else {
            PALE + ((size - 1.0) / (WIDEST - 1.0) * FULL as f64).round() as usize
        };
        let zero = PALE + FULL;
        Stroke(if weight < 0.0 { zero - step } else { zero + step })
    }

    /// The stroke of this index, below [`N_STROKES`].
    pub fn at(index: usize) -> Self {
        Stroke(index)
    }

    /// Its index.
    pub fn index(self) -> usize {
        self.0
    }

    /// The weight that it stands for.
    pub fn value(self) -> f64 {
        let step = self.0 as f64 - (PALE + FULL) as f64;
        let (sign, step, pale) = (step.signum(), step.abs(), PALE as f64);
        sign * if step <= pale { step / pale } else { 1.0 + (step - pale) / FULL as f64 * (WIDEST - 1.0) }
    }

    /// The width of the line, in CSS units; zero can still be seen.
    pub fn width(self) -> f64 {
        0.6 + 1.5 * self.value().abs()
    }
}
