//! The inspector as the page sees it, and what happens to it.

use experiment::{Parameter, Session};
use web_sys::PointerEvent;
use yew::Html;

use crate::dom::Sides;
use crate::panels::effect::Effect;
use crate::widgets::notation::NeuronId;

/// What happens to the inspector.
#[derive(Clone, Debug, PartialEq)]
pub enum InspectorMsg {
    /// A neuron is to be shown, or none: beside its place in the window, which belongs to the diagram's.
    Select(Option<NeuronId>, Option<(Sides, Sides)>),
    /// A number's field is to get the focus, once it is on the page.
    Focus(Parameter),
    /// A number was typed.
    Type(Parameter, String),
    /// A number was moved by a key.
    Nudge(Parameter, f64),
    /// Dragging a number began.
    Grab(Parameter, PointerEvent),
    /// The pointer that drags is at this x of the window.
    Drag(i32),
    /// A number's slider was moved.
    Slide(Parameter, f64),
    /// Dragging ended.
    Drop,
    /// The neuron is to be switched off, or on again.
    Switch(NeuronId),
    /// What was typed is not wanted.
    GiveUp,
    /// No neuron is to be shown.
    Deselect,
}

/// The inspector.
pub trait InspectorPanel {
    /// Takes note of a message.
    fn update(&mut self, message: InspectorMsg, session: &Session) -> Vec<Effect>;
    /// The card, if a neuron is shown.
    fn view(&self, session: &Session) -> Html;
    /// The neuron that is shown.
    fn selected(&self) -> Option<NeuronId>;
    /// Shows no neuron.
    fn deselect(&mut self);
    /// The session was changed: a neuron that is gone is not shown any more, and what was refused before is past.
    fn keep_within(&mut self, session: &Session);
    /// Shows the numbers as they are now.
    fn paint(&mut self, session: &Session);
}
