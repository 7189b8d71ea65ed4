//! What happens in the box for formulas, and what the page needs of it.

use experiment::{Config, Feature, Session};
use yew::Html;

use crate::canvas::Colors;
use crate::panels::effect::Effect;

/// What happens in the box.
#[derive(Clone, Debug, PartialEq)]
pub enum FormulaMsg {
    /// It was opened for this feature, or for the labels.
    Open(Option<Feature>),
    /// Somebody typed this.
    Typed(String),
    /// One of the examples is to stand in the field.
    Example(&'static str),
    /// The formula is to be used.
    Use,
    /// The feature is to go.
    Remove,
}

/// What is in the box, as the app knows it.
pub trait FormulaPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: FormulaMsg, session: &Session) -> Vec<Effect>;

    /// What is in the box.
    fn view(&self, config: &Config, colors: &Colors) -> Html;
}
