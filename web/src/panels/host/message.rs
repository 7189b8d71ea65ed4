//! The host as the app sees it.

use experiment::Session;
use yew::AttrValue;

use crate::dom::Heard;
use crate::panels::effect::Effect;

/// What the host has said: each of the fields of a message that mean something.
pub type HostMsg = [Heard; 3];

/// What the page shows now.
pub struct Now<'a> {
    /// The experiment.
    pub session: &'a Session,
    /// Whether each frame trains.
    pub playing: bool,
    /// Whether the tab that is shown is one with the network.
    pub has_network: bool,
    /// Why the network is not trained yet.
    pub waits: Option<AttrValue>,
}

/// What listens to the host, and tells it, as the app knows it.
pub trait HostPanel {
    /// Does what the host asks for, or tells it why not.
    fn update(&mut self, message: HostMsg, now: &Now<'_>) -> Vec<Effect>;

    /// Whether it is time to tell the host how the training goes on.
    fn is_due(&self, playing: bool) -> bool;

    /// Tells the host what is shown, if that is something else than it was told last: the link, the name of the open lesson, and which
    /// of its goals were reached.
    fn see(&mut self, now: &Now<'_>, link: String, lesson: String, goals: Vec<bool>);
}
