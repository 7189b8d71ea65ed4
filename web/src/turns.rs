//! Turns: where a network is too large to be painted whole in one frame, its layers are painted one after the other.

/// As many lines as a frame can paint and still have time to train.
const LINES: usize = 130;

/// Which layers are painted in this frame.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    frame: usize,
    /// Each layer's turn comes every so many frames.
    every: usize,
}

impl Turn {
    /// All layers.
    pub const ALL: Turn = Turn { frame: 0, every: 1 };

    /// The layers of this frame, in a network with so many lines.
    pub fn of(frame: usize, n_lines: usize) -> Self {
        Turn { frame, every: n_lines.div_ceil(LINES).max(1) }
    }

    /// Whether it is this layer's turn.
    pub fn has(self, layer: usize) -> bool {
        (self.frame + layer).is_multiple_of(self.every)
    }
}
