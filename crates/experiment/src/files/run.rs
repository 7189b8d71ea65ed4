//! A run that somebody kept. Many of them, and their text, are in `record`.

use super::thumbnail::Thumbnail;
use super::words::intervention_words;
use crate::error::Error;
use crate::link::{self, LONGEST_LINK};
use crate::race::{Executor, JobReport, Standing};
use crate::session::Session;
use crate::settings::Config;

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 2000;

/// A run that somebody kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// Its number in a record, given once; 0 where it has none yet.
    pub number: u32,
    /// What stands behind the `#` of its link.
    pub link: String,
    /// Where it stood.
    pub standing: Standing,
    /// What somebody wrote about it, up to 2000 characters.
    pub note: String,
    /// What was changed while it trained, and when, in words, up to 2000 characters; empty where nothing was.
    pub changes: String,
    /// What its network answered.
    pub picture: Option<Thumbnail>,
}

impl Run {
    /// A session as it is now, without a note.
    pub fn of(session: &Session) -> Self {
        Run {
            number: 0,
            link: link::write(session.config()),
            standing: Standing::of(session),
            note: String::new(),
            changes: intervention_words(session),
            picture: Some(Thumbnail::of(session)),
        }
    }

    /// What a contestant has come to in its first run, without a note.
    pub fn of_report(config: &Config, report: &JobReport) -> Self {
        let picture = (!report.picture.is_empty()).then(|| Thumbnail::from_values(&report.picture, Executor::SIDE));
        let standing = report.outcome.standing.clone();
        Run { number: 0, link: link::write(config), standing, note: String::new(), changes: String::new(), picture }
    }

    /// Whether it is another one at the same moment: then it is the same run, whatever was written about it, and whether or not both
    /// have a picture.
    pub fn is_at_moment_of(&self, other: &Run) -> bool {
        (&self.link, &self.standing, &self.changes) == (&other.link, &other.standing, &other.changes)
    }

    /// Whether a record can hold it.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let refuse =
            |key, value: &str, allowed| Err(Error::NotAllowed { key, value: value.to_owned(), allowed, nearest: None });
        let Standing { epochs: _, loss_train, loss_test, accuracy_train, accuracy_test, parameters: _ } = self.standing;
        if self.link.len() > LONGEST_LINK {
            return refuse("link", &self.link, format!("up to {LONGEST_LINK} characters"));
        }
        if self.note.chars().count() > LONGEST_NOTE {
            return refuse("note", &self.note, format!("up to {LONGEST_NOTE} characters"));
        }
        if self.changes.chars().count() > LONGEST_NOTE {
            return refuse("changes", &self.changes, format!("up to {LONGEST_NOTE} characters"));
        }
        if let Some(loss) = [loss_train, loss_test].into_iter().flatten().find(|loss| !loss.is_finite()) {
            return refuse("loss", &loss.to_string(), "a number".to_owned());
        }
        if loss_train.is_some() != loss_test.is_some() {
            return refuse("loss", "", "two losses, or none where training diverged".to_owned());
        }
        match [accuracy_train, accuracy_test].into_iter().flatten().find(|part| !(0.0..=1.0).contains(part)) {
            Some(part) => refuse("accuracy", &part.to_string(), "a number from 0 to 1".to_owned()),
            None => Ok(()),
        }
    }
}
