//! The panel of the sample that is followed, and the button that opens it.

use experiment::{Origin, Session};
use yew::html::Scope;
use yew::prelude::*;

use super::number::number;
use super::{Axis, Followed, Msg, PANEL, Step, backward, forward, loss};
use crate::app::{self, App};
use crate::browser;
use crate::controls::{field_error, give_up_at_escape, icon_button, value_of};
use crate::element::{Element, element};
use crate::icons::Icon;
use crate::panel;

/// The id of the button that shows the next step.
const NEXT: &str = "sample-next";

/// The button that opens the panel.
pub fn button(to: &Scope<App>) -> Element {
    element("button")
        .class("button wide follow")
        .sends("click", to, app::Msg::Sample(Msg::Open))
        .text("Follow one point")
}

/// Gives the focus to what goes on from here, once it is on the page.
pub fn focus_later() {
    gloo_timers::callback::Timeout::new(0, || browser::focus(NEXT)).forget();
}

/// The panel.
pub fn view(to: &Scope<App>, session: &Session, followed: &Followed, playing: bool) -> Html {
    let n_layers = session.network().layers().len();
    let steps: Vec<Step> = Step::all(n_layers).collect();
    let number = followed.step.min(steps.len() - 1);
    let step = |(index, step): (usize, &Step)| step_button(to, index, *step, n_layers, index == number);
    let close = app::Msg::Sample(Msg::Close);
    let close = icon_button(to, "small end", Icon::Close, "Close the steps", true, close);
    let error = followed.refused.as_ref().map(|(_, error)| error.as_str());
    let way = element("div")
        .class("steps")
        .set("role", "group")
        .set("aria-label", "Steps")
        .children(steps.iter().enumerate().map(step));
    let step_head = element("div")
        .class("panel-head")
        .child(element("h3").set("id", "step-title").set("aria-live", "polite").text(steps[number].name(n_layers)))
        .child(walk_buttons(to, number, steps.len()));
    let later = if playing { " They follow once you pause." } else { "" };
    panel::section("panel walk", "sample-title")
        .set("id", PANEL)
        .child(panel::head("sample-title", "One point, step by step").child(close))
        .child(point(to, session, followed))
        .child(field_error("sample-error".to_owned(), error))
        .child(way)
        .child(step_head)
        .child(content(session, followed, steps[number]))
        .child(element("p").class("quiet").text(format!("Numbers of epoch {}.{later}", session.epoch())))
        .into()
}

/// To the step before and after.
fn walk_buttons(to: &Scope<App>, step: usize, n_steps: usize) -> Element {
    let button = |step: usize, enabled: bool| {
        element("button").class("button").flag("disabled", !enabled).sends("click", to, app::Msg::Sample(Msg::Go(step)))
    };
    element("div")
        .class("end walk-buttons")
        .child(button(step.saturating_sub(1), step > 0).text("Previous"))
        .child(button(step + 1, step + 1 < n_steps).set("id", NEXT).text("Next"))
}

/// Where the point lies, and buttons for others.
fn point(to: &Scope<App>, session: &Session, followed: &Followed) -> Element {
    let origin = match followed.sample.origin {
        Origin::Train(index) => format!("Training point {} of {}", index + 1, session.train_points().len()),
        Origin::Test(index) => format!("Test point {} of {}", index + 1, session.test_points().len()),
        Origin::Place => "No point of the data; labelled like the nearest".to_owned(),
    };
    let label = followed.sample.point.label;
    let label_text = if label > 0.0 { format!("+{}", number(label)) } else { number(label) };
    let class = if label < 0.0 { "point-label negative" } else { "point-label positive" };
    let other = |by| app::Msg::Sample(Msg::Other(by));
    element("div")
        .class("point")
        .child(icon_button(to, "small", Icon::Before, "Training point before", true, other(-1)))
        .child(coordinate(to, followed, Axis::X1))
        .child(coordinate(to, followed, Axis::X2))
        .child(icon_button(to, "small", Icon::After, "Next training point", true, other(1)))
        .child(element("span").class(class).text("label ").child(element("b").text(label_text)))
        .child(element("span").class("quiet").text(origin))
}

/// The field of a coordinate.
fn coordinate(to: &Scope<App>, followed: &Followed, axis: Axis) -> Element {
    let (symbol, name, value) = match axis {
        Axis::X1 => ("X₁", "X1 of the point", followed.sample.point.x),
        Axis::X2 => ("X₂", "X2 of the point", followed.sample.point.y),
    };
    let value = number(value).replace('−', "-");
    let set = move |event: &Event| {
        let text = value_of(event);
        Some(app::Msg::Sample(Msg::Type(axis, text)))
    };
    let is_refused = followed.refused.as_ref().is_some_and(|(refused, _)| *refused == axis);
    let input = element("input")
        .class("field")
        .set("inputmode", "decimal")
        .set("autocomplete", "off")
        .set("aria-label", name)
        .value(value.clone())
        .on("change", to, set)
        .set_if("aria-invalid", is_refused.then_some("true"))
        .set_if("aria-describedby", is_refused.then_some("sample-error"));
    element("label")
        .class("coordinate")
        .child(element("span").set("aria-hidden", "true").text(symbol))
        .child(give_up_at_escape(input, to, value))
}

fn step_button(to: &Scope<App>, index: usize, step: Step, n_layers: usize, is_shown: bool) -> Element {
    let is_back = matches!(step, Step::Backward(_));
    let name = AttrValue::from(step.name(n_layers));
    element("button")
        .key(index)
        .class(if is_back { "step-button back" } else { "step-button" })
        .set("aria-label", name.clone())
        .set("title", name)
        .set_if("aria-current", is_shown.then_some("step"))
        .sends("click", to, app::Msg::Sample(Msg::Go(index)))
        .text(step.short_name(n_layers))
}

/// What is shown of a step.
fn content(session: &Session, followed: &Followed, step: Step) -> Html {
    let (config, network) = (session.config(), session.network());
    let n_layers = network.layers().len();
    let walk = session.sample_trace(&followed.sample);
    match step {
        Step::Features => forward::features(config, &walk).into(),
        Step::Forward(layer) => {
            let activation = config.hyper().activations.of(layer, n_layers);
            forward::layer(layer, n_layers, activation, &network.layers()[layer], &walk.layers[layer])
        }
        Step::Loss => loss::view(config, followed.sample.point.label, &walk),
        Step::Backward(layer) => {
            let preview = session.preview(&followed.sample);
            let layers = (&network.layers()[layer], &preview.layers()[layer]);
            backward::layer(config, layer, n_layers, layers, &walk.layers[layer])
        }
    }
}
