//! How things are called and written: the nodes of the diagram, the symbols of an equation, numbers.

use std::fmt::{self, Display, Formatter};

use experiment::{Activation, Choice, Config, Feature, Parameter};
use yew::prelude::*;

/// A neuron.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NeuronId {
    /// Its layer, counted from the first hidden layer, 0.
    pub layer: usize,
    /// Counted from the top, 0.
    pub neuron: usize,
}

impl NeuronId {
    /// Its name where the layer is known, in a network of so many layers.
    pub fn short_name(self, n_layers: usize) -> impl Display {
        fmt::from_fn(move |formatter| match self.layer + 1 == n_layers {
            true => formatter.write_str("the output"),
            false => write!(formatter, "neuron {}", self.neuron + 1),
        })
    }
}

/// A node of the diagram: what has a picture there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NodeId {
    /// A feature.
    Feature(Feature),
    /// A neuron; the output is the one of the last layer.
    Neuron(NeuronId),
}

impl NodeId {
    /// Its name for people, in a network of so many layers.
    pub fn name(self, n_layers: usize) -> String {
        self.named(n_layers).to_string()
    }

    /// The same, to be written without a text of its own.
    pub fn named(self, n_layers: usize) -> impl Display {
        fmt::from_fn(move |formatter| match self {
            NodeId::Feature(feature) => formatter.write_str(feature.label()),
            NodeId::Neuron(NeuronId { layer, .. }) if layer + 1 == n_layers => formatter.write_str("Output neuron"),
            NodeId::Neuron(NeuronId { layer, neuron }) => {
                write!(formatter, "Neuron {} of layer {}", neuron + 1, layer + 1)
            }
        })
    }

    /// The id of its canvas.
    pub fn canvas_id(self) -> String {
        match self {
            NodeId::Feature(feature) => format!("feature-{}", feature.key()),
            NodeId::Neuron(NeuronId { layer, neuron }) => format!("neuron-{layer}-{neuron}"),
        }
    }
}

/// A feature as mathematics writes it; a formula of somebody's own has no symbol.
pub fn feature_symbol(feature: Feature) -> Html {
    let x = |index: &'static str| html! { <><i>{ "X" }</i><sub>{ index }</sub></> };
    match feature {
        Feature::X1 => x("1"),
        Feature::X2 => x("2"),
        Feature::X1Squared => html! { <>{ x("1") }<sup>{ "2" }</sup></> },
        Feature::X2Squared => html! { <>{ x("2") }<sup>{ "2" }</sup></> },
        Feature::X1X2 => html! { <>{ x("1") }{ x("2") }</> },
        Feature::SinX1 => html! { <>{ "sin " }{ x("1") }</> },
        Feature::SinX2 => html! { <>{ "sin " }{ x("2") }</> },
        _ => Html::default(),
    }
}

/// A feature in an equation, as plain text; a formula of somebody's own has none here.
fn plain_symbol(feature: Feature) -> &'static str {
    match feature {
        Feature::X1 => "X₁",
        Feature::X2 => "X₂",
        Feature::X1Squared => "X₁²",
        Feature::X2Squared => "X₂²",
        Feature::X1X2 => "X₁X₂",
        Feature::SinX1 => "sin X₁",
        Feature::SinX2 => "sin X₂",
        _ => "",
    }
}

/// What input `from` of a layer is called in an equation.
pub fn input_symbol(config: &Config, layer: usize, from: usize) -> String {
    match layer {
        0 => config.features().iter().nth(from).map_or(String::new(), |feature| match config.formula(Some(feature)) {
            // Sums and products hold together.
            Some(formula) if formula.label().contains(' ') => format!("({})", formula.label()),
            Some(formula) => formula.label().to_owned(),
            None => plain_symbol(feature).to_owned(),
        }),
        _ => format!("a{}", subscript(from + 1)),
    }
}

fn subscript(digit: usize) -> char {
    ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'][digit % 10]
}

/// What an activation is called in an equation; nothing where it changes nothing.
pub fn function_name(activation: Activation) -> Option<&'static str> {
    match activation {
        Activation::Linear => None,
        Activation::Silu => Some("SiLU"),
        Activation::Relu | Activation::LeakyRelu | Activation::Elu | Activation::Gelu => Some(activation.word().label),
        other => Some(other.word().link),
    }
}

/// What a weight or bias is called for people.
pub fn parameter_name(config: &Config, parameter: Parameter) -> String {
    let feature = |from: usize| config.features().iter().nth(from).map_or("", |feature| config.feature_label(feature));
    match parameter {
        Parameter::Weight { layer: 0, from, .. } => format!("Weight of {}", feature(from)),
        Parameter::Weight { layer, from, .. } => format!("Weight of neuron {} of layer {layer}", from + 1),
        Parameter::Bias { .. } => "Bias".to_owned(),
    }
}

/// A number to three places, or as many as its first two digits need; a whole one to none.
pub fn short_number(value: f64) -> String {
    let size = value.abs();
    let (mut places, mut least) = if value.fract() == 0.0 { (0, 0.0) } else { (3, 0.01) };
    while size != 0.0 && size < least && places < 9 {
        (places, least) = (places + 1, least / 10.0);
    }
    let text = format!("{value:.places$}");
    match text.strip_prefix('-') {
        // What is rounded to zero has no sign.
        Some(digits) if digits.trim_matches(['0', '.']).is_empty() => digits.to_owned(),
        Some(digits) => format!("−{digits}"),
        None => text,
    }
}

/// The same behind a sign of multiplication or subtraction.
pub fn factor(value: f64) -> String {
    let text = short_number(value);
    if text.starts_with('−') { format!("({text})") } else { text }
}

/// A number that is added to something, with its sign before it.
pub fn added(value: f64) -> String {
    let text = short_number(value);
    match text.strip_prefix('−') {
        Some(size) => format!(" − {size}"),
        None => format!(" + {text}"),
    }
}

/// A loss, a weight, or the distance of two losses, to three places; with `+` as its flag it has its sign. Of one with more digits than anybody counts, the
/// power of ten says more.
#[derive(Clone, Copy, Debug)]
pub struct LossText(pub f64);

impl Display for LossText {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let LossText(loss) = *self;
        let has_many = loss.is_finite() && loss.abs() >= 1e15;
        // The standard library's own exponents would be as heavy as a panel.
        let (mut factor, mut power) = (loss, 0);
        while has_many && factor.abs() >= 9.9995 {
            (factor, power) = (factor / 10.0, power + 1);
        }
        // What is rounded to zero has no sign.
        let sign = match (factor.abs() < 0.0005, factor < 0.0) {
            (false, true) => "−",
            (false, false) if formatter.sign_plus() => "+",
            _ => "",
        };
        write!(formatter, "{sign}{:.3}", factor.abs())?;
        if has_many { write!(formatter, "e{power}") } else { Ok(()) }
    }
}

/// A count with at least six digits, in groups of three.
#[derive(Clone, Copy, Debug)]
pub struct Grouped(pub u64);

impl Display for Grouped {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let Grouped(number) = *self;
        if number < 1_000_000 {
            return write!(formatter, "{:03},{:03}", number / 1000, number % 1000);
        }
        // A file may say that it is at any epoch, up to the largest number that counts.
        let mut unit = 1000_u64.pow(number.ilog10() / 3);
        write!(formatter, "{}", number / unit)?;
        while unit > 1 {
            unit /= 1000;
            write!(formatter, ",{:03}", number / unit % 1000)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    #[test]
    fn numbers_keep_two_digits() {
        assert_eq!(short_number(0.25), "0.250");
        assert_eq!(short_number(3.0), "3");
        assert_eq!(short_number(-1234.5678), "−1234.568");
        assert_eq!(short_number(0.001_234), "0.0012");
        assert_eq!(short_number(-1e-12), "0.000000000");
        assert_eq!(short_number(0.0), "0");
        assert_eq!(short_number(f64::NAN), "NaN");
    }

    #[test]
    fn signs_stand_where_mathematics_has_them() {
        assert_eq!(factor(-0.5), "(−0.500)");
        assert_eq!(factor(0.5), "0.500");
        assert_eq!(added(-2.0), " − 2");
        assert_eq!(added(2.0), " + 2");
    }

    #[test]
    fn losses_have_three_places_and_never_hundreds_of_digits() {
        for (loss, text, signed) in [
            (0.1234, "0.123", "+0.123"),
            (-2.0, "−2.000", "−2.000"),
            (-0.0004, "0.000", "0.000"),
            (1e14, "100000000000000.000", "+100000000000000.000"),
            (1e300, "1.000e300", "+1.000e300"),
            (-1.5e300, "−1.500e300", "−1.500e300"),
            (f64::INFINITY, "inf", "+inf"),
        ] {
            assert_eq!(LossText(loss).to_string(), text);
            assert_eq!(format!("{:+}", LossText(loss)), signed);
        }
    }

    #[test]
    fn counts_are_grouped() {
        assert_eq!(Grouped(0).to_string(), "000,000");
        assert_eq!(Grouped(12_345).to_string(), "012,345");
        assert_eq!(Grouped(1_000_000).to_string(), "1,000,000");
        assert_eq!(Grouped(999_999_999).to_string(), "999,999,999");
        assert_eq!(Grouped(1_000_000_000).to_string(), "1,000,000,000");
        assert_eq!(Grouped((1 << 53) - 1).to_string(), "9,007,199,254,740,991");
        assert_eq!(Grouped(u64::MAX).to_string(), "18,446,744,073,709,551,615");
    }

    #[test]
    fn nodes_have_names() {
        let neuron = |layer, neuron| NodeId::Neuron(NeuronId { layer, neuron });
        assert_eq!(neuron(0, 1).name(2), "Neuron 2 of layer 1");
        assert_eq!(neuron(1, 0).name(2), "Output neuron");
        assert_eq!(neuron(1, 0).canvas_id(), "neuron-1-0");
        assert_eq!(NodeId::Feature(Feature::X1Squared).name(2), "X1 squared");
        assert_eq!(NodeId::Feature(Feature::X1Squared).canvas_id(), "feature-xSquared");
    }

    #[test]
    fn equations_name_their_inputs() {
        let config = Config::default();
        assert_eq!(input_symbol(&config, 0, 1), "X₂");
        assert_eq!(input_symbol(&config, 0, 7), "");
        for (link, symbol) in [("x1_cos", "cos(X₁)"), ("x1_x2_add", "(X₁ + X₂)")] {
            let with = links::read(&*format!("#seed=1&formula1={link}"), String::new).config;
            assert_eq!(input_symbol(&with, 0, 2), symbol);
        }
        assert_eq!(input_symbol(&config, 1, 1), "a₂");
        assert_eq!(function_name(Activation::Linear), None);
        assert_eq!(function_name(Activation::Tanh), Some("tanh"));
        let weight = Parameter::Weight { layer: 0, to: 0, from: 0 };
        assert_eq!(parameter_name(&config, weight), "Weight of X1");
    }
}
