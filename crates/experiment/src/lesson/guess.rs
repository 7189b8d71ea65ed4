//! Guesses: what somebody is asked before anything is tried.

use crate::race::Variable;

/// A question about a race: which of its contestants will be first.
#[derive(Clone, Debug, PartialEq)]
pub struct Guess {
    /// The question, for people.
    pub words: String,
    /// What differs in the race.
    pub variable: Variable,
    /// The answers there are to choose from: contestants as they are called for people.
    pub answers: Vec<String>,
}
