//! Drafts: a lesson while somebody writes it, and the parts of its steps.

mod draft;
mod parts;

pub use draft::{Draft, DraftField, DraftMistake, DraftStep};
pub use parts::{DraftCondition, DraftGoal, DraftPrediction, DraftQuestion, PredictionWay, QuestionWay};
