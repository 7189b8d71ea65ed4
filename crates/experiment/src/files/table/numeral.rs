//! Numbers in cells, in the spelling of any country. What `1.234` and `1,234` are is said by the numbers around them.

use crate::number::{Quantity, read_number, read_typed};

/// What stands between the whole of a number and its fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecimalSign {
    /// As in 0.5.
    Point,
    /// As in 0,5.
    Comma,
}

/// What a spelling says about the decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// Nothing: there is no sign.
    Plain,
    /// Which it is.
    Certain(DecimalSign),
    /// A point or a comma before three digits: decimal sign, or between thousands.
    Open(char),
}

/// How a cell spells its number; nothing where it has none.
pub(super) fn spelling(cell: &str) -> Option<Spelling> {
    if read_number(cell).is_none() {
        read_number(&read_typed(cell, Quantity::Percent).value)?;
    }
    let Some(last) = cell.rfind(['.', ',']) else { return Some(Spelling::Plain) };
    if let Some(sign) = open_sign(cell) {
        return Some(Spelling::Open(sign));
    }
    let is_point = cell[last..].starts_with('.');
    // What is there twice parts thousands, and the other one is the decimal sign.
    let is_twice = cell[..last].contains(if is_point { '.' } else { ',' });
    Some(Spelling::Certain(if is_point == is_twice { DecimalSign::Comma } else { DecimalSign::Point }))
}

/// The only sign in `1.234` or `1,234`. A zero before it makes it a decimal sign.
fn open_sign(cell: &str) -> Option<char> {
    let digits = cell.trim_start_matches(['-', '+', '−', ' ']).trim_end_matches(['%', ' ']);
    let (whole, fraction) = digits.split_once(['.', ','])?;
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_open = fraction.len() == 3 && (1..=3).contains(&whole.len()) && is_digits(fraction) && is_digits(whole);
    let sign = if cell.contains('.') { '.' } else { ',' };
    (is_open && !whole.starts_with('0')).then_some(sign)
}

/// The number in a cell, which may be none that is finite.
pub(super) fn number(cell: &str, decimal: DecimalSign) -> Option<f64> {
    let thousands = if decimal == DecimalSign::Point { ',' } else { '.' };
    if cell.contains(thousands) && open_sign(cell) == Some(thousands) {
        return number(&cell.replace(thousands, ""), decimal);
    }
    read_number(cell).or_else(|| read_number(&read_typed(cell, Quantity::Percent).value))
}

/// How often each spelling was seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Spellings {
    pub(super) n_numbers: usize,
    points: usize,
    commas: usize,
    has_open_comma: bool,
}

impl Spellings {
    /// Looks at one more cell.
    pub(super) fn see(&mut self, cell: &str) {
        let Some(spelling) = spelling(cell) else { return };
        self.n_numbers += 1;
        match spelling {
            Spelling::Plain => {}
            Spelling::Certain(DecimalSign::Point) => self.points += 1,
            Spelling::Certain(DecimalSign::Comma) => self.commas += 1,
            Spelling::Open(sign) => self.has_open_comma |= sign == ',',
        }
    }

    /// Those of both.
    pub(super) fn with(self, other: Spellings) -> Spellings {
        Spellings {
            n_numbers: self.n_numbers + other.n_numbers,
            points: self.points + other.points,
            commas: self.commas + other.commas,
            has_open_comma: self.has_open_comma || other.has_open_comma,
        }
    }

    /// The decimal sign of a column in a table with such spellings: its own numbers say it, or else those of other columns. If no
    /// number does, a comma is one unless commas stand between the cells.
    pub(super) fn decimal_sign(self, table: Spellings, separator: char) -> DecimalSign {
        let said = |spellings: Spellings| match spellings.points.cmp(&spellings.commas) {
            std::cmp::Ordering::Less => Some(DecimalSign::Comma),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(DecimalSign::Point),
        };
        let unsaid = if self.has_open_comma && separator != ',' { DecimalSign::Comma } else { DecimalSign::Point };
        said(self).or_else(|| said(table)).unwrap_or(unsaid)
    }
}

#[cfg(test)]
mod tests {
    use super::DecimalSign::{Comma, Point};
    use super::*;

    #[test]
    fn a_spelling_says_what_the_decimal_sign_is_where_it_is_certain() {
        for (cell, expected) in [
            ("12", Some(Spelling::Plain)),
            ("1e5", Some(Spelling::Plain)),
            ("1 000", Some(Spelling::Plain)),
            ("1.5", Some(Spelling::Certain(Point))),
            ("-0.125", Some(Spelling::Certain(Point))),
            ("1,234.5", Some(Spelling::Certain(Point))),
            ("1,234,567", Some(Spelling::Certain(Point))),
            ("0,5", Some(Spelling::Certain(Comma))),
            ("1.234,567", Some(Spelling::Certain(Comma))),
            ("1.234.567", Some(Spelling::Certain(Comma))),
            ("1,5 %", Some(Spelling::Certain(Comma))),
            ("1.234", Some(Spelling::Open('.'))),
            ("−12,345", Some(Spelling::Open(','))),
            ("NaN", Some(Spelling::Plain)),
            ("abc", None),
            ("", None),
            ("1,2,3", None),
        ] {
            assert_eq!(spelling(cell), expected, "{cell}");
        }
    }

    #[test]
    fn a_number_is_read_by_the_decimal_sign_of_its_column() {
        for (cell, by_point, by_comma) in [
            ("1.234", Some(1.234), Some(1234.0)),
            ("1,234", Some(1234.0), Some(1.234)),
            ("-1,234", Some(-1234.0), Some(-1.234)),
            ("1,5", Some(1.5), Some(1.5)),
            ("1.5", Some(1.5), Some(1.5)),
            ("0.125", Some(0.125), Some(0.125)),
            ("1.234.567,8", Some(1_234_567.8), Some(1_234_567.8)),
            ("1’000", Some(1000.0), Some(1000.0)),
            ("50%", Some(50.0), Some(50.0)),
            ("1.5e-3", Some(0.0015), Some(0.0015)),
            ("１２", Some(12.0), Some(12.0)),
            ("5 m", None, None),
        ] {
            assert_eq!((number(cell, Point), number(cell, Comma)), (by_point, by_comma), "{cell}");
        }
    }

    #[test]
    fn the_decimal_sign_of_a_column_is_what_most_of_its_numbers_say_then_what_others_say() {
        let of = |cells: &[&str]| {
            let mut spellings = Spellings::default();
            cells.iter().for_each(|cell| spellings.see(cell));
            spellings
        };
        let (points, commas, open) = (of(&["1.5", "1,5", "2.5"]), of(&["0,5"]), of(&["1,234", "x"]));
        assert_eq!(points.decimal_sign(points.with(commas), ','), Point);
        assert_eq!(commas.decimal_sign(points.with(commas), ','), Comma);
        assert_eq!(open.decimal_sign(open.with(points), '\t'), Point);
        assert_eq!(open.decimal_sign(open.with(commas), ','), Comma);
        assert_eq!((open.decimal_sign(open, ','), open.decimal_sign(open, ';')), (Point, Comma));
        assert_eq!(of(&["1.234"]).decimal_sign(of(&["1.234"]), ';'), Point);
        assert_eq!(open.n_numbers, 1);
    }
}
