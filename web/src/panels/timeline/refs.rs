//! What of the time line moves with every frame.

use yew::NodeRef;

/// The elements that are written past Yew.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TimelineRefs {
    /// The slider.
    pub range: NodeRef,
    /// The marks along it, one unit for each epoch.
    pub marks: NodeRef,
    /// How far what is trained again has come.
    pub progress: NodeRef,
}
