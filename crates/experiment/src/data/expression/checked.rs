//! Formulas that an experiment can have: what they are for, and what cannot be used for that.

use super::expression::Expression;
use super::node::{Binary, ExpressionError, Node, Unary, wrong};
use super::program::Program;
use crate::data::formula::{Formula, Inner, LARGEST_VALUE};
use crate::data::{Extent, Problem};

/// The plane of most data sets, which has in it that of all others.
const PLANE: Extent = Extent { low: -6.0, high: 6.0 };
/// From one place that is tried to the next.
const STEP: f64 = 0.25;
/// The same where a formula seems to say nothing: what it says may lie between those places.
const SMALL_STEP: f64 = 0.0625;
/// How far beside those it is tried, too: on no line that a formula is likely to name.
const ASIDE: (f64, f64) = (0.013_731, 0.021_893);

/// What a formula is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaUse {
    /// The labels of points in this problem; where that is not known, in either.
    Labels(Option<Problem>),
    /// What the network sees of a point.
    Feature,
}

impl Formula {
    /// The formula of a text that somebody typed.
    ///
    /// # Errors
    /// What is wrong, and where; and what cannot be used.
    pub fn read(text: &str, usage: FormulaUse) -> Result<Self, ExpressionError> {
        Formula::of(Expression::read(text)?, text, usage)
    }

    /// The formula of a link.
    ///
    /// # Errors
    /// What is wrong, and where; and what cannot be used.
    pub fn from_link(text: &str, usage: FormulaUse) -> Result<Self, ExpressionError> {
        Formula::of(Expression::from_link(text)?, text, usage)
    }

    fn of(expression: Expression, text: &str, usage: FormulaUse) -> Result<Self, ExpressionError> {
        check(&expression, usage).map_err(|why| wrong(0..text.chars().count(), why))?;
        let python = expression.to_python();
        Ok(Formula::new(Inner {
            link: expression.to_link(),
            label: expression.to_string(),
            typed: expression.to_text(),
            python: format!("np.clip(np.nan_to_num({python}), -1000000.0, 1000000.0)"),
            value: Box::new(move |x1, x2| expression.evaluate(x1, x2)),
        }))
    }
}

/// What is wrong with a formula for this use, if anything is.
fn check(expression: &Expression, usage: FormulaUse) -> Result<(), String> {
    if let Some((x1, x2)) = places(STEP).find(|(x1, x2)| !expression.evaluate(*x1, *x2).is_finite()) {
        return Err(no_number(expression.node(), x1, x2));
    }
    let is_too_large = |(x1, x2): &(f64, f64)| expression.evaluate(*x1, *x2).abs() > LARGEST_VALUE;
    match usage {
        FormulaUse::Feature => {
            if let Some((x1, x2)) = places(STEP).find(is_too_large) {
                let value = shown(expression.evaluate(x1, x2));
                return Err(format!("It is {value} at {}. Allowed: from −1,000,000 to 1,000,000.", place(x1, x2)));
            }
            match only_value(expression, |value| value) {
                Some((value, almost)) => {
                    Err(format!("It is {} {almost}everywhere. {}", shown(value), differing("values")))
                }
                None => Ok(()),
            }
        }
        FormulaUse::Labels(Some(Problem::Classification)) => {
            match (only_value(expression, |value| f64::from(u8::from(value > 0.0))), expression.node().is_truth()) {
                (None, _) => Ok(()),
                (Some((0.0, almost)), true) => Err(format!("It is {almost}never true. {}", differing("classes"))),
                (Some((_, almost)), true) => Err(format!("It is {almost}always true. {}", differing("classes"))),
                (Some((0.0, almost)), false) => Err(format!("It is {almost}never above 0. {}", differing("classes"))),
                (Some((_, almost)), false) => {
                    Err(format!("It is above 0 {almost}everywhere. {}", differing("classes")))
                }
            }
        }
        FormulaUse::Labels(Some(Problem::Regression)) => match only_value(expression, |value| value.clamp(-1.0, 1.0)) {
            Some((1.0, almost)) => {
                Err(format!("It is 1 or more {almost}everywhere, which counts as 1. {}", differing("labels")))
            }
            Some((-1.0, almost)) => {
                Err(format!("It is −1 or less {almost}everywhere, which counts as −1. {}", differing("labels")))
            }
            Some((value, almost)) => Err(format!("It is {} {almost}everywhere. {}", shown(value), differing("labels"))),
            None => Ok(()),
        },
        FormulaUse::Labels(None) => check(expression, FormulaUse::Labels(Some(Problem::Classification)))
            .or_else(|error| check(expression, FormulaUse::Labels(Some(Problem::Regression))).map_err(|_| error)),
    }
}

fn differing(what: &str) -> String {
    format!("Allowed: a formula with different {what} on the plane, where x1 and x2 are from −6 to 6.")
}

/// The value that it has everywhere, if it has only one; with “almost ” where it has another one on some line only, as `x1 == x2`, where
/// no point comes to lie.
fn only_value(expression: &Expression, of: impl Fn(f64) -> f64) -> Option<(f64, &'static str)> {
    let value = |(x1, x2): (f64, f64)| of(expression.evaluate(x1, x2));
    let aside = |(x1, x2): (f64, f64)| (x1 + ASIDE.0, x2 - ASIDE.1);
    let common = value(aside((PLANE.low, PLANE.high)));
    if places(SMALL_STEP).map(aside).any(|place| value(place) != common) {
        return None;
    }
    let is_other = |place: (f64, f64)| value(place) != common;
    let has_other = places(STEP).any(is_other) || places(SMALL_STEP).any(is_other);
    Some((common, if has_other { "almost " } else { "" }))
}

/// Places all over the plane, from the top left.
fn places(step: f64) -> impl Iterator<Item = (f64, f64)> {
    let n = (PLANE.size() / step) as usize;
    let at = move |index: usize| step * index as f64;
    (0..=n).flat_map(move |row| (0..=n).map(move |column| (PLANE.low + at(column), PLANE.high - at(row))))
}

fn place(x1: f64, x2: f64) -> String {
    format!("x1 = {x1}, x2 = {x2}").replace('-', "−")
}

/// Why a formula is no number at a place, where it is none.
fn no_number(node: &Node, x1: f64, x2: f64) -> String {
    let what = reason(node, x1, x2).unwrap_or_else(|| "It is no number".to_owned());
    format!("{what} at {}. Allowed: a formula that is a number wherever x1 and x2 are from −6 to 6.", place(x1, x2))
}

/// The first part that is no number though all within it are: what it does.
fn reason(node: &Node, x1: f64, x2: f64) -> Option<String> {
    let value = |node: &Node| Program::of(node).map_or(f64::NAN, |program| program.value(x1, x2));
    let parts: Vec<&Node> = match node {
        Node::Unary(_, of) => vec![of],
        Node::Binary(_, left, right) => vec![left, right],
        _ => Vec::new(),
    };
    if let Some(within) = parts.iter().find_map(|part| reason(part, x1, x2)) {
        return Some(within);
    }
    if value(node).is_finite() {
        return None;
    }
    Some(match node {
        Node::Binary(Binary::Divide, _, right) if value(right) == 0.0 => "It divides by 0".to_owned(),
        Node::Unary(Unary::Log, of) => format!("It takes the logarithm of {}", shown(value(of))),
        Node::Unary(Unary::Sqrt, of) => format!("It takes the square root of {}", shown(value(of))),
        Node::Binary(Binary::Power, base, exponent) if value(base) == 0.0 && value(exponent) < 0.0 => {
            "It divides by 0".to_owned()
        }
        Node::Binary(Binary::Power, base, exponent) if value(node).is_nan() => {
            format!("It takes {} to the power of {}", shown(value(base)), shown(value(exponent)))
        }
        _ => "It is too large".to_owned(),
    })
}

/// A number with a few digits.
fn shown(number: f64) -> String {
    let rounded = (number * 1000.0).round() / 1000.0;
    let is_short = number == 0.0 || rounded != 0.0 && number.abs() < 1e9;
    let text = if is_short { rounded.to_string() } else { format!("{number:.1e}") };
    text.replace('-', "−")
}
