//! Links: a config as text behind a `#`, in the words of TensorFlow Playground, and back.
//!
//! Reading never fails: what is wrong is left at its default or brought to the nearest allowed value, and said.

use crate::choice::{Choice, Pace};
use crate::config::{Config, HIDEABLE};
use crate::edit::{Edit, shape_text};
use crate::error::{Correction, Error};
use crate::feature::Feature;
use crate::fragment::{Fragment, Pairs};
use crate::knob::Knob;

/// At the end of the name of a control that is to be hidden.
const HIDE: &str = "_hide";

/// What was found in a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The settings, all of them allowed.
    pub config: Config,
    /// What had to be put right.
    pub corrections: Vec<Correction>,
    /// Whether the seed stands in the link; otherwise each reading is another experiment.
    pub has_seed: bool,
}

/// Reads a link: a whole address, or only what stands behind its `#`. `fresh_seed` is asked if there is no seed.
pub fn read(link: &str, fresh_seed: impl FnOnce() -> String) -> Reading {
    let mut corrections = Vec::new();
    let fragment = Fragment::new(link, &mut corrections);
    read_pairs(&fragment.pairs(), corrections, fresh_seed)
}

/// Reads keys and values; what has been put right in them already stands in `corrections`.
pub(crate) fn read_pairs(
    pairs: &Pairs<'_>,
    mut corrections: Vec<Correction>,
    fresh_seed: impl FnOnce() -> String,
) -> Reading {
    let mut config = Config::default();
    let mut has_seed = false;
    for knob in Knob::all() {
        let Some(value) = pairs.find(knob.row().key) else { continue };
        if value.trim().is_empty() && knob != Knob::HiddenLayers {
            continue;
        }
        has_seed |= knob == Knob::Seed;
        if let Err(error) = read_into(&mut config, knob, value) {
            has_seed &= knob != Knob::Seed || error.nearest().is_some();
            let used = if knob == Knob::Seed && !has_seed {
                String::new()
            } else {
                text_of(&config, knob).unwrap_or_default()
            };
            corrections.push(Correction { error, used });
        }
    }
    for name in hideable() {
        if pairs.find(&format!("{name}{HIDE}")) == Some("true") {
            config.hidden_controls.push(name);
        }
    }
    for feature in Feature::ALL {
        // The network leaves out what the page does: a reader could not see it.
        if config.hides(feature.key()) {
            config.features.set(feature, false);
        }
    }
    if !has_seed {
        config.seed = fresh_seed();
    }
    Reading { config, corrections, has_seed }
}

/// Writes what stands behind the `#` of a link: every setting, so that TensorFlow Playground opens the same experiment.
pub fn write(config: &Config) -> String {
    // Keys of our own stand in a link only where they say something.
    let said = Knob::all().filter(|knob| *knob != Knob::Pace || config.pace != Pace::Epochs1);
    let knobs = said.filter_map(|knob| Some((knob.row().key.to_owned(), text_of(config, knob)?)));
    let hidden = config.hidden_controls.iter().map(|name| (format!("{name}{HIDE}"), "true".to_owned()));
    knobs.chain(hidden).map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
}

/// A setting's value in the link's words; nothing where it is not set.
pub fn text_of(config: &Config, knob: Knob) -> Option<String> {
    // Without `..`: a new setting does not compile until a link can hold it.
    let Config {
        seed,
        weight_seed,
        problem,
        dataset,
        reg_dataset,
        noise,
        ratio,
        features,
        hidden_layers,
        initial_zero,
        activation,
        learning_rate,
        batch_size,
        regularization,
        regularization_rate,
        pace,
        stop_epoch,
        stop_loss,
        stop_stalled,
        show_test_data,
        discretize,
        hidden_controls: _,
        hide_text,
    } = config;
    Some(match knob {
        Knob::Seed => seed.clone(),
        Knob::WeightSeed => return weight_seed.clone(),
        Knob::Problem => problem.word().link.to_owned(),
        Knob::Dataset => dataset.word().link.to_owned(),
        Knob::RegDataset => reg_dataset.word().link.to_owned(),
        Knob::Noise => noise.to_string(),
        Knob::Ratio => ratio.to_string(),
        Knob::Feature(feature) => features.has(feature).to_string(),
        Knob::HiddenLayers => shape_text(hidden_layers),
        Knob::InitialZero => initial_zero.to_string(),
        Knob::Activation => activation.word().link.to_owned(),
        Knob::LearningRate => learning_rate.to_string(),
        Knob::BatchSize => batch_size.to_string(),
        Knob::Regularization => regularization.word().link.to_owned(),
        Knob::RegularizationRate => regularization_rate.to_string(),
        Knob::ShowTestData => show_test_data.to_string(),
        Knob::Discretize => discretize.to_string(),
        Knob::HideText => hide_text.to_string(),
        Knob::Pace => pace.word().link.to_owned(),
        Knob::StopEpoch => return stop_epoch.map(|epoch| epoch.to_string()),
        Knob::StopLoss => return stop_loss.map(|loss| loss.to_string()),
        Knob::StopStalled => return stop_stalled.map(|epochs| epochs.to_string()),
    })
}

/// Every name that can stand before `_hide`.
fn hideable() -> impl Iterator<Item = &'static str> {
    HIDEABLE.into_iter().chain(Feature::ALL.map(Feature::key))
}

/// Writes what `value` says, or the nearest that is allowed.
fn read_into(config: &mut Config, knob: Knob, value: &str) -> Result<(), Error> {
    let (edit, result) = match Edit::read(knob, value) {
        Ok(edit) => (Some(edit), Ok(())),
        Err(error) => (error.nearest().and_then(|text| Edit::read(knob, text).ok()), Err(error)),
    };
    if let Some(edit) = edit {
        // Nothing is built yet, so there is nothing to rebuild.
        let _ = edit.write_to(config);
    }
    result
}
