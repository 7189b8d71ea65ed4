//! The way forward: what the network sees, and each neuron's sum and output.

use experiment::{Activation, Config, Layer, Walk, WalkLayer};
use yew::prelude::*;

use super::number::{added, factor, number};
use crate::inspector::{function_name, input_symbol, output_symbol};

/// What the network sees of the point.
pub fn features(config: &Config, walk: &Walk) -> Html {
    let inputs = walk.layers.first().map_or(&[][..], |layer| &layer.inputs);
    let row = |(from, value): (usize, &f64)| {
        html! { <tr><th scope="row">{ input_symbol(config, 0, from) }</th><td>{ number(*value) }</td></tr> }
    };
    html! {
        if inputs.is_empty() {
            <p>{ "No feature is on: the network sees nothing of the point." }</p>
        } else {
            <table class="numbers"><thead><tr><th scope="col">{ "Feature" }</th><th scope="col">{ "Value" }</th></tr></thead>
                <tbody>{ for inputs.iter().enumerate().map(row) }</tbody></table>
        }
    }
}

/// The sums and outputs of layer `index`.
pub fn layer(index: usize, n_layers: usize, activation: Activation, layer: &Layer, walk: &WalkLayer) -> Html {
    let row = |to: usize| {
        let (total, output) = (walk.totals[to], walk.outputs[to]);
        let applied = match function_name(activation) {
            Some(name) => format!("{name}({}) = {}", number(total), number(output)),
            None => number(output),
        };
        html! {
            <tr key={to}>
                <th scope="row">{ output_symbol(index, n_layers, to) }</th>
                <td>{ sum(layer.row(to), &walk.inputs, layer.biases[to]) }{ " = " }<b>{ number(total) }</b></td>
                <td><b>{ applied }</b></td>
            </tr>
        }
    };
    html! {
        <>
            <p class="quiet">{ "Each input times its weight, and the bias: that is a neuron's sum. Its output is what the activation makes of it." }</p>
            <table class="numbers">
                <thead><tr><th scope="col">{ "Neuron" }</th><th scope="col">{ "Sum" }</th><th scope="col">{ "Output" }</th></tr></thead>
                <tbody>{ for (0..walk.totals.len()).map(row) }</tbody>
            </table>
        </>
    }
}

/// Weighted inputs and a bias, with their numbers.
fn sum(weights: &[f64], inputs: &[f64], bias: f64) -> String {
    let mut text = String::new();
    for (weight, input) in weights.iter().zip(inputs) {
        let term = if text.is_empty() { number(*weight) } else { added(*weight) };
        text.push_str(&format!("{term}\u{202f}×\u{202f}{}", factor(*input)));
    }
    text.push_str(&if text.is_empty() { number(bias) } else { added(bias) });
    text
}
