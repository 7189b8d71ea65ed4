//! The output: the large picture of what the network answers, and how good that is.

use experiment::{Config, Problem, Setting};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{checkbox, labelled, switch};
use crate::element::{Element, element};
use crate::words::Topic;
use crate::{chart, explanation, panel, record, sample};

/// The column of the output.
pub fn view(to: &Scope<App>, config: &Config, logarithmic: bool, follows: bool) -> Html {
    let reading = |class: &'static str, id: &'static str, name: &'static str| {
        let label =
            element("span").class("label").set("aria-hidden", "true").child(element("i").class("key")).text(name);
        element("div")
            .class(class)
            .child(label)
            .child(element("output").set("id", id).set("aria-label", name).set("aria-live", "off"))
    };
    let readings = element("div")
        .class("readings")
        .child(reading("reading train", "loss-train", "Training loss"))
        .child(reading("reading test", "loss-test", "Test loss"));
    let scale = checkbox(logarithmic).sends("change", to, Msg::Logarithmic(!logarithmic));
    let chart_head = element("div")
        .class("chart-head")
        .child(element("h3").class("quiet").text("Loss over epochs"))
        .child(explanation::button(to, Topic::Chart))
        .child(labelled("switch small-switch", scale, "Logarithmic"));
    let switches = element("div").class("switches").child(switch(to, config, Setting::ShowTestData)).child(switch(
        to,
        config,
        Setting::Discretize,
    ));
    panel::section("panel output", "output-title")
        .child(panel::head("output-title", "Output"))
        .child(readings)
        .child(chart_head)
        .child(chart_box(to))
        .child(element("p").set("id", "shown").class("shown").set("aria-hidden", "true"))
        .child(plot(to, config))
        .child(color_scale())
        .child(switches)
        .child_if((!follows).then(|| sample::button(to)))
        .child(facts(config))
        .child(element("div").class("keep").child(record::keep_button(to)))
        .into()
}

/// The chart of the losses, to be read by pointer and keys.
fn chart_box(to: &Scope<App>) -> Element {
    let chart = element("canvas")
        .set("id", "chart")
        .class("chart")
        .set("role", "slider")
        .set("tabindex", "0")
        .set("aria-label", "Losses over the epochs")
        .set("aria-valuemin", "0")
        .set("aria-valuemax", "0")
        .set("aria-valuenow", "0")
        .on("pointermove", to, |event: &PointerEvent| Some(Msg::ReadChart(chart::part_at(event))))
        .sends("pointerleave", to, Msg::ReadChart(None))
        .sends("blur", to, Msg::ReadChart(None))
        .on("keydown", to, |event: &KeyboardEvent| chart::step_of_key(event).map(Msg::StepChart));
    let value = element("span").set("id", "chart-value").set("aria-hidden", "true");
    element("div").class("chart-box").child(chart).child(value)
}

/// The large picture with its axes.
fn plot(to: &Scope<App>, config: &Config) -> Element {
    let picture = element("div")
        .class("picture")
        .set("title", "Press to follow a point through the network")
        .on("click", to, |event: &MouseEvent| sample::part_at(event).map(Msg::Sample))
        .child(element("canvas").set("id", "output-heat").set("role", "img").set("aria-label", "Output"))
        .child(element("canvas").set("id", "output-points").set("aria-hidden", "true"));
    element("div")
        .class("plot")
        .child(axis(config, "axis upward", "X₂"))
        .child(picture)
        .child(axis(config, "axis", "X₁"))
}

/// What the colours stand for.
fn color_scale() -> Element {
    let ends = element("span")
        .class("scale-ends")
        .set("aria-hidden", "true")
        .children(["−1", "0", "+1"].map(|end| element("span").text(end)));
    element("div")
        .class("scale")
        .set("aria-label", "Colours: from -1 to 1")
        .set("role", "img")
        .child(element("span").class("scale-bar"))
        .child(ends)
}

/// The numbers along an edge of the picture, and between the last two of them, what they are numbers of.
fn axis(config: &Config, class: &'static str, name: &'static str) -> Element {
    let extent = config.current_dataset().extent();
    let step = (extent.size() / 4.0).max(1.0).floor();
    let mark = |at: f64, text: String| {
        element("span").set("style", format!("--at:{}%", extent.to_unit(at, 0.0).0 * 100.0)).text(text)
    };
    let mut axis = element("div").class(class).set("aria-hidden", "true");
    let mut at = extent.low;
    while at <= extent.high {
        axis = axis.child(mark(at, if at < 0.0 { format!("−{}", -at) } else { at.to_string() }));
        at += step;
    }
    axis.child(mark(extent.high - step / 2.0, name.to_owned()))
}

/// Numbers that say more about the network as it is.
fn facts(config: &Config) -> Element {
    let fact = |name: &'static str, id: &'static str| {
        element("div").child(element("dt").text(name)).child(element("dd").set("id", id))
    };
    let classifies = config.problem() == Problem::Classification;
    element("dl")
        .class("facts")
        .child_if(classifies.then(|| fact("Accuracy on training data", "accuracy-train")))
        .child_if(classifies.then(|| fact("Accuracy on test data", "accuracy-test")))
        .child(fact("Gap: test − training loss", "gap"))
        .child(fact("Parameters", "parameters"))
}
