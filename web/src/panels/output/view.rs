//! The panel of the output.

use experiment::Problem;
use yew::prelude::*;

use super::chart::zoom;
use super::message::OutputMsg;
use super::names::Names;
use super::refs::OutputRefs;
use crate::canvas::chart;
use crate::dom;
use crate::panels::effect::Follow;
use crate::widgets::{
    Control, HelpTopic, LabelledCheckbox, Panel, SettingCallbacks, WELCOME, help_button, phrase, setting_switch,
};

/// How many points Page Up and Page Down jump over.
const PAGE: i32 = 20;
/// Further than there are points.
const TO_THE_END: i32 = 10_000;

/// What the panel shows.
#[derive(Properties, PartialEq)]
pub struct OutputProps {
    /// What is asked for.
    pub problem: Problem,
    /// What stands along the axes and the scale of colours, once it is loaded.
    pub names: Option<Names>,
    /// Whether the losses are shown by their powers of ten.
    pub logarithmic: bool,
    /// Whether there is a button that lets a point be followed.
    pub offers_follow: bool,
    /// Whether pressing the picture does.
    pub picture_follows: bool,
    /// What lies over the picture.
    pub overlay: Html,
    /// What stands below it.
    pub tools: Html,
    /// What stands below the chart, and is empty until it is loaded; nothing where there is none.
    pub timeline: Option<Html>,
    /// Whether it is as large as the window.
    pub is_large: bool,
    /// Whether only what moves is shown.
    pub presents: bool,
    /// What is said beside the losses where neurons are switched off.
    pub without: Option<AttrValue>,
    /// Whether the empty chart says how to begin.
    pub welcomes: bool,
    /// Whether the chart's scale can be chosen.
    pub offers_logarithmic: bool,
    /// Whether a border can be predicted before each run.
    pub offers_prediction: bool,
    /// Whether it is.
    pub predicts_first: bool,
    /// Whether the picture is not to be seen yet: only its points, and what lies over it.
    pub is_veiled: bool,
    /// Whether runs can be kept.
    pub keeps: bool,
    /// The switch for test points.
    pub show_test_data: Option<Control>,
    /// The switch for classes only.
    pub discretize: Option<Control>,
    /// What is painted.
    pub refs: OutputRefs,
    /// Is given the panel's messages.
    pub send: Callback<OutputMsg>,
    /// Is told what was done to settings.
    pub on: SettingCallbacks,
}

/// The column of the output.
#[component]
pub fn OutputPanel(props: &OutputProps) -> Html {
    let OutputProps { refs, on, without, .. } = props;
    let panel = Panel {
        class: if props.is_large { "panel output large" } else { "panel output" },
        title_id: "output-title".into(),
        title: "Network output".into(),
        ..Panel::default()
    };
    panel.view(html! {
        <>
            // What moves while it trains: it stays in view, also where there is little room.
            <div class="live">
                <div class="readings">
                    { reading("reading train", "loss-train", "Training loss", without, &refs.loss_train) }
                    { reading("reading test", "loss-test", "Test loss", without, &refs.loss_test) }
                </div>
                <div class="chart-head label-line">
                    <h3 class="label">{ "Loss over epochs" }</h3>
                    { help_button(HelpTopic::Chart, &on.explain) }
                </div>
                { chart_box(props) }
                <p ref={&refs.shown} id="shown" class="shown" aria-hidden="true" translate="no" />
                { plot(props) }
            </div>
            <>{ props.tools.clone() }</>
            if !props.presents {
                { more(props) }
            }
        </>
    })
}

/// What stands below: the scale, switches and numbers.
fn more(props: &OutputProps) -> Html {
    let OutputProps { refs, send, on, .. } = props;
    let switch = |control: &Control| setting_switch(control, on);
    let follow = send.reform(|_: MouseEvent| OutputMsg::Follow(Follow::First));
    let keep = send.reform(|_: MouseEvent| OutputMsg::Keep);
    html! {
            <div class="more">
                { color_scale(props.names.as_ref().and_then(|names| names.colors.as_ref())) }
                <div class="switches">
                    <>{ for props.show_test_data.iter().map(switch) }</>
                    if props.offers_prediction {
                        <LabelledCheckbox
                            class="switch"
                            checked={props.predicts_first}
                            label="Predict first"
                            onchange={send.reform(OutputMsg::PredictFirst)}
                        />
                    }
                    <>{ for props.discretize.iter().map(switch) }</>
                    if props.offers_logarithmic {
                        <LabelledCheckbox
                            class="switch"
                            checked={props.logarithmic}
                            label="Logarithmic"
                            onchange={send.reform(OutputMsg::Logarithmic)}
                        />
                    }
                </div>
                if props.offers_follow {
                    <button class="button wide follow" onclick={follow}>{ "Follow a point" }</button>
                }
                { facts(props.problem, refs) }
                if props.keeps {
                    <div class="keep"><button class="button" onclick={keep}>{ "Save this run" }</button></div>
                }
            </div>
    }
}

/// A number with its name, of the network without the neurons that are off.
fn reading(
    class: &'static str,
    id: &'static str,
    name: &'static str,
    without: &Option<AttrValue>,
    node: &NodeRef,
) -> Html {
    let full_name = without.as_ref().map_or(AttrValue::Static(name), |without| format!("{name} with {without}").into());
    html! {
        <div {class}>
            <span class="label" aria-hidden="true"><i class="key" />{ name }</span>
            <output ref={node} {id} aria-label={full_name} aria-live="off" translate="no" />
            if let Some(without) = without {
                <span class="without" aria-hidden="true">{ phrase(without.clone()) }</span>
            }
        </div>
    }
}

/// The chart of the losses, to be read by pointer and keys.
fn chart_box(OutputProps { refs, welcomes, timeline, send, .. }: &OutputProps) -> Html {
    let onpointermove = {
        let (node, send) = (refs.chart.clone(), send.clone());
        move |event: PointerEvent| send.emit(OutputMsg::ReadChart(part_at(&node, &event)))
    };
    let onkeydown = {
        let send = send.clone();
        move |event: KeyboardEvent| {
            if let Some(step) = step_of_key(&event.key()) {
                event.prevent_default();
                send.emit(OutputMsg::StepChart(step));
            }
        }
    };
    html! {
        <div class="chart-box">
            <canvas
                ref={&refs.chart}
                id="chart"
                class="chart"
                role="slider"
                tabindex="0"
                aria-label="Losses over the epochs"
                aria-valuemin="0"
                aria-valuemax="0"
                aria-valuenow="0"
                {onpointermove}
                onpointerleave={send.reform(|_| OutputMsg::ReadChart(None))}
                onblur={send.reform(|_| OutputMsg::ReadChart(None))}
                {onkeydown}
            />
            <span ref={&refs.chart_value} id="chart-value" aria-hidden="true" translate="no" />
            if *welcomes {
                <p class="welcome">{ WELCOME }</p>
            }
            if let Some(timeline) = timeline {
                <div class="timeline">{ timeline.clone() }</div>
            }
        </div>
    }
}

/// Which part of the plot's width the pointer is at.
fn part_at(chart: &NodeRef, event: &PointerEvent) -> Option<f64> {
    let (x, _) = dom::place_in(chart, event)?;
    let (width, _) = dom::size_of(chart)?;
    let zoom = zoom(chart);
    chart::part_at(x / zoom, width / zoom)
}

/// How many points a key moves along the chart.
fn step_of_key(key: &str) -> Option<i32> {
    match key {
        "ArrowLeft" | "ArrowDown" => Some(-1),
        "ArrowRight" | "ArrowUp" => Some(1),
        "PageDown" => Some(-PAGE),
        "PageUp" => Some(PAGE),
        "Home" => Some(-TO_THE_END),
        "End" => Some(TO_THE_END),
        _ => None,
    }
}

/// The large picture with its axes.
fn plot(props: &OutputProps) -> Html {
    let OutputProps { refs, send, picture_follows, presents, .. } = props;
    let follows = *picture_follows && !presents;
    let is_named = props.names.as_ref().is_some_and(|names| names.is_named);
    // Until the numbers are there, their room is.
    let [lower, left] = props.names.as_ref().map_or_else(
        || [html! { <div class="axis" /> }, html! { <div class="axis upward" /> }],
        |names| names.axes.clone(),
    );
    let onclick = {
        let (node, send) = (refs.picture.clone(), send.clone());
        move |event: MouseEvent| {
            if let (Some((x, y)), Some((width, height))) = (dom::place_in(&node, &event), dom::size_of(&node)) {
                // What follows has no place where only what moves is shown.
                if follows {
                    send.emit(OutputMsg::Follow(Follow::At(x / width, y / height)));
                }
            }
        }
    };
    html! {
        <div class={if is_named { "plot named" } else { "plot" }}>
            <>{ left }</>
            <div class={if props.is_veiled { "picture veiled" } else { "picture" }} title={follows.then_some("Press to follow a point through the network")} {onclick}>
                <canvas ref={&refs.picture} id="output-heat" role="img" aria-label="Output" />
                <canvas ref={&refs.points} id="output-points" aria-hidden="true" />
                <>{ props.overlay.clone() }</>
            </div>
            <>{ lower }</>
        </div>
    }
}

/// What the colours stand for: numbers, or what points are called.
fn color_scale(names: Option<&[AttrValue; 3]>) -> Html {
    let ends = names.cloned().unwrap_or_else(|| ["−1", "0", "+1"].map(AttrValue::Static));
    let label = match names {
        Some([low, _, high]) => format!("Colours: from {low} to {high}").into(),
        None => AttrValue::Static("Colours: from -1 to 1"),
    };
    html! {
        <div class="scale" aria-label={label} role="img">
            <span class="scale-bar" />
            <span class="scale-ends" aria-hidden="true" translate="no">
                { for ends.into_iter().map(|end| html! { <span>{ phrase(end) }</span> }) }
            </span>
        </div>
    }
}

/// Numbers that say more about the network as it is.
fn facts(problem: Problem, refs: &OutputRefs) -> Html {
    let fact = |name: &'static str, id: &'static str, node: &NodeRef| {
        html! { <div><dt>{ name }</dt><dd ref={node} {id} translate="no" /></div> }
    };
    html! {
        <dl class="facts">
            if problem == Problem::Classification {
                { fact("Training accuracy", "accuracy-train", &refs.accuracy_train) }
                { fact("Test accuracy", "accuracy-test", &refs.accuracy_test) }
            }
            { fact("Gap: test − training loss", "gap", &refs.gap) }
            { fact("Parameters", "parameters", &refs.parameters) }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_along_the_chart() {
        assert_eq!(step_of_key("ArrowLeft"), Some(-1));
        assert_eq!(step_of_key("ArrowUp"), Some(1));
        assert_eq!(step_of_key("PageUp"), Some(PAGE));
        assert_eq!(step_of_key("Home"), Some(-TO_THE_END));
        assert_eq!(step_of_key("Tab"), None);
    }
}
