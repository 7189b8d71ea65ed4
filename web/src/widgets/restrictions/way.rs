//! How a control is shown.

/// How a link shows a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As this page does without such a link.
    Shown,
    /// So that nobody can change it.
    Locked,
    /// Not at all.
    Hidden,
}
