//! The keys and values of a link. What they mean is said by who reads them.

use crate::settings::HIDE;

/// Keys and their values, in the order of the link.
pub(crate) struct Pairs<'a> {
    pairs: Vec<(&'a str, &'a str)>,
}

impl<'a> Pairs<'a> {
    /// Of what stands behind a `#`.
    pub(super) fn of(text: &'a str) -> Self {
        Pairs { pairs: text.split('&').filter_map(pair).collect() }
    }

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
