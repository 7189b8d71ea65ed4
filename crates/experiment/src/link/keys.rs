//! The keys of a link. Those that mean nothing are mostly mistyped, and then what was meant would be missed.

use super::fragment::Pairs;
use crate::error::{Correction, Error};
use crate::settings::{Setting, hideable};

/// At the end of the name of a control that is to be hidden.
pub(super) const HIDE: &str = "_hide";
/// TensorFlow Playground's key for weights and biases that start at zero.
pub(super) const ZERO: &str = "initZero";
/// Keys of our own for what TensorFlow Playground does not know, beside its own keys with the nearest that it does.
pub(super) const EXACT_ACTIVATION: &str = "exactActivation";
pub(super) const EXACT_DATASET: &str = "exactDataset";

/// Keys that are no settings: what TensorFlow Playground writes and we have no use for, and what races, lessons and views
/// read for themselves.
const BESIDE: [&str; 12] = [
    "cosX",
    "cosY",
    "collectStats",
    "tutorial",
    "numHiddenLayers",
    "race",
    "raceValues",
    "raceTarget",
    "raceEpochs",
    "raceSeeds",
    "lesson",
    "view",
];

/// The keys of a setting; what stands at a later one wins.
pub(super) fn keys(setting: Setting) -> impl Iterator<Item = &'static str> {
    let exact = match setting {
        Setting::Activation => Some(EXACT_ACTIVATION),
        Setting::Dataset => Some(EXACT_DATASET),
        _ => None,
    };
    [setting.info().key].into_iter().chain(exact)
}

/// Whether a link can hold this key.
pub(crate) fn knows(key: &str) -> bool {
    let hides = |name: &str| hideable().any(|known| known == name);
    key == ZERO || key.strip_suffix(HIDE).is_some_and(hides) || Setting::all().flat_map(keys).any(|known| known == key)
}

/// All keys that a link can hold.
fn known_keys() -> impl Iterator<Item = String> {
    let hidden = hideable().map(|name| format!("{name}{HIDE}"));
    Setting::all().flat_map(keys).chain([ZERO]).map(str::to_owned).chain(hidden)
}

/// What is said of the keys that mean nothing here; nothing where there is none. What has no name or no value says nothing.
pub(super) fn unknown_keys(pairs: &Pairs<'_>) -> Option<Correction> {
    let means_something = |key: &str| key.is_empty() || BESIDE.contains(&key) || knows(key);
    let mut unknown = pairs.iter().filter(|(key, value)| !value.trim().is_empty() && !means_something(key));
    let key = unknown.next()?.0;
    let known = known_keys().chain(BESIDE.map(str::to_owned));
    let nearest = known.map(|known| (distance(key, &known), known)).min();
    let nearest = nearest.filter(|(distance, known)| distance * 3 <= known.chars().count());
    let nearest = nearest.map(|(_, known)| known);
    let error = Error::UnknownKey { key: key.to_owned(), nearest, n_more: unknown.count() };
    Some(Correction { error, used: String::new() })
}

/// How many letters have to be left out, put in or replaced to make one text of the other; capital letters are small ones.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.to_ascii_lowercase().chars().collect();
    // The least changes from as much of `one` as was read to each beginning of `other`.
    let mut row: Vec<usize> = (0..=other.len()).collect();
    // No key is as long; what is longer is near to none.
    for letter in one.chars().take(2 * other.len()).map(|letter| letter.to_ascii_lowercase()) {
        let mut before = row[0];
        row[0] += 1;
        for (index, wanted) in other.iter().enumerate() {
            let replaced = before + usize::from(*wanted != letter);
            before = row[index + 1];
            row[index + 1] = replaced.min(before + 1).min(row[index] + 1);
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::KEY;
    use crate::link::{Fragment, view};
    use crate::race::{RaceLimit, Variable};

    fn said(link: &str) -> Option<String> {
        let fragment = Fragment::new(link, &mut Vec::new());
        unknown_keys(&fragment.pairs()).map(|correction| correction.to_string())
    }

    #[test]
    fn a_mistyped_key_is_named_with_what_was_meant() {
        for (link, key, nearest) in [
            ("learningrate=1", "learningrate", "learningRate"),
            ("seed=1&batchsise=3", "batchsise", "batchSize"),
            ("raceEpoch=3", "raceEpoch", "raceEpochs"),
            ("learning_rate_hide=true", "learning_rate_hide", "learningRate_hide"),
        ] {
            let said = said(link).unwrap();
            assert!(said.contains(&format!("“{key}”")) && said.contains(&format!("Nearest: {nearest}.")), "{said}");
        }
        let far = said("something=1&seed=2&else=3&other=4").unwrap();
        assert_eq!(far, "“something” is nothing that a link can say, and was not read; nor were 2 more.");
    }

    #[test]
    fn what_others_read_or_the_original_writes_is_no_mistake() {
        let of_races = RaceLimit::ALL.map(|limit| limit.info().key);
        assert!([Variable::KEY, KEY, view::KEY].iter().chain(&of_races).all(|key| BESIDE.contains(key)));
        let all: String = BESIDE.iter().map(|key| format!("{key}=1&")).collect();
        assert_eq!(said(&all), None);
        assert_eq!(said("unknown=&=5&nothing&initZero=true&sinX_hide=true&exactDataset=and"), None);
    }

    #[test]
    fn distances_count_letters() {
        for (one, other, n) in
            [("a", "a", 0), ("Seed", "seed", 0), ("sed", "seed", 1), ("", "ab", 2), ("noize", "noise", 1)]
        {
            assert_eq!(distance(one, other), n, "{one} {other}");
        }
    }
}
