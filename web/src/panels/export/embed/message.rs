//! What happens to the code of a frame.

use yew::AttrValue;

use super::code::{Look, Side};

/// What happens to the code.
#[derive(Clone, Debug)]
pub enum EmbedMsg {
    /// The frame is to show this.
    Choose(Look),
    /// The frame is to be so long on a side.
    Size(Side, String),
    /// This code is to be copied.
    Copy(AttrValue),
    /// This code is on the clipboard by now, or the browser has refused.
    Copied(AttrValue, bool),
}
