//! The data: which set, how noisy, how it is split.

use std::rc::Rc;

use experiment::{Arc4, Choice, Config, Dataset, Knob, Problem};
use yew::prelude::*;

use crate::browser;
use crate::colors::Scale;
use crate::controls::{OnSet, Slider, text_of};
use crate::points;
use crate::top_bar::Action;

/// Properties of [`DataPanel`].
#[derive(PartialEq, Properties)]
pub struct DataPanelProps {
    /// The settings.
    pub config: Rc<Config>,
    /// The colours.
    pub scale: Rc<Scale>,
    /// Told what to do.
    pub on_action: Callback<Action>,
    /// Told what was chosen.
    pub on_set: OnSet,
}

/// The column of data.
#[component]
pub fn DataPanel(props: &DataPanelProps) -> Html {
    let config = &props.config;
    let knob = match config.problem {
        Problem::Classification => Knob::Dataset,
        Problem::Regression => Knob::RegDataset,
    };
    let slider = |knob: Knob, name: &str, unit: &'static str| {
        if config.hides(name) {
            html! {}
        } else {
            html! { <Slider {knob} value={text_of(config, knob)} on_set={props.on_set.clone()} {unit} /> }
        }
    };
    let regenerate = props.on_action.reform(|_: MouseEvent| Action::Regenerate);
    html! {
        <section class="panel data" aria-labelledby="data-title">
            <h2 id="data-title">{ "Data" }</h2>
            if !config.hides("dataset") {
                <fieldset class="datasets" role="radiogroup" aria-label="Dataset">
                    <legend>{ "Which data set?" }</legend>
                    { for Dataset::of(config.problem).map(|dataset| html! {
                        <Thumbnail key={dataset.word().link} {knob} {dataset} chosen={dataset == config.current_dataset()}
                            scale={props.scale.clone()} on_set={props.on_set.clone()} />
                    }) }
                </fieldset>
            }
            { slider(Knob::Ratio, "percTrainData", " %") }
            { slider(Knob::Noise, "noise", " %") }
            { slider(Knob::BatchSize, "batchSize", "") }
            <button class="button wide" onclick={regenerate}>{ "Regenerate" }</button>
        </section>
    }
}

/// Properties of [`Thumbnail`].
#[derive(PartialEq, Properties)]
struct ThumbnailProps {
    knob: Knob,
    dataset: Dataset,
    chosen: bool,
    scale: Rc<Scale>,
    on_set: OnSet,
}

/// A radio button with a true picture of its data set.
#[component]
fn Thumbnail(props: &ThumbnailProps) -> Html {
    let word = props.dataset.word();
    let id = format!("dataset-{}", word.link);
    {
        let id = id.clone();
        use_effect_with((props.dataset, props.scale.clone()), move |(dataset, scale)| {
            if let Some(canvas) = browser::canvas(&id) {
                // Any seed shows what the set looks like.
                points::paint_thumbnail(&canvas, scale, &dataset.points(0.0, &mut Arc4::new("thumbnail")));
            }
        });
    }
    let onchange = {
        let (on_set, knob) = (props.on_set.clone(), props.knob);
        move |_: Event| on_set.emit((knob, word.link.to_owned()))
    };
    html! {
        <label class="dataset" title={word.label}>
            <input type="radio" name="dataset" value={word.link} aria-label={word.label} checked={props.chosen} {onchange} />
            <canvas {id} aria-hidden="true"></canvas>
            <span class="dataset-name" aria-hidden="true">{ word.label }</span>
        </label>
    }
}
