//! The data: which set, how noisy, how it is split.

use experiment::{Choice, Config, Dataset, Problem, Setting};
use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::{help, slider};
use crate::element::{Element, element};
use crate::panel;

/// The panel of data.
pub fn view(to: &Scope<App>, config: &Config) -> Html {
    let setting = match config.problem() {
        Problem::Classification => Setting::Dataset,
        Problem::Regression => Setting::RegDataset,
    };
    let datasets = || {
        element("div")
            .class("datasets")
            .set("role", "radiogroup")
            .set("aria-label", "Dataset")
            .children(Dataset::of(config.problem()).map(|dataset| thumbnail(to, config, setting, dataset)))
    };
    let shows = !config.hides("dataset");
    panel::section("panel data", "data-title")
        .child(panel::head("data-title", "Data").child_if(shows.then(|| help(to, setting))))
        .child_if(shows.then(datasets))
        .child(slider(to, config, Setting::Ratio, " %"))
        .child(slider(to, config, Setting::Noise, " %"))
        .child(slider(to, config, Setting::BatchSize, ""))
        .child(
            element("button")
                .class("button wide")
                .set("title", "Draw new points; the network is kept")
                .sends("click", to, Msg::Regenerate)
                .text("Regenerate"),
        )
        .into()
}

/// The id of a data set's picture.
pub fn thumbnail_id(dataset: Dataset) -> String {
    format!("dataset-{}", dataset.word().link)
}

/// A radio button with a true picture of its data set.
fn thumbnail(to: &Scope<App>, config: &Config, setting: Setting, dataset: Dataset) -> Element {
    let word = dataset.word();
    let is_gate = matches!(dataset, Dataset::And | Dataset::Or | Dataset::Xor);
    let button = element("input")
        .set("type", "radio")
        .set("name", "dataset")
        .value(word.link)
        .set("aria-label", word.label)
        .checked(dataset == config.current_dataset())
        .sends("change", to, Msg::Set(setting, word.link.to_owned()));
    element("label")
        .key(word.link)
        .class(if is_gate { "dataset gate" } else { "dataset" })
        .set("title", word.label)
        .child(button)
        .child(element("canvas").set("id", thumbnail_id(dataset)).set("aria-hidden", "true"))
        .child(element("span").class("dataset-name").set("aria-hidden", "true").text(word.label))
}
