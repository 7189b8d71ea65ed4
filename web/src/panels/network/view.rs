//! The diagram's panel: its columns, the canvases of the edges behind them, and the buttons that change its shape.

use std::rc::Rc;

use experiment::{Feature, Features, MOST_LAYERS, MOST_NEURONS, Setting, SwitchedOff};
use web_sys::Element;
use yew::prelude::*;

use super::columns::Columns;
use super::message::{NetworkMsg, Resize};
use super::node::{NodeButton, SWITCH_KEY, feature_switch};
use super::refs::DiagramRefs;
use crate::dom;
use crate::widgets::notation::{NeuronId, NodeId};
use crate::widgets::{HelpTopic, Icon, IconButton, Panel, help_button, lock, phrase};

/// What the panel shows.
#[derive(Clone, Properties, PartialEq)]
pub struct NetworkProps {
    /// Neurons in each hidden layer.
    pub hidden_layers: Rc<[usize]>,
    /// The features that are on.
    pub features: Features,
    /// The features that are on the page.
    pub shown_features: Features,
    /// The features that the link locks.
    pub locked_features: Features,
    /// Whether there are buttons for more and fewer layers and neurons.
    pub edits: bool,
    /// Whether it may say what is what: until somebody has tried it.
    pub explains: bool,
    /// What is explained below each hidden layer, once that is loaded.
    pub callouts: Vec<Html>,
    /// What stands over the features, and below them, of formulas, once that is loaded.
    pub formulas: [Html; 2],
    /// Whether the link locks them.
    pub locked: bool,
    /// The neurons that are switched off.
    pub off: SwitchedOff,
    /// Whether neurons can be switched off and on.
    pub switches: bool,
    /// The neuron in the inspector.
    pub selected: Option<NeuronId>,
    /// The column that a step of a point's way is about: 0 for the features, then the layers.
    pub lit: Option<usize>,
    /// The elements.
    pub refs: DiagramRefs,
    /// Who is told what happens to the diagram.
    pub send: Callback<NetworkMsg>,
    /// Who explains.
    pub explain: Callback<(HelpTopic, Element)>,
}

/// The diagram in its panel.
#[component]
pub fn NetworkPanel(props: &NetworkProps) -> Html {
    let NetworkProps { hidden_layers, edits, locked, send, explain, .. } = props;
    let head = html! {
        <>
            if *edits {
                { help_button(HelpTopic::Setting(Setting::HiddenLayers), explain) }
                { layer_count(hidden_layers.len(), *locked, send) }
            }
        </>
    };
    let panel = Panel {
        class: "panel network",
        title_id: "network-title".into(),
        title: "Network".into(),
        head,
        ..Panel::default()
    };
    panel.view(diagram(props))
}

fn diagram(props: &NetworkProps) -> Html {
    let NetworkProps {
        hidden_layers,
        shown_features,
        edits,
        locked,
        explains,
        callouts,
        off,
        switches,
        selected,
        lit,
        refs,
        send,
        ..
    } = props;
    let n_layers = hidden_layers.len() + 1;
    let spot = |event: &MouseEvent, refs: &DiagramRefs| dom::place_in(refs.diagram(), event);
    let onpointermove = {
        let refs = refs.clone();
        send.reform(move |event: PointerEvent| NetworkMsg::Point(spot(&event, &refs)))
    };
    let onclick = {
        let (refs, send) = (refs.clone(), send.clone());
        move |event: MouseEvent| {
            if let Some(spot) = spot(&event, &refs) {
                send.emit(NetworkMsg::Pick(spot));
            }
        }
    };
    let onkeydown = {
        let (refs, features, hidden_layers) = (refs.clone(), *shown_features, hidden_layers.clone());
        let send = switches.then(|| send.clone());
        move |event: KeyboardEvent| {
            let columns = Columns { features, hidden_layers: &hidden_layers };
            on_key(&event, columns, &refs, send.as_ref());
        }
    };
    html! {
        <div
            ref={refs.diagram()}
            class={if lit.is_some() { "diagram followed" } else { "diagram" }}
            id="diagram"
            translate="no"
            {onpointermove}
            {onclick}
            {onkeydown}
            onpointerleave={send.reform(|_: PointerEvent| NetworkMsg::Point(None))}
        >
            for layer in 0..n_layers {
                <canvas
                    key={layer}
                    ref={refs.edges(layer).cloned().unwrap_or_default()}
                    id={format!("links-{layer}")}
                    class={if *lit == Some(layer + 1) { "links lit" } else { "links" }}
                    aria-hidden="true"
                />
            }
            <svg class="lead" aria-hidden="true"><path ref={refs.lead()} /></svg>
            { feature_column(props) }
            for layer in 0..n_layers {
                <NeuronColumn
                    key={layer}
                    {layer}
                    {n_layers}
                    n_neurons={hidden_layers.get(layer).copied().unwrap_or(1)}
                    edits={*edits}
                    lit={*lit == Some(layer + 1)}
                    callout={callouts.get(layer).filter(|_| *explains).cloned().unwrap_or_default()}
                    locked={*locked}
                    off={*off}
                    switches={*switches && layer + 1 < n_layers}
                    selected={selected.filter(|selected| selected.layer == layer).map(|selected| selected.neuron)}
                    refs={refs.clone()}
                    send={send}
                />
            }
            <span ref={refs.value()} id="link-value" class="link-value" hidden=true />
        </div>
    }
}

/// Moves the focus, if the key is an arrow and a node has it. Another key switches a hidden neuron off, or on again, where `send` is to be told.
fn on_key(event: &KeyboardEvent, columns: Columns<'_>, refs: &DiagramRefs, send: Option<&Callback<NetworkMsg>>) {
    let Some(node) = refs.focused(columns.nodes()) else { return };
    if let (NodeId::Neuron(neuron), Some(send)) = (node, send.filter(|_| is_switch(event))) {
        return send.emit(NetworkMsg::Switch { neuron, by_key: true });
    }
    let neighbour = columns.neighbour(node, &event.key());
    if let Some(neighbour) = neighbour.and_then(|node| refs.node(node)) {
        event.prevent_default();
        dom::focus(&neighbour.button);
    }
}

/// Whether this is the key that switches a neuron, pressed alone, and not held.
fn is_switch(event: &KeyboardEvent) -> bool {
    let is_held = event.repeat() || event.ctrl_key() || event.alt_key() || event.meta_key();
    !is_held && event.key().eq_ignore_ascii_case(SWITCH_KEY)
}

/// The number of hidden layers, with buttons for more and fewer, unless the link locks it.
fn layer_count(n_layers: usize, locked: bool, send: &Callback<NetworkMsg>) -> Html {
    let text = match n_layers {
        1 => "1 hidden layer".to_owned(),
        n => format!("{n} hidden layers"),
    };
    let button = |icon, name: &'static str, enabled, resize| resize_button(send, icon, name, (enabled, locked), resize);
    html! {
        <div class="count" role="group" aria-label="Hidden layers">
            { button(Icon::MINUS, "Remove hidden layer", n_layers > 0, Resize::RemoveLayer) }
            <span>{ phrase(text) }</span>
            { button(Icon::PLUS, "Add hidden layer", n_layers < MOST_LAYERS, Resize::AddLayer) }
            { lock(locked) }
        </div>
    }
}

fn resize_button(
    send: &Callback<NetworkMsg>,
    icon: Icon,
    name: impl Into<AttrValue>,
    (enabled, locked): (bool, bool),
    resize: Resize,
) -> Html {
    let onpress = send.reform(move |_: MouseEvent| NetworkMsg::Resize(resize));
    IconButton::new("small", icon, name, onpress).enabled(enabled).locked(locked).view()
}

/// The column of features, each to be switched on and off.
fn feature_column(props: &NetworkProps) -> Html {
    let NetworkProps { lit, features, shown_features: shown, locked_features, formulas, refs, send, .. } = props;
    let switch = |feature: Feature| {
        let elements = refs.node(NodeId::Feature(feature)).cloned().unwrap_or_default();
        feature_switch(feature, features.has(feature), locked_features.has(feature), elements, send)
    };
    html! {
        <div class={if *lit == Some(0) { "column features lit" } else { "column features" }} role="group" aria-label="Features">
            <div class="column-head">
                if shown.iter().next().is_some() {
                    <span class="column-name">{ "Features" }</span>
                }
                <>{ formulas[0].clone() }</>
            </div>
            <div class="nodes">
                { for shown.iter().filter(|feature| !Feature::FORMULAS.contains(feature)).map(switch) }
                <>{ formulas[1].clone() }</>
            </div>
        </div>
    }
}

/// The column of a layer.
#[derive(Properties, PartialEq)]
struct NeuronColumnProps {
    layer: usize,
    /// How many layers there are, that of the output included.
    n_layers: usize,
    n_neurons: usize,
    /// Whether there are buttons for more and fewer neurons.
    edits: bool,
    /// Whether a step is about it.
    lit: bool,
    /// What is explained below its neurons.
    callout: Html,
    /// Whether the link locks them.
    locked: bool,
    /// The neurons that are switched off.
    off: SwitchedOff,
    /// Whether those of this layer can be.
    switches: bool,
    /// The layer's neuron in the inspector.
    selected: Option<usize>,
    refs: DiagramRefs,
    send: Callback<NetworkMsg>,
}

/// One layer: its neurons, and how many they are.
#[component]
fn NeuronColumn(props: &NeuronColumnProps) -> Html {
    let NeuronColumnProps { layer, n_layers, n_neurons, lit, callout, selected, refs, send, .. } = props;
    let is_output = layer + 1 == *n_layers;
    let (class, name) = match is_output {
        true => ("column output-column", "Output layer".to_owned()),
        false => ("column", format!("Layer {}", layer + 1)),
    };
    let node = |neuron: usize| {
        let node = NodeId::Neuron(NeuronId { layer: *layer, neuron });
        let (name, off) = (node.name(*n_layers), props.off.has(*layer, neuron));
        let button = NodeButton {
            node,
            name: if off { name + ", off" } else { name }.into(),
            pressed: *selected == Some(neuron),
            off,
            switches: props.switches,
            // One stop of the Tab key for each layer; arrow keys reach the others.
            stop: selected.unwrap_or(0) == neuron,
            locked: false,
            opens: None,
            refs: refs.node(node).cloned().unwrap_or_default(),
        };
        button.view(send)
    };
    html! {
        <div class={classes!(class, lit.then_some("lit"))} role="group" aria-label={name}>
            <div class="column-head">
                if is_output {
                    <span class="column-name">{ "Output" }</span>
                } else if props.edits {
                    { neuron_count(props) }
                } else {
                    <span class="column-name">{ format!("Layer {}", layer + 1) }</span>
                }
            </div>
            <div class="nodes">
                { for (0..*n_neurons).map(node) }
                <>{ callout.clone() }</>
            </div>
        </div>
    }
}

/// How many neurons a hidden layer has, with buttons for more and fewer.
fn neuron_count(props: &NeuronColumnProps) -> Html {
    let NeuronColumnProps { layer, n_neurons, locked, send, .. } = props;
    let (number, n_neurons) = (layer + 1, *n_neurons);
    let button = |icon, name: String, enabled, resize| resize_button(send, icon, name, (enabled, *locked), resize);
    let fewer = format!("Remove neuron from layer {number}");
    let more = format!("Add neuron to layer {number}");
    html! {
        <div class="count small-count">
            { button(Icon::MINUS, fewer, n_neurons > 1, Resize::RemoveNeuron(*layer)) }
            <span>{ n_neurons }<span class="unit">{ if n_neurons == 1 { " neuron" } else { " neurons" } }</span></span>
            { button(Icon::PLUS, more, n_neurons < MOST_NEURONS, Resize::AddNeuron(*layer)) }
        </div>
    }
}
