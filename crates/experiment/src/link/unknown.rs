//! Keys of a link that mean nothing are mostly mistyped, and then what was meant would be missed.

use super::keys::{means_something, names};
use super::pairs::Pairs;
use crate::error::{Correction, Error};

/// What is said of the keys that mean nothing here; nothing where there is none. What has no name or no value says nothing.
pub(super) fn unknown_keys(pairs: &Pairs<'_>) -> Option<Correction> {
    let mut unknown =
        pairs.iter().filter(|(key, value)| !value.trim().is_empty() && !key.is_empty() && !means_something(key));
    let key = unknown.next()?.0;
    let mut nearest = (usize::MAX, "");
    for known in names() {
        nearest = nearest.min((distance(key, known), known));
    }
    let nearest = (nearest.0 * 3 <= nearest.1.len()).then(|| nearest.1.to_owned());
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

    fn said(link: &str) -> Option<String> {
        unknown_keys(&Pairs::of(link)).map(|correction| correction.to_string())
    }

    #[test]
    fn a_mistyped_key_is_named_with_what_was_meant() {
        for (link, key, nearest) in [
            ("learnigRate=1", "learnigRate", "learningRate"),
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
        let all: String = names().map(|key| format!("{key}=false&")).collect();
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
