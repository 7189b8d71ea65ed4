//! The text behind the `#` of a link, cut into keys and values. What they mean is said by who reads them.

use super::mend::mend;
use crate::error::{Correction, Error};
use crate::repair::Repair;
use crate::settings::{HIDE, as_in_address_bar};

/// How much of a link is read, in bytes. The longest that makes sense is a tenth of it.
pub(crate) const LONGEST_LINK: usize = 16_384;

/// The most characters of points: those of as many as there can be, with their names.
const MOST_OF_POINTS: usize = 420_000;

/// What stands behind the `#`, as a browser's address bar shows it.
pub(crate) struct Fragment {
    text: String,
    says_something: bool,
}

impl Fragment {
    /// Of a whole address, or of only what stands behind its `#`. What was changed on its way is mended.
    pub(crate) fn new(link: &str, corrections: &mut Vec<Correction>) -> Self {
        let (fragment, is_address) = match link.split_once('#') {
            Some((_, fragment)) => (fragment, false),
            // A setting may hold the same characters, but behind its `=`.
            None => {
                let start = link.split('=').next().unwrap_or_default();
                (link, start.starts_with('?') || start.split(':').skip(1).any(|rest| rest.starts_with("//")))
            }
        };
        let mut of_address = Vec::new();
        let text = as_in_address_bar(within_limit(fragment, if is_address { &mut of_address } else { corrections }));
        let mut mended = mend(&text);
        if is_address {
            if !mended.is_known {
                // An address without settings.
                return Fragment { text: String::new(), says_something: true };
            }
            corrections.append(&mut of_address);
            mended.repairs.turn(Repair::Address, Repair::Query);
        }
        let has_text = text.contains(|letter: char| letter.is_ascii_alphanumeric());
        let (repairs, is_known) = (mended.repairs, mended.is_known);
        let fragment = Fragment { says_something: is_known || !has_text, text: mended.text.into_owned() };
        let says_nothing = |(key, value): (&str, &str)| key.is_empty() || value.trim().is_empty();
        // Keys that mean nothing are named where they are read.
        let error = if !fragment.says_something && fragment.pairs().iter().all(says_nothing) {
            Some(Error::NothingKnown)
        } else {
            (!repairs.is_empty()).then_some(Error::LinkMended { repairs })
        };
        corrections.extend(error.map(|error| Correction { error, used: String::new() }));
        fragment
    }

    /// Whether it has a key that means something, or is empty.
    pub(crate) fn says_something(&self) -> bool {
        self.says_something
    }

    /// Its keys and values.
    pub(crate) fn pairs(&self) -> Pairs<'_> {
        Pairs { pairs: self.text.split('&').filter_map(pair).collect() }
    }
}

/// Keys and their values, in the order of the link.
pub(crate) struct Pairs<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Pairs<'a> {
    /// Every key with its value.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.pairs.iter().copied()
    }

    /// The value of a key; the last one wins, as in the original.
    pub(crate) fn find(&self, key: &str) -> Option<&'a str> {
        self.pairs.iter().rev().find(|(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// Whether the link hides the control of this name.
    pub(crate) fn hides(&self, name: &str) -> bool {
        let said = self.pairs.iter().rev().find(|(key, _)| key.strip_suffix(HIDE) == Some(name));
        said.is_some_and(|(_, value)| value.trim() == "true")
    }
}

/// Key and value. As in the original, a second `=` ends the value.
fn pair(text: &str) -> Option<(&str, &str)> {
    let mut parts = text.split('=');
    Some((parts.next()?, parts.next()?))
}

fn within_limit<'a>(fragment: &'a str, corrections: &mut Vec<Correction>) -> &'a str {
    let longest = LONGEST_LINK + points(fragment);
    if fragment.len() <= longest {
        return fragment;
    }
    let error = Error::LinkTooLong { bytes: fragment.len(), read: longest };
    corrections.push(Correction { error, used: String::new() });
    &fragment[..fragment.floor_char_boundary(longest)]
}

/// How many characters somebody's own points have, which may be many more than all the rest.
fn points(fragment: &str) -> usize {
    let is_of_points = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let points = fragment.split('&').find_map(|pair| pair.strip_prefix("points="));
    points.map_or(0, |points| points.bytes().take(MOST_OF_POINTS).take_while(is_of_points).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(link: &str) -> Vec<(String, String)> {
        let fragment = Fragment::new(link, &mut Vec::new());
        fragment.pairs().iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
    }

    #[test]
    fn a_whole_address_and_what_stands_behind_its_sign_are_the_same() {
        let both = [("seed", "a%20b"), ("noise", "5")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        for link in
            ["https://host/?q=1#seed=a b&noise=5", "#seed=a b&noise=5", "seed=a b&noise=5", "&seed=a b=c&x&noise=5"]
        {
            assert_eq!(pairs(link), both, "{link}");
        }
        assert_eq!(pairs("https://host/path"), []);
    }

    #[test]
    fn the_last_of_a_key_wins() {
        assert_eq!(Fragment::new("a=1&b=2&a=3", &mut Vec::new()).pairs().find("a"), Some("3"));
        assert_eq!(Fragment::new("a=1", &mut Vec::new()).pairs().find("b"), None);
    }

    #[test]
    fn a_link_that_is_too_long_is_read_as_far_as_makes_sense() {
        let mut corrections = Vec::new();
        let fragment = Fragment::new(&format!("#a={}ü&b=1", "x".repeat(LONGEST_LINK - 3)), &mut corrections);
        assert_eq!(fragment.pairs().find("a").map(str::len), Some(LONGEST_LINK - 3));
        assert_eq!(fragment.pairs().find("b"), None);
        assert_eq!(corrections[0].error, Error::LinkTooLong { bytes: LONGEST_LINK + 5, read: LONGEST_LINK });
    }
}
