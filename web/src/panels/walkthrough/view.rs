//! The panel of the sample that is followed.

use experiment::{Origin, Point, Sample, Session};
use yew::prelude::*;

use super::backward::{self, Backward};
use super::followed::{CoordinateError, Followed};
use super::message::{Axis, WalkthroughMsg};
use super::step::Step;
use super::{forward, loss};
use crate::widgets::notation::short_number;
use crate::widgets::{Icon, IconButton, Panel, TextField, field_error, phrase};

/// The id of what says why a coordinate was refused.
const ERROR: &str = "sample-error";

/// What the panel shows.
pub struct WalkthroughView<'a> {
    /// The sample that is followed.
    pub followed: &'a Followed,
    /// The session whose numbers these are.
    pub session: &'a Session,
    /// Whether the network learns with every frame.
    pub playing: bool,
    /// The head of the step, once it is on the page.
    pub head: &'a NodeRef,
    /// The button that shows the next step.
    pub next: &'a NodeRef,
    /// Is told what is to be done.
    pub send: &'a Callback<WalkthroughMsg>,
}

/// The panel.
pub fn view(shown: &WalkthroughView<'_>) -> Html {
    let WalkthroughView { followed, session, playing, head, next, send } = *shown;
    let n_layers = session.network().layers().len();
    let (index, step) = Step::at(followed.step, n_layers);
    let onpress = send.reform(|_| WalkthroughMsg::Close);
    let close = IconButton::new("small end", Icon::CLOSE, "Close the steps", onpress).view();
    let error = followed.refused.as_ref().map(|refused| refused.reason.clone());
    let later = if playing { " They follow once you pause." } else { "" };
    let without = match session.switched_off().n() {
        0 => "",
        _ => " The weights of a neuron that is off are 0.",
    };
    let epoch = format!("Numbers of epoch {}.{later}{without}", session.epoch());
    let panel = Panel {
        class: "panel walk",
        title_id: "sample-title".into(),
        title: "One point, step by step".into(),
        head: close,
        id: Some("sample"),
        ..Panel::default()
    };
    panel.view(html! {
        <>
            <PointRow
                sample={followed.sample}
                origin={origin(followed.sample.origin, session)}
                meaning={meaning(&followed.sample, session)}
                refused={followed.refused.clone()}
                send={send}
            />
            { field_error(Some(ERROR.into()), error.as_ref()) }
            <StepButtons shown={index} {n_layers} {send} />
            <div ref={head} class="panel-head">
                <h3 id="step-title" aria-live="polite"><span key={step.name(n_layers)}>{ step.name(n_layers) }</span></h3>
                <WalkButtons shown={index} {n_layers} next={next.clone()} {send} />
            </div>
            // Each step has elements of its own: a browser that translates the page leaves none whose text could be changed.
            <><key={step.name(n_layers)}>{ content(session, &followed.sample, step) }</></>
            <p key={epoch.as_str()} class="quiet">{ &epoch }</p>
        </>
    })
}

/// Which of the session's points it is.
fn origin(origin: Origin, session: &Session) -> AttrValue {
    let text = match origin {
        Origin::Train(index) => format!("Training point {} of {}", index + 1, session.train_points().len()),
        Origin::Test(index) => format!("Test point {} of {}", index + 1, session.test_points().len()),
        Origin::Place => return AttrValue::Static("No point of the data; labelled like the nearest"),
    };
    text.into()
}

/// What a point of somebody's own is in the table that it is from: both numbers with their names, and what its label says. Nothing
/// where nobody has given names.
fn meaning(sample: &Sample, session: &Session) -> Option<(AttrValue, AttrValue)> {
    let own = session.config().own_data_in_use()?;
    let Point { x, y, label } = sample.point;
    let number = |index: usize, at: f64| {
        let title = own.axes()[index].title();
        (!title.is_empty()).then(|| format!("{title} {}", own.text_at(index, at)))
    };
    let place: Vec<String> = number(0, x).into_iter().chain(number(1, y)).collect();
    let label = own.label_text(label).unwrap_or_default();
    let label = if place.is_empty() || label.is_empty() { label } else { format!(": {label}") };
    let says_something = !place.is_empty() || !label.is_empty();
    says_something.then(|| (place.join(", ").into(), label.into()))
}

/// What is shown of a step.
fn content(session: &Session, sample: &Sample, step: Step) -> Html {
    let (config, network) = (session.config(), session.shown_network());
    let n_layers = network.layers().len();
    let trace = session.sample_trace(sample);
    let of = |index: usize| network.layers().get(index).zip(trace.layers.get(index));
    let content = match step {
        Step::Features => Some(forward::features(config, &trace)),
        Step::Forward(index) => of(index).map(|(layer, trace)| {
            let activation = config.hyper().activations.of(index, n_layers);
            forward::layer(index, n_layers, activation, layer, trace)
        }),
        Step::Loss => Some(loss::view(config, sample.point.label, &trace)),
        Step::Backward(index) => of(index).and_then(|(layer, trace)| {
            let preview = session.preview(sample);
            let after = preview.layers().get(index)?;
            Some(backward::layer(&Backward { config, index, n_layers, layer, after, trace }))
        }),
    };
    content.unwrap_or_default()
}

/// Where the point lies.
#[derive(Properties, PartialEq)]
struct PointRowProps {
    sample: Sample,
    /// Which of the points it is.
    origin: AttrValue,
    /// What it is in the table that it is from, and what its label says there.
    meaning: Option<(AttrValue, AttrValue)>,
    /// A coordinate that was refused.
    refused: Option<CoordinateError>,
    send: Callback<WalkthroughMsg>,
}

/// Where the point lies, and buttons for others.
#[component]
fn PointRow(PointRowProps { sample, origin, meaning, refused, send }: &PointRowProps) -> Html {
    let label = sample.point.label;
    let text = if label > 0.0 { format!("+{}", short_number(label)) } else { short_number(label) };
    let class = if label < 0.0 { "point-label negative" } else { "point-label positive" };
    let other = |by: isize| send.reform(move |_: MouseEvent| WalkthroughMsg::Other(by));
    html! {
        <div class="point">
            { IconButton::new("small", Icon::BEFORE, "Training point before", other(-1)).view() }
            { coordinate(sample.point.x, Axis::X1, refused, send) }
            { coordinate(sample.point.y, Axis::X2, refused, send) }
            { IconButton::new("small", Icon::AFTER, "Next training point", other(1)).view() }
            <span {class}>{ "label " }<b translate="no">{ text }</b></span>
            if let Some((place, label)) = meaning {
                <span class="point-meaning">{ phrase(place) }{ phrase(label) }</span>
            }
            <span key={origin.as_str()} class="quiet">{ origin }</span>
        </div>
    }
}

/// The field of a coordinate.
fn coordinate(value: f64, axis: Axis, refused: &Option<CoordinateError>, send: &Callback<WalkthroughMsg>) -> Html {
    let (symbol, name) = match axis {
        Axis::X1 => ("X₁", "X1 of the point"),
        Axis::X2 => ("X₂", "X2 of the point"),
    };
    // As it can be typed.
    let good = AttrValue::from(short_number(value).replace('−', "-"));
    let refused = refused.as_ref().filter(|refused| refused.axis == axis);
    let onset = send.reform(move |text: String| WalkthroughMsg::Type(axis, text));
    html! {
        <label class="coordinate">
            <span aria-hidden="true" translate="no">{ symbol }</span>
            <TextField
                label={name}
                value={refused.map_or_else(|| good.clone(), |refused| refused.text.clone())}
                {good}
                // Of the keyboards for numbers, not each has a minus.
                inputmode="text"
                autocomplete="off"
                error_id={refused.map(|_| AttrValue::Static(ERROR))}
                {onset}
            />
        </label>
    }
}

/// Which step is shown.
#[derive(Properties, PartialEq)]
struct StepButtonsProps {
    /// The number of the step that is shown.
    shown: usize,
    /// Through so many layers.
    n_layers: usize,
    send: Callback<WalkthroughMsg>,
}

/// A button for each step.
#[component]
fn StepButtons(StepButtonsProps { shown, n_layers, send }: &StepButtonsProps) -> Html {
    let button = |(index, step): (usize, Step)| {
        let name = AttrValue::from(step.name(*n_layers));
        let is_back = matches!(step, Step::Backward(_));
        html! {
            <button
                key={name.as_str()}
                class={if is_back { "step-button back" } else { "step-button" }}
                aria-label={name.clone()}
                title={name}
                aria-current={(index == *shown).then_some("step")}
                onclick={send.reform(move |_| WalkthroughMsg::Go(index))}
            >
                { phrase(step.short_name(*n_layers)) }
            </button>
        }
    };
    html! { <div class="steps" role="group" aria-label="Steps">{ for Step::all(*n_layers).map(button) }</div> }
}

/// Which step is shown.
#[derive(Properties, PartialEq)]
struct WalkButtonsProps {
    /// The number of the step that is shown.
    shown: usize,
    /// Through so many layers.
    n_layers: usize,
    /// The button for the next step, once it is on the page.
    next: NodeRef,
    send: Callback<WalkthroughMsg>,
}

/// To the step before and after.
#[component]
fn WalkButtons(WalkButtonsProps { shown, n_layers, next, send }: &WalkButtonsProps) -> Html {
    let (before, after) = (shown.saturating_sub(1), shown + 1);
    let go = |step: usize| send.reform(move |_: MouseEvent| WalkthroughMsg::Go(step));
    html! {
        <div class="end walk-buttons">
            <button class="button" disabled={*shown == 0} onclick={go(before)}>{ "Previous" }</button>
            <button
                ref={next}
                id="sample-next"
                class="button"
                disabled={after >= Step::count(*n_layers)}
                onclick={go(after)}
            >
                { "Next" }
            </button>
        </div>
    }
}
