//! The link of a moment of a run: that of the settings at its beginning, and keys of our own beside it, which TensorFlow Playground leaves
//! alone:
//!
//! `epoch=1200&changes=1…&claim=0.0123_0.0456`
//!
//! `epoch` says how many epochs were trained; without it the link is of an experiment. `changes`, in bits, says what was changed on
//! the way, if anything. `claim` says the training loss and the test loss then, with every digit.

use super::changes;
use super::moment::Moment;
use crate::error::Error;
use crate::link::{self, CHANGES, CLAIM, EPOCH, Fragment, MOST_OF_CHANGES};
use crate::number::{read_number, shortest_text};
use crate::session::Losses;
use crate::settings::Config;

/// What stands between the two losses of a claim: no chat or mail takes it for the end of a link or for anything else.
const BETWEEN: char = '_';

/// What a link says of a moment of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct MomentReading {
    /// The moment.
    pub moment: Moment,
    /// The losses that it is said to have, if any are.
    pub claim: Option<Losses>,
}

/// Writes what stands behind the `#` of a moment's link, with the losses that it has then if they are to be claimed. Losses that are no
/// numbers are nothing that can be claimed.
pub fn write(moment: &Moment, claim: Option<Losses>) -> String {
    let mut text = format!("{}&{EPOCH}={}", link::write(&moment.origin), moment.epoch);
    if !moment.steps.is_empty() {
        text.push_str(&format!("&{CHANGES}={}", changes::write(&moment.origin, &moment.steps)));
    }
    if let Some(losses) = claim.filter(|losses| losses.are_finite()) {
        text.push_str(&format!("&{CLAIM}={}", claim_text(losses)));
    }
    text
}

fn claim_text(losses: Losses) -> String {
    format!("{}{BETWEEN}{}", shortest_text(losses.train), shortest_text(losses.test))
}

impl Moment {
    /// Whether a link can hold it: points that were changed many times may be too many.
    pub fn fits_in_link(&self) -> bool {
        changes::write(&self.origin, &self.steps).len() <= MOST_OF_CHANGES
    }
}

/// Reads the moment that a link describes, if it does; `origin` are the settings that [`links::read`](crate::links::read) has found in
/// it.
///
/// # Errors
/// What is wrong with it. The settings are those of an experiment all the same.
pub fn read(fragment: &Fragment, origin: &Config) -> Result<Option<MomentReading>, Error> {
    let pairs = fragment.pairs();
    let said = |key: &str| pairs.find(key).map(str::trim).filter(|text| !text.is_empty());
    let (changes, claim) = (said(CHANGES), said(CLAIM));
    let Some(epoch) = said(EPOCH) else {
        let key = if changes.is_some() { CHANGES } else { CLAIM };
        return match changes.or(claim) {
            None => Ok(None),
            Some(_) => Err(Error::Unreadable {
                what: "moment of a run".to_owned(),
                why: format!("“{key}” says nothing without “{EPOCH}”, which is a {}", allowed_epochs()),
            }),
        };
    };
    let epoch = read_epoch(epoch)?;
    let steps = changes.map_or_else(|| Ok(Vec::new()), |text| changes::read(origin, text, epoch))?;
    let claim = claim.map(read_claim).transpose()?;
    Ok(Some(MomentReading { moment: Moment { origin: origin.clone(), steps, epoch }, claim }))
}

/// That the settings of a link are those that it says, so that what it claims is of them.
///
/// # Errors
/// The first value that was replaced; a link without a seed is another experiment each time.
pub fn check_as_written(reading: &link::Reading) -> Result<(), Error> {
    let mut errors = reading.corrections.iter().map(|correction| &correction.error);
    let is_replaced = |error: &&Error| {
        matches!(error, Error::NotAllowed { .. } | Error::Unreadable { .. } | Error::LinkTooLong { .. })
    };
    match errors.find(is_replaced) {
        Some(error) => Err(error.clone()),
        None if reading.has_seed => Ok(()),
        None => Err(Error::Unreadable { what: "link of a run".to_owned(), why: "it has no seed".to_owned() }),
    }
}

fn allowed_epochs() -> String {
    format!("whole number from 0 to {}", Moment::LAST_EPOCH)
}

fn read_epoch(text: &str) -> Result<u64, Error> {
    let is_allowed = |number: &f64| (0.0..=Moment::LAST_EPOCH as f64).contains(number) && number.fract() == 0.0;
    let number = read_number(text).filter(is_allowed);
    number.map(|number| number as u64).ok_or_else(|| Error::NotAllowed {
        key: EPOCH,
        value: text.to_owned(),
        allowed: format!("a {}", allowed_epochs()),
        nearest: None,
    })
}

/// The losses that a text claims. More digits than a loss has could be others without being another loss, so there is one text for each.
fn read_claim(text: &str) -> Result<Losses, Error> {
    let losses = text.split_once(BETWEEN).and_then(|(train, test)| {
        let losses = Losses { train: read_number(train)?, test: read_number(test)? };
        (losses.are_finite() && claim_text(losses) == text).then_some(losses)
    });
    losses.ok_or_else(|| Error::NotAllowed {
        key: CLAIM,
        value: text.to_owned(),
        allowed: format!("training loss and test loss as this page writes them, with “{BETWEEN}” between them"),
        nearest: None,
    })
}
