//! The keys of a link.

use std::sync::LazyLock;

use crate::settings::{Domain, HIDE, LOCK, Setting, hideable, lockable};

/// TensorFlow Playground's key for weights and biases that start at zero.
pub(super) const ZERO: &str = "initZero";
/// Keys of our own for what TensorFlow Playground does not know, beside its own keys with the nearest that it does.
pub(super) const EXACT_ACTIVATION: &str = "exactActivation";
pub(super) const EXACT_DATASET: &str = "exactDataset";

/// The keys of a moment of a run: after how many epochs, what was changed until then, and the losses that it is said to have.
pub(crate) const EPOCH: &str = "epoch";
pub(crate) const CHANGES: &str = "changes";
pub(crate) const CLAIM: &str = "claim";

/// Keys that are no settings: what TensorFlow Playground writes and we have no use for, and what races, lessons, hand-ins, views and
/// moments read for themselves.
const BESIDE: [&str; 17] = [
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
    "lesson-file",
    "handIn",
    "view",
    EPOCH,
    CHANGES,
    CLAIM,
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

/// A key that a link can hold.
struct Key {
    name: String,
    /// Whether what stands there is either true or false.
    is_switch: bool,
}

/// All keys that a link can hold, those that are no settings last.
static KEYS: LazyLock<Vec<Key>> = LazyLock::new(|| {
    let mut all = vec![Key { name: ZERO.to_owned(), is_switch: true }];
    let mut add = |parts: [&str; 2], is_switch| all.push(Key { name: parts.concat(), is_switch });
    for setting in Setting::all() {
        let is_switch = setting.info().domain == Domain::Switch;
        keys(setting).for_each(|key| add([key, ""], is_switch));
    }
    hideable().iter().for_each(|name| add([name, HIDE], true));
    lockable().iter().for_each(|name| add([name, LOCK], true));
    BESIDE.iter().for_each(|name| add([name, ""], false));
    all
});

/// Whether a link can hold this key for a setting.
pub(crate) fn knows(key: &str) -> bool {
    KEYS[..KEYS.len() - BESIDE.len()].iter().any(|known| known.name == key)
}

/// Whether a link can hold this key at all.
pub(super) fn means_something(key: &str) -> bool {
    names().any(|name| name == key)
}

/// Whether this is the key of a moment of a run.
pub(super) fn is_of_moment(key: &str) -> bool {
    [EPOCH, CHANGES, CLAIM].contains(&key)
}

/// All keys that a link can hold.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| &*key.name)
}

/// Whether what stands at this key is either true or false.
pub(super) fn is_switch(key: &str) -> bool {
    KEYS.iter().any(|known| known.is_switch && known.name == key)
}

/// The key that a text is, and whether to the letter: capital letters may be small ones.
pub(super) fn as_known(text: &[u8]) -> Option<(&'static str, bool)> {
    let known = KEYS.iter().find(|known| known.name.as_bytes().eq_ignore_ascii_case(text))?;
    Some((&known.name, known.name.as_bytes() == text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::{FILE_KEY, HAND_IN, KEY};
    use crate::link::view;
    use crate::race::{RaceLimit, Variable};

    #[test]
    fn races_lessons_and_moments_have_keys_of_their_own() {
        let of_races = RaceLimit::ALL.map(|limit| limit.info().key);
        assert!(
            [Variable::KEY, KEY, FILE_KEY, HAND_IN, view::KEY, EPOCH, CHANGES, CLAIM]
                .iter()
                .chain(&of_races)
                .all(|key| BESIDE.contains(key) && means_something(key))
        );
    }

    #[test]
    fn a_key_is_known_in_other_letters_too() {
        assert_eq!(as_known(b"noise"), Some(("noise", true)));
        assert_eq!(as_known(b"NOISE_hide"), Some(("noise_hide", false)));
        assert_eq!(as_known(b"noises"), None);
        // So that letters alone tell a key from the others.
        for (index, key) in KEYS.iter().enumerate() {
            assert!(KEYS[..index].iter().all(|other| !other.name.eq_ignore_ascii_case(&key.name)), "{}", key.name);
        }
        assert!(is_switch("x") && is_switch("noise_hide") && is_switch(ZERO) && !is_switch("noise"));
    }
}
