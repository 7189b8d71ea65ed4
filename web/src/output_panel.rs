//! The output: the large picture of what the network answers, and how good that is.

use std::rc::Rc;

use experiment::{Config, Knob};
use yew::prelude::*;

use crate::controls::{OnSet, Switch, text_of};

/// Properties of [`OutputPanel`].
#[derive(PartialEq, Properties)]
pub struct OutputPanelProps {
    /// The settings.
    pub config: Rc<Config>,
    /// Whose picture is shown, in words.
    pub shown: AttrValue,
    /// Whether the chart's losses are on a logarithmic scale.
    pub logarithmic: bool,
    /// Told to change that.
    pub on_logarithmic: Callback<bool>,
    /// Told what was chosen.
    pub on_set: OnSet,
}

/// The column of the output.
#[component]
pub fn OutputPanel(props: &OutputPanelProps) -> Html {
    let config = &props.config;
    let switch = |knob: Knob, name: &str| {
        if config.hides(name) {
            html! {}
        } else {
            html! { <Switch {knob} value={text_of(config, knob)} on_set={props.on_set.clone()} /> }
        }
    };
    let reading = |class: &'static str, id: &'static str, name: &'static str| {
        html! {
            <div class={classes!("reading", class)}>
                <span class="label" aria-hidden="true"><i class="key"></i>{ name }</span>
                <output {id} aria-label={name} aria-live="off"></output>
            </div>
        }
    };
    let logarithmic = props.logarithmic;
    let toggle = props.on_logarithmic.reform(move |_: Event| !logarithmic);
    html! {
        <section class="panel output" aria-labelledby="output-title">
            <h2 id="output-title">{ "Output" }</h2>
            <div class="readings">
                { reading("train", "loss-train", "Training loss") }
                { reading("test", "loss-test", "Test loss") }
            </div>
            <div class="chart-box">
                <canvas id="chart" class="chart" role="img" aria-label="Losses over the epochs"></canvas>
                <label class="switch small-switch">
                    <input type="checkbox" checked={logarithmic} onchange={toggle} /><span>{ "Logarithmic" }</span>
                </label>
            </div>
            <p class="shown">{ props.shown.clone() }</p>
            <div class="picture">
                <canvas id="output-heat" role="img" aria-label="Output"></canvas>
                <canvas id="output-points" aria-hidden="true"></canvas>
            </div>
            <div class="scale" aria-label="Colours: from -1 to 1" role="img">
                <span class="scale-bar"></span>
                <span class="scale-ends" aria-hidden="true"><span>{ "−1" }</span><span>{ "0" }</span><span>{ "+1" }</span></span>
            </div>
            <div class="switches">
                { switch(Knob::ShowTestData, "showTestData") }
                { switch(Knob::Discretize, "discretize") }
            </div>
            <dl class="facts">
                <div><dt>{ "Accuracy (training, test)" }</dt><dd id="accuracy"></dd></div>
                <div><dt>{ "Gap (test − training loss)" }</dt><dd id="gap"></dd></div>
                <div><dt>{ "Parameters" }</dt><dd id="parameters"></dd></div>
            </dl>
        </section>
    }
}
