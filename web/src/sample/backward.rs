//! The way back: each neuron's gradients, and what the next update changes.

use experiment::{Choice, Config, Layer, LayerTrace};
use yew::prelude::*;

use super::number::{factor, number};
use super::table;
use crate::element::{Element, element};
use crate::inspector::{input_symbol, output_symbol};

/// The gradients of layer `index`; `after` is the layer after the next update.
pub fn layer(
    config: &Config,
    index: usize,
    n_layers: usize,
    (layer, after): (&Layer, &Layer),
    walk: &LayerTrace,
) -> Html {
    let rate = config.learning_rate();
    let update = format!("{}, learning rate {rate}", config.optimizer().word().label);
    let about = format!(
        "A weight's gradient is its neuron's, times the input that it weighs. The last column is what an update with this \
         point alone would make of the weight ({update})."
    );
    let neuron = |to: usize| {
        let summary = element("summary")
            .child(element("b").text(output_symbol(index, n_layers, to)))
            .child(element("span").text(format!("gradient of its sum: {}", chain(walk, to))));
        let parameters = parameters(config, index, to, (layer, after), walk);
        element("details").key(to).flag("open", to == 0).class("neuron-gradients").child(summary).child(parameters)
    };
    let about = element("p").class("quiet").text(about);
    [about].into_iter().chain((0..layer.n_out()).map(neuron)).collect()
}

/// A neuron's gradient: that of its output, times the slope.
fn chain(walk: &LayerTrace, to: usize) -> String {
    let (d_output, slope, d_pre_activation) = (walk.d_outputs[to], walk.derivatives[to], walk.d_pre_activations[to]);
    if slope == 1.0 {
        return number(d_pre_activation);
    }
    format!("{} × slope {} = {}", number(d_output), factor(slope), number(d_pre_activation))
}

/// A neuron's weights and its bias: now, their gradients, and after the update.
fn parameters(
    config: &Config,
    index: usize,
    to: usize,
    (layer, after): (&Layer, &Layer),
    walk: &LayerTrace,
) -> Element {
    let d_pre_activation = number(walk.d_pre_activations[to]);
    let n_in = layer.n_in();
    let row =
        |name: String, value: f64, gradient: String, after: f64| vec![name, number(value), gradient, number(after)];
    let weight = |from: usize| {
        let (input, gradient) = (factor(walk.inputs[from]), number(walk.d_weights[to * n_in + from]));
        let gradient = format!("{d_pre_activation} × {input} = {gradient}");
        row(input_symbol(config, index, from), layer.row(to)[from], gradient, after.row(to)[from])
    };
    let bias = row("bias".to_owned(), layer.biases[to], d_pre_activation.clone(), after.biases[to]);
    table::view(&["Weight of", "Now", "Gradient", "After"], (0..n_in).map(weight).chain([bias]))
}
