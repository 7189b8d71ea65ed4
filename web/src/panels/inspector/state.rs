//! The inspector's state: which neuron it shows, and what is done to its numbers.

use std::rc::Rc;

use experiment::{Change, Parameter, Session, Typed};
use wasm_bindgen::JsCast;
use web_sys::{Element, PointerEvent};
use yew::prelude::*;

use super::message::{InspectorMsg, InspectorPanel};
use super::number::{parameters, rounded, typed};
use super::painter::Painter;
use super::refs::{InspectorRefs, Subject};
use super::view::{InspectorCard, InspectorProps, Row, Switch};
use crate::dom::Sides;
use crate::panels::effect::Effect;
use crate::widgets::notation::{NeuronId, NodeId, input_symbol, parameter_name};
use crate::widgets::{FieldError, Notice};

/// How far a number moves when it is dragged by one CSS unit.
const DRAG: f64 = 0.01;

/// What links call switching neurons off.
const SWITCH_OFF: &str = "switchOff";

/// A number that is being dragged.
struct Dragged {
    parameter: Parameter,
    from_x: i32,
    from_value: f64,
}

/// One neuron's equation and its numbers.
struct Inspector {
    send: Callback<InspectorMsg>,
    refs: InspectorRefs,
    selected: Option<NeuronId>,
    /// Where that neuron is in the window, and the diagram, as far as the page shows them.
    place: Option<(Sides, Sides)>,
    /// The number whose text was refused last.
    error: Option<(Parameter, FieldError)>,
    dragged: Option<Dragged>,
    painter: Painter,
}

/// An inspector that shows no neuron, whose messages are sent there.
pub fn create(send: Callback<InspectorMsg>) -> Box<dyn InspectorPanel> {
    Box::new(Inspector::new(send))
}

impl InspectorPanel for Inspector {
    fn update(&mut self, message: InspectorMsg, session: &Session) -> Vec<Effect> {
        match message {
            InspectorMsg::Select(neuron, place) => {
                self.select(neuron, place);
                self.keep_within(session);
                return vec![Effect::Render];
            }
            InspectorMsg::Focus(parameter) => self.painter.focus(Some(parameter)),
            InspectorMsg::Type(parameter, text) => return self.take_over(session, parameter, &text),
            InspectorMsg::Nudge(parameter, by) => return self.nudge(session, parameter, by),
            InspectorMsg::Grab(parameter, event) => self.grab(session, parameter, &event),
            InspectorMsg::Drag(x) => return self.drag(session, x),
            InspectorMsg::Slide(parameter, value) if parameter.value(session.network()).is_some() => {
                return vec![Effect::Change(Change::Parameter(parameter, value)), Effect::Paint];
            }
            InspectorMsg::Slide(..) => {}
            InspectorMsg::Drop => self.dragged = None,
            InspectorMsg::GiveUp => {
                self.painter.write_focused();
                let cleared = self.error.take().map(|_| Effect::Render);
                return cleared.into_iter().chain([Effect::Paint]).collect();
            }
            InspectorMsg::Switch(neuron) => return vec![Effect::SwitchNeuron(neuron)],
            InspectorMsg::Deselect => return vec![Effect::Select(None)],
        }
        Vec::new()
    }

    fn view(&self, session: &Session) -> Html {
        html! { <InspectorCard ..self.props(session) /> }
    }

    fn selected(&self) -> Option<NeuronId> {
        self.selected
    }

    fn deselect(&mut self) {
        self.select(None, None);
    }

    fn keep_within(&mut self, session: &Session) {
        self.error = None;
        let network = session.network();
        self.selected = self.selected.filter(|neuron| parameters(network, *neuron).next().is_some());
        self.dragged.take_if(|dragged| dragged.parameter.value(network).is_none());
    }

    fn paint(&mut self, session: &Session) {
        if let Some(neuron) = self.selected {
            self.painter.paint(session, neuron);
        }
    }
}

impl Inspector {
    fn new(send: Callback<InspectorMsg>) -> Self {
        let refs = InspectorRefs::default();
        let painter = Painter::new(refs.clone());
        Inspector { send, refs, selected: None, place: None, error: None, dragged: None, painter }
    }

    /// What the card shows of this session.
    fn props(&self, session: &Session) -> InspectorProps {
        let (config, network) = (session.config(), session.network());
        let rows = self.selected.into_iter().flat_map(|neuron| parameters(network, neuron));
        let row = |parameter: Parameter| Row {
            parameter,
            symbol: match parameter {
                Parameter::Weight { layer, from, .. } => input_symbol(config, layer, from).into(),
                Parameter::Bias { .. } => "bias".into(),
            },
            name: parameter_name(config, parameter).into(),
            error: self.error_of(parameter),
        };
        let name = |neuron: NeuronId| NodeId::Neuron(neuron).name(network.layers().len());
        InspectorProps {
            subject: self.selected.map(|neuron| Subject::new(session, neuron)),
            title: self.selected.map(|neuron| name(neuron).into()).unwrap_or_default(),
            rows: rows.map(row).collect::<Rc<[Row]>>(),
            place: self.place,
            locked: config.locks("weights"),
            switch: self.selected.and_then(|neuron| switch_of(session, neuron)),
            refs: self.refs.clone(),
            send: self.send.clone(),
        }
    }

    fn error_of(&self, parameter: Parameter) -> Option<AttrValue> {
        self.error.as_ref().filter(|(refused, _)| *refused == parameter).map(|(_, error)| error.reason.clone())
    }

    fn select(&mut self, neuron: Option<NeuronId>, place: Option<(Sides, Sides)>) {
        (self.selected, self.place) = (neuron, place);
        self.error = None;
        self.painter.focus(None);
    }

    /// Takes over what was typed, unless it is what the field showed already.
    fn take_over(&mut self, session: &Session, parameter: Parameter, text: &str) -> Vec<Effect> {
        let Some(value) = parameter.value(session.network()) else { return Vec::new() };
        self.painter.was_typed(parameter);
        let was_refused = self.error.take().map(|_| Effect::Render);
        let typed = match typed(text, value) {
            Ok(typed) => typed,
            Err(error) => {
                self.error = Some((parameter, FieldError::from(&error)));
                return vec![Effect::Render];
            }
        };
        let mut effects = Vec::new();
        if let Some(Typed { value, note }) = typed {
            effects.push(Effect::Change(Change::Parameter(parameter, value)));
            effects.extend(note.map(|note| Effect::Notice(Notice::new(note))));
        }
        effects.extend(was_refused);
        effects
    }

    fn nudge(&mut self, session: &Session, parameter: Parameter, by: f64) -> Vec<Effect> {
        let Some(value) = parameter.value(session.network()) else { return Vec::new() };
        // The field has the focus: it is where the key was pressed.
        self.painter.write_focused();
        vec![Effect::Change(Change::Parameter(parameter, rounded(value + by))), Effect::Paint]
    }

    fn grab(&mut self, session: &Session, parameter: Parameter, event: &PointerEvent) {
        let value = parameter.value(session.network());
        self.dragged = value.map(|from_value| Dragged { parameter, from_x: event.client_x(), from_value });
        if let Some(label) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            // Without it the pointer has to stay on the label.
            let _ = label.set_pointer_capture(event.pointer_id());
        }
    }

    fn drag(&self, session: &Session, x: i32) -> Vec<Effect> {
        let Some(Dragged { parameter, from_x, from_value }) = &self.dragged else { return Vec::new() };
        if parameter.value(session.network()).is_none() {
            return Vec::new();
        }
        let to = from_value + DRAG * f64::from(x - from_x);
        vec![Effect::Change(Change::Parameter(*parameter, rounded(to)))]
    }
}

/// The switch of a hidden neuron, unless the link leaves it out.
fn switch_of(session: &Session, NeuronId { layer, neuron }: NeuronId) -> Option<Switch> {
    let config = session.config();
    let is_shown = layer < config.hidden_layers().len() && !config.hides(SWITCH_OFF);
    is_shown.then(|| Switch { is_off: session.switched_off().has(layer, neuron), locked: config.locks(SWITCH_OFF) })
}

#[cfg(test)]
mod tests {
    use experiment::{Config, Edit, Feature};

    use super::*;

    const BIAS: Parameter = Parameter::Bias { layer: 0, neuron: 1 };
    const NEURON: NeuronId = NeuronId { layer: 0, neuron: 1 };

    fn session() -> Session {
        Session::new(Config::default())
    }

    fn inspector() -> Inspector {
        let mut inspector = Inspector::new(Callback::noop());
        inspector.select(Some(NEURON), None);
        inspector
    }

    fn type_into(inspector: &mut Inspector, session: &Session, text: &str) -> Vec<Effect> {
        inspector.update(InspectorMsg::Type(BIAS, text.to_owned()), session)
    }

    fn error_of_bias(inspector: &Inspector, session: &Session) -> Option<AttrValue> {
        inspector.props(session).rows.last().and_then(|row| row.error.clone())
    }

    #[test]
    fn a_typed_number_changes_the_network() {
        let (mut inspector, session) = (inspector(), session());
        let effects = type_into(&mut inspector, &session, "0.75");
        let [Effect::Change(change)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*change, Change::Parameter(BIAS, 0.75));
        assert!(type_into(&mut inspector, &session, "0.1").is_empty(), "it is 0.1 already");
        assert!(type_into(&mut inspector, &session, "0,1").is_empty(), "and so it is with a decimal comma");
        let effects = type_into(&mut inspector, &session, "−1,250");
        let [Effect::Change(change), Effect::Notice(notice)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*change, Change::Parameter(BIAS, -1.25));
        assert_eq!(notice.sentences, ["Read as -1.25: the comma is the decimal sign."]);
    }

    #[test]
    fn what_no_number_can_be_is_refused_beside_its_field() {
        let (mut inspector, session) = (inspector(), session());
        let effects = type_into(&mut inspector, &session, "1001");
        assert!(matches!(effects[..], [Effect::Render]), "{effects:?}");
        assert!(error_of_bias(&inspector, &session).is_some_and(|error| error.contains("1000")));
        let effects = inspector.update(InspectorMsg::GiveUp, &session);
        assert!(matches!(effects[..], [Effect::Render, Effect::Paint]), "{effects:?}");
        assert_eq!(error_of_bias(&inspector, &session), None);
    }

    #[test]
    fn an_error_is_past_once_the_field_has_a_number_again() {
        let (mut inspector, session) = (inspector(), session());
        for good in ["0.1", "0.5"] {
            let _ = type_into(&mut inspector, &session, "abc");
            let effects = type_into(&mut inspector, &session, good);
            assert!(matches!(effects.last(), Some(Effect::Render)), "{good}: {effects:?}");
            assert_eq!(error_of_bias(&inspector, &session), None, "{good}");
        }
    }

    #[test]
    fn keys_move_a_number_to_the_digits_that_are_shown() {
        let (mut inspector, session) = (inspector(), session());
        let effects = inspector.update(InspectorMsg::Nudge(BIAS, 0.1), &session);
        let [Effect::Change(change), Effect::Paint] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*change, Change::Parameter(BIAS, 0.2));
    }

    #[test]
    fn a_number_that_is_gone_is_neither_typed_nor_moved_nor_dragged() {
        let (mut inspector, session) = (inspector(), session());
        let gone = Parameter::Weight { layer: 0, to: 1, from: 2 };
        assert!(inspector.update(InspectorMsg::Type(gone, "1".to_owned()), &session).is_empty());
        assert!(inspector.update(InspectorMsg::Nudge(gone, 0.1), &session).is_empty());
        inspector.dragged = Some(Dragged { parameter: gone, from_x: 0, from_value: 0.0 });
        assert!(inspector.update(InspectorMsg::Drag(50), &session).is_empty());
        inspector.keep_within(&session);
        assert!(inspector.dragged.is_none());
    }

    #[test]
    fn dragging_adds_a_hundredth_for_each_unit() {
        let (mut inspector, session) = (inspector(), session());
        inspector.dragged = Some(Dragged { parameter: BIAS, from_x: 100, from_value: 0.1 });
        let effects = inspector.update(InspectorMsg::Drag(150), &session);
        let [Effect::Change(change)] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!(*change, Change::Parameter(BIAS, 0.6));
        let _ = inspector.update(InspectorMsg::Drop, &session);
        assert!(inspector.update(InspectorMsg::Drag(200), &session).is_empty());
    }

    #[test]
    fn a_neuron_that_is_gone_is_not_shown_any_more() {
        let (mut inspector, mut session) = (inspector(), session());
        inspector.keep_within(&session);
        assert_eq!(inspector.selected(), Some(NEURON));
        let _ = session.change(&Change::Edit(Edit::HiddenLayers(vec![1]))).expect("it can be so");
        assert_eq!(inspector.props(&session).rows.len(), 0, "nothing is shown of what is not there");
        inspector.keep_within(&session);
        assert_eq!(inspector.selected(), None);
    }

    #[test]
    fn a_hidden_neuron_has_a_switch() {
        let (mut inspector, mut session) = (inspector(), session());
        let switch = |inspector: &Inspector, session: &Session| inspector.props(session).switch;
        assert_eq!(switch(&inspector, &session), Some(Switch { is_off: false, locked: false }));
        let effects = inspector.update(InspectorMsg::Switch(NEURON), &session);
        assert!(matches!(effects[..], [Effect::SwitchNeuron(NEURON)]), "{effects:?}");
        assert!(session.switch_neuron(NEURON.layer, NEURON.neuron));
        assert_eq!(switch(&inspector, &session), Some(Switch { is_off: true, locked: false }));
        let hides = Edit::HiddenControls(vec![SWITCH_OFF]);
        let _ = session.apply(hides).expect("it can be hidden");
        assert_eq!(switch(&inspector, &session), None);
        let output = NeuronId { layer: session.config().hidden_layers().len(), neuron: 0 };
        assert_eq!(switch_of(&session, output), None);
    }

    #[test]
    fn rows_name_the_inputs() {
        let mut session = session();
        let _ = session.change(&Change::Edit(Edit::Feature(Feature::X1, false))).expect("it can be off");
        let props = inspector().props(&session);
        let names: Vec<&str> = props.rows.iter().map(|row| row.name.as_str()).collect();
        let symbols: Vec<&str> = props.rows.iter().map(|row| row.symbol.as_str()).collect();
        assert_eq!((names, symbols), (vec!["Weight of X2", "Bias"], vec!["X₂", "bias"]));
        assert_eq!(props.title, "Neuron 2 of layer 1");
    }
}
