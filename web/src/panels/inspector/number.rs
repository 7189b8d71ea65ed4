//! Weights and biases as their fields show them, and as somebody sets them by hand.

use experiment::{Error, Network, Parameter, Quantity, Typed, read_parameter, read_typed};

use crate::widgets::notation::NeuronId;

/// The parameters of a neuron: its weights in the order of its inputs, then its bias. None for a neuron that is not there.
pub fn parameters(network: &Network, NeuronId { layer, neuron }: NeuronId) -> impl Iterator<Item = Parameter> {
    let found = network.layers().get(layer).filter(|layer| neuron < layer.n_out());
    let weights =
        (0..found.map_or(0, |layer| layer.n_in())).map(move |from| Parameter::Weight { layer, to: neuron, from });
    weights.chain(found.map(|_| Parameter::Bias { layer, neuron }))
}

/// A number as its field shows it.
pub fn shown(value: f64) -> String {
    // As many places as can be told apart, and no more than were typed.
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// What somebody typed; nothing where the text is still what the field showed of `value`.
///
/// # Errors
/// What no weight can be.
pub fn typed(text: &str, value: f64) -> Result<Option<Typed<f64>>, Error> {
    // Copied from elsewhere on the page, it may have a typographic minus.
    let is_same = read_typed(text, Quantity::Real).value.trim() == shown(value);
    if is_same { Ok(None) } else { read_parameter(text).map(Some) }
}

/// To the digits that are shown: 0.1 + 0.2 should be 0.3.
pub fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network() -> Network {
        Network::new(2, &[3], || 0.5).expect("every layer has a neuron")
    }

    #[test]
    fn a_neuron_has_a_weight_for_each_input_and_a_bias() {
        let of = |layer, neuron| parameters(&network(), NeuronId { layer, neuron }).collect::<Vec<_>>();
        let weight = |from| Parameter::Weight { layer: 0, to: 1, from };
        assert_eq!(of(0, 1), [weight(0), weight(1), Parameter::Bias { layer: 0, neuron: 1 }]);
        assert_eq!(of(1, 0).len(), 4);
        assert_eq!(of(0, 3), [], "no neuron, no numbers");
        assert_eq!(of(2, 0), []);
    }

    #[test]
    fn a_number_is_shown_to_four_places_at_most() {
        for (value, text) in [
            (0.5, "0.5"),
            (-0.25, "-0.25"),
            (3.0, "3"),
            (100.0, "100"),
            (0.0, "0"),
            (-0.0, "0"),
            (-0.000_01, "0"),
            (1.234_56, "1.2346"),
            (f64::NAN, "NaN"),
            (f64::INFINITY, "inf"),
        ] {
            assert_eq!(shown(value), text);
        }
    }

    #[test]
    fn the_text_that_is_shown_already_changes_nothing() {
        let value = 0.123_456_789;
        let typed = |text, value| typed(text, value).map(|typed| typed.map(|typed| typed.value));
        for text in ["0.1235", " 0.1235 ", "0,1235"] {
            assert_eq!(typed(text, value), Ok(None));
        }
        assert_eq!(typed("−0.1235", -value), Ok(None));
        assert_eq!(typed("0.12350", value), Ok(Some(0.1235)));
        assert_eq!(typed("-7", value), Ok(Some(-7.0)));
        assert_eq!(typed("−7,5", value), Ok(Some(-7.5)));
    }

    #[test]
    fn what_no_weight_can_be_is_refused() {
        for text in ["", "abc", "NaN", "1e999", "1001", "-1001"] {
            assert!(typed(text, 0.5).is_err(), "{text:?}");
        }
    }

    #[test]
    fn tenths_add_up() {
        assert_eq!(rounded(0.1 + 0.2), 0.3);
        assert_eq!(rounded(-0.999_96), -1.0);
    }
}
