//! The panel of data.

use std::rc::Rc;

use experiment::{Choice, Config, Dataset, Problem, Setting};
use yew::prelude::*;

use super::state::{Data, DataMsg};
use crate::widgets::{
    Control, HelpTopic, LOCKED, Panel, SettingCallbacks, SettingSlider, control, help_button, lock, locked_title,
};

/// The settings with a slider, and what stands behind their numbers.
const SLIDERS: [Setting; 3] = [Setting::Ratio, Setting::Noise, Setting::BatchSize];

/// What links call what is no slider.
const DATASET: &str = "dataset";
const REGENERATE: &str = "regenerate";

impl Data {
    /// The panel; `edits` is whether points are being drawn.
    pub fn view(&self, config: &Config, edits: bool, on: &SettingCallbacks) -> Html {
        let shows_datasets = !config.hides(DATASET);
        let sliders: Rc<[Control]> = SLIDERS.iter().filter_map(|setting| control(config, *setting)).collect();
        html! {
            <DataPanel
                problem={config.problem()}
                dataset={shows_datasets.then(|| config.current_dataset())}
                {sliders}
                own={config.own_data().is_some()}
                {edits}
                formula={config.formula(None).is_some()}
                locks_dataset={config.locks(DATASET)}
                shows_regenerate={!config.hides(REGENERATE)}
                locks_regenerate={config.locks(REGENERATE)}
                thumbnails={self.thumbnails.nodes()}
                on={on.clone()}
                send={&self.send}
            />
        }
    }
}

/// What the panel shows.
#[derive(PartialEq, Properties)]
pub struct DataPanelProps {
    /// The problem, whose data sets can be chosen.
    pub problem: Problem,
    /// The data set that is chosen; nothing where the link leaves out the choice.
    pub dataset: Option<Dataset>,
    /// Whether there are points of somebody's own to be chosen.
    pub own: bool,
    /// Whether points are being drawn.
    pub edits: bool,
    /// Whether there is a formula of somebody's own.
    pub formula: bool,
    /// The sliders, without those that the link leaves out.
    pub sliders: Rc<[Control]>,
    /// Whether the link locks the choice of a data set.
    pub locks_dataset: bool,
    /// Whether the button is there that draws other points.
    pub shows_regenerate: bool,
    /// Whether the link locks it.
    pub locks_regenerate: bool,
    /// The canvases of all data sets' pictures, in the order of [`Dataset::ALL`].
    pub thumbnails: Rc<[NodeRef]>,
    /// What happens to settings.
    pub on: SettingCallbacks,
    /// Where messages go.
    pub send: Callback<DataMsg>,
}

/// The panel of data.
#[component]
pub fn DataPanel(props: &DataPanelProps) -> Html {
    let setting = match props.problem {
        Problem::Classification => Setting::Dataset,
        Problem::Regression => Setting::RegDataset,
    };
    // Also where another experiment has taken over before it was rendered: what is shown as chosen is what is.
    let shown_again = use_force_update();
    if props.dataset.is_none() && props.sliders.is_empty() && !props.shows_regenerate {
        return Html::default();
    }
    let head = props.dataset.map(|_| {
        html! {
            <>
                { lock(props.locks_dataset) }
                { help_button(HelpTopic::Setting(setting), &props.on.explain) }
                <button
                    class={classes!("button", "end", props.locks_dataset.then_some("locked"))}
                    title={locked_title(props.locks_dataset)}
                    disabled={props.locks_dataset}
                    aria-pressed={props.edits.to_string()}
                    onclick={props.send.reform(|_| DataMsg::Edit)}
                >
                    { "Edit points" }
                </button>
            </>
        }
    });
    let slider = |control: &Control| {
        html! { <SettingSlider key={control.setting.info().key} control={control.clone()} on={props.on.clone()} /> }
    };
    let panel = Panel {
        class: "panel data",
        title_id: "data-title".into(),
        title: "Data".into(),
        head: head.unwrap_or_default(),
        ..Panel::default()
    };
    panel.view(html! {
        <>
            if let Some(chosen) = props.dataset {
                <div
                    class={if props.locks_dataset { "datasets locked" } else { "datasets" }}
                    role="radiogroup"
                    aria-label="Dataset"
                    title={locked_title(props.locks_dataset)}
                    aria-disabled={props.locks_dataset.then_some("true")}
                >
                    { for offered(props).map(|dataset| thumbnail(props, setting, dataset, chosen, &shown_again)) }
                </div>
            }
            { for props.sliders.iter().map(slider) }
            if props.shows_regenerate {
                <button
                    class={classes!("button", "wide", props.locks_regenerate.then_some("locked"))}
                    title={if props.locks_regenerate { LOCKED } else { "Draw new points; the network is kept" }}
                    disabled={props.locks_regenerate}
                    onclick={props.send.reform(|_| DataMsg::Regenerate)}
                >
                    { "Regenerate" }
                </button>
            }
        </>
    })
}

/// The data sets that can be chosen.
fn offered(props: &DataPanelProps) -> impl Iterator<Item = Dataset> + use<> {
    let (own, formula) = (props.own, props.formula);
    Dataset::of(props.problem).filter(move |dataset| match dataset {
        Dataset::Own => own,
        Dataset::Formula => formula,
        _ => true,
    })
}

/// A radio button with a true picture of its data set.
fn thumbnail(
    props: &DataPanelProps,
    setting: Setting,
    dataset: Dataset,
    chosen: Dataset,
    shown_again: &UseForceUpdateHandle,
) -> Html {
    let word = dataset.word();
    let is_gate = matches!(dataset, Dataset::And | Dataset::Or | Dataset::Xor);
    let index = Dataset::ALL.iter().position(|other| *other == dataset);
    let canvas = index.and_then(|index| props.thumbnails.get(index)).cloned().unwrap_or_default();
    let onchange = {
        let (set, shown_again) = (props.on.set.clone(), shown_again.clone());
        move |_: Event| {
            set.emit((setting, word.link.to_owned()));
            shown_again.force_update();
        }
    };
    html! {
        <label key={word.link} class={if is_gate { "dataset gate" } else { "dataset" }} title={if props.locks_dataset { LOCKED } else { word.label }}>
            <input
                type="radio"
                name="dataset"
                value={word.link}
                aria-label={word.label}
                checked={dataset == chosen}
                disabled={props.locks_dataset}
                {onchange}
            />
            <canvas ref={canvas} id={format!("dataset-{}", word.link)} aria-hidden="true" />
            <span class="dataset-name" aria-hidden="true">{ word.label }</span>
        </label>
    }
}
