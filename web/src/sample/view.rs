//! The panel of the sample that is followed, and the button that opens it.

use experiment::{Origin, Session};
use web_sys::HtmlInputElement;
use yew::html::Scope;
use yew::prelude::*;

use super::number::number;
use super::{Axis, Followed, Msg, PANEL, Step, backward, forward, loss};
use crate::app::{self, App};
use crate::browser;
use crate::controls::{field_error, give_up_at_escape, icon_button, send};
use crate::icons::Icon;

/// The id of the button that shows the next step.
const NEXT: &str = "sample-next";

/// The button that opens the panel.
pub fn button(to: &Scope<App>, is_open: bool) -> Html {
    html! {
        if !is_open {
            <button class="button wide follow" onclick={send(to, app::Msg::Sample(Msg::Open))}>{ "Follow one point" }</button>
        }
    }
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
    let go = |step: usize| app::Msg::Sample(Msg::Go(step));
    let close = app::Msg::Sample(Msg::Close);
    html! {
        <section id={PANEL} class="panel walk" aria-labelledby="sample-title">
            <div class="panel-head">
                <h2 id="sample-title">{ "One point, step by step" }</h2>
                { icon_button(to, "small end", Icon::Close, "Close the steps", true, close) }
            </div>
            { point(to, session, followed) }
            <div class="steps" role="group" aria-label="Steps">
                { for steps.iter().enumerate().map(|(index, step)| step_button(to, index, *step, n_layers, index == number)) }
            </div>
            <div class="panel-head">
                <h3 id="step-title" aria-live="polite">{ steps[number].name(n_layers) }</h3>
                <div class="end walk-buttons">
                    <button class="button" disabled={number == 0} onclick={send(to, go(number.saturating_sub(1)))}>{ "Previous" }</button>
                    <button id={NEXT} class="button" disabled={number + 1 == steps.len()} onclick={send(to, go(number + 1))}>{ "Next" }</button>
                </div>
            </div>
            { content(session, followed, steps[number]) }
            <p class="quiet">
                { format!("Numbers of epoch {}.", session.epoch()) }
                if playing { { " They follow once you pause." } }
            </p>
        </section>
    }
}

/// Where the point lies, and buttons for others.
fn point(to: &Scope<App>, session: &Session, followed: &Followed) -> Html {
    let origin = match followed.sample.origin {
        Origin::Train(index) => format!("Training point {} of {}", index + 1, session.train_points().len()),
        Origin::Test(index) => format!("Test point {} of {}", index + 1, session.test_points().len()),
        Origin::Place => "No point of the data; labelled like the nearest".to_owned(),
    };
    let label = followed.sample.point.label;
    let label_text = if label > 0.0 { format!("+{}", number(label)) } else { number(label) };
    let side = if label < 0.0 { "negative" } else { "positive" };
    let other = |by| app::Msg::Sample(Msg::Other(by));
    html! {
        <>
            <div class="point">
                { icon_button(to, "small", Icon::Before, "Training point before", true, other(-1)) }
                { coordinate(to, followed, Axis::X1) }
                { coordinate(to, followed, Axis::X2) }
                { icon_button(to, "small", Icon::After, "Next training point", true, other(1)) }
                <span class={classes!("point-label", side)}>{ "label " }<b>{ label_text }</b></span>
                <span class="quiet">{ origin }</span>
            </div>
            { field_error("sample-error".to_owned(), followed.refused.as_ref().map(|(_, error)| error.as_str())) }
        </>
    }
}

/// The field of a coordinate.
fn coordinate(to: &Scope<App>, followed: &Followed, axis: Axis) -> Html {
    let (symbol, name, value) = match axis {
        Axis::X1 => ("X₁", "X1 of the point", followed.sample.point.x),
        Axis::X2 => ("X₂", "X2 of the point", followed.sample.point.y),
    };
    let value = number(value).replace('−', "-");
    let onchange = to.callback(move |event: Event| {
        app::Msg::Sample(Msg::Type(axis, event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let onkeydown = {
        let value = value.clone();
        move |event: KeyboardEvent| give_up_at_escape(&event, &value)
    };
    let is_refused = followed.refused.as_ref().is_some_and(|(refused, _)| *refused == axis);
    html! {
        <label class="coordinate">
            <span aria-hidden="true">{ symbol }</span>
            <input class="field" inputmode="decimal" autocomplete="off" aria-label={name} {value} {onchange} {onkeydown}
                aria-invalid={is_refused.then_some("true")} aria-describedby={is_refused.then_some("sample-error")} />
        </label>
    }
}

fn step_button(to: &Scope<App>, index: usize, step: Step, n_layers: usize, is_shown: bool) -> Html {
    let is_back = matches!(step, Step::Backward(_));
    html! {
        <button key={index} class={classes!("step-button", is_back.then_some("back"))} aria-label={step.name(n_layers)}
            title={step.name(n_layers)} aria-current={is_shown.then_some("step")}
            onclick={send(to, app::Msg::Sample(Msg::Go(index)))}>{ step.short_name(n_layers) }</button>
    }
}

/// What is shown of a step.
fn content(session: &Session, followed: &Followed, step: Step) -> Html {
    let (config, network) = (session.config(), session.network());
    let n_layers = network.layers().len();
    let walk = session.walk(&followed.sample);
    match step {
        Step::Features => forward::features(config, &walk),
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
