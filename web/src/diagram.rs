//! The network as a diagram: features on the left, hidden layers, the output neuron. The links between them are painted by
//! [`crate::links`], the pictures in the neurons by [`crate::screen`].

use std::rc::Rc;

use experiment::{Config, Feature, Knob, MOST_LAYERS, MOST_NEURONS};
use yew::prelude::*;

use crate::controls::OnSet;
use crate::icons::{Glyph, Icon};

/// How many neurons a new hidden layer has.
const NEW_LAYER: usize = 2;

/// A place in the diagram whose picture can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A feature.
    Feature(Feature),
    /// A neuron; the output is the one of the last layer.
    Neuron {
        /// Counted from the first hidden layer, 0.
        layer: usize,
        /// Counted from the top, 0.
        neuron: usize,
    },
}

impl Place {
    /// Its name for people.
    pub fn name(self, n_layers: usize) -> String {
        match self {
            Place::Feature(feature) => feature.label().to_owned(),
            Place::Neuron { layer, .. } if layer + 1 == n_layers => "Output neuron".to_owned(),
            Place::Neuron { layer, neuron } => format!("Neuron {} of layer {}", neuron + 1, layer + 1),
        }
    }
}

/// Properties of [`Diagram`].
#[derive(PartialEq, Properties)]
pub struct DiagramProps {
    /// The settings.
    pub config: Rc<Config>,
    /// What is selected, if anything.
    pub selected: Option<Place>,
    /// Told what was chosen.
    pub on_set: OnSet,
    /// Told what is pointed at or focused.
    pub on_look: Callback<Option<Place>>,
    /// Told what is selected.
    pub on_select: Callback<Place>,
}

/// The whole diagram with its editors.
#[component]
pub fn Diagram(props: &DiagramProps) -> Html {
    let config = &props.config;
    let n_layers = config.hidden_layers.len() + 1;
    let onpointerleave = props.on_look.reform(|_: PointerEvent| None);
    let columns = (0..n_layers).map(|layer| {
        html! { <LayerColumn key={layer} {layer} ..ColumnProps::from_diagram(props, layer) /> }
    });
    html! {
        <section class="panel network" aria-labelledby="network-title">
            <div class="network-head">
                <h2 id="network-title">{ "Network" }</h2>
                if !config.hides("numHiddenLayers") { <LayerCount config={config.clone()} on_set={props.on_set.clone()} /> }
            </div>
            <div class="diagram" id="diagram" {onpointerleave}>
                <canvas id="links" class="links" aria-hidden="true"></canvas>
                <FeatureColumn config={config.clone()} on_set={props.on_set.clone()} on_look={props.on_look.clone()} />
                { for columns }
                <span id="link-value" class="link-value" hidden={true}></span>
            </div>
        </section>
    }
}

/// Properties of [`LayerCount`].
#[derive(PartialEq, Properties)]
struct LayerCountProps {
    config: Rc<Config>,
    on_set: OnSet,
}

/// A callback that sets the hidden layers to these.
fn set_layers(on_set: &OnSet, layers: Vec<usize>) -> Callback<MouseEvent> {
    let text = layers.iter().map(usize::to_string).collect::<Vec<_>>().join(",");
    on_set.reform(move |_| (Knob::HiddenLayers, text.clone()))
}

/// How many hidden layers there are.
#[component]
fn LayerCount(props: &LayerCountProps) -> Html {
    let layers = &props.config.hidden_layers;
    let fewer = layers[..layers.len().saturating_sub(1)].to_vec();
    let more = [layers.as_slice(), &[NEW_LAYER]].concat();
    let text = match layers.len() {
        1 => "1 hidden layer".to_owned(),
        n => format!("{n} hidden layers"),
    };
    html! {
        <div class="count" role="group" aria-label="Hidden layers">
            <button class="small" aria-label="Remove hidden layer" title="Remove hidden layer" disabled={layers.is_empty()}
                onclick={set_layers(&props.on_set, fewer)}><Glyph icon={Icon::Minus} /></button>
            <span>{ text }</span>
            <button class="small" aria-label="Add hidden layer" title="Add hidden layer" disabled={layers.len() >= MOST_LAYERS}
                onclick={set_layers(&props.on_set, more)}><Glyph icon={Icon::Plus} /></button>
        </div>
    }
}

/// Properties of [`FeatureColumn`].
#[derive(PartialEq, Properties)]
struct FeatureColumnProps {
    config: Rc<Config>,
    on_set: OnSet,
    on_look: Callback<Option<Place>>,
}

/// The features, each to be switched on and off.
#[component]
fn FeatureColumn(props: &FeatureColumnProps) -> Html {
    let feature = |feature: Feature| {
        let on = props.config.features.has(feature);
        let onclick = props.on_set.reform(move |_: MouseEvent| (Knob::Feature(feature), (!on).to_string()));
        let look = Place::Feature(feature);
        html! {
            <button key={feature.key()} class={classes!("node", "feature", (!on).then_some("off"))} aria-label={feature.label()}
                aria-pressed={on.to_string()} {onclick}
                onpointerenter={props.on_look.reform(move |_: PointerEvent| Some(look))}
                onfocus={props.on_look.reform(move |_: FocusEvent| Some(look))}
                onblur={props.on_look.reform(|_: FocusEvent| None)}>
                <span class="feature-name" aria-hidden="true">{ symbol(feature) }</span>
                <canvas id={format!("feature-{}", feature.key())} aria-hidden="true"></canvas>
            </button>
        }
    };
    html! {
        <div class="column features" role="group" aria-label="Features">
            <div class="column-head"><span class="column-name">{ "Features" }</span></div>
            <div class="nodes">
                { for Feature::ALL.into_iter().filter(|one| !props.config.hides(one.key())).map(feature) }
            </div>
        </div>
    }
}

/// A feature as mathematics writes it.
fn symbol(feature: Feature) -> Html {
    let x = |index: &'static str| html! { <><i>{ "X" }</i><sub>{ index }</sub></> };
    match feature {
        Feature::X1 => x("1"),
        Feature::X2 => x("2"),
        Feature::X1Squared => html! { <>{ x("1") }<sup>{ "2" }</sup></> },
        Feature::X2Squared => html! { <>{ x("2") }<sup>{ "2" }</sup></> },
        Feature::X1X2 => html! { <>{ x("1") }{ x("2") }</> },
        Feature::SinX1 => html! { <>{ "sin " }{ x("1") }</> },
        Feature::SinX2 => html! { <>{ "sin " }{ x("2") }</> },
    }
}

/// Properties of [`LayerColumn`].
#[derive(PartialEq, Properties)]
struct ColumnProps {
    layer: usize,
    n_layers: usize,
    n_neurons: usize,
    hidden_layers: Vec<usize>,
    editable: bool,
    selected: Option<usize>,
    on_set: OnSet,
    on_look: Callback<Option<Place>>,
    on_select: Callback<Place>,
}

impl ColumnProps {
    fn from_diagram(props: &DiagramProps, layer: usize) -> Self {
        let hidden_layers = props.config.hidden_layers.clone();
        let selected = match props.selected {
            Some(Place::Neuron { layer: selected, neuron }) if selected == layer => Some(neuron),
            _ => None,
        };
        ColumnProps {
            layer,
            n_layers: hidden_layers.len() + 1,
            n_neurons: hidden_layers.get(layer).copied().unwrap_or(1),
            hidden_layers,
            editable: !props.config.hides("numHiddenLayers"),
            selected,
            on_set: props.on_set.clone(),
            on_look: props.on_look.clone(),
            on_select: props.on_select.clone(),
        }
    }
}

/// One layer: its neurons, and buttons for more and fewer of them.
#[component]
fn LayerColumn(props: &ColumnProps) -> Html {
    let is_output = props.layer + 1 == props.n_layers;
    let neuron = |neuron: usize| {
        let place = Place::Neuron { layer: props.layer, neuron };
        let selected = props.selected == Some(neuron);
        html! {
            <button key={neuron} class={classes!("node", "neuron", selected.then_some("selected"))}
                aria-label={place.name(props.n_layers)} aria-pressed={selected.to_string()}
                onclick={props.on_select.reform(move |_: MouseEvent| place)}
                onpointerenter={props.on_look.reform(move |_: PointerEvent| Some(place))}
                onfocus={props.on_look.reform(move |_: FocusEvent| Some(place))}
                onblur={props.on_look.reform(|_: FocusEvent| None)}>
                <canvas id={format!("neuron-{}-{neuron}", props.layer)} aria-hidden="true"></canvas>
            </button>
        }
    };
    let head = if is_output {
        html! { <span class="column-name">{ "Output" }</span> }
    } else {
        html! { <NeuronCount ..props.into() /> }
    };
    let name = if is_output { "Output layer".to_owned() } else { format!("Layer {}", props.layer + 1) };
    html! {
        <div class={classes!("column", is_output.then_some("output-column"))} role="group" aria-label={name}>
            <div class="column-head">{ head }</div>
            <div class="nodes">{ for (0..props.n_neurons).map(neuron) }</div>
        </div>
    }
}

/// Properties of [`NeuronCount`].
#[derive(PartialEq, Properties)]
struct NeuronCountProps {
    layer: usize,
    hidden_layers: Vec<usize>,
    editable: bool,
    on_set: OnSet,
}

impl From<&ColumnProps> for NeuronCountProps {
    fn from(props: &ColumnProps) -> Self {
        NeuronCountProps {
            layer: props.layer,
            hidden_layers: props.hidden_layers.clone(),
            editable: props.editable,
            on_set: props.on_set.clone(),
        }
    }
}

/// How many neurons a hidden layer has.
#[component]
fn NeuronCount(props: &NeuronCountProps) -> Html {
    let layer = props.layer;
    let n_neurons = props.hidden_layers.get(layer).copied().unwrap_or(1);
    let with = |n: usize| {
        let mut layers = props.hidden_layers.clone();
        layers[layer] = n;
        set_layers(&props.on_set, layers)
    };
    let number = layer + 1;
    html! {
        <div class="count small-count">
            if props.editable {
                <button class="small" aria-label={format!("Remove neuron from layer {number}")} title="Remove neuron"
                    disabled={n_neurons <= 1} onclick={with(n_neurons.saturating_sub(1).max(1))}><Glyph icon={Icon::Minus} /></button>
            }
            <span title={format!("Layer {number}: {n_neurons} neurons")}>{ n_neurons }</span>
            if props.editable {
                <button class="small" aria-label={format!("Add neuron to layer {number}")} title="Add neuron"
                    disabled={n_neurons >= MOST_NEURONS} onclick={with((n_neurons + 1).min(MOST_NEURONS))}><Glyph icon={Icon::Plus} /></button>
            }
        </div>
    }
}
