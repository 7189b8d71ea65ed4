//! Scales: which numbers an axis shows, evenly or by their powers of ten, and which of them are written beside it.

use std::ops::Range;

use plotters::coord::ranged1d::{BoldPoints, KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{IntoLogRange, LogCoord};

use super::labels::short;

/// The smallest loss that a logarithmic scale shows.
const SMALLEST: f64 = 1e-6;
/// The most labels on a logarithmic scale: from ten for each power on, plotters would write some between them.
const MOST_POWERS: usize = 9;
/// So much wider is a logarithmic scale at both ends, relatively: what a power of ten is computed to be lies on it for sure.
const SLACK: f64 = 1e-9;

/// The numbers of an axis, from the lowest to the highest.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Scale {
    /// From 0 to `high`.
    pub fn even(high: f64) -> Self {
        let high = if high.is_finite() && high > 0.0 { high } else { 1.0 };
        Scale { low: 0.0, high, logarithmic: false }
    }

    /// For losses between these; a logarithmic one starts and ends at a power of ten.
    pub fn of_losses(lowest: f64, highest: f64, logarithmic: bool) -> Self {
        let highest = if highest.is_finite() { highest } else { SMALLEST };
        if !logarithmic {
            return Scale::even((highest * 1.05).max(1e-3));
        }
        let low = lowest.min(highest).max(SMALLEST).log10().floor();
        let high = highest.max(SMALLEST).log10().ceil().max(low + 1.0);
        Scale { low: 10f64.powf(low), high: 10f64.powf(high), logarithmic: true }
    }

    /// The axis for plotters.
    pub(super) fn axis(self) -> Axis {
        if self.logarithmic {
            let range = self.low * (1.0 - SLACK)..self.high * (1.0 + SLACK);
            Axis { scale: self, coordinate: Coordinate::Logarithmic(range.log_scale().into()) }
        } else {
            Axis { scale: self, coordinate: Coordinate::Linear((self.low..self.high).into()) }
        }
    }

    /// Its highest number.
    pub(super) fn high(self) -> f64 {
        self.high
    }

    /// Where a number lies, 0 to 1 and beyond.
    fn part(self, number: f64) -> f64 {
        let Scale { low, high, logarithmic } = self;
        if logarithmic { (number / low).ln() / (high / low).ln() } else { (number - low) / (high - low) }
    }

    /// A line with points where it leaves the scale upward or comes back to it, between the others: drawn straight, it would get
    /// there anyway.
    pub(super) fn crossed(self, line: impl Iterator<Item = (f64, f64)>) -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> = Vec::with_capacity(line.size_hint().0);
        for (x, y) in line {
            if let Some((before_x, before_y)) = points.last().copied()
                && (before_y < self.high && y > self.high || before_y > self.high && y < self.high)
            {
                let (from, to) = (self.part(before_y.max(self.low)), self.part(y.max(self.low)));
                points.push((before_x + (x - before_x) * (1.0 - from) / (to - from), self.high));
            }
            points.push((x, y));
        }
        points
    }

    /// The number, or the nearest that is not further beyond an end of the scale than the scale is long: what is further off would
    /// not fit into the points of a canvas.
    fn nearest(self, number: f64) -> f64 {
        let Scale { low, high, logarithmic } = self;
        if logarithmic {
            number.clamp(low / (high / low), high * (high / low))
        } else {
            number.clamp(low - (high - low), high + (high - low))
        }
    }
}

/// A scale, as plotters draws along it.
pub(super) struct Axis {
    scale: Scale,
    coordinate: Coordinate,
}

enum Coordinate {
    Linear(RangedCoordf64),
    Logarithmic(LogCoord<f64>),
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let value = self.scale.nearest(*value);
        match &self.coordinate {
            Coordinate::Linear(coordinate) => coordinate.map(&value, limit),
            Coordinate::Logarithmic(coordinate) => coordinate.map(&value, limit),
        }
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        match &self.coordinate {
            Coordinate::Linear(coordinate) => coordinate.key_points(hint),
            Coordinate::Logarithmic(coordinate) => {
                coordinate.key_points(BoldPoints(hint.max_num_points().min(MOST_POWERS)))
            }
        }
    }

    fn range(&self) -> Range<f64> {
        self.scale.low..self.scale.high
    }
}

impl ValueFormatter<f64> for Axis {
    fn format(value: &f64) -> String {
        short(*value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(scale: Scale, most: usize) -> Vec<String> {
        scale.axis().key_points(BoldPoints(most)).iter().map(Axis::format).collect()
    }

    fn at(scale: Scale, number: f64) -> i32 {
        scale.axis().map(&number, (0, 1000))
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(labels(Scale::even(10.0), 4), ["0", "5", "10"]);
        assert_eq!(labels(Scale::even(10.0), 6), ["0", "2", "4", "6", "8", "10"]);
        assert_eq!(labels(Scale::even(0.57), 4), ["0", "0.2", "0.4"]);
        assert_eq!(labels(Scale::even(123_456.0), 4), ["0", "50k", "100k"]);
        assert_eq!(labels(Scale::even(1e9), 3), ["0", "500M", "1000M"]);
    }

    #[test]
    fn logarithmic_ticks_are_powers_of_ten_with_both_ends() {
        let scale = Scale::of_losses(0.0012, 0.4, true);
        assert_eq!(scale, Scale { low: 0.001, high: 1.0, logarithmic: true });
        assert_eq!(labels(scale, 10), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(scale, 40), ["0.001", "0.01", "0.1", "1"]);
        assert_eq!(labels(Scale::of_losses(0.0, 0.9, true), 3), ["1e-6", "1e-4", "0.01", "1"]);
        assert_eq!(labels(Scale::of_losses(0.2, 0.3, true), 10), ["0.1", "1"]);
    }

    #[test]
    fn numbers_have_their_places() {
        let even = Scale::even(2.0);
        assert_eq!((at(even, 0.0), at(even, 1.0), at(even, 2.0)), (0, 500, 1000));
        let powers = Scale::of_losses(0.01, 1.0, true);
        assert_eq!((at(powers, 0.01), at(powers, 0.1), at(powers, 1.0)), (0, 500, 1000));
    }

    #[test]
    fn what_is_far_beyond_is_kept_near() {
        for scale in [Scale::even(2.0), Scale::of_losses(0.01, 1.0, true)] {
            assert!((1990..=2010).contains(&at(scale, f64::MAX)), "{scale:?}");
            assert!((1990..=2010).contains(&at(scale, f64::INFINITY)), "{scale:?}");
            assert!((-1010..=-990).contains(&at(scale, -1e300)), "{scale:?}");
        }
    }

    #[test]
    fn lines_leave_a_scale_and_come_back_where_they_would_anyway() {
        let line = [(0.0, 1.0), (10.0, 3.0), (20.0, 4.0), (30.0, 1.0)];
        let crossed = Scale::even(2.0).crossed(line.into_iter());
        assert_eq!(crossed[..3], [(0.0, 1.0), (5.0, 2.0), (10.0, 3.0)]);
        assert_eq!((crossed[3], crossed[5]), ((20.0, 4.0), (30.0, 1.0)));
        assert!((crossed[4].0 - (20.0 + 20.0 / 3.0)).abs() < 1e-9 && crossed[4].1 == 2.0);
        let crossed = Scale::of_losses(0.1, 1.0, true).crossed([(0.0, 0.1), (10.0, 10.0)].into_iter());
        assert!((crossed[1].0 - 5.0).abs() < 1e-9 && crossed[1].1 == 1.0, "{crossed:?}");
        let crossed = Scale::even(2.0).crossed([(0.0, 1.0), (10.0, f64::MAX)].into_iter());
        assert!(crossed[1].0 < 1e-9, "{crossed:?}");
    }

    #[test]
    fn a_scale_for_nothing_can_be_drawn() {
        for logarithmic in [false, true] {
            let scale = Scale::of_losses(f64::INFINITY, 0.0, logarithmic);
            assert!(!labels(scale, 5).is_empty());
            let scale = Scale::of_losses(f64::INFINITY, f64::NEG_INFINITY, logarithmic);
            assert!(!labels(scale, 5).is_empty());
        }
        assert_eq!(Scale::even(0.0), Scale::even(1.0));
        assert_eq!(Scale::even(f64::NAN), Scale::even(1.0));
    }
}
