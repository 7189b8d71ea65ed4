//! The numbers in the inspector, written past Yew because they move with every epoch.

use experiment::{Parameter, Session};
use web_sys::HtmlInputElement;

use super::equation::Equation;
use super::number::{parameters, shown};
use super::refs::{FieldRefs, InspectorRefs, Subject, field_index};
use crate::dom::{self, LiveText};
use crate::widgets::notation::{NeuronId, input_symbol};

/// The painter of the inspector.
pub struct Painter {
    refs: InspectorRefs,
    equation: LiveText,
    fields: Vec<Field>,
    /// What the inputs of a neuron are called.
    inputs: Option<(Subject, Vec<String>)>,
    /// Whether the field that has the focus is written as well, next time.
    writes_focused: bool,
    /// The number whose field gets the focus, next time.
    focus: Option<Parameter>,
}

impl Painter {
    /// A painter of the inspector with these elements.
    pub fn new(refs: InspectorRefs) -> Self {
        let field = |refs: &FieldRefs| Field { refs: refs.clone(), on: None, value: None, slid: None, dead: None };
        Painter {
            equation: LiveText::new(refs.equation().clone()),
            fields: refs.fields().iter().map(field).collect(),
            inputs: None,
            writes_focused: false,
            focus: None,
            refs,
        }
    }

    /// Next time every field is written, the one that has the focus too.
    pub fn write_focused(&mut self) {
        self.writes_focused = true;
    }

    /// Next time this number's field gets the focus, or none does. Not at once: the page may not have it yet.
    pub fn focus(&mut self, parameter: Option<Parameter>) {
        self.focus = parameter;
    }

    /// Somebody has typed into a field: what it shows is not what was written.
    pub fn was_typed(&mut self, parameter: Parameter) {
        if let Some(field) = field_index(parameter).and_then(|index| self.fields.get_mut(index)) {
            field.value = None;
        }
    }

    /// Shows a neuron's numbers as they are now. A field in which somebody types keeps its text. Writes nothing while the page
    /// shows the rows of another neuron.
    pub fn paint(&mut self, session: &Session, neuron: NeuronId) {
        let subject = Subject::new(session, neuron);
        if self.refs.rendered() != Some(subject) {
            return;
        }
        let network = session.network();
        for parameter in parameters(network, neuron) {
            let field = field_index(parameter).and_then(|index| self.fields.get_mut(index));
            if let Some((field, value)) = field.zip(parameter.value(network)) {
                field.paint(subject, value, parameter.is_dead(network), self.writes_focused);
            }
        }
        self.writes_focused = false;
        if let Some(refs) = self.focus.take().and_then(|parameter| self.refs.field(parameter)) {
            dom::focus(&refs.input);
        }
        self.paint_equation(session, subject);
    }

    fn paint_equation(&mut self, session: &Session, subject: Subject) {
        let NeuronId { layer: index, neuron } = subject.neuron;
        let layers = session.network().layers();
        let Some(layer) = layers.get(index).filter(|layer| neuron < layer.n_out()) else { return };
        // Kept, so that frames allocate nothing.
        let known = self.inputs.take().filter(|(known, names)| *known == subject && names.len() == layer.n_in());
        let (_, inputs) = self.inputs.insert(known.unwrap_or_else(|| {
            (subject, (0..layer.n_in()).map(|from| input_symbol(session.config(), index, from)).collect())
        }));
        let activations = session.config().hyper().activations;
        let equation = Equation {
            activation: if index + 1 == layers.len() { activations.output } else { activations.hidden },
            weights: layer.row(neuron),
            inputs,
            bias: layer.biases.get(neuron).copied().unwrap_or(0.0),
        };
        self.equation.show(format_args!("{equation}"));
    }
}

/// A number's field, and what was written into it.
struct Field {
    refs: FieldRefs,
    /// The element that shows the rest, and what its row is about.
    on: Option<(HtmlInputElement, Subject)>,
    /// The value in it, unless somebody types there.
    value: Option<f64>,
    /// The value at which its slider stands.
    slid: Option<f64>,
    /// Whether it is said that L1 has silenced it.
    dead: Option<bool>,
}

impl Field {
    fn paint(&mut self, subject: Subject, value: f64, dead: bool, writes_focused: bool) {
        let Some(input) = self.refs.input.cast::<HtmlInputElement>() else { return };
        let on = Some((input, subject));
        // What stands in another neuron's field is nothing that somebody wants to keep.
        let is_new = self.on != on;
        if is_new {
            (self.on, self.value, self.slid, self.dead) = (on, None, None, None);
        }
        if !is_new && !writes_focused && dom::has_focus(&self.refs.input) {
            self.value = None;
        } else if writes_focused || self.value != Some(value) {
            dom::write(&self.refs.input, &shown(value));
            self.value = Some(value);
        }
        // What is beyond its ends leaves the thumb there.
        if self.slid != Some(value) {
            dom::write(&self.refs.slider, &shown(value));
            self.slid = Some(value);
        }
        if self.dead != Some(dead) {
            dom::set_hidden(&self.refs.dead, !dead);
            self.dead = Some(dead);
        }
    }
}
