//! Formulas in x1 and x2 that people write: features and labels of their own.

mod checked;
mod expression;
mod lexer;
mod node;
mod parser;
mod postfix;
mod program;
mod writing;

pub use checked::FormulaUse;
pub use expression::{Expression, LONGEST_EXPRESSION};
pub use node::ExpressionError;
