//! The network as a diagram: features on the left, hidden layers, the output neuron. The lines between them are painted by
//! [`crate::links`], the pictures in the neurons by [`crate::screen`].

use experiment::{Config, Feature, Knob, MOST_LAYERS, MOST_NEURONS};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{help, icon_button};
use crate::icons::Icon;
use crate::place::{self, Place};
use crate::{browser, diagram_keys, links};

/// How many neurons a new hidden layer has.
const NEW_LAYER: usize = 2;

/// The whole diagram with its editors; `selected` is the layer and the neuron in the inspector.
pub fn view(to: &Scope<App>, config: &Config, selected: Option<(usize, usize)>) -> Html {
    let edits = !config.hides("numHiddenLayers");
    let point = |event: &PointerEvent| browser::place_in("diagram", event).map_or((-1.0, -1.0), |place| place);
    let onpointermove = to.callback(move |event: PointerEvent| {
        let (x, y) = point(&event);
        Msg::Point(x, y)
    });
    let onclick = to.callback(move |event: MouseEvent| {
        let (x, y) = browser::place_in("diagram", &event).unwrap_or((-1.0, -1.0));
        Msg::Pick(x, y)
    });
    html! {
        <section class="panel network" aria-labelledby="network-title">
            <div class="panel-head">
                <h2 id="network-title">{ "Network" }</h2>
                { help(to, Knob::HiddenLayers) }
                if edits { { layer_count(to, config) } }
            </div>
            <div class="diagram" id="diagram" {onpointermove} {onclick} onkeydown={diagram_keys::on_key}
                onpointerleave={to.callback(|_: PointerEvent| Msg::Point(-1.0, -1.0))}>
                { for (0..=config.hidden_layers.len()).map(|layer| html! {
                    <canvas key={links::canvas_id(layer)} id={links::canvas_id(layer)} class="links" aria-hidden="true"></canvas>
                }) }
                { features(to, config) }
                { for (0..=config.hidden_layers.len()).map(|layer| column(to, config, layer, edits, selected)) }
                <span id="link-value" class="link-value" hidden={true}></span>
            </div>
        </section>
    }
}

/// The message that sets the hidden layers to these.
fn set_layers(layers: &[usize]) -> Msg {
    Msg::Set(Knob::HiddenLayers, layers.iter().map(usize::to_string).collect::<Vec<_>>().join(","))
}

/// How many hidden layers there are.
fn layer_count(to: &Scope<App>, config: &Config) -> Html {
    let layers = &config.hidden_layers;
    let fewer = set_layers(&layers[..layers.len().saturating_sub(1)]);
    let more = set_layers(&[layers.as_slice(), &[NEW_LAYER]].concat());
    let text = match layers.len() {
        1 => "1 hidden layer".to_owned(),
        n => format!("{n} hidden layers"),
    };
    html! {
        <div class="count" role="group" aria-label="Hidden layers">
            { icon_button(to, "small", Icon::Minus, "Remove hidden layer", !layers.is_empty(), fewer) }
            <span>{ text }</span>
            { icon_button(to, "small", Icon::Plus, "Add hidden layer", layers.len() < MOST_LAYERS, more) }
        </div>
    }
}

/// The features, each to be switched on and off.
fn features(to: &Scope<App>, config: &Config) -> Html {
    let feature = |feature: Feature| {
        let on = config.features.has(feature);
        let place = Place::Feature(feature);
        let id = format!("switch-{}", feature.key());
        html! {
            <div key={feature.key()} class={classes!("feature", (!on).then_some("off"))}>
                <label for={id.clone()} class="feature-name" aria-hidden="true">{ place::symbol(feature) }</label>
                <button {id} class="node" aria-label={feature.label()} aria-pressed={on.to_string()}
                    onclick={to.callback(move |_: MouseEvent| Msg::Set(Knob::Feature(feature), (!on).to_string()))}
                    onpointerenter={look(to, Some(place))} onpointerleave={look(to, None)}
                    onfocus={to.callback(move |_: FocusEvent| Msg::Look(Some(place)))} onblur={to.callback(|_: FocusEvent| Msg::Look(None))}>
                    <canvas id={place.canvas_id()} aria-hidden="true"></canvas>
                </button>
            </div>
        }
    };
    html! {
        <div class="column features" role="group" aria-label="Features">
            <div class="column-head"><span class="column-name">{ "Features" }</span></div>
            <div class="nodes">
                { for Feature::ALL.into_iter().filter(|one| !config.hides(one.key())).map(feature) }
            </div>
        </div>
    }
}

fn look(to: &Scope<App>, place: Option<Place>) -> Callback<PointerEvent> {
    to.callback(move |_| Msg::Look(place))
}

/// One layer: its neurons, and buttons for more and fewer of them.
fn column(to: &Scope<App>, config: &Config, layer: usize, edits: bool, selected: Option<(usize, usize)>) -> Html {
    let n_layers = config.hidden_layers.len() + 1;
    let is_output = layer + 1 == n_layers;
    let n_neurons = config.hidden_layers.get(layer).copied().unwrap_or(1);
    let selected = selected.filter(|(selected, _)| *selected == layer).map(|(_, neuron)| neuron);
    let neuron = |neuron: usize| {
        let place = Place::Neuron { layer, neuron };
        let is_selected = selected == Some(neuron);
        // One stop of the Tab key for each layer; arrow keys reach the others.
        let stop = selected.unwrap_or(0) == neuron;
        html! {
            <button key={neuron} class={classes!("node", "neuron", is_selected.then_some("selected"))}
                aria-label={place.name(n_layers)} aria-pressed={is_selected.to_string()} tabindex={if stop { "0" } else { "-1" }}
                onclick={to.callback(move |event: MouseEvent| Msg::Select(layer, neuron, event.detail() == 0))}
                onpointerenter={look(to, Some(place))} onpointerleave={look(to, None)}
                onfocus={to.callback(move |_: FocusEvent| Msg::Look(Some(place)))} onblur={to.callback(|_: FocusEvent| Msg::Look(None))}>
                <canvas id={place.canvas_id()} aria-hidden="true"></canvas>
            </button>
        }
    };
    let (name, head) = if is_output {
        ("Output layer".to_owned(), html! { <span class="column-name">{ "Output" }</span> })
    } else {
        (format!("Layer {}", layer + 1), neuron_count(to, config, layer, n_neurons, edits))
    };
    html! {
        <div key={layer} class={classes!("column", is_output.then_some("output-column"))} role="group" aria-label={name}>
            <div class="column-head">{ head }</div>
            <div class="nodes">{ for (0..n_neurons).map(neuron) }</div>
        </div>
    }
}

/// How many neurons a hidden layer has.
fn neuron_count(to: &Scope<App>, config: &Config, layer: usize, n_neurons: usize, edits: bool) -> Html {
    let with = |n: usize| {
        let mut layers = config.hidden_layers.clone();
        layers[layer] = n.clamp(1, MOST_NEURONS);
        set_layers(&layers)
    };
    let number = layer + 1;
    let button = |icon, name: String, enabled, n| {
        if edits {
            icon_button(to, "small", icon, &name, enabled, with(n))
        } else {
            html! {}
        }
    };
    html! {
        <div class="count small-count">
            { button(Icon::Minus, format!("Remove neuron from layer {number}"), n_neurons > 1, n_neurons - 1) }
            <span title={format!("Layer {number}: {n_neurons} neurons")}>{ n_neurons }</span>
            { button(Icon::Plus, format!("Add neuron to layer {number}"), n_neurons < MOST_NEURONS, n_neurons + 1) }
        </div>
    }
}
