//! The data: which set, how noisy, how it is split.

use experiment::{Choice, Config, Dataset, Knob, Problem};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{help, send, slider};

/// The panel of data.
pub fn view(to: &Scope<App>, config: &Config) -> Html {
    let knob = match config.problem {
        Problem::Classification => Knob::Dataset,
        Problem::Regression => Knob::RegDataset,
    };
    html! {
        <section class="panel data" aria-labelledby="data-title">
            <div class="panel-head">
                <h2 id="data-title">{ "Data" }</h2>
                if !config.hides("dataset") { { help(to, knob) } }
            </div>
            if !config.hides("dataset") {
                <div class="datasets" role="radiogroup" aria-label="Dataset">
                    { for Dataset::of(config.problem).map(|dataset| thumbnail(to, config, knob, dataset)) }
                </div>
            }
            { slider(to, config, Knob::Ratio, " %") }
            { slider(to, config, Knob::Noise, " %") }
            { slider(to, config, Knob::BatchSize, "") }
            <button class="button wide" title="Draw new points; the network is kept" onclick={send(to, Msg::Regenerate)}>
                { "Regenerate" }
            </button>
        </section>
    }
}

/// The id of a data set's picture.
pub fn thumbnail_id(dataset: Dataset) -> String {
    format!("dataset-{}", dataset.word().link)
}

/// A radio button with a true picture of its data set.
fn thumbnail(to: &Scope<App>, config: &Config, knob: Knob, dataset: Dataset) -> Html {
    let word = dataset.word();
    let onchange = to.callback(move |_: Event| Msg::Set(knob, word.link.to_owned()));
    let is_gate = matches!(dataset, Dataset::And | Dataset::Or | Dataset::Xor);
    html! {
        <label key={word.link} class={classes!("dataset", is_gate.then_some("gate"))} title={word.label}>
            <input type="radio" name="dataset" value={word.link} aria-label={word.label}
                checked={dataset == config.current_dataset()} {onchange} />
            <canvas id={thumbnail_id(dataset)} aria-hidden="true"></canvas>
            <span class="dataset-name" aria-hidden="true">{ word.label }</span>
        </label>
    }
}
