//! What numbers on the plane stand for: a column of somebody's table, with its name and its unit.

use crate::error::Error;

/// The most bytes of a name.
pub(super) const LONGEST_NAME: usize = 60;
/// The largest number that an axis can begin or end with, and how far its ends are apart at least.
const LARGEST: f64 = 1e12;
const SMALLEST: f64 = 1e-9;
/// How far a whole number of steps may be from one, as numbers are rounded.
const ROUNDING: f64 = 1e-9;
/// The most places behind the decimal point.
const MOST_PLACES: i8 = 15;

/// What an axis of the plane stands for, or the label: a name, and which of its values lie where.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    title: String,
    /// The value at -1.
    low: f64,
    /// The value at 1.
    high: f64,
    /// How many places behind the decimal point a value has; fewer than none where it is rounded to tens.
    places: i8,
}

impl Axis {
    /// An axis whose values are the plane's own numbers, which reach from `-reach` to `reach`.
    pub(super) fn plain(reach: f64) -> Self {
        Axis { title: String::new(), low: -reach, high: reach, places: 2 }
    }

    /// An axis of this name, with `low` at -1 and `high` at 1.
    ///
    /// # Errors
    /// A name that is too long or cannot be written on a line, and numbers that are no numbers or not in their order.
    pub(super) fn new(title: String, (low, high): (f64, f64), places: i8) -> Result<Self, Error> {
        check_name(&title)?;
        let fits =
            high - low >= SMALLEST && low.abs() <= LARGEST && high.abs() <= LARGEST && places.abs() <= MOST_PLACES;
        if fits {
            Ok(Axis { title, low, high, places })
        } else {
            Err(unreadable("an axis does not say where it begins and ends"))
        }
    }

    /// The axis on which a column of values fits, which have at most so many places behind the decimal point. Values that lie well on the
    /// plane as they are stay where they are: none of them is beyond `edge`.
    ///
    /// # Errors
    /// No values, equal ones, and such as are too large.
    pub(super) fn fitting(
        title: &str,
        values: impl Iterator<Item = f64> + Clone,
        places: u8,
        (reach, edge): (f64, f64),
    ) -> Result<Self, Error> {
        let (low, high) = (values.clone().fold(f64::INFINITY, f64::min), values.fold(f64::NEG_INFINITY, f64::max));
        if low == high {
            return Err(unreadable(&format!(
                "all values of “{title}” are {low}. At least two different ones are needed"
            )));
        }
        if high - low < SMALLEST || low.abs() > LARGEST || high.abs() > LARGEST {
            return Err(unreadable(&format!(
                "the values of “{title}” reach from {low:e} to {high:e}. Allowed: -{LARGEST:e} to {LARGEST:e}, and at least {SMALLEST:e} apart"
            )));
        }
        let is_plain = low >= -edge && high <= edge && high - low >= reach;
        let (low, high) = if is_plain { (-reach, reach) } else { (low, high) };
        // The plane's grid has some 3413 steps from -5 to 5: finer than that, nothing can be told apart.
        let finest = libm::floor(libm::log10(3413.0 / (high - low))).clamp(-15.0, 15.0) as i8;
        Axis::new(as_name(title), (low, high), finest.min(places.min(15) as i8))
    }

    /// Its name, with its unit; empty where nobody has given one.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Gives it another name, which is one.
    pub(super) fn rename(&mut self, name: String) {
        self.title = name;
    }

    /// The values at -1 and at 1.
    pub(super) fn ends(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    /// How many places behind the decimal point a value has.
    pub(super) fn places(&self) -> i8 {
        self.places
    }

    /// The value at `unit`, which is from -1 to 1 or a little beyond, with as many places as there are to be told apart.
    pub fn value(&self, unit: f64) -> f64 {
        self.rounded(unit, self.places)
    }

    /// The same with more places, if it needs them to say where it lies: so much from there is elsewhere.
    pub(super) fn exact_value(&self, unit: f64, step: f64) -> f64 {
        // By its ends a table's column finds its place on the plane.
        let ends = [(-1.0, self.low), (1.0, self.high)];
        if let Some((_, end)) = ends.into_iter().find(|(end, _)| 2.0 * (unit - end).abs() <= step) {
            return end;
        }
        let mut values = (self.places..=MOST_PLACES).map(|places| self.rounded(unit, places));
        values.find(|value| 2.5 * (self.unit(*value) - unit).abs() < step).unwrap_or_else(|| self.value(unit))
    }

    fn rounded(&self, unit: f64, places: i8) -> f64 {
        let value = self.low + (unit + 1.0) / 2.0 * (self.high - self.low);
        let tens = (0..places.unsigned_abs()).fold(1.0, |tens, _| tens * 10.0);
        if places < 0 { (value / tens).round() * tens } else { (value * tens).round() / tens }
    }

    /// Where a value lies, from -1 to 1 or beyond.
    pub fn unit(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low) * 2.0 - 1.0
    }

    /// Values at even steps between two places, with as few digits as they have: at most six of them, from -1 to 1 or beyond.
    pub fn marks(&self, from: f64, to: f64) -> Vec<(f64, String)> {
        let at = |unit: f64| self.low + (unit + 1.0) / 2.0 * (self.high - self.low);
        let (low, high) = (at(from), at(to));
        // The power of ten that goes into their distance once to ten times.
        let (mut ten, mut places) = (1.0, 0);
        while high - low > 10.0 * ten {
            ten *= 10.0;
        }
        while high - low <= ten {
            ten /= 10.0;
            places += 1;
        }
        let is_wide = |(part, _): &(f64, usize)| (high - low) / (part * ten) <= 6.0 + ROUNDING;
        let (part, more) = [(0.2, 1), (0.5, 1), (1.0, 0)].into_iter().find(is_wide).unwrap_or((2.0, 0));
        let step = part * ten;
        let places = if ten > 1.0 { 0 } else { places + more };
        let (first, last) = ((low / step - ROUNDING).ceil() as i64, (high / step + ROUNDING).floor() as i64);
        let mark = |index: i64| {
            let value = index as f64 * step;
            let sign = if value < 0.0 { "−" } else { "" };
            (self.unit(value), format!("{sign}{:.places$}", value.abs()))
        };
        (first..=last).map(mark).collect()
    }

    /// The value at `unit` as people read it: with its places, and a minus sign.
    pub fn text(&self, unit: f64) -> String {
        let (value, places) = (self.value(unit), usize::try_from(self.places).unwrap_or(0));
        let text = format!("{:.places$}", value.abs());
        let is_negative = value < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
        if is_negative { format!("−{text}") } else { text }
    }
}

/// A text as a name: on one line, without what turns the direction of letters, and no longer than a name is.
pub(super) fn as_name(text: &str) -> String {
    let turns =
        |letter: &char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let plain = text.trim().chars().filter(|letter| !turns(letter));
    let name: String = plain.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    name[..name.floor_char_boundary(LONGEST_NAME)].trim_end().to_owned()
}

/// That a name can stand on a line, and in a link.
pub(super) fn check_name(name: &str) -> Result<(), Error> {
    if name.len() > LONGEST_NAME {
        return Err(unreadable(&format!("a name has {} bytes. Allowed: up to {LONGEST_NAME}", name.len())));
    }
    if name.chars().any(char::is_control) {
        return Err(unreadable("a name holds characters that cannot be written"));
    }
    Ok(())
}

/// That points cannot be read.
pub(super) fn unreadable(why: &str) -> Error {
    Error::Unreadable { what: "set of points".to_owned(), why: why.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::own::labels::{PLANE, REACH};

    #[test]
    fn a_column_fills_the_plane_and_keeps_its_numbers() {
        let heights = [18.0, 25.5, 61.2, 80.0];
        let axis = Axis::fitting("height (cm)", heights.into_iter(), 1, PLANE).unwrap();
        for height in heights {
            // As near as the plane's grid is.
            let unit = ((axis.unit(height) * REACH * 1024.0 / 3.0).round() * 3.0 / 1024.0) / REACH;
            assert_eq!(axis.value(unit), height);
        }
        assert_eq!((axis.unit(18.0), axis.unit(80.0)), (-1.0, 1.0));
        assert_eq!(axis.text(-1.0), "18.0");
    }

    #[test]
    fn numbers_that_fit_the_plane_stay() {
        let axis = Axis::fitting("x1", [-4.0, 3.0].into_iter(), 3, PLANE).unwrap();
        assert_eq!((axis.value(0.2), axis.text(-0.2)), (1.0, "−1.00".to_owned()));
        let narrow = Axis::fitting("x1", [0.0, 1.0].into_iter(), 3, PLANE).unwrap();
        assert_eq!(narrow.unit(0.0), -1.0);
    }

    #[test]
    fn marks_are_round_and_few() {
        let texts = |low: f64, high: f64| {
            let axis = Axis::new("a".to_owned(), (low, high), 1).unwrap();
            axis.marks(-1.2, 1.2).into_iter().map(|(_, text)| text).collect::<Vec<_>>()
        };
        assert_eq!(texts(18.0, 80.0), ["20", "40", "60", "80"]);
        assert_eq!(texts(-0.5, 0.5), ["−0.6", "−0.4", "−0.2", "0.0", "0.2", "0.4", "0.6"]);
        assert_eq!(texts(0.0, 1e6), ["0", "200000", "400000", "600000", "800000", "1000000"]);
        for (unit, text) in Axis::new("a".to_owned(), (1.0, 9.0), 0).unwrap().marks(-1.2, 1.2) {
            assert!((-1.2..=1.2).contains(&unit), "{text}");
        }
    }

    #[test]
    fn what_is_too_fine_for_the_grid_is_rounded() {
        let axis = Axis::fitting("salary", [0.0, 1e6].into_iter(), 2, PLANE).unwrap();
        assert_eq!(axis.value(0.000_1), 500_100.0f64.round() / 1000.0 * 1000.0 - 100.0);
        assert!(Axis::fitting("a", [2.0, 2.0].into_iter(), 0, PLANE).is_err());
        assert!(Axis::fitting("a", [].into_iter(), 0, PLANE).is_err());
        assert!(Axis::fitting("a", [0.0, 1e300].into_iter(), 0, PLANE).is_err());
    }
}
