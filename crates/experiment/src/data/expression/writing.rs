//! A formula as people read it, as they type it, and in Python.

use super::node::{Binary, Node, Unary, strength};

/// For whom a formula is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// As it is read: X₁² · X₂.
    Read,
    /// As it is typed: x1^2 * x2.
    Typed,
    /// For arrays of NumPy: x1**2 * x2.
    Python,
}

/// A number with every digit, unless there are very many.
pub(super) fn number(number: f64) -> String {
    let text = number.to_string();
    if text.len() > 20 { format!("{number:e}") } else { text }
}

/// Writes a formula.
pub(super) fn write(node: &Node, style: Style, text: &mut String) {
    let is_read = style == Style::Read;
    match node {
        Node::Number(value) => text.push_str(&as_number(*value, style)),
        Node::Pi => text.push_str(["π", "pi", "np.pi"][style as usize]),
        Node::E => text.push_str(["e", "e", "np.e"][style as usize]),
        Node::X1 => text.push_str(if is_read { "X₁" } else { "x1" }),
        Node::X2 => text.push_str(if is_read { "X₂" } else { "x2" }),
        Node::Unary(unary, of) => write_unary(*unary, of, style, text),
        Node::Binary(Binary::Power, base, exponent) => write_power(base, exponent, style, text),
        Node::Binary(binary, left, right) => write_binary(*binary, left, right, style, text),
    }
}

/// In Python, whole numbers have a fraction: powers of others may not be negative.
fn as_number(value: f64, style: Style) -> String {
    let text = number(value);
    if style == Style::Python && !text.contains(['.', 'e']) { text + ".0" } else { text }
}

fn write_unary(unary: Unary, of: &Node, style: Style, text: &mut String) {
    let function = match (unary, style) {
        (Unary::Negative, _) => {
            text.push(if style == Style::Read { '−' } else { '-' });
            return write_within(of, strength::NEGATIVE, style, text);
        }
        (Unary::Not, Style::Python) => "1.0 * np.logical_not",
        (Unary::Not, _) => {
            text.push_str("not ");
            return write_within(of, strength::NOT, style, text);
        }
        // NumPy has none of its own.
        (Unary::Sigmoid, Style::Python) => {
            text.push_str("1.0 / (1.0 + np.exp(-");
            write_within(of, strength::NEGATIVE, style, text);
            return text.push_str("))");
        }
        (Unary::Relu, Style::Python) => return write_function("np.maximum", &[of, &Node::Number(0.0)], style, text),
        (Unary::Step, Style::Python) => return write_function("np.heaviside", &[of, &Node::Number(1.0)], style, text),
        (unary, Style::Python) => {
            text.push_str("np.");
            unary.word()
        }
        (unary, _) => unary.word(),
    };
    write_function(function, &[of], style, text);
}

fn write_function(name: &str, values: &[&Node], style: Style, text: &mut String) {
    text.push_str(name);
    text.push('(');
    for (index, value) in values.iter().enumerate() {
        text.push_str(if index > 0 { ", " } else { "" });
        write(value, style, text);
    }
    text.push(')');
}

/// What binds as strongly as it is written.
fn strength_of(node: &Node, style: Style) -> u8 {
    let is_python = style == Style::Python;
    match node {
        Node::Unary(Unary::Negative, _) => strength::NEGATIVE,
        Node::Unary(Unary::Not, _) if !is_python => strength::NOT,
        // They are products and quotients there.
        Node::Unary(Unary::Not | Unary::Sigmoid, _) if is_python => strength::PRODUCT,
        Node::Binary(binary, left, right) => match binary.strength() {
            _ if is_python && is_called(*binary, left, right) => strength::WHOLE,
            Some(own) if is_python && own <= strength::COMPARISON => strength::PRODUCT,
            own => own.unwrap_or(strength::WHOLE),
        },
        _ => strength::WHOLE,
    }
}

/// Whether it is a function of NumPy: what would stop with an error between two plain numbers, and powers that may be negative.
fn is_called(binary: Binary, left: &Node, right: &Node) -> bool {
    match binary {
        Binary::Divide => left.is_constant() && right.is_constant(),
        Binary::Power => left.is_constant() || right.small_whole().is_none_or(|exponent| exponent < 0),
        _ => false,
    }
}

fn write_within(node: &Node, least: u8, style: Style, text: &mut String) {
    let is_open = strength_of(node, style) < least;
    text.push_str(if is_open { "(" } else { "" });
    write(node, style, text);
    text.push_str(if is_open { ")" } else { "" });
}

fn write_power(base: &Node, exponent: &Node, style: Style, text: &mut String) {
    match (style, exponent) {
        (Style::Python, _) if is_called(Binary::Power, base, exponent) => {
            return write_function("np.power", &[base, exponent], style, text);
        }
        (Style::Read, Node::Number(number)) if exponent.small_whole().is_some() => {
            write_within(base, strength::WHOLE, style, text);
            let digit = |digit: char| digit.to_digit(10).and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(digit as usize));
            return text.extend(number.to_string().chars().filter_map(digit));
        }
        _ => {}
    }
    write_within(base, strength::WHOLE, style, text);
    match (style, exponent.small_whole()) {
        // A whole number there makes a product of it.
        (Style::Python, Some(exponent)) => text.push_str(&format!("**{exponent}")),
        _ => {
            text.push('^');
            write_within(exponent, strength::NEGATIVE, style, text);
        }
    }
}

fn write_binary(binary: Binary, left: &Node, right: &Node, style: Style, text: &mut String) {
    let is_python = style == Style::Python;
    let function = match binary {
        Binary::Divide if is_python && is_called(binary, left, right) => Some("np.divide"),
        Binary::And if is_python => Some("1.0 * np.logical_and"),
        Binary::Or if is_python => Some("1.0 * np.logical_or"),
        Binary::Min if is_python => Some("np.minimum"),
        Binary::Max if is_python => Some("np.maximum"),
        Binary::Atan2 if is_python => Some("np.arctan2"),
        binary => binary.strength().is_none().then(|| binary.word()),
    };
    if let Some(function) = function {
        return write_function(function, &[left, right], style, text);
    }
    let own = binary.strength().unwrap_or_default();
    // Comparisons stand in no row, and what is equally strong is taken from the left.
    let is_comparison = own == strength::COMPARISON;
    // Truth values of NumPy are no numbers: two of them add up to one.
    text.push_str(if is_python && is_comparison { "1.0 * (" } else { "" });
    write_within(left, own + u8::from(is_comparison), style, text);
    text.push_str(between(binary, style));
    write_within(right, own + 1, style, text);
    text.push_str(if is_python && is_comparison { ")" } else { "" });
}

fn between(binary: Binary, style: Style) -> &'static str {
    let is_read = style == Style::Read;
    match binary {
        Binary::Or => " or ",
        Binary::And => " and ",
        Binary::Less => " < ",
        Binary::More => " > ",
        Binary::AtMost => {
            if is_read {
                " ≤ "
            } else {
                " <= "
            }
        }
        Binary::AtLeast => {
            if is_read {
                " ≥ "
            } else {
                " >= "
            }
        }
        Binary::Equal => {
            if is_read {
                " = "
            } else {
                " == "
            }
        }
        Binary::NotEqual => {
            if is_read {
                " ≠ "
            } else {
                " != "
            }
        }
        Binary::Add => " + ",
        Binary::Subtract => {
            if is_read {
                " − "
            } else {
                " - "
            }
        }
        Binary::Multiply => {
            if is_read {
                " · "
            } else {
                " * "
            }
        }
        Binary::Divide => " / ",
        Binary::Power | Binary::Min | Binary::Max | Binary::Atan2 => "",
    }
}
