//! The places of the diagram that have a picture: features and neurons, and how each is called.

use experiment::Feature;

use crate::element::{Element, element};

/// A place in the diagram whose picture can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A feature.
    Feature(Feature),
    /// A neuron; the output is the one of the last layer.
    Neuron {
        /// Counted from the first hidden layer, 0.
        layer: usize,
        /// Counted from the top, 0.
        neuron: usize,
    },
}

impl Place {
    /// Its name for people.
    pub fn name(self, n_layers: usize) -> String {
        match self {
            Place::Feature(feature) => feature.label().to_owned(),
            Place::Neuron { layer, .. } if layer + 1 == n_layers => "Output neuron".to_owned(),
            Place::Neuron { layer, neuron } => format!("Neuron {} of layer {}", neuron + 1, layer + 1),
        }
    }

    /// The id of its canvas.
    pub fn canvas_id(self) -> String {
        match self {
            Place::Feature(feature) => format!("feature-{}", feature.key()),
            Place::Neuron { layer, neuron } => format!("neuron-{layer}-{neuron}"),
        }
    }
}

/// A feature as mathematics writes it, added to an element.
pub fn add_symbol(to: Element, feature: Feature) -> Element {
    let x = |to: Element, index: &'static str| to.child(element("i").text("X")).child(element("sub").text(index));
    let squared = |to: Element| to.child(element("sup").text("2"));
    match feature {
        Feature::X1 => x(to, "1"),
        Feature::X2 => x(to, "2"),
        Feature::X1Squared => squared(x(to, "1")),
        Feature::X2Squared => squared(x(to, "2")),
        Feature::X1X2 => x(x(to, "1"), "2"),
        Feature::SinX1 => x(to.text("sin "), "1"),
        Feature::SinX2 => x(to.text("sin "), "2"),
    }
}

/// A feature in an equation, as plain text.
pub fn plain_symbol(feature: Feature) -> &'static str {
    match feature {
        Feature::X1 => "X₁",
        Feature::X2 => "X₂",
        Feature::X1Squared => "X₁²",
        Feature::X2Squared => "X₂²",
        Feature::X1X2 => "X₁X₂",
        Feature::SinX1 => "sin X₁",
        Feature::SinX2 => "sin X₂",
    }
}
