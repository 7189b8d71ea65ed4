//! Numbers of the network that are set by hand: typed, moved by keys, dragged.

use experiment::{Change, Parameter};
use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};

use crate::app::{App, Dragged};
use crate::refused::{Refused, RefusedAt};
use crate::{browser, inspector};

/// How far a number moves when it is dragged by one CSS unit.
const DRAG: f64 = 0.01;

impl App {
    /// Takes over what was typed, unless it is what the field showed already.
    pub(crate) fn typed(&mut self, parameter: Parameter, text: &str) -> bool {
        let Some(value) = parameter.value(self.session.network()) else { return false };
        match inspector::typed(text, value) {
            Ok(None) => {
                let was_refused = self.refused.take().is_some();
                return was_refused;
            }
            Ok(Some(value)) => self.change(Change::Parameter(parameter, value)),
            Err(error) => self.refused = Some(Refused::new(RefusedAt::Parameter(parameter), &error)),
        }
        true
    }

    pub(crate) fn nudge(&mut self, parameter: Parameter, by: f64) {
        if let Some(value) = parameter.value(self.session.network()) {
            self.change(Change::Parameter(parameter, rounded(value + by)));
            self.write_fields();
        }
    }

    pub(crate) fn drag(&mut self, x: i32) -> bool {
        let Some(Dragged { parameter, from_x, from_value }) = &self.dragged else { return false };
        let to = from_value + DRAG * f64::from(x - from_x);
        self.change(Change::Parameter(*parameter, rounded(to)));
        true
    }

    /// Begins to drag a number.
    pub(crate) fn grab(&mut self, parameter: Parameter, event: &PointerEvent) {
        let value = parameter.value(self.session.network());
        self.dragged = value.map(|from_value| Dragged { parameter, from_x: event.client_x(), from_value });
        if let Some(label) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Without it the pointer has to stay on the label.
            let _ = label.set_pointer_capture(event.pointer_id());
        }
    }

    /// Writes every number into its field, also into one with the focus.
    pub(crate) fn write_fields(&mut self) {
        let Some(neuron) = self.shown.selected else { return };
        for parameter in inspector::parameters(&self.session, neuron) {
            if let Some(value) = parameter.value(self.session.network()) {
                self.screen.write_field(parameter, &inspector::shown(value));
            }
        }
    }
}

/// Gives a number's field the focus, once it is on the page.
pub fn focus_later(parameter: Parameter) {
    Timeout::new(0, move || browser::focus(&inspector::field_id(parameter))).forget();
}

/// To the digits that are shown: 0.1 + 0.2 should be 0.3.
fn rounded(value: f64) -> f64 {
    (value * 1e4).round() / 1e4
}
