//! The diagram's state: what the pointer is on, and what pressing does.

use std::rc::Rc;

use experiment::{
    ActivationMaps, Change, Config, Edit, Feature, Features, MOST_LAYERS, MOST_NEURONS, Parameter, Session, SwitchedOff,
};
use web_sys::Element;
use yew::Callback;

use super::curve::Spot;
use super::message::{NetworkMsg, Resize};
use super::painter::{Motion, Painter, neuron_of};
use super::refs::DiagramRefs;
use super::view::NetworkProps;
use crate::canvas::Colors;
use crate::dom::{self, Sides};
use crate::panels::effect::Effect;
use crate::widgets::HelpTopic;
use crate::widgets::notation::{NeuronId, NodeId};

/// How many neurons a new hidden layer has.
const NEW_LAYER: usize = 2;

/// What links call the buttons for layers and neurons.
const LAYERS: &str = "numHiddenLayers";

/// What links call switching neurons off.
const SWITCH_OFF: &str = "switchOff";

/// What the pointer or the focus is on.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Hover {
    /// The node, whose picture is shown large.
    pub node: Option<NodeId>,
    /// The weight or bias, whose value is shown beside the pointer.
    pub parameter: Option<Parameter>,
}

/// The network as a diagram: features on the left, hidden layers, the output neuron.
pub struct Diagram {
    pub(super) send: Callback<NetworkMsg>,
    pub(super) refs: DiagramRefs,
    hover: Hover,
    /// The neuron that was in the inspector before a neuron was pressed last.
    selected_before: Option<NeuronId>,
    /// Whether somebody has pointed at something in it, or pressed something.
    is_tried: bool,
    painter: Painter,
}

impl Diagram {
    /// A diagram whose messages are sent there.
    pub fn new(send: Callback<NetworkMsg>) -> Self {
        let refs = DiagramRefs::default();
        Diagram {
            send,
            painter: Painter::new(refs.clone()),
            refs,
            hover: Hover::default(),
            selected_before: None,
            is_tried: false,
        }
    }

    /// What the panel shows of this experiment, with this neuron in the inspector and this column lit up; `explains` is whether it may say
    /// what is what.
    pub fn props(
        &self,
        config: &Config,
        selected: Option<NeuronId>,
        lit: Option<usize>,
        explains: bool,
        explain: &Callback<(HelpTopic, Element)>,
    ) -> NetworkProps {
        NetworkProps {
            hidden_layers: Rc::from(config.hidden_layers()),
            features: config.features(),
            shown_features: features(|feature| match is_formula(feature) {
                true => config.features().has(feature),
                false => !config.hides(feature.key()),
            }),
            locked_features: features(|feature| config.locks(feature.key())),
            formulas: Default::default(),
            edits: !config.hides(LAYERS),
            locked: config.locks(LAYERS),
            off: SwitchedOff::default(),
            switches: !config.restricts(SWITCH_OFF),
            explains: explains && !self.is_tried,
            callouts: Vec::new(),
            selected,
            lit,
            refs: self.refs.clone(),
            send: self.send.clone(),
            explain: explain.clone(),
        }
    }

    /// The node that is pointed at, or has the focus.
    pub fn hovered(&self) -> Option<NodeId> {
        self.hover.node
    }

    /// Where a neuron is in the window, and the diagram that it belongs to; nothing while the page does not show it.
    pub fn place_of(&self, neuron: NeuronId) -> Option<(Sides, Sides)> {
        let node = self.refs.node(NodeId::Neuron(neuron))?;
        dom::sides_of(&node.button).zip(dom::sides_of(self.refs.diagram()))
    }

    /// Leads from the output neuron of this session's network on to the output's picture, if that stands to the right of the diagram.
    pub fn lead_to(&self, picture: Option<Sides>, session: &Session) {
        let output = NeuronId { layer: session.network().layers().len() - 1, neuron: 0 };
        let path =
            self.place_of(output).zip(picture).and_then(|((from, diagram), picture)| lead(from, diagram, picture));
        dom::set_attribute(self.refs.lead(), "d", &path.unwrap_or_default());
    }

    /// Takes note of a message; `selected` is the neuron in the inspector.
    pub fn update(&mut self, message: NetworkMsg, session: &Session, selected: Option<NeuronId>) -> Vec<Effect> {
        let mut effects = self.take(message, session, selected);
        // Some do nothing but leave.
        let tries = self.hover != Hover::default() || effects.iter().any(|effect| !matches!(effect, Effect::Paint));
        if tries && !std::mem::replace(&mut self.is_tried, true) {
            effects.push(Effect::Render);
        }
        effects
    }

    fn take(&mut self, message: NetworkMsg, session: &Session, selected: Option<NeuronId>) -> Vec<Effect> {
        match message {
            NetworkMsg::Hover(node) => {
                self.hover.node = node;
                vec![Effect::Paint]
            }
            NetworkMsg::Press { neuron, by_key } => {
                self.selected_before = selected;
                press(session, neuron, by_key, selected)
            }
            NetworkMsg::Switch { neuron, by_key } => {
                // What becomes of the output is seen at once.
                self.hover.node = None;
                // What the first of two presses did is taken back; the inspector may not be there yet.
                let select = (!by_key).then_some(Effect::Select(self.selected_before));
                select.into_iter().chain([Effect::SwitchNeuron(neuron)]).collect()
            }
            NetworkMsg::Point(spot) => self.point(session, spot),
            NetworkMsg::Pick(spot) => match self.painter.parameter_at(session, spot) {
                Some(parameter) => {
                    vec![Effect::Select(Some(neuron_of(parameter))), Effect::FocusParameter(parameter)]
                }
                None => Vec::new(),
            },
            NetworkMsg::Toggle(feature) => {
                let is_on = session.config().features().has(feature);
                edit(Edit::Feature(feature, !is_on))
            }
            NetworkMsg::Resize(resize) => {
                let layers = resized(session.config().hidden_layers(), resize);
                layers.map_or_else(Vec::new, |layers| edit(Edit::HiddenLayers(layers)))
            }
        }
    }

    /// Shows the value of what is under the pointer.
    fn point(&mut self, session: &Session, spot: Option<Spot>) -> Vec<Effect> {
        let parameter = spot.and_then(|spot| self.painter.parameter_at(session, spot));
        self.painter.put_value(spot.filter(|_| parameter.is_some()));
        if parameter == self.hover.parameter {
            return Vec::new();
        }
        self.hover.parameter = parameter;
        vec![Effect::Paint]
    }

    /// The session has another network: what was pointed at may be gone.
    pub fn keep_within(&mut self, session: &Session) {
        if self.hover.parameter.take().is_some() {
            self.painter.put_value(None);
        }
        let is_there = match self.hover.node {
            Some(NodeId::Neuron(NeuronId { layer, neuron })) => {
                session.network().layers().get(layer).is_some_and(|layer| neuron < layer.n_out())
            }
            Some(NodeId::Feature(feature)) => !is_formula(feature) || session.config().features().has(feature),
            None => true,
        };
        if !is_there {
            self.hover.node = None;
        }
    }

    /// The page was rendered or has another size: before something is painted next, the diagram looks where its nodes are.
    pub fn layout_changed(&mut self) {
        self.painter.layout_changed();
    }

    /// Whether any of it can be seen now.
    pub fn is_in_view(&self) -> bool {
        self.painter.is_in_view()
    }

    /// Whether it can be seen now, and could not when it was last painted.
    pub fn has_come_into_view(&self) -> bool {
        self.painter.has_come_into_view()
    }

    /// Paints the session as it is now, of which `maps` were drawn; `moves` is whether the edges may flow.
    pub fn paint(&mut self, session: &Session, maps: &ActivationMaps, colors: &Colors, playing: bool, moves: bool) {
        let lifted = self.hover.parameter;
        self.painter.paint(session, maps, colors, &Motion { playing, moves, lifted });
        if let Some(parameter) = self.hover.parameter {
            self.painter.write_value(session, parameter);
        }
    }
}

/// The path on the diagram from a node to a picture beside it; nothing to one that is elsewhere.
fn lead(from: Sides, diagram: Sides, picture: Sides) -> Option<String> {
    let (x, end) = (from.right - diagram.left, picture.left - diagram.left);
    let y = (from.top + from.bottom) / 2.0 - diagram.top;
    // Between two numbers of the axis.
    let end_y = picture.top + 0.375 * (picture.bottom - picture.top) - diagram.top;
    let bend = (x + end) / 2.0;
    (picture.left > diagram.right).then(|| format!("M{x} {y}C{bend} {y} {bend} {end_y} {end} {end_y}"))
}

fn edit(edit: Edit) -> Vec<Effect> {
    vec![Effect::Change(Change::Edit(edit))]
}

/// Whether a feature is a formula of somebody's own.
fn is_formula(feature: Feature) -> bool {
    Feature::FORMULAS.contains(&feature)
}

/// The features of which this holds.
fn features(holds: impl Fn(Feature) -> bool) -> Features {
    let mut features = Features::default();
    Feature::ALL.into_iter().for_each(|feature| features[feature] = holds(feature));
    features
}

/// A neuron that is pressed is shown in the inspector, or no longer. A key goes on to its first number.
fn press(session: &Session, pressed: NeuronId, by_key: bool, selected: Option<NeuronId>) -> Vec<Effect> {
    if selected == Some(pressed) {
        return vec![Effect::Select(None)];
    }
    let NeuronId { layer, neuron } = pressed;
    let weight = Parameter::Weight { layer, to: neuron, from: 0 };
    let bias = Parameter::Bias { layer, neuron };
    let first = if weight.value(session.network()).is_some() { weight } else { bias };
    let focus = by_key.then_some(Effect::FocusParameter(first));
    std::iter::once(Effect::Select(Some(pressed))).chain(focus).collect()
}

/// The hidden layers after such a step; nothing where they cannot be so.
fn resized(layers: &[usize], resize: Resize) -> Option<Vec<usize>> {
    let mut layers = layers.to_vec();
    match resize {
        Resize::AddLayer => layers.push(NEW_LAYER),
        Resize::RemoveLayer => drop(layers.pop()?),
        Resize::AddNeuron(layer) => *layers.get_mut(layer)? += 1,
        Resize::RemoveNeuron(layer) => {
            let n = layers.get_mut(layer)?;
            *n = n.checked_sub(1)?;
        }
    }
    let is_allowed = layers.len() <= MOST_LAYERS && layers.iter().all(|n| (1..=MOST_NEURONS).contains(n));
    is_allowed.then_some(layers)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: NeuronId = NeuronId { layer: 0, neuron: 0 };

    fn session(config: Config) -> Session {
        Session::new(config)
    }

    /// A diagram that somebody has tried.
    fn diagram() -> Diagram {
        Diagram { is_tried: true, ..Diagram::new(Callback::noop()) }
    }

    #[test]
    fn what_is_what_is_said_until_somebody_has_tried() {
        let (mut diagram, session) = (Diagram::new(Callback::noop()), session(Config::default()));
        let explains =
            |diagram: &Diagram| diagram.props(session.config(), None, None, true, &Callback::noop()).explains;
        diagram.update(NetworkMsg::Hover(None), &session, None);
        assert!(explains(&diagram), "the pointer has left, and nothing more");
        let effects = diagram.update(NetworkMsg::Hover(Some(NodeId::Neuron(FIRST))), &session, None);
        assert!(matches!(effects[..], [Effect::Paint, Effect::Render]), "{effects:?}");
        assert!(!explains(&diagram));
    }

    #[test]
    fn the_way_leads_to_a_picture_beside_the_diagram_only() {
        let sides = |left: f64, top: f64, size: f64| Sides { left, top, right: left + size, bottom: top + size };
        let (node, diagram) = (sides(160.0, 30.0, 40.0), sides(100.0, 20.0, 100.0));
        let path = lead(node, diagram, sides(300.0, 20.0, 80.0));
        assert_eq!(path.as_deref(), Some("M100 30C150 30 150 30 200 30"));
        assert_eq!(lead(node, diagram, sides(100.0, 200.0, 80.0)), None, "below it");
    }

    #[test]
    fn layers_and_neurons_are_added_and_removed_within_bounds() {
        assert_eq!(resized(&[4, 2], Resize::AddLayer), Some(vec![4, 2, 2]));
        assert_eq!(resized(&[4, 2], Resize::RemoveLayer), Some(vec![4]));
        assert_eq!(resized(&[4, 2], Resize::AddNeuron(1)), Some(vec![4, 3]));
        assert_eq!(resized(&[4, 2], Resize::RemoveNeuron(0)), Some(vec![3, 2]));
        assert_eq!(resized(&[], Resize::RemoveLayer), None);
        assert_eq!(resized(&[2; MOST_LAYERS], Resize::AddLayer), None);
        assert_eq!(resized(&[MOST_NEURONS], Resize::AddNeuron(0)), None);
        assert_eq!(resized(&[1], Resize::RemoveNeuron(0)), None);
        assert_eq!(resized(&[4, 2], Resize::AddNeuron(2)), None, "a layer that is gone");
    }

    #[test]
    fn pressing_the_selected_neuron_again_closes_the_inspector() {
        let session = session(Config::default());
        let press = NetworkMsg::Press { neuron: FIRST, by_key: true };
        let effects = diagram().update(press, &session, Some(FIRST));
        assert!(matches!(effects[..], [Effect::Select(None)]), "{effects:?}");
    }

    #[test]
    fn two_presses_switch_a_neuron_and_nothing_else() {
        let (session, mut diagram) = (session(Config::default()), diagram());
        diagram.hover.node = Some(NodeId::Neuron(FIRST));
        let other = NeuronId { layer: 0, neuron: 1 };
        for before in [None, Some(FIRST), Some(other)] {
            let first = NetworkMsg::Press { neuron: FIRST, by_key: false };
            let effects = diagram.take(first, &session, before);
            let [Effect::Select(selected)] = effects[..] else { panic!("{effects:?}") };
            let second = NetworkMsg::Switch { neuron: FIRST, by_key: false };
            let effects = diagram.take(second, &session, selected);
            let [Effect::Select(select), Effect::SwitchNeuron(FIRST)] = effects[..] else { panic!("{effects:?}") };
            assert_eq!((select, diagram.hovered()), (before, None), "the output is seen");
        }
        let key = NetworkMsg::Switch { neuron: FIRST, by_key: true };
        let effects = diagram.take(key, &session, Some(FIRST));
        assert!(matches!(effects[..], [Effect::SwitchNeuron(FIRST)]), "{effects:?}");
    }

    #[test]
    fn a_key_leads_to_the_first_number_of_the_neuron_and_a_pointer_does_not() {
        let session = session(Config::default());
        let press = |by_key| NetworkMsg::Press { neuron: FIRST, by_key };
        let effects = diagram().update(press(true), &session, None);
        let weight = Parameter::Weight { layer: 0, to: 0, from: 0 };
        assert!(matches!(effects[..], [Effect::Select(Some(FIRST)), Effect::FocusParameter(first)] if first == weight));
        let effects = diagram().update(press(false), &session, None);
        assert!(matches!(effects[..], [Effect::Select(Some(FIRST))]), "{effects:?}");
    }

    #[test]
    fn without_inputs_the_first_number_is_the_bias() {
        let mut session = session(Config::default());
        for feature in [Feature::X1, Feature::X2] {
            let _ = session.change(&Change::Edit(Edit::Feature(feature, false))).expect("it can be off");
        }
        let press = NetworkMsg::Press { neuron: FIRST, by_key: true };
        let effects = diagram().update(press, &session, None);
        let bias = Parameter::Bias { layer: 0, neuron: 0 };
        assert!(matches!(effects[..], [_, Effect::FocusParameter(first)] if first == bias), "{effects:?}");
    }

    #[test]
    fn a_feature_is_switched_to_what_it_is_not() {
        let session = session(Config::default());
        for (feature, on) in [(Feature::X1, false), (Feature::SinX1, true)] {
            let effects = diagram().update(NetworkMsg::Toggle(feature), &session, None);
            let [Effect::Change(change)] = &effects[..] else { panic!("{effects:?}") };
            assert_eq!(*change, Change::Edit(Edit::Feature(feature, on)));
        }
    }

    #[test]
    fn what_is_gone_is_not_pointed_at_any_more() {
        let (mut diagram, mut session) = (diagram(), session(Config::default()));
        let last = NodeId::Neuron(NeuronId { layer: 2, neuron: 0 });
        let _ = diagram.update(NetworkMsg::Hover(Some(last)), &session, None);
        diagram.keep_within(&session);
        assert_eq!(diagram.hovered(), Some(last));
        let _ = session.change(&Change::Edit(Edit::HiddenLayers(vec![4]))).expect("it can be so");
        diagram.keep_within(&session);
        assert_eq!(diagram.hovered(), None);
    }
}
