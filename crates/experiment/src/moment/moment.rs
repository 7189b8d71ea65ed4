//! A moment of a run, whose text is in `link`.

use super::acts::differences;
use crate::error::Error;
use crate::session::{Act, Change, Replay, Session, Step};
use crate::settings::Config;

/// How much is lived again at a time.
const AT_A_TIME: u64 = 10_000;

/// A moment of a run: the run from its beginning until then.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// The settings with which the run began; those of the page alone are those of now.
    pub origin: Config,
    /// What was changed since, in its order. Whatever changes settings changes only what is learned.
    pub steps: Vec<Step>,
    /// After how many epochs it is.
    pub epoch: u64,
}

impl Moment {
    /// The last epoch that a moment can have: a minute or two of training with a usual network.
    pub const LAST_EPOCH: u64 = 10_000_000;

    /// Where a session is now; nothing where its run is too long, or not known from its beginning.
    pub fn of(session: &Session) -> Option<Self> {
        let (origin, steps) = session.journal().whole().filter(|_| session.epoch() <= Moment::LAST_EPOCH)?;
        let origin = origin.clone().on_page_of(session.config());
        let (mut config, mut kept) = (origin.clone(), Vec::with_capacity(steps.len()));
        for Step { epoch, act } in steps {
            let act = match act {
                Act::Settings(settings) => match as_trained(&config, settings) {
                    // It was about what is not learned from.
                    same if same == config => continue,
                    other => Act::Settings(Box::new(other)),
                },
                act => act.clone(),
            };
            act.show_in(&mut config);
            kept.push(Step { epoch: *epoch, act });
        }
        Some(Moment { origin, steps: kept, epoch: session.epoch() })
    }

    /// The same run at another epoch: what was changed later is left out.
    #[must_use]
    pub fn at(mut self, epoch: u64) -> Self {
        self.steps.retain(|step| step.epoch <= epoch);
        Moment { epoch, ..self }
    }

    /// Whether nothing was changed in the run that its settings restrict.
    ///
    /// # Errors
    /// What was.
    pub fn check_permitted(&self) -> Result<(), Error> {
        self.steps.iter().try_for_each(|step| match &step.act {
            Act::Edit(edit) => self.origin.permits(edit),
            Act::Parameter(parameter, value) => Change::Parameter(*parameter, *value).check_permitted(&self.origin),
            Act::Points(own) => Change::Points(own.clone()).check_permitted(&self.origin),
            Act::Settings(settings) => self.origin.admits(settings),
        })
    }

    /// The run, to be lived again.
    ///
    /// # Errors
    /// Changes that do not follow each other, or come later.
    pub fn replay(self) -> Result<Replay, Error> {
        Replay::new(self.origin, self.steps, self.epoch)
    }

    /// Lives the run again, all of it at once: the session as far as it came, and why it came no further.
    ///
    /// # Errors
    /// As [`Moment::replay`].
    pub fn live(self) -> Result<(Session, Result<(), Error>), Error> {
        let mut replay = self.replay()?;
        let lived = loop {
            match replay.go_on(AT_A_TIME) {
                Ok(true) => break Ok(()),
                Ok(false) => {}
                Err(error) => break Err(error),
            }
        };
        Ok((replay.into_session(), lived))
    }
}

/// A config in which training goes on as in another one.
fn as_trained(config: &Config, other: &Config) -> Config {
    let mut same = config.clone();
    differences(config, other).into_iter().for_each(|edit| same.set(edit));
    same
}
