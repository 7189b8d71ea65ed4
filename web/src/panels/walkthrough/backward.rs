//! The way back: each neuron's gradients, and what the next update changes.

use experiment::{Choice, Config, Layer, LayerTrace};
use yew::prelude::*;

use crate::widgets::notation::{NeuronId, NodeId, factor, input_symbol, short_number};
use crate::widgets::{NumberTable, phrase};

/// Beyond these places, numbers around 1 have no more digits.
const MOST_PLACES: usize = 17;

/// A layer on the way back.
#[derive(Clone, Copy)]
pub struct Backward<'a> {
    pub config: &'a Config,
    /// Its number, of how many.
    pub index: usize,
    pub n_layers: usize,
    /// The layer as it is, and after the next update.
    pub layer: &'a Layer,
    pub after: &'a Layer,
    pub trace: &'a LayerTrace,
}

/// A number of a list; NaN where there is none.
fn at(numbers: &[f64], index: usize) -> f64 {
    numbers.get(index).copied().unwrap_or(f64::NAN)
}

/// The gradients of a layer.
pub fn layer(way: &Backward<'_>) -> Html {
    let Backward { config, index, n_layers, layer, trace, .. } = *way;
    let optimizer = config.optimizer().word().label;
    let about = format!(
        "A weight's gradient is its neuron's, times the input that it weighs. The last column is what an update with this \
         point alone would make of the weight ({optimizer}, learning rate {}).",
        config.learning_rate()
    );
    let neuron = |to: usize| {
        let gradient = format!("gradient of its sum: {}", chain(trace, to));
        html! {
            <details key={to} class="neuron-gradients" open={to == 0}>
                <summary>
                    <b>{ phrase(NodeId::Neuron(NeuronId { layer: index, neuron: to }).name(n_layers)) }</b>
                    <span key={gradient.as_str()}>{ &gradient }</span>
                </summary>
                <NumberTable heads={&["Weight or bias", "Now", "Gradient", "After"][..]} rows={parameters(way, to)} />
            </details>
        }
    };
    html! {
        <>
            <p class="quiet">{ phrase(about) }</p>
            { for (0..layer.n_out()).map(neuron) }
        </>
    }
}

/// A neuron's gradient: that of its output, times the derivative of its activation.
fn chain(trace: &LayerTrace, to: usize) -> String {
    let derivative = at(&trace.derivatives, to);
    let d_pre_activation = short_number(at(&trace.d_pre_activations, to));
    if derivative == 1.0 {
        return d_pre_activation;
    }
    let d_output = short_number(at(&trace.d_outputs, to));
    format!("{d_output} × slope {} = {d_pre_activation}", factor(derivative))
}

/// A neuron's weights and its bias: now, their gradients, and after the update.
fn parameters(way: &Backward<'_>, to: usize) -> Vec<Vec<String>> {
    let Backward { config, index, layer, after, trace, .. } = *way;
    let d_pre_activation = short_number(at(&trace.d_pre_activations, to));
    let row = |name: String, value: f64, gradient: String, after: f64| {
        let [value, after] = told_apart(value, after);
        vec![name, value, gradient, after]
    };
    let weight = |from: usize| {
        let place = to * layer.n_in() + from;
        let (input, gradient) = (factor(at(&trace.inputs, from)), short_number(at(&trace.d_weights, place)));
        let gradient = format!("{d_pre_activation} × {input} = {gradient}");
        row(input_name(config, index, from), at(&layer.weights, place), gradient, at(&after.weights, place))
    };
    let bias = row("bias".to_owned(), at(&layer.biases, to), d_pre_activation.clone(), at(&after.biases, to));
    (0..layer.n_in()).map(weight).chain([bias]).collect()
}

/// Whose output a weight weighs: that of a neuron of the layer before, or a feature.
fn input_name(config: &Config, layer: usize, from: usize) -> String {
    match layer {
        0 => format!("input {}", input_symbol(config, layer, from)),
        _ => format!("from neuron {}", from + 1),
    }
}

/// Two numbers with as many places as show that they differ, if they do; both with the same.
fn told_apart(one: f64, other: f64) -> [String; 2] {
    let places = |number: f64| short_number(number).split_once('.').map_or(0, |(_, digits)| digits.len());
    let fewest = places(one).max(places(other));
    let texts = |places: usize| [one, other].map(|number| format!("{number:.places$}").replace('-', "−"));
    (fewest..=MOST_PLACES).map(texts).find(|[one, other]| one != other).unwrap_or_else(|| texts(fewest))
}

#[cfg(test)]
mod tests {
    use experiment::{Session, links};

    use super::*;

    #[test]
    fn an_update_goes_against_the_gradient() {
        let config = links::read("#seed=1&learningRate=0.1&batchSize=1&networkShape=2", String::new).config;
        let session = Session::new(config);
        let sample = session.train_sample(0).unwrap();
        let (trace, preview) = (session.sample_trace(&sample), session.preview(&sample));
        let (layer, after) = (&session.network().layers()[1], &preview.layers()[1]);
        let way = Backward { config: session.config(), index: 1, n_layers: 2, layer, after, trace: &trace.layers[1] };
        let rows = parameters(&way, 0);
        assert_eq!(
            rows.iter().map(|row| row[0].as_str()).collect::<Vec<_>>(),
            ["from neuron 1", "from neuron 2", "bias"]
        );
        for (from, row) in rows.iter().take(2).enumerate() {
            let expected = layer.weights[from] - 0.1 * trace.layers[1].d_weights[from];
            assert!((after.weights[from] - expected).abs() < 1e-12);
            assert_eq!([&row[1], &row[3]], told_apart(layer.weights[from], expected).each_ref());
            assert_ne!(row[1], row[3]);
            assert!(row[2].ends_with(&format!("= {}", short_number(trace.layers[1].d_weights[from]))), "{row:?}");
        }
        assert_eq!(rows[2][2], short_number(trace.layers[1].d_pre_activations[0]));
    }

    #[test]
    fn numbers_that_differ_look_different() {
        assert_eq!(told_apart(0.25, 0.5), ["0.250", "0.500"]);
        assert_eq!(told_apart(0.25, 0.250_001_3), ["0.250000", "0.250001"]);
        assert_eq!(told_apart(-0.25, -0.250_01), ["−0.25000", "−0.25001"]);
        assert_eq!(told_apart(1.0, 1.000_02), ["1.00000", "1.00002"]);
        assert_eq!(told_apart(0.3, 0.1 + 0.2), ["0.29999999999999999", "0.30000000000000004"]);
        assert_eq!(told_apart(0.3, 0.3), ["0.300", "0.300"]);
        assert_eq!(told_apart(f64::NAN, 1.0), ["NaN", "1"]);
        assert_eq!(told_apart(f64::NAN, f64::NAN), ["NaN", "NaN"]);
    }

    #[test]
    fn neurons_and_inputs_have_names_of_their_own() {
        let config = links::read("#seed=1&xSquared=true", String::new).config;
        assert_eq!(input_name(&config, 0, 2), "input X₁²");
        assert_eq!(input_name(&config, 1, 2), "from neuron 3");
    }

    #[test]
    fn a_derivative_of_one_is_left_out() {
        let mut trace = LayerTrace {
            inputs: vec![1.0],
            pre_activations: vec![2.0],
            outputs: vec![2.0],
            d_outputs: vec![-0.5],
            derivatives: vec![1.0],
            d_pre_activations: vec![-0.5],
            d_weights: vec![-0.5],
        };
        assert_eq!(chain(&trace, 0), "−0.500");
        (trace.derivatives, trace.d_pre_activations) = (vec![0.5], vec![-0.25]);
        assert_eq!(chain(&trace, 0), "−0.500 × slope 0.500 = −0.250");
        assert_eq!(chain(&trace, 1), "NaN × slope NaN = NaN");
    }
}
