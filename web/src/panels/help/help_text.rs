//! What an explanation is.

use crate::widgets::HelpTopic;

/// An explanation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelpText {
    /// What it is.
    pub what: &'static str,
    /// What to try.
    pub to_try: &'static str,
}

/// The explanations.
pub trait HelpTexts {
    /// The explanation of a topic.
    fn about(&self, topic: HelpTopic) -> HelpText;
}
