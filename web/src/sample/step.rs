//! The steps of a sample's way.

/// A step: what of the way is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the network sees of the point.
    Features,
    /// Sums and outputs of a layer.
    Forward(usize),
    /// How wrong the output is.
    Loss,
    /// Gradients of a layer, and what the next update changes.
    Backward(usize),
}

impl Step {
    /// All steps through so many layers, in order.
    pub fn all(n_layers: usize) -> impl Iterator<Item = Step> {
        let forward = (0..n_layers).map(Step::Forward);
        let backward = (0..n_layers).rev().map(Step::Backward);
        [Step::Features].into_iter().chain(forward).chain([Step::Loss]).chain(backward)
    }

    /// On its button.
    pub fn short_name(self, n_layers: usize) -> String {
        match self {
            Step::Features => "Features".to_owned(),
            Step::Loss => "Loss".to_owned(),
            Step::Forward(layer) | Step::Backward(layer) if layer + 1 == n_layers => "Output".to_owned(),
            Step::Forward(layer) | Step::Backward(layer) => (layer + 1).to_string(),
        }
    }

    /// In full.
    pub fn name(self, n_layers: usize) -> String {
        let of = |layer: usize| match layer + 1 {
            last if last == n_layers => "the output".to_owned(),
            number => format!("layer {number}"),
        };
        match self {
            Step::Features => "Features: what the network sees".to_owned(),
            Step::Forward(layer) => format!("Forward through {}", of(layer)),
            Step::Loss => "The loss".to_owned(),
            Step::Backward(layer) => format!("Back through {}", of(layer)),
        }
    }
}
