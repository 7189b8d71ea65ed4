//! The way forward: what the network sees, and each neuron's sum and output.

use experiment::{Activation, Config, Layer, LayerTrace, SampleTrace};
use yew::prelude::*;

use crate::widgets::NumberTable;
use crate::widgets::notation::{NeuronId, added, factor, function_name, input_symbol, short_number};

/// What the network sees of the point.
pub fn features(config: &Config, trace: &SampleTrace) -> Html {
    let inputs = trace.layers.first().map_or(&[][..], |layer| &layer.inputs);
    if inputs.is_empty() {
        return html! { <p>{ "No feature is on: the network sees nothing of the point." }</p> };
    }
    let row = |(from, value): (usize, &f64)| vec![input_symbol(config, 0, from), short_number(*value)];
    let rows: Vec<_> = inputs.iter().enumerate().map(row).collect();
    html! { <NumberTable heads={&["Feature", "Value"][..]} {rows} /> }
}

/// The sums and outputs of layer `index`.
pub fn layer(index: usize, n_layers: usize, activation: Activation, layer: &Layer, trace: &LayerTrace) -> Html {
    let sums = trace.pre_activations.iter().zip(&trace.outputs).zip(&layer.biases);
    let row = |(to, ((sum, output), bias)): (usize, ((&f64, &f64), &f64))| {
        let (sum, output) = (short_number(*sum), short_number(*output));
        let terms = format!("{} = {sum}", terms(layer.row(to), &trace.inputs, *bias));
        let applied = match function_name(activation) {
            Some(name) => format!("{name}({sum}) = {output}"),
            None => output,
        };
        vec![NeuronId { layer: index, neuron: to }.short_name(n_layers).to_string(), terms, applied]
    };
    let rows: Vec<_> = sums.enumerate().map(row).collect();
    html! {
        <>
            <p class="quiet">
                { "Each input times its weight, and the bias: that is a neuron's sum. Its output is what the activation makes of it." }
            </p>
            <NumberTable heads={&["Neuron", "Sum", "Output"][..]} {rows} />
        </>
    }
}

/// Weighted inputs and a bias, with their numbers.
fn terms(weights: &[f64], inputs: &[f64], bias: f64) -> String {
    let mut text = String::new();
    for (weight, input) in weights.iter().zip(inputs) {
        let weight = if text.is_empty() { short_number(*weight) } else { added(*weight) };
        text.push_str(&weight);
        text.push_str("\u{202f}×\u{202f}");
        text.push_str(&factor(*input));
    }
    text.push_str(&if text.is_empty() { short_number(bias) } else { added(bias) });
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_have_their_signs() {
        assert_eq!(
            terms(&[0.5, -2.0], &[-3.0, 0.25], -0.1),
            "0.500\u{202f}×\u{202f}(−3) − 2\u{202f}×\u{202f}0.250 − 0.100"
        );
        assert_eq!(terms(&[], &[], 0.1), "0.100");
    }
}
