//! The network as a diagram: features on the left, hidden layers, the output neuron. The lines between them are painted by
//! [`crate::links`], the pictures in the neurons by [`crate::screen`].

use experiment::{Config, Feature, MOST_LAYERS, MOST_NEURONS, Setting};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{help, icon_button};
use crate::element::{Element, element};
use crate::icons::Icon;
use crate::place::{self, Place};
use crate::{browser, diagram_keys, links, panel};

/// How many neurons a new hidden layer has.
const NEW_LAYER: usize = 2;

/// The whole diagram with its editors; `selected` is the layer and the neuron in the inspector.
pub fn view(to: &Scope<App>, config: &Config, selected: Option<(usize, usize)>) -> Html {
    let edits = !config.hides("numHiddenLayers");
    let head = panel::head("network-title", "Network")
        .child(help(to, Setting::HiddenLayers))
        .child_if(edits.then(|| layer_count(to, config)));
    let mut diagram = element("div")
        .class("diagram")
        .set("id", "diagram")
        .on("pointermove", to, |event: &PointerEvent| {
            let (x, y) = place_at(event);
            Some(Msg::Point(x, y))
        })
        .on("click", to, |event: &MouseEvent| {
            let (x, y) = place_at(event);
            Some(Msg::Pick(x, y))
        })
        .on("keydown", to, |event: &KeyboardEvent| {
            diagram_keys::on_key(event);
            None
        })
        .sends("pointerleave", to, Msg::Point(-1.0, -1.0));
    let layers = 0..=config.hidden_layers().len();
    for layer in layers.clone() {
        let id = links::canvas_id(layer);
        diagram =
            diagram.child(element("canvas").key(id.clone()).set("id", id).class("links").set("aria-hidden", "true"));
    }
    diagram = diagram
        .child(features(to, config))
        .children(layers.map(|layer| column(to, config, layer, edits, selected)))
        .child(element("span").set("id", "link-value").class("link-value").flag("hidden", true));
    panel::section("panel network", "network-title").child(head).child(diagram).into()
}

/// Where the pointer is on the diagram; negative where it is not between the neurons.
fn place_at(event: &MouseEvent) -> (f64, f64) {
    browser::place_in("diagram", event).unwrap_or((-1.0, -1.0))
}

/// The message that sets the hidden layers to these.
fn set_layers(layers: &[usize]) -> Msg {
    Msg::Set(Setting::HiddenLayers, layers.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
}

/// How many hidden layers there are.
fn layer_count(to: &Scope<App>, config: &Config) -> Element {
    let layers = config.hidden_layers();
    let fewer = set_layers(&layers[..layers.len().saturating_sub(1)]);
    let more = set_layers(&[layers, &[NEW_LAYER]].concat());
    let text = match layers.len() {
        1 => "1 hidden layer".to_owned(),
        n => format!("{n} hidden layers"),
    };
    element("div")
        .class("count")
        .set("role", "group")
        .set("aria-label", "Hidden layers")
        .child(icon_button(to, "small", Icon::Minus, "Remove hidden layer", !layers.is_empty(), fewer))
        .child(element("span").text(text))
        .child(icon_button(to, "small", Icon::Plus, "Add hidden layer", layers.len() < MOST_LAYERS, more))
}

/// The features, each to be switched on and off.
fn features(to: &Scope<App>, config: &Config) -> Element {
    let head = element("div").class("column-head").child(column_name("Features"));
    let mut nodes = element("div").class("nodes");
    for feature in Feature::ALL.into_iter().filter(|one| !config.hides(one.key())) {
        nodes = nodes.child(feature_switch(to, config, feature));
    }
    element("div").class("column features").set("role", "group").set("aria-label", "Features").child(head).child(nodes)
}

fn column_name(name: &'static str) -> Element {
    element("span").class("column-name").text(name)
}

fn feature_switch(to: &Scope<App>, config: &Config, feature: Feature) -> Element {
    let on = config.features().has(feature);
    let id = AttrValue::from(format!("switch-{}", feature.key()));
    let label = element("label").set("for", id.clone()).class("feature-name").set("aria-hidden", "true");
    let button = element("button")
        .set("id", id)
        .class("node")
        .set("aria-label", feature.label())
        .set("aria-pressed", on.to_string())
        .sends("click", to, Msg::Set(Setting::Feature(feature), (!on).to_string()));
    element("div")
        .key(feature.key())
        .class(if on { "feature" } else { "feature off" })
        .child(place::add_symbol(label, feature))
        .child(looked_at(to, button, Place::Feature(feature)))
}

/// A node with its picture, which is looked at while the pointer or the focus is on it.
fn looked_at(to: &Scope<App>, node: Element, place: Place) -> Element {
    node.sends("pointerenter", to, Msg::Look(Some(place)))
        .sends("pointerleave", to, Msg::Look(None))
        .sends("focus", to, Msg::Look(Some(place)))
        .sends("blur", to, Msg::Look(None))
        .child(element("canvas").set("id", place.canvas_id()).set("aria-hidden", "true"))
}

/// One layer: its neurons, and buttons for more and fewer of them.
fn column(to: &Scope<App>, config: &Config, layer: usize, edits: bool, selected: Option<(usize, usize)>) -> Element {
    let n_layers = config.hidden_layers().len() + 1;
    let is_output = layer + 1 == n_layers;
    let n_neurons = config.hidden_layers().get(layer).copied().unwrap_or(1);
    let selected = selected.filter(|(selected, _)| *selected == layer).map(|(_, neuron)| neuron);
    let neuron = |neuron: usize| {
        let place = Place::Neuron { layer, neuron };
        let is_selected = selected == Some(neuron);
        // One stop of the Tab key for each layer; arrow keys reach the others.
        let stop = selected.unwrap_or(0) == neuron;
        let button = element("button")
            .key(neuron)
            .class(if is_selected { "node neuron selected" } else { "node neuron" })
            .set("aria-label", place.name(n_layers))
            .set("aria-pressed", is_selected.to_string())
            .set("tabindex", if stop { "0" } else { "-1" })
            .on("click", to, move |event: &MouseEvent| Some(Msg::Select(layer, neuron, event.detail() == 0)));
        looked_at(to, button, place)
    };
    let (class, name, head) = if is_output {
        ("column output-column", "Output layer".to_owned(), column_name("Output"))
    } else {
        ("column", format!("Layer {}", layer + 1), neuron_count(to, config, layer, n_neurons, edits))
    };
    element("div")
        .key(layer)
        .class(class)
        .set("role", "group")
        .set("aria-label", name)
        .child(element("div").class("column-head").child(head))
        .child(element("div").class("nodes").children((0..n_neurons).map(neuron)))
}

/// How many neurons a hidden layer has.
fn neuron_count(to: &Scope<App>, config: &Config, layer: usize, n_neurons: usize, edits: bool) -> Element {
    let with = |n: usize| {
        let mut layers = config.hidden_layers().to_vec();
        layers[layer] = n.clamp(1, MOST_NEURONS);
        set_layers(&layers)
    };
    let number = layer + 1;
    let button =
        |icon, name: String, enabled, n| edits.then(|| icon_button(to, "small", icon, &name, enabled, with(n)));
    let fewer = format!("Remove neuron from layer {number}");
    let more = format!("Add neuron to layer {number}");
    let count =
        element("span").set("title", format!("Layer {number}: {n_neurons} neurons")).text(n_neurons.to_string());
    element("div")
        .class("count small-count")
        .child_if(button(Icon::Minus, fewer, n_neurons > 1, n_neurons - 1))
        .child(count)
        .child_if(button(Icon::Plus, more, n_neurons < MOST_NEURONS, n_neurons + 1))
}
