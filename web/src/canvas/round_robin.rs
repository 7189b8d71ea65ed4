//! Round robin: where a network is too large to be painted whole in one frame, its layers are painted one after the other.

/// As many lines as a frame can paint and still have time to train.
const LINES: usize = 130;

/// A round robin among layers: says which of them are painted in a frame.
#[derive(Clone, Copy, Debug)]
pub struct RoundRobin {
    frame: usize,
    /// Each layer's turn comes every so many frames.
    every: usize,
}

impl RoundRobin {
    /// All layers.
    pub const ALL: RoundRobin = RoundRobin { frame: 0, every: 1 };

    /// The layers of this frame, in a network with so many lines.
    pub fn of(frame: usize, n_lines: usize) -> Self {
        RoundRobin { frame, every: n_lines.div_ceil(LINES).max(1) }
    }

    /// Whether it is this layer's turn.
    pub fn has(self, layer: usize) -> bool {
        self.frame.wrapping_add(layer).is_multiple_of(self.every)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_networks_are_painted_whole() {
        assert!((0..7).all(|layer| RoundRobin::of(3, LINES).has(layer)));
        assert!((0..7).all(|layer| RoundRobin::of(3, 0).has(layer)));
        assert!((0..7).all(|layer| RoundRobin::ALL.has(layer)));
    }

    #[test]
    fn each_layer_of_a_large_one_gets_its_turn() {
        let n_lines = 2 * LINES + 1;
        for layer in 0..7 {
            let turns = (0..6).filter(|frame| RoundRobin::of(*frame, n_lines).has(layer)).count();
            assert_eq!(turns, 2, "layer {layer}");
        }
    }
}
