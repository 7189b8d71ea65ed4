//! The text behind the `#` of a link: as it was written, or mended.

use std::sync::Arc;

use super::keys::{CHANGES, is_of_moment, means_something};
use super::mend::mend;
use super::pairs::Pairs;
use super::unknown::unknown_keys;
use crate::data::{Formula, FormulaUse, OwnData};
use crate::error::{Correction, Error};
use crate::repair::Repair;
use crate::settings::{Edit, FORMULA, Setting, as_in_address_bar};

/// How much of a link is read, in bytes. The longest that makes sense is a tenth of it.
pub(crate) const LONGEST_LINK: usize = 16_384;

/// The key of somebody's own points.
const POINTS: &str = "points";
/// The most characters of points: those of as many as there can be, with their names.
pub(crate) const MOST_OF_POINTS: usize = 420_000;
/// The most characters of what was changed in a run, where that was points. A link that is longer is of no use.
pub(crate) const MOST_OF_CHANGES: usize = 500_000;

/// The most characters of a lesson, and of what is handed in for one.
const MOST_OF_LESSON: usize = 100_000;
const MOST_OF_HAND_IN: usize = 700_000;
/// What may be many more characters than all the rest of a link, each with the most.
const LONG: [(&str, usize); 4] =
    [(POINTS, MOST_OF_POINTS), (CHANGES, MOST_OF_CHANGES), ("lesson", MOST_OF_LESSON), ("handIn", MOST_OF_HAND_IN)];

/// What stands behind the `#` of a link, ready to be read. Readers of links take any text, of which they make this.
#[derive(Clone, Debug, PartialEq)]
pub struct Fragment {
    /// As a browser's address bar shows it.
    text: String,
    says_something: bool,
    /// Somebody's own points and formulas in it, or why they are none. They are read with what mends links: most links have none.
    own: Arc<[(Setting, Result<Edit, Error>)]>,
    /// What had to be put right, and what means nothing.
    corrections: Vec<Correction>,
}

impl From<&str> for Fragment {
    /// Of a whole address, or of only what stands behind its `#`. What was changed on its way is mended.
    fn from(link: &str) -> Self {
        let mut corrections = Vec::new();
        let (fragment, is_address) = match link.split_once('#') {
            Some((_, fragment)) => (fragment, false),
            // A setting may hold the same characters, but behind its `=`.
            None => {
                let start = link.split('=').next().unwrap_or_default();
                (link, start.starts_with('?') || start.split(':').skip(1).any(|rest| rest.starts_with("//")))
            }
        };
        let text = as_in_address_bar(within_limit(fragment, &mut corrections));
        let mut mended = mend(&text);
        if is_address {
            if !mended.is_known {
                // An address without settings.
                return Fragment::to_the_letter("");
            }
            mended.repairs.turn(Repair::Address, Repair::Query);
        }
        let has_text = text.contains(|letter: char| letter.is_ascii_alphanumeric());
        let (repairs, is_known) = (mended.repairs, mended.is_known);
        let mut fragment = Fragment {
            text: mended.text.into_owned(),
            says_something: is_known || !has_text,
            own: Arc::default(),
            corrections,
        };
        fragment.own = own(&fragment.pairs()).into();
        let says_nothing = |(key, value): (&str, &str)| key.is_empty() || value.trim().is_empty();
        // Keys that mean nothing are named where they are read.
        let error = if !fragment.says_something && fragment.pairs().iter().all(says_nothing) {
            Some(Error::NothingKnown)
        } else {
            (!repairs.is_empty()).then_some(Error::LinkMended { repairs: repairs.words() })
        };
        let unknown = unknown_keys(&fragment.pairs());
        fragment.corrections.extend(error.map(|error| Correction { error, used: String::new() }));
        fragment.corrections.extend(unknown);
        fragment
    }
}

impl From<&String> for Fragment {
    fn from(link: &String) -> Self {
        link.as_str().into()
    }
}

impl From<&Fragment> for Fragment {
    fn from(fragment: &Fragment) -> Self {
        fragment.clone()
    }
}

impl Fragment {
    /// What stands behind the `#`, if it is just as a link is written: nothing in it was changed on its way, and each key is known.
    /// It is the same that is made of any text, without what mends that. A link to a moment of a run needs what reads it.
    pub fn plain(fragment: &str) -> Option<Self> {
        let text = fragment.strip_prefix('#').unwrap_or(fragment);
        let is_plain = text.len() <= LONGEST_LINK && text.split('&').all(is_plain);
        is_plain.then(|| Fragment::to_the_letter(text))
    }

    /// What stands behind the `#`, taken to the letter: of a link that was written here, or where nothing is there to mend it.
    pub fn to_the_letter(fragment: &str) -> Self {
        let text = fragment.strip_prefix('#').unwrap_or(fragment).to_owned();
        Fragment { text, says_something: true, own: Arc::default(), corrections: Vec::new() }
    }

    /// Whether it has a key that means something, or is empty.
    pub fn says_something(&self) -> bool {
        self.says_something
    }

    /// A setting's new value, which stands here as `value`.
    ///
    /// # Errors
    /// What the setting cannot be.
    pub(crate) fn edit(&self, setting: Setting, value: &str) -> Result<Edit, Error> {
        let what = match setting {
            Setting::OwnData => "set of points",
            Setting::Formula(_) => "formula",
            _ => return Edit::read(setting, value),
        };
        if let Some((_, read)) = self.own.iter().find(|(other, _)| *other == setting) {
            return read.clone();
        }
        let why = "what reads them could not be loaded. Reload the page".to_owned();
        Err(Error::Unreadable { what: what.to_owned(), why })
    }

    /// What had to be put right.
    pub(crate) fn corrections(&self) -> Vec<Correction> {
        self.corrections.clone()
    }

    /// Its keys and values.
    pub(crate) fn pairs(&self) -> Pairs<'_> {
        Pairs::of(&self.text)
    }
}

/// The points and formulas of a link, or why they are none.
fn own(pairs: &Pairs<'_>) -> Vec<(Setting, Result<Edit, Error>)> {
    if !pairs.iter().any(|(key, _)| is_own(key)) {
        return Vec::new();
    }
    let read = |setting: Setting| {
        let key = setting.info().key;
        let text = pairs.find(key).filter(|text| !text.trim().is_empty())?;
        // What labels points may stay for the other problem than the one that is posed now.
        let (of, usage) = match setting {
            Setting::OwnData => return Some((setting, OwnData::read(text).map(|own| Edit::OwnData(Some(own))))),
            Setting::Formula(None) => (None, FormulaUse::Labels(None)),
            Setting::Formula(of) => (of, FormulaUse::Feature),
            _ => return None,
        };
        let what = format!("formula for “{key}”");
        let formula = Formula::from_link(text, usage).map_err(|error| Error::Unreadable { what, why: error.why });
        Some((setting, formula.map(|formula| Edit::Formula(of, Some(formula)))))
    };
    Setting::all().filter_map(read).collect()
}

/// Whether this is the key of points or of a formula.
fn is_own(key: &str) -> bool {
    key == POINTS || key.starts_with(FORMULA)
}

/// Whether what stands between two separators is a known key with a value in which nothing can be wrong, or is nothing.
fn is_plain(piece: &str) -> bool {
    let Some((key, value)) = piece.split_once('=') else { return piece.is_empty() };
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-+.,_".contains(byte);
    let begins = value.bytes().next().is_none_or(|first| first.is_ascii_alphanumeric() || b"-+.".contains(&first));
    let ends = value.bytes().last().is_none_or(|last| last.is_ascii_alphanumeric());
    // A switch may have the next word of a sentence behind it.
    let is_word = ["true", "false"].into_iter().all(|word| {
        let start = value.get(..word.len()).unwrap_or_default();
        value == word || !start.eq_ignore_ascii_case(word)
    });
    !is_own(key)
        && !is_of_moment(key)
        && value.as_bytes().iter().all(is_part)
        && begins
        && ends
        && is_word
        && means_something(key)
}

fn within_limit<'a>(fragment: &'a str, corrections: &mut Vec<Correction>) -> &'a str {
    let longest = LONGEST_LINK + LONG.iter().map(|(key, most)| bits(fragment, key, *most)).sum::<usize>();
    if fragment.len() <= longest {
        return fragment;
    }
    let error = Error::LinkTooLong { bytes: fragment.len(), read: longest };
    corrections.push(Correction { error, used: String::new() });
    &fragment[..fragment.floor_char_boundary(longest)]
}

/// How many characters the value of a key has that may be long, such as somebody's own points; no more than the most.
fn bits(fragment: &str, key: &str, most: usize) -> usize {
    let is_of_bits = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_~".contains(byte);
    let value = Pairs::of(fragment).find(key);
    value.map_or(0, |value| value.bytes().take(most).take_while(is_of_bits).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(link: &str) -> Vec<(String, String)> {
        let fragment = Fragment::from(link);
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
        assert_eq!(Fragment::from("a=1&b=2&a=3").pairs().find("a"), Some("3"));
        assert_eq!(Fragment::from("a=1").pairs().find("b"), None);
    }

    #[test]
    fn a_link_that_is_too_long_is_read_as_far_as_makes_sense() {
        let fragment = Fragment::from(&format!("#a={}ü&b=1", "x".repeat(LONGEST_LINK - 3)));
        assert_eq!(fragment.pairs().find("a").map(str::len), Some(LONGEST_LINK - 3));
        assert_eq!(fragment.pairs().find("b"), None);
        assert_eq!(fragment.corrections[0].error, Error::LinkTooLong { bytes: LONGEST_LINK + 5, read: LONGEST_LINK });
    }
}
