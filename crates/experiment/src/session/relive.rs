//! A run that is lived again from its journal.

use super::change::Change;
use super::journal::{Act, Step};
use super::session::Session;
use crate::error::Error;
use crate::settings::{Config, Setting};

/// A run that is lived again from its journal, as far as one likes at a time.
#[derive(Clone, Debug)]
pub struct Replay {
    session: Session,
    steps: std::vec::IntoIter<Step>,
    next: Option<Step>,
    epoch: u64,
}

impl Replay {
    /// The run that began with these settings, with these changes, up to an epoch.
    ///
    /// # Errors
    /// Changes that do not follow each other, or come after that epoch.
    pub fn new(origin: Config, steps: Vec<Step>, epoch: u64) -> Result<Self, Error> {
        let epochs = steps.iter().map(|step| step.epoch).chain([epoch]);
        if !epochs.is_sorted() {
            return Err(unlived("a change comes before the one ahead of it, or after the end"));
        }
        let mut steps = steps.into_iter();
        let next = steps.next();
        Ok(Replay { session: Session::new(origin), steps, next, epoch })
    }

    /// Trains for at most so many epochs more, and makes the changes that are due; whether all of it was lived.
    ///
    /// # Errors
    /// A change that could never have been made.
    pub fn go_on(&mut self, mut epochs: u64) -> Result<bool, Error> {
        loop {
            let until = self.next.as_ref().map_or(self.epoch, |step| step.epoch);
            let target = until.min(self.session.epoch() + epochs);
            epochs -= target - self.session.epoch();
            // The epochs asked for are trained whatever the rules for stopping say.
            while self.session.epoch() < target {
                let before = self.session.epoch();
                let _ = self.session.advance(target - before);
                if self.session.epoch() == before {
                    return Err(unlived(&format!("it has diverged at epoch {before} and cannot have reached {until}")));
                }
            }
            if target < until {
                return Ok(false);
            }
            let Some(step) = self.next.take() else { return Ok(true) };
            self.session.live(&step.act)?;
            self.next = self.steps.next();
        }
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self) -> f64 {
        if self.epoch == 0 { 1.0 } else { self.session.epoch() as f64 / self.epoch as f64 }
    }

    /// The session where it is now.
    pub fn into_session(self) -> Session {
        self.session
    }
}

impl Session {
    /// Does again what was done.
    fn live(&mut self, act: &Act) -> Result<(), Error> {
        match act {
            Act::Edit(edit) => {
                if !edit.setting().is_some_and(Setting::is_live) {
                    return Err(unlived("a change needs another network"));
                }
                let _ = self.apply(edit.clone())?;
            }
            Act::Parameter(parameter, value) => {
                let _ = self.change(&Change::Parameter(*parameter, *value))?;
            }
            Act::Points(own) => {
                let _ = self.change(&Change::Points(own.clone()))?;
            }
            Act::Settings(config) => {
                if !config.goes_on_from(self.config()) {
                    return Err(unlived("a change needs another network"));
                }
                self.restore_settings(config.as_ref().clone());
            }
        }
        Ok(())
    }
}

fn unlived(why: &str) -> Error {
    Error::Unreadable { what: "run".to_owned(), why: why.to_owned() }
}
