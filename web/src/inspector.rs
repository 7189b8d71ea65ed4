//! The inspector: one neuron's equation with its numbers, each of which can be changed.

use experiment::{Activation, Choice, Config, Feature, Parameter, Session, Setting, read_parameter};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{field_error, icon_button, number_field, select, value_of};
use crate::element::{Element, element};
use crate::icons::Icon;
use crate::panel;
use crate::place::{Place, plain_symbol};
use crate::refused::Refused;

/// How far an arrow key moves a value; a tenth of it with Alt, ten times as far with Shift.
const STEP: f64 = 0.1;

/// The numbers of a neuron: its weights in the order of its inputs, then its bias.
pub fn parameters(session: &Session, (layer, neuron): (usize, usize)) -> impl Iterator<Item = Parameter> {
    let n_in = session.network().layers().get(layer).map_or(0, |layer| layer.n_in());
    let weights = (0..n_in).map(move |from| Parameter::Weight { layer, to: neuron, from });
    weights.chain([Parameter::Bias { layer, neuron }])
}

/// The id of a number's field.
pub fn field_id(parameter: Parameter) -> String {
    match parameter {
        Parameter::Weight { from, .. } => format!("weight-{from}"),
        Parameter::Bias { .. } => "bias".to_owned(),
    }
}

/// The id of the word beside a weight that L1 has silenced.
pub fn silenced_id(parameter: Parameter) -> String {
    format!("{}-silenced", field_id(parameter))
}

/// What a weight's input is called in an equation.
pub fn input_symbol(config: &Config, layer: usize, from: usize) -> String {
    match layer {
        0 => config.features().iter().nth(from).map_or(String::new(), |feature| plain_symbol(feature).to_owned()),
        _ => format!("a{}", subscript(from + 1)),
    }
}

/// What a neuron's output is called in an equation.
pub fn output_symbol(layer: usize, n_layers: usize, neuron: usize) -> String {
    if layer + 1 == n_layers { "output".to_owned() } else { format!("a{}", subscript(neuron + 1)) }
}

/// What an activation is called in an equation; nothing where it changes nothing.
pub fn function_name(activation: Activation) -> Option<&'static str> {
    match activation {
        Activation::Linear => None,
        Activation::Silu => Some("SiLU"),
        Activation::Relu | Activation::LeakyRelu | Activation::Elu | Activation::Gelu => Some(activation.word().label),
        other => Some(other.word().link),
    }
}

fn subscript(digit: usize) -> char {
    ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'][digit % 10]
}

/// What a number is called for people.
pub fn name(config: &Config, parameter: Parameter) -> String {
    let feature = |from: usize| config.features().iter().nth(from).map_or("", Feature::label);
    match parameter {
        Parameter::Weight { layer: 0, from, .. } => format!("Weight of {}", feature(from)),
        Parameter::Weight { layer, from, .. } => format!("Weight of neuron {} of layer {layer}", from + 1),
        Parameter::Bias { .. } => "Bias".to_owned(),
    }
}

/// The panel: the selected neuron, or how to select one.
pub fn view(to: &Scope<App>, session: &Session, selected: Option<(usize, usize)>, refused: Option<&Refused>) -> Html {
    let config = session.config();
    let inspector = panel::section("panel inspector", "inspector-title");
    let Some((layer, neuron)) = selected else {
        let how = "Press a neuron to read its weights and its bias, and to change them.";
        return inspector
            .child(panel::head("inspector-title", "Inside a neuron"))
            .child(element("p").class("quiet").text(how))
            .child(weights_row(to, config))
            .into();
    };
    let n_layers = session.network().layers().len();
    let inputs = match layer {
        0 => "Its inputs are the features.".to_owned(),
        _ => format!("Its inputs a₁, a₂, … are the outputs of layer {layer}, from the top."),
    };
    let close = icon_button(to, "small end", Icon::Close, "Close the inspector", true, Msg::Deselect);
    let rows = parameters(session, (layer, neuron)).map(|parameter| row(to, config, parameter, refused));
    inspector
        .child(panel::head("inspector-title", Place::Neuron { layer, neuron }.name(n_layers)).child(close))
        .child(element("p").set("id", "equation").class("equation"))
        .child(element("p").class("quiet").text(inputs))
        .child(element("div").class("parameters").children(rows))
        .child(weights_row(to, config))
        .into()
}

/// What concerns all weights at once.
fn weights_row(to: &Scope<App>, config: &Config) -> Element {
    let button = element("button")
        .class("button")
        .set("title", "Draw other initial weights, and start at epoch 0")
        .sends("click", to, Msg::NewWeights)
        .child(Icon::Dice.view())
        .text("New weights");
    element("div").class("weights-row").child(button).child(select(to, config, Setting::Initialization))
}

/// One number: its name, to be dragged, and its field.
fn row(to: &Scope<App>, config: &Config, parameter: Parameter, refused: Option<&Refused>) -> Element {
    let symbol = match parameter {
        Parameter::Weight { layer, from, .. } => input_symbol(config, layer, from),
        Parameter::Bias { .. } => "bias".to_owned(),
    };
    let set = move |event: &Event| Some(Msg::Type(parameter, value_of(event)));
    let error = Refused::parameter_reason(refused, parameter);
    let id = AttrValue::from(field_id(parameter));
    let error_id = format!("{id}-error");
    let label = element("label")
        .class("drag")
        .set("for", id.clone())
        .set("title", "Drag to change")
        .set("aria-hidden", "true")
        .on("pointerdown", to, move |event: &PointerEvent| Some(Msg::Grab(parameter, event.clone())))
        .on("pointermove", to, |event: &PointerEvent| Some(Msg::Drag(event.client_x())))
        .sends("pointerup", to, Msg::Drop)
        .sends("pointercancel", to, Msg::Drop)
        .text(symbol);
    let field = number_field(id.clone(), error.map(|_| error_id.as_str()))
        .set("role", "spinbutton")
        .set("aria-label", name(config, parameter))
        .on("change", to, set)
        .on("keydown", to, move |event: &KeyboardEvent| on_key(parameter, event));
    let silenced =
        element("span").set("id", silenced_id(parameter)).class("silenced").flag("hidden", true).text("silenced by L1");
    element("div")
        .class("parameter")
        .key(id.to_string())
        .child(label)
        .child(field)
        .child(silenced)
        .child(field_error(error_id, error))
}

/// Up and down move the value, Enter sets what was typed, Escape does not.
fn on_key(parameter: Parameter, event: &KeyboardEvent) -> Option<Msg> {
    let step = match (event.shift_key(), event.alt_key()) {
        (true, _) => STEP * 10.0,
        (_, true) => STEP / 10.0,
        _ => STEP,
    };
    let message = match event.key().as_str() {
        "ArrowUp" => Msg::Nudge(parameter, step),
        "ArrowDown" => Msg::Nudge(parameter, -step),
        "Enter" => Msg::Type(parameter, value_of(event)),
        "Escape" => Msg::GiveUp,
        _ => return None,
    };
    event.prevent_default();
    Some(message)
}

/// A number as its field shows it.
pub fn shown(value: f64) -> String {
    // As many places as can be told apart, and no more than were typed.
    let text = format!("{value:.4}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// What somebody typed; nothing where the text is still what the field showed of `value`.
///
/// # Errors
/// What no weight can be.
pub fn typed(text: &str, value: f64) -> Result<Option<f64>, experiment::Error> {
    if text.trim() == shown(value) { Ok(None) } else { read_parameter(text).map(Some) }
}
