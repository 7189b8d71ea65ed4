//! Links: a config as text behind a `#`, in the words of TensorFlow Playground, and back.
//!
//! Reading never fails: what is wrong is left at its default or brought to the nearest allowed value, and said.

use engine::{Initialization, Loss, Optimizer};

use super::fragment::Fragment;
use super::keys::{EXACT_ACTIVATION, EXACT_DATASET, ZERO, keys};
use super::pairs::Pairs;
use crate::data::{Dataset, Feature};
use crate::error::{Correction, Error};
use crate::settings::{Choice, Config, Domain, Edit, HIDE, LOCK, Pace, Setting, SettingInfo, Word, hideable, lockable};

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

/// Reads a link: a whole address, or only what stands behind its `#`. `fresh_seed` is asked if there is no seed; if it has none
/// either, the seed is that of [`Config::default`].
pub fn read(link: impl Into<Fragment>, fresh_seed: impl FnOnce() -> String) -> Reading {
    read_over(Config::default(), &link.into(), fresh_seed)
}

/// Whether a link has a key that means something, or is empty.
pub fn says_something(link: impl Into<Fragment>) -> bool {
    link.into().says_something()
}

/// Reads keys and values; what they do not say is as in `config`.
pub(crate) fn read_over(mut config: Config, fragment: &Fragment, fresh_seed: impl FnOnce() -> String) -> Reading {
    let (pairs, mut corrections) = (&fragment.pairs(), fragment.corrections());
    let mut has_seed = false;
    if let Some(text) = pairs.find(ZERO).filter(|text| !text.trim().is_empty() && *text != "false") {
        // As in the original.
        config.set(Edit::Initialization(Initialization::Zero));
        corrections.extend((text != "true").then(|| neither(ZERO, text.to_owned(), true)));
    }
    for (setting, key) in Setting::all().flat_map(|setting| keys(setting).map(move |key| (setting, key))) {
        let Some(value) = pairs.find(key) else { continue };
        if value.trim().is_empty() && setting != Setting::HiddenLayers {
            continue;
        }
        has_seed |= setting == Setting::Seed;
        if let Err(error) = take(&mut config, setting, fragment.edit(setting, value)).map_err(|error| error.at(key)) {
            has_seed &= setting != Setting::Seed || error.nearest().is_some();
            let used = if setting == Setting::Seed && !has_seed {
                String::new()
            } else {
                text_of(&config, setting).unwrap_or_default()
            };
            corrections.push(Correction { error, used });
        }
    }
    without_data(&mut config, pairs, &mut corrections);
    let hidden = restricted(hideable(), HIDE, config.hidden_controls(), pairs, &mut corrections);
    let locked = restricted(lockable(), LOCK, config.locked_controls(), pairs, &mut corrections);
    config.set(Edit::HiddenControls(hidden));
    config.set(Edit::LockedControls(locked));
    for feature in Feature::BUILT_IN.into_iter().filter(|feature| config.hides(feature.key())).collect::<Vec<_>>() {
        // The network leaves out what the page does: a reader could not see it.
        config.set(Edit::Feature(feature, false));
    }
    if config.hides("formulas") {
        Feature::FORMULAS.into_iter().for_each(|feature| config.set(Edit::Formula(Some(feature), None)));
    }
    if !has_seed {
        config.set(Edit::Seed(fresh_seed()));
    }
    Reading { config, corrections, has_seed }
}

/// Where somebody's own points or a formula are chosen and are not there, the original's first data set stands in. It is said, unless it was
/// said already what is wrong with them.
fn without_data(config: &mut Config, pairs: &Pairs<'_>, corrections: &mut Vec<Correction>) {
    for (setting, chosen) in [(Setting::Dataset, config.dataset()), (Setting::RegDataset, config.reg_dataset())] {
        let (data, with) = match chosen {
            Dataset::Own => (Setting::OwnData, "its points"),
            Dataset::Formula => (Setting::Formula(None), "a formula"),
            _ => continue,
        };
        if text_of(config, data).is_some() {
            continue;
        }
        let (SettingInfo { key, .. }, value) = (setting.info(), chosen.word().link);
        let used = text_of(&Config::default(), setting).unwrap_or_default();
        let allowed = format!("“{value}” only together with {with}");
        let error = Error::NotAllowed { key, value: value.to_owned(), allowed, nearest: None };
        // The default is allowed.
        let _ = take(config, setting, Edit::read(setting, &used));
        let is_said = pairs.find(data.info().key).is_some_and(|text| !text.trim().is_empty());
        corrections.extend((!is_said).then_some(Correction { error, used }));
    }
}

/// What is neither true nor false.
fn neither(key: &'static str, value: String, used: bool) -> Correction {
    let error = Error::NotAllowed { key, value, allowed: Domain::Switch.in_words(), nearest: None };
    Correction { error, used: used.to_string() }
}

/// Writes what stands behind the `#` of a link: every setting, so that TensorFlow Playground opens the same experiment, or
/// the nearest that it knows.
pub fn write(config: &Config) -> String {
    let settings = Setting::all().flat_map(|setting| written(config, setting));
    let restricted = |names: &[&'static str], how: &'static str| {
        names.iter().map(|name| (format!("{name}{how}"), "true".to_owned())).collect::<Vec<_>>()
    };
    let (hidden, locked) = (restricted(config.hidden_controls(), HIDE), restricted(config.locked_controls(), LOCK));
    let settings = settings.map(|(key, value)| (key.to_owned(), value));
    settings.chain(hidden).chain(locked).map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>().join("&")
}

/// A setting's keys and values. Keys of our own stand in a link only where they say something; where TensorFlow Playground does
/// not know the value, the nearest stands at its key and the exact one beside it.
fn written(config: &Config, setting: Setting) -> Vec<(&'static str, String)> {
    let key = setting.info().key;
    let with_nearest = |exact_key, exact: Word, nearest: Word| {
        let mut pairs = vec![(key, nearest.link.to_owned())];
        pairs.extend((exact != nearest).then(|| (exact_key, exact.link.to_owned())));
        pairs
    };
    match setting {
        Setting::Activation => {
            with_nearest(EXACT_ACTIVATION, config.activation().word(), config.activation().in_original().word())
        }
        Setting::Dataset => with_nearest(EXACT_DATASET, config.dataset().word(), config.dataset().in_original().word()),
        Setting::Initialization => {
            let zero = (ZERO, (config.initialization() == Initialization::Zero).to_string());
            let is_known = matches!(config.initialization(), Initialization::Uniform | Initialization::Zero);
            let own = (!is_known).then(|| (key, config.initialization().word().link.to_owned()));
            [zero].into_iter().chain(own).collect()
        }
        Setting::Pace if config.pace() == Pace::Epochs1 => Vec::new(),
        Setting::Loss if config.loss() == Loss::Squared => Vec::new(),
        Setting::Optimizer if config.optimizer() == Optimizer::Sgd => Vec::new(),
        _ => text_of(config, setting).map(|text| (key, text)).into_iter().collect(),
    }
}

/// A setting's value in the link's words; nothing where it is not set.
pub fn text_of(config: &Config, setting: Setting) -> Option<String> {
    config.text_of(setting)
}

/// Takes a new value over, or the nearest that is allowed.
fn take(config: &mut Config, setting: Setting, edit: Result<Edit, Error>) -> Result<(), Error> {
    let (edit, result) = match edit {
        Ok(edit) => (Some(edit), Ok(())),
        Err(error) => (error.nearest().and_then(|text| Edit::read(setting, text).ok()), Err(error)),
    };
    if let Some(edit) = edit {
        config.set(edit);
    }
    result
}

/// The names that a link restricts in this way, and those that are `already`.
fn restricted(
    names: &[&'static str],
    how: &'static str,
    already: &[&'static str],
    pairs: &Pairs<'_>,
    corrections: &mut Vec<Correction>,
) -> Vec<&'static str> {
    let mut is_restricted = |name: &str| match pairs.find(&format!("{name}{how}")).map(str::trim) {
        Some("true") => true,
        None | Some("" | "false") => already.contains(&name),
        Some(text) => {
            corrections.push(neither(how, format!("{name}{how}={text}"), false));
            already.contains(&name)
        }
    };
    names.iter().copied().filter(|name| is_restricted(name)).collect()
}
