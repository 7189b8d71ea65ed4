//! The walkthrough as the app sees it, and what happens to it.

use experiment::{Point, Session};
use yew::Html;

use crate::panels::effect::{Effect, Follow};

/// One of a point's two coordinates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// To the right.
    X1,
    /// Upward.
    X2,
}

/// What happens to the walkthrough.
#[derive(Clone, Debug, PartialEq)]
pub enum WalkthroughMsg {
    /// A point is to be followed.
    Follow(Follow),
    /// No point is to be followed any more.
    Close,
    /// Another training point is to be followed, so many further on.
    Other(isize),
    /// A coordinate was typed.
    Type(Axis, String),
    /// The step of this number is to be shown.
    Go(usize),
}

/// The walkthrough, as the app knows it.
pub trait WalkthroughPanel {
    /// Does what a message asks for.
    fn update(&mut self, message: WalkthroughMsg, session: &Session) -> Vec<Effect>;

    /// The panel; empty while no point is followed.
    fn view(&self, session: &Session, playing: bool) -> Html;

    /// The point that is followed, for its mark in the output's picture.
    fn point(&self) -> Option<&Point>;

    /// The column of the diagram that the shown step is about, in a network of so many layers, while a point is followed.
    fn column(&self, n_layers: usize) -> Option<usize>;

    /// Brings the point up to date: the session has other points, or another network.
    fn renew(&mut self, session: &Session);
}
