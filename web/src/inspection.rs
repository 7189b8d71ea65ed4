//! The numbers in the inspector, written past Yew because they move with every epoch.

use experiment::{Activation, Choice, Parameter, Session};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::browser;
use crate::inspector::{field_id, input_symbol, parameters, shown, silenced_id};
use crate::reading::Reading;

/// The inspector's fields and its equation.
pub struct Inspection {
    neuron: (usize, usize),
    equation: Reading,
    fields: Vec<(Parameter, HtmlInputElement, Element)>,
    inputs: Vec<String>,
}

impl Inspection {
    /// The inspector that shows this layer's neuron.
    pub fn new(session: &Session, neuron: (usize, usize)) -> Self {
        let fields = parameters(session, neuron).filter_map(|parameter| {
            let field = browser::element(&field_id(parameter))?.dyn_into().ok()?;
            Some((parameter, field, browser::element(&silenced_id(parameter))?))
        });
        let n_in = session.network().layers().get(neuron.0).map_or(0, |layer| layer.n_in());
        let inputs = (0..n_in).map(|from| input_symbol(session.config(), neuron.0, from)).collect();
        Inspection { neuron, equation: Reading::new("equation"), fields: fields.collect(), inputs }
    }

    /// Shows the numbers as they are now. A field in which somebody types keeps its text.
    pub fn paint(&mut self, session: &Session) {
        let focused = browser::document().active_element();
        let network = session.network();
        for (parameter, field, silenced) in &self.fields {
            let Some(value) = parameter.value(network) else { continue };
            if focused.as_ref() != Some(field.as_ref()) {
                let text = shown(value);
                if field.value() != text {
                    field.set_value(&text);
                }
            }
            silenced.toggle_attribute_with_force("hidden", !parameter.is_silenced(network)).unwrap_or_default();
        }
        self.paint_equation(session);
    }

    fn paint_equation(&mut self, session: &Session) {
        let (layer, neuron) = self.neuron;
        let layers = session.network().layers();
        let Some(weights) = layers.get(layer).filter(|layer| neuron < layer.n_out()) else { return };
        let activations = session.config().hyper().activations;
        let activation = if layer + 1 == layers.len() { activations.output } else { activations.hidden };
        let mut sum = String::new();
        for (weight, input) in weights.row(neuron).iter().zip(&self.inputs) {
            sum.push_str(&term(*weight, input, sum.is_empty()));
        }
        sum.push_str(&term(weights.biases[neuron], "", sum.is_empty()));
        match activation {
            Activation::Linear => self.equation.show(format_args!("output = {sum}")),
            Activation::Relu => self.equation.show(format_args!("output = ReLU({sum})")),
            other => self.equation.show(format_args!("output = {}({sum})", other.word().link)),
        }
    }

    /// The field of a number.
    pub fn field(&self, parameter: Parameter) -> Option<&HtmlInputElement> {
        self.fields.iter().find(|(one, _, _)| *one == parameter).map(|(_, field, _)| field)
    }
}

/// A number times an input, with the sign that joins it to what stands before.
fn term(factor: f64, input: &str, first: bool) -> String {
    let sign = match (factor < 0.0, first) {
        (true, true) => "−",
        (true, false) => " − ",
        (false, true) => "",
        (false, false) => " + ",
    };
    let times = if input.is_empty() { "" } else { "\u{202f}×\u{202f}" };
    format!("{sign}{:.2}{times}{input}", factor.abs())
}
