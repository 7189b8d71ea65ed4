//! The text behind the `#` of a link, cut into keys and values. What they mean is said by who reads them.

use crate::error::{Correction, Error};
use crate::settings::as_in_address_bar;

/// How much of a link is read, in bytes. The longest that makes sense is a tenth of it.
pub(crate) const LONGEST_LINK: usize = 16_384;

/// At the end of the name of a control that is to be hidden.
pub(super) const HIDE: &str = "_hide";
/// At the end of the name of a control that is to be locked.
pub(super) const LOCK: &str = "_lock";

/// What stands behind the `#`, as a browser's address bar shows it.
pub(crate) struct Fragment {
    text: String,
}

impl Fragment {
    /// Of a whole address, or of only what stands behind its `#`.
    pub(crate) fn new(link: &str, corrections: &mut Vec<Correction>) -> Self {
        let fragment = match link.split_once('#') {
            Some((_, fragment)) => fragment,
            // An address without settings; a setting may hold the same characters, but behind its `=`.
            None if link.split('=').next().is_some_and(|start| start.contains("://")) => "",
            None => link,
        };
        Fragment { text: as_in_address_bar(within_limit(fragment, corrections)) }
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
        self.restricts(name, HIDE)
    }

    /// Whether the link locks the control of this name.
    pub(super) fn locks(&self, name: &str) -> bool {
        self.restricts(name, LOCK)
    }

    fn restricts(&self, name: &str, how: &str) -> bool {
        let said = self.pairs.iter().rev().find(|(key, _)| key.strip_suffix(how) == Some(name));
        said.is_some_and(|(_, value)| *value == "true")
    }
}

/// Key and value. As in the original, a second `=` ends the value.
fn pair(text: &str) -> Option<(&str, &str)> {
    let mut parts = text.split('=');
    Some((parts.next()?, parts.next()?))
}

fn within_limit<'a>(fragment: &'a str, corrections: &mut Vec<Correction>) -> &'a str {
    if fragment.len() <= LONGEST_LINK {
        return fragment;
    }
    let error = Error::LinkTooLong { bytes: fragment.len(), read: LONGEST_LINK };
    corrections.push(Correction { error, used: String::new() });
    &fragment[..fragment.floor_char_boundary(LONGEST_LINK)]
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
