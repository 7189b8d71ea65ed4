//! The text of a formula as tokens, however people write them: `x1`, `X₁` or `x`; `^2`, `**2` or `²`; `*`, `·` or `×`.

use std::ops::Range;

use super::node::{BINARY, Binary, ExpressionError, N_BINARY_FUNCTIONS, N_UNARY_FUNCTIONS, Node, UNARY, Unary, wrong};
use crate::number::read_number;

/// A word, number or sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number, a constant or a coordinate.
    Value(Node),
    /// A function of one value.
    Unary(Unary),
    /// A function of two values.
    Function(Binary),
    /// What stands between two values.
    Between(Binary),
    Not,
    Root,
    /// A small number above the line.
    Raised(i16),
    Open,
    Close,
    Comma,
    End,
}

/// A token and where it stands, in characters.
pub(super) type Placed = (Token, Range<usize>);

/// How names begin that stand before functions in programs.
const MODULES: [&str; 4] = ["np.", "numpy.", "math.", "Math."];

/// The tokens of a text, with an end.
pub(super) fn tokens(text: &str) -> Result<Vec<Placed>, ExpressionError> {
    let letters: Vec<char> = text.chars().collect();
    let (mut tokens, mut at) = (Vec::new(), 0);
    while at < letters.len() {
        let rest = &letters[at..];
        if rest[0].is_whitespace() || matches!(rest[0], '\u{200b}' | '\u{feff}' | '\u{2060}') {
            at += 1;
        } else if rest[0].is_ascii_digit() || rest[0] == '.' {
            let length = number_length(rest);
            tokens.push((number(&rest[..length], at)?, at..at + length));
            at += length;
        } else if rest[0].is_alphabetic() {
            if let Some(module) =
                MODULES.iter().find(|module| module.chars().eq(rest.iter().copied().take(module.len())))
            {
                at += module.len();
                continue;
            }
            let is_of_name =
                |letter: &&char| letter.is_alphabetic() || letter.is_ascii_digit() || "_₁₂".contains(**letter);
            let length = rest.iter().take_while(is_of_name).count();
            push_names(&mut tokens, &rest[..length], at)?;
            at += length;
        } else if let Some((raised, length)) = raised(rest) {
            tokens.push((Token::Raised(raised), at..at + length));
            at += length;
        } else {
            let (token, length) = sign(rest).ok_or_else(|| {
                let why =
                    format!("“{}” means nothing here. Allowed: + − * / ^ ( ) < <= > >= == != and or not.", rest[0]);
                wrong(at..at + 1, why)
            })?;
            tokens.push((token, at..at + length));
            at += length;
        }
    }
    tokens.push((Token::End, letters.len()..letters.len()));
    check_names(&tokens, &letters)?;
    Ok(tokens)
}

/// How many characters of a text are a number.
fn number_length(letters: &[char]) -> usize {
    let digits = |from: usize| letters.iter().skip(from).take_while(|letter| letter.is_ascii_digit()).count();
    let mut length = digits(0);
    if letters.get(length) == Some(&'.') {
        length += 1 + digits(length + 1);
    }
    // Otherwise it is the number e.
    if matches!(letters.get(length), Some('e' | 'E')) {
        let signed = length + 1 + usize::from(matches!(letters.get(length + 1), Some('+' | '-')));
        if digits(signed) > 0 {
            length = signed + digits(signed);
        }
    }
    length
}

fn number(letters: &[char], at: usize) -> Result<Token, ExpressionError> {
    let text: String = letters.iter().collect();
    match read_number(&text) {
        Some(number) if number.is_finite() => Ok(Token::Value(Node::Number(number))),
        Some(_) => Err(wrong(at..at + letters.len(), format!("{text} is too large. Allowed: numbers up to 1.7e308."))),
        None => Err(wrong(at..at + letters.len(), format!("“{text}” is no number. Allowed: as 2 or 0.5."))),
    }
}

/// A small whole number above the line, and how long it is.
fn raised(letters: &[char]) -> Option<(i16, usize)> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let is_negative = letters[0] == '⁻';
    let digit = |letter: &char| DIGITS.iter().position(|digit| digit == letter);
    let digits: Vec<usize> = letters.iter().skip(usize::from(is_negative)).map_while(digit).take(3).collect();
    let number = digits.iter().fold(0, |number, digit| 10 * number + *digit as i16);
    (!digits.is_empty()).then(|| (if is_negative { -number } else { number }, digits.len() + usize::from(is_negative)))
}

/// What a sign means, the longer ones first.
const SIGNS: [(&str, Token); 39] = [
    ("**", Token::Between(Binary::Power)),
    ("^", Token::Between(Binary::Power)),
    ("<=", Token::Between(Binary::AtMost)),
    (">=", Token::Between(Binary::AtLeast)),
    ("<>", Token::Between(Binary::NotEqual)),
    ("!=", Token::Between(Binary::NotEqual)),
    ("==", Token::Between(Binary::Equal)),
    ("≤", Token::Between(Binary::AtMost)),
    ("≥", Token::Between(Binary::AtLeast)),
    ("≠", Token::Between(Binary::NotEqual)),
    ("<", Token::Between(Binary::Less)),
    (">", Token::Between(Binary::More)),
    ("=", Token::Between(Binary::Equal)),
    ("&&", Token::Between(Binary::And)),
    ("||", Token::Between(Binary::Or)),
    ("&", Token::Between(Binary::And)),
    ("|", Token::Between(Binary::Or)),
    ("∧", Token::Between(Binary::And)),
    ("∨", Token::Between(Binary::Or)),
    ("!", Token::Not),
    ("¬", Token::Not),
    ("+", Token::Between(Binary::Add)),
    ("-", Token::Between(Binary::Subtract)),
    ("−", Token::Between(Binary::Subtract)),
    ("–", Token::Between(Binary::Subtract)),
    ("*", Token::Between(Binary::Multiply)),
    ("·", Token::Between(Binary::Multiply)),
    ("⋅", Token::Between(Binary::Multiply)),
    ("∙", Token::Between(Binary::Multiply)),
    ("×", Token::Between(Binary::Multiply)),
    ("/", Token::Between(Binary::Divide)),
    ("÷", Token::Between(Binary::Divide)),
    ("∕", Token::Between(Binary::Divide)),
    ("√", Token::Root),
    ("(", Token::Open),
    ("[", Token::Open),
    (")", Token::Close),
    ("]", Token::Close),
    (",", Token::Comma),
];

fn sign(letters: &[char]) -> Option<(Token, usize)> {
    let starts = |sign: &str| sign.chars().eq(letters.iter().copied().take(sign.chars().count()));
    let (sign, token) = SIGNS.iter().find(|(sign, _)| starts(sign))?;
    Some((token.clone(), sign.chars().count()))
}

/// What a name means; capital letters do not matter.
fn named(name: &str) -> Option<Token> {
    let value = match name {
        "x1" | "x₁" | "x_1" | "x" => Node::X1,
        "x2" | "x₂" | "x_2" | "y" => Node::X2,
        "pi" | "π" => Node::Pi,
        "e" => Node::E,
        "and" => return Some(Token::Between(Binary::And)),
        "or" => return Some(Token::Between(Binary::Or)),
        "not" => return Some(Token::Not),
        _ => return function(name),
    };
    Some(Token::Value(value))
}

fn function(name: &str) -> Option<Token> {
    let name = match name {
        "ln" => "log",
        "sgn" => "sign",
        "minimum" => "min",
        "maximum" => "max",
        "arctan2" => "atan2",
        name => name,
    };
    let unary = UNARY[..N_UNARY_FUNCTIONS].iter().find(|(_, word)| *word == name);
    let binary = BINARY[..N_BINARY_FUNCTIONS].iter().find(|(_, word)| *word == name);
    unary.map(|(unary, _)| Token::Unary(*unary)).or_else(|| binary.map(|(binary, _)| Token::Function(*binary)))
}

/// Pushes a name, or the names that stand in it one after the other, as in `x1x2`.
fn push_names(tokens: &mut Vec<Placed>, letters: &[char], at: usize) -> Result<(), ExpressionError> {
    let name: Vec<char> = letters.iter().filter_map(|letter| letter.to_lowercase().next()).collect();
    let text = |part: &[char]| part.iter().collect::<String>();
    if let Some(token) = named(&text(&name)) {
        tokens.push((token, at..at + letters.len()));
        return Ok(());
    }
    let mut start = 0;
    while start < name.len() {
        // Words between values do not touch them.
        let is_part = |token: &Token| matches!(token, Token::Value(_) | Token::Unary(_) | Token::Function(_));
        let part = |end: usize| named(&text(&name[start..end])).filter(is_part).map(|token| (token, end));
        // No name is longer.
        let longest = (start + 1..=name.len().min(start + 8)).rev().find_map(part);
        let Some((token, end)) = longest else {
            let shown: String = letters.iter().take(20).collect();
            return Err(wrong(at..at + letters.len(), format!("“{shown}” is unknown. {}", allowed_names())));
        };
        tokens.push((token, at + start..at + end));
        start = end;
    }
    Ok(())
}

/// The names of all functions.
pub(super) fn functions() -> Vec<&'static str> {
    let unary = UNARY[..N_UNARY_FUNCTIONS].iter().map(|(_, word)| *word);
    let binary = BINARY[..N_BINARY_FUNCTIONS].iter().map(|(_, word)| *word);
    unary.chain(binary).collect()
}

/// All names, for messages.
fn allowed_names() -> String {
    format!("Allowed: x1, x2, pi, e, {}.", functions().join(", "))
}

/// Refuses x or y beside x1 or x2: `x2` could be meant for x².
fn check_names(tokens: &[Placed], letters: &[char]) -> Result<(), ExpressionError> {
    let is_coordinate = |token: &Token| matches!(token, Token::Value(Node::X1 | Node::X2));
    let places = || tokens.iter().filter(|(token, _)| is_coordinate(token)).map(|(_, place)| place);
    let is_short = |place: &&Range<usize>| place.len() == 1;
    match places().find(is_short) {
        Some(short) if !places().all(|place| is_short(&place)) => {
            let name = letters[short.start];
            Err(wrong(short.clone(), format!("“{name}” stands beside x1 or x2. Allowed: x1 and x2, or x and y.")))
        }
        _ => Ok(()),
    }
}
