//! What a formula is made of: numbers, the two coordinates, and what is applied to them.

use std::fmt;
use std::ops::Range;

/// What is applied to one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unary {
    Negative,
    Not,
    Sin,
    Cos,
    Tan,
    Exp,
    Log,
    Sqrt,
    Abs,
    Sign,
    Tanh,
    Sigmoid,
    Relu,
    Step,
    Floor,
}

/// What is applied to two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binary {
    Or,
    And,
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    NotEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
    Min,
    Max,
    Atan2,
}

use Binary::{
    Add, And, AtLeast, AtMost, Atan2, Divide, Equal, Less, Max, Min, More, Multiply, NotEqual, Or, Power, Subtract,
};
use Unary::{Abs, Cos, Exp, Floor, Log, Negative, Not, Relu, Sigmoid, Sign, Sin, Sqrt, Step, Tan, Tanh};

/// Each with its word, first those that are written as functions.
pub(super) const UNARY: [(Unary, &str); 15] = [
    (Sin, "sin"),
    (Cos, "cos"),
    (Tan, "tan"),
    (Exp, "exp"),
    (Log, "log"),
    (Sqrt, "sqrt"),
    (Abs, "abs"),
    (Sign, "sign"),
    (Tanh, "tanh"),
    (Sigmoid, "sigmoid"),
    (Relu, "relu"),
    (Step, "step"),
    (Floor, "floor"),
    (Negative, "neg"),
    (Not, "not"),
];
/// How many of them are functions.
pub(super) const N_UNARY_FUNCTIONS: usize = 13;

/// Each with its word, first those that are written as functions.
pub(super) const BINARY: [(Binary, &str); 16] = [
    (Min, "min"),
    (Max, "max"),
    (Atan2, "atan2"),
    (Add, "add"),
    (Subtract, "sub"),
    (Multiply, "mul"),
    (Divide, "div"),
    (Power, "pow"),
    (Less, "lt"),
    (AtMost, "le"),
    (More, "gt"),
    (AtLeast, "ge"),
    (Equal, "eq"),
    (NotEqual, "ne"),
    (And, "and"),
    (Or, "or"),
];
/// How many of them are functions.
pub(super) const N_BINARY_FUNCTIONS: usize = 3;

impl Unary {
    /// Its word.
    pub(super) fn word(self) -> &'static str {
        UNARY.iter().find(|(one, _)| *one == self).map_or("", |(_, word)| word)
    }
}

impl Binary {
    /// Its word.
    pub(super) fn word(self) -> &'static str {
        BINARY.iter().find(|(one, _)| *one == self).map_or("", |(_, word)| word)
    }

    /// How strongly it binds what stands beside it; nothing for functions, which stand before theirs.
    pub(super) fn strength(self) -> Option<u8> {
        match self {
            Or => Some(strength::OR),
            And => Some(strength::OR + 1),
            Less | AtMost | More | AtLeast | Equal | NotEqual => Some(strength::COMPARISON),
            Add | Subtract => Some(strength::SUM),
            Multiply | Divide => Some(strength::PRODUCT),
            Power => Some(strength::POWER),
            Min | Max | Atan2 => None,
        }
    }
}

/// How strongly things bind what stands beside them.
pub(super) mod strength {
    pub(in super::super) const OR: u8 = 1;
    pub(in super::super) const NOT: u8 = 3;
    pub(in super::super) const COMPARISON: u8 = 4;
    pub(in super::super) const SUM: u8 = 5;
    pub(in super::super) const PRODUCT: u8 = 6;
    pub(in super::super) const NEGATIVE: u8 = 7;
    pub(in super::super) const POWER: u8 = 8;
    pub(in super::super) const WHOLE: u8 = 9;
}

/// A formula or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Finite, and not below 0.
    Number(f64),
    Pi,
    E,
    X1,
    X2,
    Unary(Unary, Box<Node>),
    Binary(Binary, Box<Node>, Box<Node>),
}

impl Node {
    pub(super) fn unary(unary: Unary, of: Node) -> Node {
        Node::Unary(unary, Box::new(of))
    }

    pub(super) fn binary(binary: Binary, left: Node, right: Node) -> Node {
        Node::Binary(binary, Box::new(left), Box::new(right))
    }

    /// Whether it is the same everywhere.
    pub(super) fn is_constant(&self) -> bool {
        match self {
            Node::Number(_) | Node::Pi | Node::E => true,
            Node::X1 | Node::X2 => false,
            Node::Unary(_, of) => of.is_constant(),
            Node::Binary(_, left, right) => left.is_constant() && right.is_constant(),
        }
    }

    /// Whether it is true or false: a comparison, or what is made of some.
    pub(super) fn is_truth(&self) -> bool {
        match self {
            Node::Unary(unary, _) => *unary == Not,
            Node::Binary(binary, ..) => {
                matches!(binary, Or | And | Less | AtMost | More | AtLeast | Equal | NotEqual)
            }
            _ => false,
        }
    }

    /// The whole number that it is, as far as powers of it are products.
    pub(super) fn small_whole(&self) -> Option<i8> {
        match self {
            Node::Number(number) if number.fract() == 0.0 && *number <= 16.0 => Some(*number as i8),
            Node::Unary(Negative, of) => of.small_whole().filter(|number| *number >= 0).map(|number| -number),
            _ => None,
        }
    }
}

/// What is wrong with a formula, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpressionError {
    /// The characters of the text that are wrong; none at its end where something is missing.
    pub place: Range<usize>,
    /// What is wrong with them, and what is allowed: sentences.
    pub why: String,
}

impl fmt::Display for ExpressionError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.why)
    }
}

impl std::error::Error for ExpressionError {}

/// An error at a place.
pub(super) fn wrong(place: Range<usize>, why: impl Into<String>) -> ExpressionError {
    ExpressionError { place, why: why.into() }
}

/// The error of a formula in which things stand too deep in each other.
pub(super) fn too_deep(place: Range<usize>) -> ExpressionError {
    wrong(place, "Too much stands within each other here. Allowed: fewer parentheses.")
}
