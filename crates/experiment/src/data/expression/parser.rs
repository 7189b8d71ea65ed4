//! Tokens as a formula: what binds more strongly is taken first, and a product needs no sign.

use std::ops::{Range, RangeInclusive};

use super::lexer::{Placed, Token, tokens};
use super::node::{Binary, ExpressionError, Node, Unary, strength, too_deep, wrong};

/// How deep things may stand in each other.
const DEEPEST: usize = 64;

/// The formula of a text.
pub(super) fn parse(text: &str) -> Result<Node, ExpressionError> {
    let mut parser = Parser { tokens: tokens(text)?, at: 0, depth: 0 };
    let node = parser.formula(0)?;
    match parser.next() {
        (Token::End, _) => Ok(node),
        (Token::Close, place) => Err(wrong(place, "Nothing is open that this could close. Allowed: a ( before it.")),
        (Token::Comma, place) => Err(wrong(place, COMMA)),
        (_, place) => Err(wrong(place, "A sign is missing before this. Allowed: + − * / ^, a comparison, and, or.")),
    }
}

const COMMA: &str = "A comma stands between the values of min, max and atan2 only. A fraction has a point: 0.5.";

const NO_VALUE: &str = "Something is missing before this. Allowed: a number, x1, x2, or a function.";

struct Parser {
    tokens: Vec<Placed>,
    at: usize,
    depth: usize,
}

impl Parser {
    /// The next token, which is an end where there is none.
    fn peek(&self) -> &Placed {
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    fn next(&mut self) -> Placed {
        let token = self.peek().clone();
        self.at += 1;
        token
    }

    /// What binds at least so strongly.
    fn formula(&mut self, least: u8) -> Result<Node, ExpressionError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(too_deep(self.peek().1.clone()));
        }
        let mut left = self.operand()?;
        let mut last = None;
        loop {
            let (token, place) = self.peek().clone();
            let (binary, is_written) = match token {
                Token::Between(binary) => (binary, true),
                Token::Raised(exponent) if strength::POWER >= least => {
                    self.at += 1;
                    left = Node::binary(Binary::Power, left, whole(exponent));
                    continue;
                }
                token if begins_value(&token) => (Binary::Multiply, false),
                _ => break,
            };
            // Functions are no signs.
            let own = binary.strength().unwrap_or_default();
            if own < least {
                break;
            }
            if own == strength::COMPARISON && last == Some(own) {
                return Err(wrong(
                    place,
                    "Two comparisons in a row. Allowed: one; or both with and, as 0 < x1 and x1 < 1.",
                ));
            }
            self.at += usize::from(is_written);
            // Powers are taken from the right, and may be negative.
            let right = self.formula(if binary == Binary::Power { strength::NEGATIVE } else { own + 1 })?;
            left = Node::binary(binary, left, right);
            last = Some(own);
        }
        self.depth -= 1;
        Ok(left)
    }

    /// A value with what stands before it.
    fn operand(&mut self) -> Result<Node, ExpressionError> {
        let (token, place) = self.next();
        match token {
            Token::Between(Binary::Subtract) => Ok(Node::unary(Unary::Negative, self.formula(strength::NEGATIVE)?)),
            Token::Between(Binary::Add) => self.formula(strength::NEGATIVE),
            Token::Not => Ok(Node::unary(Unary::Not, self.formula(strength::NOT)?)),
            Token::Root => Ok(Node::unary(Unary::Sqrt, self.formula(strength::WHOLE)?)),
            Token::Value(node) => Ok(node),
            Token::Open => {
                let node = self.formula(0)?;
                self.close(place)?;
                Ok(node)
            }
            Token::Unary(unary) => {
                let value = self.values(unary.word(), &place, 1..=1)?.pop();
                value.map(|value| Node::unary(unary, value)).ok_or_else(|| wrong(place, NO_VALUE))
            }
            Token::Function(binary) => {
                let most = if binary == Binary::Atan2 { 2 } else { usize::MAX };
                let values = self.values(binary.word(), &place, 2..=most)?.into_iter();
                let joined = values.reduce(|left, right| Node::binary(binary, left, right));
                joined.ok_or_else(|| wrong(place, NO_VALUE))
            }
            Token::End if self.tokens.len() == 1 => {
                Err(wrong(place, "There is no formula. Allowed: one of x1 and x2, as sin(x1) * x2."))
            }
            Token::End => {
                Err(wrong(place, "Something is missing at the end. Allowed: a number, x1, x2, or a function."))
            }
            Token::Comma => Err(wrong(place, COMMA)),
            Token::Between(_) | Token::Raised(_) | Token::Close => Err(wrong(place, NO_VALUE)),
        }
    }

    fn close(&mut self, opened: Range<usize>) -> Result<(), ExpressionError> {
        match self.next() {
            (Token::Close, _) => Ok(()),
            (Token::Comma, place) => Err(wrong(place, COMMA)),
            _ => Err(wrong(opened, "This is not closed. Allowed: a ) behind it.")),
        }
    }

    /// The values behind a function's name.
    fn values(
        &mut self,
        word: &str,
        name: &Range<usize>,
        n: RangeInclusive<usize>,
    ) -> Result<Vec<Node>, ExpressionError> {
        let (token, opened) = self.next();
        if token != Token::Open {
            return Err(wrong(
                name.clone(),
                format!("A ( is missing behind {word}. Allowed: as {word}({}).", example(&n)),
            ));
        }
        let mut values = vec![self.formula(0)?];
        while self.peek().0 == Token::Comma {
            self.at += 1;
            values.push(self.formula(0)?);
        }
        self.close(opened)?;
        if n.contains(&values.len()) {
            return Ok(values);
        }
        let n_values = if values.len() == 1 { "1 value".to_owned() } else { format!("{} values", values.len()) };
        let why =
            format!("{word} has {n_values} here. Allowed: as {word}({}); a fraction has a point: 0.5.", example(&n));
        Err(wrong(name.clone(), why))
    }
}

/// Values of a function that has so many.
fn example(n: &RangeInclusive<usize>) -> &'static str {
    if *n.end() == 1 { "x1" } else { "x1, x2" }
}

/// Whether a token begins a factor that needs no sign before it.
fn begins_value(token: &Token) -> bool {
    match token {
        Token::Value(node) => !matches!(node, Node::Number(_)),
        Token::Unary(_) | Token::Function(_) | Token::Root | Token::Open => true,
        _ => false,
    }
}

/// A whole number that may be negative.
fn whole(number: i16) -> Node {
    let size = Node::Number(f64::from(number.unsigned_abs()));
    if number < 0 { Node::unary(Unary::Negative, size) } else { size }
}
