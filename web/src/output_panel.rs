//! The output: the large picture of what the network answers, and how good that is.

use experiment::{Config, Knob, Problem};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::switch;
use crate::{chart, explanation, record, sample, words};

/// The column of the output.
pub fn view(to: &Scope<App>, config: &Config, logarithmic: bool, follows: bool) -> Html {
    let reading = |class: &'static str, id: &'static str, name: &'static str| {
        html! {
            <div class={classes!("reading", class)}>
                <span class="label" aria-hidden="true"><i class="key"></i>{ name }</span>
                <output {id} aria-label={name} aria-live="off"></output>
            </div>
        }
    };
    html! {
        <section class="panel output" aria-labelledby="output-title">
            <div class="panel-head"><h2 id="output-title">{ "Output" }</h2></div>
            <div class="readings">
                { reading("train", "loss-train", "Training loss") }
                { reading("test", "loss-test", "Test loss") }
            </div>
            <div class="chart-head">
                <h3 class="quiet">{ "Loss over epochs" }</h3>
                { explanation::button(to, &words::CHART) }
                <label class="switch small-switch">
                    <input type="checkbox" checked={logarithmic} onchange={to.callback(move |_: Event| Msg::Logarithmic(!logarithmic))} />
                    <span>{ "Logarithmic" }</span>
                </label>
            </div>
            <div class="chart-box">
            <canvas id="chart" class="chart" role="slider" tabindex="0" aria-label="Losses over the epochs"
                aria-valuemin="0" aria-valuemax="0" aria-valuenow="0"
                onpointermove={to.callback(|event: PointerEvent| Msg::ReadChart(chart::part_at(&event)))}
                onpointerleave={to.callback(|_: PointerEvent| Msg::ReadChart(None))}
                onblur={to.callback(|_: FocusEvent| Msg::ReadChart(None))}
                onkeydown={to.batch_callback(|event: KeyboardEvent| chart::step_of_key(&event).map(Msg::StepChart))}></canvas>
            <span id="chart-value" aria-hidden="true"></span>
            </div>
            <p id="shown" class="shown" aria-hidden="true"></p>
            <div class="plot">
                { axis(config, "axis upward", "X₂") }
                <div class="picture" title="Press to follow a point through the network"
                    onclick={to.batch_callback(|event: MouseEvent| sample::part_at(&event).map(Msg::Sample))}>
                    <canvas id="output-heat" role="img" aria-label="Output"></canvas>
                    <canvas id="output-points" aria-hidden="true"></canvas>
                </div>
                { axis(config, "axis", "X₁") }
            </div>
            <div class="scale" aria-label="Colours: from -1 to 1" role="img">
                <span class="scale-bar"></span>
                <span class="scale-ends" aria-hidden="true"><span>{ "−1" }</span><span>{ "0" }</span><span>{ "+1" }</span></span>
            </div>
            <div class="switches">
                { switch(to, config, Knob::ShowTestData) }
                { switch(to, config, Knob::Discretize) }
            </div>
            { sample::button(to, follows) }
            { facts(config) }
            <div class="keep">{ record::keep_button(to) }</div>
        </section>
    }
}

/// The numbers along an edge of the picture, and between the last two of them, what they are numbers of.
fn axis(config: &Config, class: &'static str, name: &'static str) -> Html {
    let extent = config.current_dataset().extent();
    let step = (extent.size() / 4.0).max(1.0).floor();
    let mark = |at: f64, text: String| {
        html! { <span style={format!("--at:{}%", extent.to_unit(at, 0.0).0 * 100.0)}>{ text }</span> }
    };
    let marks = (0..).map(|index| extent.low + step * f64::from(index)).take_while(|at| *at <= extent.high);
    html! {
        <div class={class} aria-hidden="true">
            { for marks.map(|at| mark(at, if at < 0.0 { format!("−{}", -at) } else { at.to_string() })) }
            { mark(extent.high - step / 2.0, name.to_owned()) }
        </div>
    }
}

/// Numbers that say more about the network as it is.
fn facts(config: &Config) -> Html {
    html! {
        <dl class="facts">
            if config.problem == Problem::Classification {
                <div><dt>{ "Accuracy on training data" }</dt><dd id="accuracy-train"></dd></div>
                <div><dt>{ "Accuracy on test data" }</dt><dd id="accuracy-test"></dd></div>
            }
            <div><dt>{ "Gap: test − training loss" }</dt><dd id="gap"></dd></div>
            <div><dt>{ "Parameters" }</dt><dd id="parameters"></dd></div>
        </dl>
    }
}
