//! What moves with every frame in the diagram: small pictures, edges, and the value under the pointer. Painted past Yew.

use std::fmt::{self, Display};

use experiment::{ActivationMaps, Config, Parameter, Session};
use web_sys::HtmlElement;

use super::curve::Spot;
use super::edges::Edges;
use super::pictures::Pictures;
use super::refs::DiagramRefs;
use crate::canvas::{Colors, RoundRobin};
use crate::dom::{self, LiveText};
use crate::widgets::notation::{LossText, NeuronId};

/// How far gaps flow along the edges in a frame, in CSS units.
const SPEED: f64 = 0.5;

/// What goes on in the diagram.
pub struct Motion {
    /// Whether the network learns with every frame.
    pub playing: bool,
    /// Whether the edges may flow.
    pub moves: bool,
    /// The weight under the pointer, whose edge lies over the others.
    pub lifted: Option<Parameter>,
}

/// The painter of the diagram.
pub struct Painter {
    refs: DiagramRefs,
    edges: Edges,
    pictures: Pictures,
    value: LiveText,
    /// Frames painted so far.
    frame: usize,
    /// Whether the diagram could be seen when it was last painted.
    was_in_view: bool,
}

impl Painter {
    /// A painter of the diagram with these elements.
    pub fn new(refs: DiagramRefs) -> Self {
        Painter {
            edges: Edges::new(&refs),
            pictures: Pictures::new(&refs),
            value: LiveText::new(refs.value().clone()),
            frame: 0,
            was_in_view: false,
            refs,
        }
    }

    /// The page was rendered or has another size.
    pub fn layout_changed(&mut self) {
        self.edges.layout_changed();
    }

    /// Whether any of the diagram can be seen now.
    pub fn is_in_view(&self) -> bool {
        dom::is_in_view(self.refs.diagram())
    }

    /// Whether it can be seen now, and could not when it was last painted.
    pub fn has_come_into_view(&self) -> bool {
        !self.was_in_view && self.is_in_view()
    }

    /// The edge or square near a spot on the diagram, if there is one.
    pub fn parameter_at(&mut self, session: &Session, spot: Spot) -> Option<Parameter> {
        self.measure();
        self.edges.find(session.network(), session.config().features(), spot)
    }

    /// Paints the network as it is now. Where a network is too large to be painted whole in one frame, its layers are painted one
    /// after the other while it trains. Paints nothing while the page does not show its nodes, or nobody sees them.
    pub fn paint(&mut self, session: &Session, maps: &ActivationMaps, colors: &Colors, motion: &Motion) {
        self.frame = self.frame.wrapping_add(1);
        self.was_in_view = self.is_in_view();
        if !self.was_in_view {
            return;
        }
        // What was blank a moment ago is not to wait for its turn.
        let is_blank = self.measure();
        let network = session.network();
        if !self.edges.fit(network) {
            return;
        }
        let n_weights = network.layers().iter().map(|layer| layer.weights.len()).sum();
        let turn = if motion.playing && !is_blank { RoundRobin::of(self.frame, n_weights) } else { RoundRobin::ALL };
        self.pictures.paint(session, maps, colors, turn);
        let flow = (motion.playing && motion.moves).then_some(SPEED * self.frame as f64);
        let features = session.config().features();
        self.edges.paint(network, features, session.switched_off(), colors, flow, turn);
        if let Some(parameter) = motion.lifted {
            self.edges.lift(network, features, parameter, colors);
        }
    }

    fn measure(&mut self) -> bool {
        self.edges.measure(&self.refs)
    }

    /// Puts the label with a value there, or hides it.
    pub fn put_value(&self, spot: Option<Spot>) {
        dom::set_hidden(self.refs.value(), spot.is_none());
        if let Some(((x, y), label)) = spot.zip(self.refs.value().cast::<HtmlElement>()) {
            // Both only fail for names that are none.
            let _ = label.style().set_property("left", &format!("{x}px"));
            let _ = label.style().set_property("top", &format!("{y}px"));
        }
    }

    /// Writes the value into its label, if the network has it.
    pub fn write_value(&mut self, session: &Session, parameter: Parameter) {
        let network = session.network();
        let Some(value) = parameter.value(network) else { return };
        let dead = if parameter.is_dead(network) { ", silenced by L1" } else { "" };
        let to = neuron_of(parameter).short_name(network.layers().len());
        let from = input_of(session.config(), parameter);
        self.value.show(format_args!("{from}{to}: {}{dead}, press to change", LossText(value)));
    }
}

/// The neuron that a weight or bias belongs to.
pub fn neuron_of(parameter: Parameter) -> NeuronId {
    let (layer, neuron) = parameter.neuron();
    NeuronId { layer, neuron }
}

/// What a weight comes from, or that it is a bias; written before the neuron that it goes to.
fn input_of(config: &Config, parameter: Parameter) -> impl Display {
    fmt::from_fn(move |formatter| match parameter {
        Parameter::Weight { layer: 0, from, .. } => {
            let feature = config.features().iter().nth(from).map_or("", |feature| config.feature_label(feature));
            write!(formatter, "{feature} to ")
        }
        Parameter::Weight { from, .. } => write!(formatter, "Neuron {} to ", from + 1),
        Parameter::Bias { .. } => formatter.write_str("Bias of "),
    })
}
