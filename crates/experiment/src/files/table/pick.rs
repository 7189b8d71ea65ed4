//! The points of a table: what two columns and a label make of each row, and why some rows make none.

use std::fmt;

use super::column::{Classes, Column};
use super::selection::{LabelMeaning, Selection};
use super::table::{MOST_ROWS, Table, refused};
use crate::data::{LabelColumn, MOST_CLASSES, NumberColumn, OwnData};
use crate::error::{Error, shortened, shortened_number};

/// The largest number that is taken, either way: squares of differences are finite yet.
const LARGEST_NUMBER: f64 = 1e100;
/// How many rows that make no point are listed; of more, only the number is known.
const MOST_LISTED: usize = 20;
/// The most decimal places that are counted.
const MOST_DECIMALS: usize = 15;
/// The powers of ten up to that.
const TENS: [f64; MOST_DECIMALS + 1] =
    [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];

/// The label of a point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PickedLabel {
    /// The class that is -1.
    Minus,
    /// The class that is +1.
    Plus,
    /// A number, as it stands in the table.
    Value(f64),
}

impl PickedLabel {
    /// The label as a number.
    pub fn value(self) -> f64 {
        match self {
            PickedLabel::Minus => -1.0,
            PickedLabel::Plus => 1.0,
            PickedLabel::Value(value) => value,
        }
    }
}

/// Why a row makes no point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SkipReason {
    /// A coordinate is missing.
    Empty,
    /// Something else stands in the place of a number.
    NoNumber,
    /// A number is infinite, or none (NaN).
    NotFinite,
    /// A number is larger than is taken.
    TooLarge,
    /// The label is missing.
    NoLabel,
    /// It is of a class beyond the first ten.
    TooManyClasses,
    /// It is of a class that was not chosen.
    OtherClass,
    /// It is beyond the last row that is taken.
    TooManyRows,
}

impl SkipReason {
    /// All of them.
    pub const ALL: [SkipReason; 8] = [
        SkipReason::Empty,
        SkipReason::NoNumber,
        SkipReason::NotFinite,
        SkipReason::TooLarge,
        SkipReason::NoLabel,
        SkipReason::TooManyClasses,
        SkipReason::OtherClass,
        SkipReason::TooManyRows,
    ];

    /// Whether something is wrong with the row itself.
    pub fn is_mistake(self) -> bool {
        !matches!(self, SkipReason::OtherClass | SkipReason::TooManyRows)
    }

    /// In words for people, behind a number of rows.
    pub fn words(self) -> String {
        match self {
            SkipReason::Empty => "with an empty cell".to_owned(),
            SkipReason::NoNumber => "with something else than a number".to_owned(),
            SkipReason::NotFinite => "with a number that is not finite".to_owned(),
            SkipReason::TooLarge => format!("with a number beyond {LARGEST_NUMBER:e}"),
            SkipReason::NoLabel => "without a label".to_owned(),
            SkipReason::TooManyClasses => format!("of classes beyond the first {MOST_CLASSES}"),
            SkipReason::OtherClass => "of other classes".to_owned(),
            SkipReason::TooManyRows => format!("beyond the first {MOST_ROWS}"),
        }
    }
}

/// A row that makes no point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Which it is in the file; the first is 1.
    pub row: usize,
    /// The title of the column in which it is wrong.
    pub column: String,
    /// The beginning of what stands there.
    pub cell: String,
    /// What is wrong.
    pub reason: SkipReason,
}

impl fmt::Display for Skipped {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Skipped { row, column, cell, reason } = self;
        write!(formatter, "row {row}: ")?;
        match reason {
            SkipReason::Empty | SkipReason::NoLabel => write!(formatter, "“{column}” is empty"),
            SkipReason::NoNumber => write!(formatter, "“{cell}” in “{column}” is no number"),
            SkipReason::NotFinite => write!(formatter, "“{cell}” in “{column}” is no finite number"),
            SkipReason::TooLarge => write!(formatter, "“{cell}” in “{column}” is beyond {LARGEST_NUMBER:e}"),
            SkipReason::TooManyClasses => {
                write!(formatter, "“{cell}” in “{column}” is not among the first {MOST_CLASSES} classes")
            }
            SkipReason::OtherClass => write!(formatter, "“{cell}” in “{column}” was not chosen"),
            SkipReason::TooManyRows => write!(formatter, "beyond the first {MOST_ROWS} rows"),
        }
    }
}

/// What a selection makes of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Picked {
    /// The title of the column to the right.
    pub x1_title: String,
    /// The title of the column upward.
    pub x2_title: String,
    /// The title of the column of labels.
    pub label_title: String,
    /// The names of what is -1 and +1; nothing for regression.
    pub class_names: Option<[String; 2]>,
    /// The points in the order of the table: both coordinates and the label.
    pub rows: Vec<(f64, f64, PickedLabel)>,
    /// Decimal places of the numbers in both coordinates, and in labels that are numbers.
    pub decimals: [usize; 3],
    /// The first rows that are wrong in themselves.
    pub skipped: Vec<Skipped>,
    /// How many rows make no point, by [`SkipReason::ALL`].
    skipped_counts: [usize; SkipReason::ALL.len()],
}

impl Picked {
    /// How many rows make no point for this reason.
    pub fn n_skipped(&self, reason: SkipReason) -> usize {
        self.skipped_counts[reason as usize]
    }

    /// How many rows make no point.
    pub fn n_all_skipped(&self) -> usize {
        self.skipped_counts.iter().sum()
    }

    /// The points, on the plane, with the names of what they are.
    ///
    /// # Errors
    /// A column whose numbers are all the same, or too large for an axis; a single point.
    pub fn own_data(&self) -> Result<OwnData, Error> {
        let places = |index: usize| self.decimals[index].min(MOST_DECIMALS) as u8;
        let x1: Vec<f64> = self.rows.iter().map(|(x1, ..)| *x1).collect();
        let x2: Vec<f64> = self.rows.iter().map(|(_, x2, _)| *x2).collect();
        let axes = [
            NumberColumn { title: &self.x1_title, values: &x1, places: places(0) },
            NumberColumn { title: &self.x2_title, values: &x2, places: places(1) },
        ];
        if let Some(names) = &self.class_names {
            let classes: Vec<u16> =
                self.rows.iter().map(|(.., label)| u16::from(*label == PickedLabel::Plus)).collect();
            return OwnData::of_columns(axes, LabelColumn::Classes(names.to_vec(), &classes));
        }
        let values: Vec<f64> = self.rows.iter().map(|(.., label)| label.value()).collect();
        let column = NumberColumn { title: &self.label_title, values: &values, places: places(2) };
        OwnData::of_columns(axes, LabelColumn::Values(column))
    }

    fn skip(&mut self, row: u32, column: &Column, cell: &str, reason: SkipReason) {
        self.skipped_counts[reason as usize] += 1;
        if reason.is_mistake() && self.skipped.len() < MOST_LISTED {
            let (column, cell) = (column.title().to_owned(), shortened(cell));
            self.skipped.push(Skipped { row: row as usize, column, cell, reason });
        }
    }
}

impl Table {
    /// The points that a selection makes.
    ///
    /// # Errors
    /// Columns or classes that are not there; no row that can be used, points that are all equal, labels that are.
    pub fn pick(&self, selection: &Selection) -> Result<Picked, Error> {
        self.check_columns(selection)?;
        let Selection { x1, x2, label, labels } = *selection;
        let [x1, x2, label] = [x1, x2, label].map(|index| &self.columns()[index]);
        let mut classes = Classes::new(label, MOST_CLASSES);
        let class_names = class_names(&Classes::all(label, MOST_CLASSES), labels)?;
        let mut picked = Picked {
            x1_title: x1.title().to_owned(),
            x2_title: x2.title().to_owned(),
            label_title: label.title().to_owned(),
            class_names,
            rows: Vec::new(),
            decimals: [0; 3],
            skipped: Vec::new(),
            skipped_counts: [0; SkipReason::ALL.len()],
        };
        picked.skipped_counts[SkipReason::TooManyRows as usize] = self.n_more_rows();
        let cells = x1.cells().zip(x2.cells()).zip(label.cells()).zip(self.row_numbers());
        for (((x1_cell, x2_cell), label_cell), row) in cells {
            // Classes are numbered by where they first appear, also in a row that makes no point.
            let is_class = labels != LabelMeaning::Values && !label_cell.is_empty();
            let class = if is_class { classes.index_of(label_cell) } else { None };
            let made = number(x1, x1_cell)
                .and_then(|first| Ok((first, number(x2, x2_cell)?)))
                .and_then(|(first, second)| Ok((first, second, picked_label(labels, label, label_cell, class)?)));
            match made {
                Ok(point) => picked.rows.push(point),
                Err((column, cell, reason)) => picked.skip(*row, column, cell, reason),
            }
        }
        for (x1, x2, label) in &picked.rows {
            for (most, number) in picked.decimals.iter_mut().zip([*x1, *x2, label.value()]) {
                *most = decimals(number, *most);
            }
        }
        check(&picked)?;
        Ok(picked)
    }
}

/// What is wrong with a row: in which column, and what stands there.
type Wrong<'a> = (&'a Column, &'a str, SkipReason);

fn number<'a>(column: &'a Column, cell: &'a str) -> Result<f64, Wrong<'a>> {
    let reason = match column.number(cell) {
        Some(number) if number.abs() <= LARGEST_NUMBER => return Ok(number),
        Some(number) if number.is_finite() => SkipReason::TooLarge,
        // What has digits is only too large for a number.
        Some(_) if cell.bytes().any(|byte| byte.is_ascii_digit()) => SkipReason::TooLarge,
        Some(_) => SkipReason::NotFinite,
        None if cell.is_empty() => SkipReason::Empty,
        None => SkipReason::NoNumber,
    };
    Err((column, cell, reason))
}

/// The label in a cell that names a class, if that is among those that are told apart.
fn picked_label<'a>(
    labels: LabelMeaning,
    column: &'a Column,
    cell: &'a str,
    class: Option<usize>,
) -> Result<PickedLabel, Wrong<'a>> {
    if cell.is_empty() {
        return Err((column, cell, SkipReason::NoLabel));
    }
    let (minus, plus) = match labels {
        LabelMeaning::Values => return number(column, cell).map(PickedLabel::Value),
        LabelMeaning::Two { minus, plus } => (Some(minus), plus),
        LabelMeaning::OneAgainstRest { plus } => (None, plus),
    };
    match class {
        None => Err((column, cell, SkipReason::TooManyClasses)),
        Some(class) if class == plus => Ok(PickedLabel::Plus),
        Some(class) if minus.is_none_or(|minus| minus == class) => Ok(PickedLabel::Minus),
        Some(_) => Err((column, cell, SkipReason::OtherClass)),
    }
}

/// The names of what is -1 and +1.
fn class_names(classes: &Classes<'_>, labels: LabelMeaning) -> Result<Option<[String; 2]>, Error> {
    let name = |index: usize| {
        let names = || classes.classes.iter().map(|class| format!("“{}”", class.name)).collect::<Vec<_>>().join(", ");
        classes.classes.get(index).map(|class| class.name.clone()).ok_or_else(|| Error::NotAllowed {
            key: "class",
            value: (index + 1).to_string(),
            allowed: format!("one of {}", names()),
            nearest: None,
        })
    };
    match labels {
        LabelMeaning::Values => Ok(None),
        LabelMeaning::OneAgainstRest { plus } => {
            let rest = match &classes.classes[..] {
                [one, other] => if plus == 0 { other } else { one }.name.clone(),
                _ => "others".to_owned(),
            };
            Ok(Some([rest, name(plus)?]))
        }
        LabelMeaning::Two { minus, plus } if minus == plus => Err(Error::NotAllowed {
            key: "class",
            value: name(plus)?,
            allowed: "two different classes".to_owned(),
            nearest: None,
        }),
        LabelMeaning::Two { minus, plus } => Ok(Some([name(minus)?, name(plus)?])),
    }
}

/// Decimal places of a number, no more than are counted and no fewer than some number had before. Most have as many, which is found
/// out without writing them.
fn decimals(number: f64, before: usize) -> usize {
    let tens = TENS[before];
    // Below 2^53, the quotient is the number that these digits stand for.
    let whole = (number * tens).round();
    if whole.abs() < 9e15 && whole / tens == number {
        return before;
    }
    let text = number.to_string();
    text.split_once('.').map_or(0, |(_, fraction)| fraction.len().min(MOST_DECIMALS)).max(before)
}

/// Refuses points from which nothing can be learned.
fn check(picked: &Picked) -> Result<(), Error> {
    let Some((x1, x2, label)) = picked.rows.first() else {
        let first = picked.skipped.first().map(|skipped| format!("; {skipped}")).unwrap_or_default();
        return Err(refused(format!(
            "none of its rows makes a point{first}. Allowed: two numbers and a label in each row"
        )));
    };
    let n = picked.rows.len();
    if picked.rows.iter().all(|row| (row.0, row.1) == (*x1, *x2)) {
        let [x1, x2] = [x1, x2].map(|number| shortened_number(*number));
        return Err(refused(format!(
            "all its points ({n}) are at ({x1}, {x2}). Allowed: at least two different points"
        )));
    }
    if picked.rows.iter().all(|row| row.2 == *label) {
        let named = |names: &[String; 2]| names[usize::from(*label == PickedLabel::Plus)].clone();
        let name = picked.class_names.as_ref().map_or_else(|| shortened_number(label.value()), named);
        let title = &picked.label_title;
        return Err(refused(format!(
            "all its points ({n}) have “{name}” in “{title}”. Allowed: at least two different labels"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_written_number() {
        let mut number = 0.1;
        for _ in 0..20_000 {
            number = (number * 1.000_7 + 0.000_123) % 1000.0;
            for places in 0..=MOST_DECIMALS {
                // As they stand in tables, and such as have more digits than that.
                let rounded: f64 = format!("{number:.places$}").parse().unwrap();
                for value in [rounded, -rounded, rounded.next_up(), 1e9 * rounded, 1e-9 * rounded] {
                    let text = value.to_string();
                    let written = text.split_once('.').map_or(0, |(_, fraction)| fraction.len()).min(MOST_DECIMALS);
                    for before in [0, 2, places, MOST_DECIMALS] {
                        assert_eq!(decimals(value, before), written.max(before), "{value} {before}");
                    }
                }
            }
        }
    }
}
