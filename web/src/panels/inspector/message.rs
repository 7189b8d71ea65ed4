//! What happens to the inspector.

use experiment::Parameter;
use web_sys::PointerEvent;

/// What happens to the inspector.
#[derive(Clone, Debug, PartialEq)]
pub enum InspectorMsg {
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
    /// What was typed is not wanted.
    GiveUp,
    /// No neuron is to be shown.
    Deselect,
    /// Other initial weights are to be drawn.
    NewWeights,
}
