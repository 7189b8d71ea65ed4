//! A neuron's equation, as it is read: `output = tanh(0.30 × X₁ − 1.25 × X₂ + 0.10)`.

use std::fmt::{self, Display, Formatter};

use crate::widgets::notation::function_name;
use experiment::Activation;

/// The equation of a neuron.
#[derive(Clone, Copy, Debug)]
pub struct Equation<'a> {
    /// What it applies to its sum.
    pub activation: Activation,
    /// What each input is multiplied with.
    pub weights: &'a [f64],
    /// What each input is called.
    pub inputs: &'a [String],
    /// What is added to them.
    pub bias: f64,
}

impl Display for Equation<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("output = ")?;
        match function_name(self.activation) {
            None => self.write_sum(formatter),
            Some(name) => {
                write!(formatter, "{name}(")?;
                self.write_sum(formatter)?;
                formatter.write_str(")")
            }
        }
    }
}

impl Equation<'_> {
    fn write_sum(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        let terms = self.weights.iter().zip(self.inputs.iter().map(String::as_str)).chain([(&self.bias, "")]);
        for (index, (factor, input)) in terms.enumerate() {
            let sign = match (*factor < 0.0, index == 0) {
                (true, true) => "−",
                (true, false) => " − ",
                (false, true) => "",
                (false, false) => " + ",
            };
            let times = if input.is_empty() { "" } else { "\u{202f}×\u{202f}" };
            write!(formatter, "{sign}{:.2}{times}{input}", factor.abs())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn equation(activation: Activation, weights: &[f64], bias: f64) -> String {
        let inputs = ["X₁", "X₂"].map(str::to_owned);
        Equation { activation, weights, inputs: &inputs, bias }.to_string().replace('\u{202f}', " ")
    }

    #[test]
    fn signs_stand_between_the_terms() {
        assert_eq!(equation(Activation::Tanh, &[0.3, -1.25], 0.1), "output = tanh(0.30 × X₁ − 1.25 × X₂ + 0.10)");
        assert_eq!(equation(Activation::Relu, &[-0.3, 1.0], -2.0), "output = ReLU(−0.30 × X₁ + 1.00 × X₂ − 2.00)");
    }

    #[test]
    fn a_linear_neuron_has_no_function() {
        assert_eq!(equation(Activation::Linear, &[0.5, 0.5], 0.0), "output = 0.50 × X₁ + 0.50 × X₂ + 0.00");
    }

    #[test]
    fn without_inputs_the_bias_is_all() {
        assert_eq!(equation(Activation::Tanh, &[], -0.1), "output = tanh(−0.10)");
    }
}
