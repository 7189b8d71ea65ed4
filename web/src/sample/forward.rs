//! The way forward: what the network sees, and each neuron's sum and output.

use experiment::{Activation, Config, Layer, LayerTrace, SampleTrace};
use yew::prelude::*;

use super::number::{added, factor, number};
use super::table;
use crate::element::{Element, element};
use crate::inspector::{function_name, input_symbol, output_symbol};

/// What the network sees of the point.
pub fn features(config: &Config, walk: &SampleTrace) -> Element {
    let inputs = walk.layers.first().map_or(&[][..], |layer| &layer.inputs);
    if inputs.is_empty() {
        return element("p").text("No feature is on: the network sees nothing of the point.");
    }
    let row = |(from, value): (usize, &f64)| vec![input_symbol(config, 0, from), number(*value)];
    table::view(&["Feature", "Value"], inputs.iter().enumerate().map(row))
}

/// The sums and outputs of layer `index`.
pub fn layer(index: usize, n_layers: usize, activation: Activation, layer: &Layer, walk: &LayerTrace) -> Html {
    let row = |to: usize| {
        let (total, output) = (number(walk.pre_activations[to]), number(walk.outputs[to]));
        let sum = format!("{} = {total}", sum(layer.row(to), &walk.inputs, layer.biases[to]));
        let applied = match function_name(activation) {
            Some(name) => format!("{name}({total}) = {output}"),
            None => output,
        };
        vec![output_symbol(index, n_layers, to), sum, applied]
    };
    let about = "Each input times its weight, and the bias: that is a neuron's sum. Its output is what the activation makes of it.";
    let table = table::view(&["Neuron", "Sum", "Output"], (0..walk.pre_activations.len()).map(row));
    [element("p").class("quiet").text(about), table].into_iter().collect()
}

/// Weighted inputs and a bias, with their numbers.
fn sum(weights: &[f64], inputs: &[f64], bias: f64) -> String {
    let mut text = String::new();
    for (weight, input) in weights.iter().zip(inputs) {
        let term = if text.is_empty() { number(*weight) } else { added(*weight) };
        text.push_str(&term);
        text.push_str("\u{202f}×\u{202f}");
        text.push_str(&factor(*input));
    }
    text.push_str(&if text.is_empty() { number(bias) } else { added(bias) });
    text
}
