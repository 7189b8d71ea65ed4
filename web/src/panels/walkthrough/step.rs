//! The steps of a sample's way.

/// A step: what of the way is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the network sees of the point.
    Features,
    /// The forward pass through a layer: sums and outputs.
    Forward(usize),
    /// The loss: how wrong the output is.
    Loss,
    /// The backward pass through a layer: gradients, and what the next update changes.
    Backward(usize),
}

impl Step {
    /// How many steps there are through so many layers.
    pub fn count(n_layers: usize) -> usize {
        2 * n_layers + 2
    }

    /// The step of this number through so many layers, and its number; the last one for numbers beyond.
    pub fn at(index: usize, n_layers: usize) -> (usize, Step) {
        let index = index.min(Step::count(n_layers) - 1);
        let step = match index {
            0 => Step::Features,
            _ if index <= n_layers => Step::Forward(index - 1),
            _ if index == n_layers + 1 => Step::Loss,
            _ => Step::Backward(2 * n_layers + 1 - index),
        };
        (index, step)
    }

    /// All steps through so many layers, with their numbers, in order.
    pub fn all(n_layers: usize) -> impl Iterator<Item = (usize, Step)> {
        (0..Step::count(n_layers)).map(move |index| Step::at(index, n_layers))
    }

    /// The column of the diagram that it is about: the features are column 0, and each layer is the one after its inputs.
    pub fn column(self, n_layers: usize) -> usize {
        match self {
            Step::Features => 0,
            Step::Forward(layer) | Step::Backward(layer) => layer + 1,
            Step::Loss => n_layers,
        }
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
            Step::Backward(layer) => format!("Backpropagation through {}", of(layer)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_goes_forward_and_back() {
        let steps: Vec<Step> = Step::all(2).map(|(_, step)| step).collect();
        let forward = [Step::Features, Step::Forward(0), Step::Forward(1), Step::Loss];
        assert_eq!(steps, [&forward[..], &[Step::Backward(1), Step::Backward(0)]].concat());
        assert!(Step::all(7).enumerate().all(|(index, (number, _))| number == index));
    }

    #[test]
    fn there_is_a_step_for_every_number() {
        for n_layers in 1..8 {
            let last = Step::count(n_layers) - 1;
            assert_eq!(Step::at(last, n_layers), (last, Step::Backward(0)));
            assert_eq!(Step::at(usize::MAX, n_layers), (last, Step::Backward(0)));
        }
    }

    #[test]
    fn each_step_is_about_a_column_of_the_diagram() {
        let columns: Vec<usize> = Step::all(2).map(|(_, step)| step.column(2)).collect();
        assert_eq!(columns, [0, 1, 2, 2, 2, 1]);
    }

    #[test]
    fn the_last_layer_is_the_output() {
        let names: Vec<String> = Step::all(2).map(|(_, step)| step.short_name(2)).collect();
        assert_eq!(names, ["Features", "1", "Output", "Loss", "Output", "1"]);
        assert_eq!(Step::Forward(0).name(2), "Forward through layer 1");
        assert_eq!(Step::Backward(1).name(2), "Backpropagation through the output");
        assert_eq!(Step::Forward(0).name(1), "Forward through the output");
    }
}
