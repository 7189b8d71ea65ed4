//! The numbers in the inspector, written past Yew because they move with every epoch.

use std::fmt::{self, Display};

use experiment::{Parameter, Session};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};

use crate::browser;
use crate::inspector::{field_id, function_name, input_symbol, parameters, shown, silenced_id};
use crate::reading::Reading;

/// A number's field.
struct Field {
    parameter: Parameter,
    input: HtmlInputElement,
    silenced: Element,
    /// The value in it, unless somebody types there.
    value: Option<f64>,
}

/// The inspector's fields and its equation.
pub struct Inspection {
    neuron: (usize, usize),
    equation: Reading,
    fields: Vec<Field>,
    inputs: Vec<String>,
}

impl Inspection {
    /// The inspector that shows this layer's neuron.
    pub fn new(session: &Session, neuron: (usize, usize)) -> Self {
        let fields = parameters(session, neuron).filter_map(|parameter| {
            let input = browser::element(&field_id(parameter))?.dyn_into().ok()?;
            Some(Field { parameter, input, silenced: browser::element(&silenced_id(parameter))?, value: None })
        });
        let n_in = session.network().layers().get(neuron.0).map_or(0, |layer| layer.n_in());
        let inputs = (0..n_in).map(|from| input_symbol(session.config(), neuron.0, from)).collect();
        Inspection { neuron, equation: Reading::new("equation"), fields: fields.collect(), inputs }
    }

    /// Shows the numbers as they are now. A field in which somebody types keeps its text.
    pub fn paint(&mut self, session: &Session) {
        let focused = browser::document().active_element();
        let network = session.network();
        for Field { parameter, input, silenced, value } in &mut self.fields {
            if focused.as_ref() == Some(input.as_ref()) {
                *value = None;
            } else if let Some(now) = parameter.value(network).filter(|now| Some(*now) != *value) {
                *value = Some(now);
                input.set_value(&shown(now));
            }
            // Fails only for a name that is none.
            let _ = silenced.toggle_attribute_with_force("hidden", !parameter.is_dead(network));
        }
        self.paint_equation(session);
    }

    fn paint_equation(&mut self, session: &Session) {
        let (layer, neuron) = self.neuron;
        let layers = session.network().layers();
        let Some(parameters) = layers.get(layer).filter(|layer| neuron < layer.n_out()) else { return };
        let activations = session.config().hyper().activations;
        let activation = if layer + 1 == layers.len() { activations.output } else { activations.hidden };
        let sum = Sum { weights: parameters.row(neuron), inputs: &self.inputs, bias: parameters.biases[neuron] };
        match function_name(activation) {
            None => self.equation.show(format_args!("output = {sum}")),
            Some(name) => self.equation.show(format_args!("output = {name}({sum})")),
        }
    }

    /// The field of a number.
    pub fn field(&self, parameter: Parameter) -> Option<&HtmlInputElement> {
        self.fields.iter().find(|field| field.parameter == parameter).map(|field| &field.input)
    }
}

/// Weighted inputs and a bias, as an equation has them.
struct Sum<'a> {
    weights: &'a [f64],
    inputs: &'a [String],
    bias: f64,
}

impl Display for Sum<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
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
