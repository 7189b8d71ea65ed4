//! The one error of this crate: a setting that cannot be what somebody asked for, or text that is something else.

use std::fmt;

/// How much of a bad value is repeated in a message.
const SHOWN: usize = 40;
/// How much is repeated of what is used in its place: as much as most lists of values have.
const SHOWN_OF_USED: usize = 120;

/// Why something was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// A value that the setting cannot have.
    NotAllowed {
        /// The setting's key in a link.
        key: &'static str,
        /// The value as it was given.
        value: String,
        /// What the setting can be, in words.
        allowed: String,
        /// The closest value that is allowed, in the link's words, where there is one.
        nearest: Option<String>,
    },
    /// A link of which only the beginning was read.
    LinkTooLong {
        /// How many bytes it has.
        bytes: usize,
        /// How many were read.
        read: usize,
    },
    /// A link that was changed on its way, and mended.
    LinkMended {
        /// What had been changed, in words.
        repairs: Vec<&'static str>,
    },
    /// A link in which nothing is known.
    NothingKnown,
    /// A link says something that means nothing.
    UnknownKey {
        /// The first key that means nothing.
        key: String,
        /// The key that may have been meant.
        nearest: Option<String>,
        /// How many more there are.
        n_more: usize,
    },
    /// What the link of the page keeps as it is.
    Restricted {
        /// What that is, for people.
        labels: Vec<&'static str>,
    },
    /// Text from elsewhere that is not what it should be.
    Unreadable {
        /// What it should be.
        what: String,
        /// What is wrong with it, and where.
        why: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotAllowed { key, value, allowed, .. } => {
                write!(formatter, "{key} cannot be “{}”. Allowed: {allowed}.", shortened(value))
            }
            Error::LinkTooLong { bytes, read } => {
                write!(formatter, "The link has {bytes} characters. Allowed: {read}; the rest was not read.")
            }
            Error::LinkMended { repairs } => {
                write!(formatter, "The link was mended. It had been changed on its way: {}.", repairs.join(", "))
            }
            Error::NothingKnown => formatter.write_str("Nothing in this link is known here."),
            Error::UnknownKey { key, nearest, n_more } => {
                write!(formatter, "“{}” is nothing that a link can say, and was not read", shortened(key))?;
                match n_more {
                    0 => {}
                    1 => formatter.write_str("; nor was 1 more")?,
                    more => write!(formatter, "; nor were {more} more")?,
                }
                formatter.write_str(".")?;
                nearest.as_ref().map_or(Ok(()), |nearest| write!(formatter, " Nearest: {nearest}."))
            }
            Error::Restricted { labels } => write!(formatter, "Set by your teacher's link: {}.", labels.join(", ")),
            Error::Unreadable { what, why } => {
                write!(formatter, "This is no {what}: {}.", why.trim_end_matches('.'))
            }
        }
    }
}

impl std::error::Error for Error {}

impl Error {
    /// The same of a value that stood at another key.
    pub(crate) fn at(mut self, place: &'static str) -> Self {
        if let Error::NotAllowed { key, .. } = &mut self {
            *key = place;
        }
        self
    }

    /// The closest value that is allowed, in the link's words, where there is one.
    pub fn nearest(&self) -> Option<&str> {
        match self {
            Error::NotAllowed { nearest, .. } => nearest.as_deref(),
            _ => None,
        }
    }
}

/// As much of a bad value as is repeated.
pub(crate) fn shortened(value: &str) -> String {
    shortened_to(SHOWN, value)
}

/// A number that is repeated: with every digit, unless there are hundreds of them.
pub fn shortened_number(number: f64) -> String {
    let text = number.to_string();
    if text.len() > SHOWN { format!("{number:e}") } else { text }
}

fn shortened_to(most: usize, value: &str) -> String {
    match value.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_owned(),
    }
}

/// What was wrong in a link, and what is used instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// What was wrong.
    pub error: Error,
    /// The value in use, in the link's words; empty where the error is not about a value.
    pub used: String,
}

impl fmt::Display for Correction {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.error {
            error @ Error::NotAllowed { .. } if self.used.is_empty() => error.fmt(formatter),
            error @ Error::NotAllowed { .. } => {
                write!(formatter, "{error} Used: {}.", shortened_to(SHOWN_OF_USED, &self.used))
            }
            error => error.fmt(formatter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_message_repeats_hundreds_of_digits() {
        let digits = "9".repeat(300);
        let error = Error::NotAllowed { key: "noise", value: digits.clone(), allowed: "0".to_owned(), nearest: None };
        let correction = Correction { error, used: format!("{digits},{digits}") };
        assert!(correction.to_string().chars().count() < 220, "{correction}");
        let unknown = Error::UnknownKey { key: digits, nearest: None, n_more: 0 };
        assert!(unknown.to_string().chars().count() < 100, "{unknown}");
        for (number, text) in [(0.5, "0.5"), (1e15, "1000000000000000"), (1e300, "1e300"), (-1e-300, "-1e-300")] {
            assert_eq!(shortened_number(number), text);
        }
    }
}
