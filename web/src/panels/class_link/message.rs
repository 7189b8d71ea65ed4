//! What is in the box as the app sees it, and what happens to it.

use experiment::Config;
use yew::{AttrValue, Html};

use crate::panels::effect::Effect;
use crate::widgets::Way;

/// What happens to the box.
#[derive(Clone, Debug)]
pub enum ClassLinkMsg {
    /// It was opened.
    Open,
    /// The link is to show a control in this way.
    Choose(&'static str, Way),
    /// The link is to show all controls.
    ShowAll,
    /// This link is to be copied.
    Copy(AttrValue),
    /// This link is on the clipboard by now, or the browser has refused.
    Copied(AttrValue, bool),
}

/// What is in the box, as the app knows it.
pub trait ClassLinkPanel {
    /// Does what a message asks for; `config` is the page's experiment.
    fn update(&mut self, message: ClassLinkMsg, config: &Config) -> Vec<Effect>;

    /// Another link was opened: the box begins with what that restricts.
    fn forget(&mut self);

    /// What can be chosen, and the link; `lesson` is what stands in a link of this page behind the settings.
    fn view(&self, config: &Config, lesson: &str) -> Html;
}
