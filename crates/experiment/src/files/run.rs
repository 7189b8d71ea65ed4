//! A run that somebody kept. Many of them, and their text, are in `record`.

use std::borrow::Cow;

use super::sheet::is_rounded;
use super::thumbnail::Thumbnail;
use super::words::intervention_words;
use crate::error::Error;
use crate::link::{self, EPOCH, LONGEST_LINK, MOST_OF_POINTS};
use crate::moment::{Moment, write};
use crate::race::{Executor, JobReport, Standing};
use crate::session::Session;
use crate::settings::Config;

/// The most characters of a note.
pub const LONGEST_NOTE: usize = 2000;
/// The fewest digits of a loss that was rounded: with fewer, two runs could have the same.
const FEWEST_DIGITS: usize = 3;

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
    /// What is needed beside the link to have it again as it was: `epoch=120` behind it, or another link where something was changed.
    /// Empty where it is not known.
    pub moment: String,
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
            moment: moment_text(session),
            picture: Some(Thumbnail::of(session)),
        }
    }

    /// What a contestant has come to in its first run, without a note.
    pub fn of_report(config: &Config, report: &JobReport) -> Self {
        let picture = (!report.picture.is_empty()).then(|| Thumbnail::from_values(&report.picture, Executor::SIDE));
        let standing = report.outcome.standing.clone();
        let moment = trained_for(standing.epochs);
        let (note, changes) = (String::new(), String::new());
        Run { number: 0, link: link::write(config), standing, note, changes, moment, picture }
    }

    /// What stands behind the `#` of the link to the run as it was; nothing where that is not known.
    pub fn moment_link(&self) -> Option<Cow<'_, str>> {
        match &*self.moment {
            "" => None,
            moment if moment.starts_with(EPOCH) => Some(format!("{}&{moment}", self.link).into()),
            moment => Some(moment.into()),
        }
    }

    /// Whether it is another one at the same moment: then it is the same run, whatever was written about it, and whether or not both
    /// have a picture. A spreadsheet may have rounded the numbers of one.
    pub fn is_at_moment_of(&self, other: &Run) -> bool {
        let (one, two) = (&self.standing, &other.standing);
        let is_same = |one: Option<f64>, two: Option<f64>, fewest_digits| match (one, two) {
            (Some(one), Some(two)) => is_rounded(one, two, fewest_digits),
            (one, two) => one.is_none() && two.is_none(),
        };
        (&self.link, &self.changes) == (&other.link, &other.changes)
            && (one.epochs, one.parameters) == (two.epochs, two.parameters)
            && is_same(one.loss_train, two.loss_train, FEWEST_DIGITS)
            && is_same(one.loss_test, two.loss_test, FEWEST_DIGITS)
            && is_same(one.accuracy_train, two.accuracy_train, 1)
            && is_same(one.accuracy_test, two.accuracy_test, 1)
    }

    /// Whether a record can hold it.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let refuse =
            |key, value: &str, allowed| Err(Error::NotAllowed { key, value: value.to_owned(), allowed, nearest: None });
        let Standing { epochs: _, loss_train, loss_test, accuracy_train, accuracy_test, parameters: _ } = self.standing;
        let longest = LONGEST_LINK + MOST_OF_POINTS;
        if self.link.len() > longest {
            return refuse("link", &self.link, format!("up to {longest} characters"));
        }
        if self.note.chars().count() > LONGEST_NOTE {
            return refuse("note", &self.note, format!("up to {LONGEST_NOTE} characters"));
        }
        if self.changes.chars().count() > LONGEST_NOTE {
            return refuse("changes", &self.changes, format!("up to {LONGEST_NOTE} characters"));
        }
        if self.moment.len() > longest {
            return refuse("moment", &self.moment, format!("up to {longest} characters"));
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

/// What is kept of a session to have it again as it is.
fn moment_text(session: &Session) -> String {
    match Moment::of(session) {
        None => String::new(),
        Some(moment) if moment.steps.is_empty() => trained_for(moment.epoch),
        Some(moment) if moment.fits_in_link() => write(&moment, None),
        Some(_) => String::new(),
    }
}

/// What a link needs to be that of a run that was trained for so many epochs.
fn trained_for(epochs: u64) -> String {
    format!("{EPOCH}={epochs}")
}
