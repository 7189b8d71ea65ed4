//! Whether a claim holds.

use std::fmt;

use super::link::MomentReading;
use crate::error::Error;
use crate::session::{Losses, Session};

/// What a claim is found to be when its run is lived again.
#[derive(Clone, Debug, PartialEq)]
pub enum Verdict {
    /// True: both losses are the same, to the last bit.
    Same,
    /// Wrong: a loss is another one.
    Differs {
        /// What is claimed.
        claimed: Losses,
        /// What is so.
        found: Losses,
    },
    /// None: nothing is claimed.
    ClaimsNothing,
    /// Void: training goes beyond all bounds before.
    Diverged {
        /// After so many epochs.
        epoch: u64,
    },
    /// Void: the run is not to be had.
    Unreadable(Error),
}

impl Verdict {
    /// Of a claim, where the run was lived again to its end, or as far as it came: `lived` says why no further.
    pub fn of(claim: Option<Losses>, session: &Session, lived: Result<(), Error>) -> Self {
        let found = session.losses();
        match (claim, lived) {
            _ if session.has_diverged() => Verdict::Diverged { epoch: session.epoch() },
            (_, Err(error)) => Verdict::Unreadable(error),
            (None, Ok(())) => Verdict::ClaimsNothing,
            (Some(claimed), Ok(())) if bits(claimed) == bits(found) => Verdict::Same,
            (Some(claimed), Ok(())) => Verdict::Differs { claimed, found },
        }
    }

    /// Whether the claim is true.
    pub fn holds(&self) -> bool {
        *self == Verdict::Same
    }
}

fn bits(losses: Losses) -> [u64; 2] {
    [losses.train.to_bits(), losses.test.to_bits()]
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Verdict::Same => formatter.write_str("same"),
            Verdict::Differs { .. } => formatter.write_str("differs"),
            Verdict::ClaimsNothing => formatter.write_str("claims nothing"),
            Verdict::Diverged { epoch } => write!(formatter, "diverged at epoch {epoch}"),
            Verdict::Unreadable(error) => write!(formatter, "unreadable: {error}"),
        }
    }
}

impl MomentReading {
    /// Lives the run again, all of it at once, and looks whether it has the losses that are claimed; with the session as far as it came.
    pub fn verify(self) -> (Verdict, Option<Session>) {
        match self.moment.live() {
            Ok((session, lived)) => (Verdict::of(self.claim, &session, lived), Some(session)),
            Err(error) => (Verdict::Unreadable(error), None),
        }
    }
}
