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
        // Here and not below: the lesser of `NaN` and another number is the other.
        let size = if weight.is_nan() { 0.0 } else { weight.abs().min(WIDEST) };
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

    /// The width of the line, in CSS units, where nodes are 40 wide or less; zero can still be seen.
    pub fn width(self) -> f64 {
        0.8 + 1.6 * self.value().abs()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_have_strokes_near_them() {
        for weight in [-5.0, -1.0, -0.37, 0.0, 0.2, 0.999, 1.0, 2.5, 5.0] {
            assert!((Stroke::of(weight).value() - weight).abs() <= 0.1, "{weight}");
        }
    }

    #[test]
    fn what_is_beyond_looks_like_the_nearest() {
        assert_eq!(Stroke::of(100.0), Stroke::of(5.0));
        assert_eq!(Stroke::of(f64::NEG_INFINITY), Stroke::of(-5.0));
        assert_eq!(Stroke::of(f64::NAN), Stroke::of(0.0));
    }

    #[test]
    fn indices_are_within_their_number() {
        assert_eq!(Stroke::of(-1e9).index(), 0);
        assert_eq!(Stroke::of(1e9).index(), N_STROKES - 1);
        assert!((0..N_STROKES).all(|index| Stroke::of(Stroke::at(index).value()).index() == index));
    }

    #[test]
    fn larger_is_wider() {
        assert!(Stroke::of(0.0).width() < Stroke::of(0.5).width());
        assert!(Stroke::of(-0.5).width() < Stroke::of(-3.0).width());
    }
}
