//! A formula in a link: each function behind its values, in letters, digits, points, hyphens and underscores, which nothing on the way of a
//! link changes. `x1^2 + x2 > 1` is `x1_2_pow_x2_add_1_gt`.

use super::node::{BINARY, ExpressionError, Node, UNARY, too_deep, wrong};
use super::writing::number;
use crate::number::read_number;

/// The longest that is read.
const LONGEST: usize = 2000;
/// The deepest that things stand in each other: a sum of all that can be typed.
const DEEPEST: usize = 250;

/// Writes a formula.
pub(super) fn write(node: &Node, text: &mut String) {
    let mut push = |word: &str| {
        if !text.is_empty() {
            text.push('_');
        }
        text.push_str(word);
    };
    match node {
        Node::Number(value) => push(&number(*value)),
        Node::Pi => push("pi"),
        Node::E => push("e"),
        Node::X1 => push("x1"),
        Node::X2 => push("x2"),
        Node::Unary(unary, of) => {
            write(of, text);
            text.push('_');
            text.push_str(unary.word());
        }
        Node::Binary(binary, left, right) => {
            write(left, text);
            write(right, text);
            text.push('_');
            text.push_str(binary.word());
        }
    }
}

/// Reads a formula.
pub(super) fn read(text: &str) -> Result<Node, ExpressionError> {
    if text.len() > LONGEST {
        return Err(wrong(
            0..text.chars().count(),
            format!("The formula is too long. Allowed: up to {LONGEST} characters."),
        ));
    }
    // What waits, and how deep it is.
    let mut waiting: Vec<(Node, usize)> = Vec::new();
    let mut start = 0;
    for word in text.split('_') {
        let place = start..start + word.chars().count();
        start = place.end + 1;
        if word.is_empty() {
            return Err(wrong(place, "Something is missing beside a “_”. Allowed: as x1_x2_mul."));
        }
        let lacking = || wrong(place.clone(), format!("“{word}” stands behind too few values."));
        let made = if let Some(node) = value(word) {
            (node, 1)
        } else if let Some((unary, _)) = UNARY.iter().find(|(_, name)| *name == word) {
            let (of, depth) = waiting.pop().ok_or_else(lacking)?;
            (Node::unary(*unary, of), depth + 1)
        } else if let Some((binary, _)) = BINARY.iter().find(|(_, name)| *name == word) {
            let (right, right_depth) = waiting.pop().ok_or_else(lacking)?;
            let (left, left_depth) = waiting.pop().ok_or_else(lacking)?;
            (Node::binary(*binary, left, right), left_depth.max(right_depth) + 1)
        } else {
            let shown: String = word.chars().take(20).collect();
            return Err(wrong(
                place,
                format!("“{shown}” is nothing that a formula in a link has. Allowed: as x1_x2_mul."),
            ));
        };
        if made.1 > DEEPEST {
            return Err(too_deep(place));
        }
        waiting.push(made);
    }
    match (waiting.pop(), waiting.is_empty()) {
        (Some((node, _)), true) => Ok(node),
        _ => Err(wrong(0..text.chars().count(), "Some values of the formula have nothing behind them.")),
    }
}

fn value(word: &str) -> Option<Node> {
    match word {
        "x1" => Some(Node::X1),
        "x2" => Some(Node::X2),
        "pi" => Some(Node::Pi),
        "e" => Some(Node::E),
        _ if word.starts_with(|letter: char| letter.is_ascii_digit()) => {
            read_number(word).filter(|number| number.is_finite()).map(Node::Number)
        }
        _ => None,
    }
}
