//! What is in the box as the app sees it, and what happens to it.

use experiment::Config;
use yew::{AttrValue, Html};

use super::code::{Look, Side};
use crate::panels::effect::Effect;

/// What happens to the box.
#[derive(Clone, Debug)]
pub enum EmbedMsg {
    /// It was opened.
    Open,
    /// The frame is to show this.
    Choose(Look),
    /// The frame is to be so long on a side.
    Size(Side, String),
    /// This code is to be copied.
    Copy(AttrValue),
    /// This code is on the clipboard by now, or the browser has refused.
    Copied(AttrValue, bool),
}

/// What is in the box, as the app knows it.
pub trait EmbedPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: EmbedMsg) -> Vec<Effect>;

    /// What can be chosen, and the code; `lesson` is what stands in a link of this page behind the settings.
    fn view(&self, config: &Config, lesson: &str) -> Html;
}
