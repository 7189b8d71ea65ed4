//! A run that is lived again from its journal.

use super::change::Change;
use super::journal::{Act, Step};
use super::loss_history::LossHistory;
use super::session::Session;
use crate::error::Error;
use crate::settings::{Config, Setting};

/// A run that is lived again from its journal, as far as one likes at a time.
#[derive(Clone, Debug)]
pub struct Replay {
    session: Session,
    steps: std::vec::IntoIter<Step>,
    next: Option<Step>,
    /// Where it began, and where it ends.
    first: u64,
    epoch: u64,
    /// The losses of the whole run and the page that it is on, where these are known.
    whole: Option<Box<(LossHistory, Config)>>,
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
        Ok(Replay::after(Session::new(origin), steps, epoch))
    }

    /// The run from this session on.
    fn after(session: Session, steps: Vec<Step>, epoch: u64) -> Self {
        let mut steps = steps.into_iter();
        let next = steps.next();
        Replay { first: session.epoch(), session, steps, next, epoch, whole: None }
    }

    /// A part of the run that has come to `end`, from this session on.
    pub(super) fn part(session: Session, steps: Vec<Step>, epoch: u64, end: &Session) -> Self {
        let whole = Some(Box::new((end.history().clone(), end.config().clone())));
        Replay { whole, ..Replay::after(session, steps, epoch) }
    }

    /// Trains for at most so many epochs more, or for a part of one where points are many, and makes the changes that are due; whether all
    /// of it was lived.
    ///
    /// # Errors
    /// A change that could never have been made.
    pub fn go_on(&mut self, mut epochs: u64) -> Result<bool, Error> {
        loop {
            let until = self.next.as_ref().map_or(self.epoch, |step| step.epoch);
            let target = until.min(self.session.epoch().saturating_add(epochs));
            epochs -= target - self.session.epoch();
            // The epochs asked for are trained whatever the rules for stopping say.
            while self.session.epoch() < target {
                let before = self.session.epoch();
                match self.session.go_on(target - before) {
                    (0, Some(_)) => {
                        return Err(unlived(&format!(
                            "it has diverged at epoch {before} and cannot have reached {until}"
                        )));
                    }
                    // A part of an epoch of many points.
                    (0, None) => return Ok(false),
                    _ => {}
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
        let (done, all) = (self.session.epoch() - self.first, self.epoch - self.first);
        if all == 0 { 1.0 } else { done as f64 / all as f64 }
    }

    /// The epoch where it ends.
    pub fn epoch(&self) -> u64 {
        self.epoch
    }

    /// The session where it is now.
    pub fn session(&mut self) -> &mut Session {
        &mut self.session
    }

    /// The session where it is now.
    pub fn into_session(self) -> Session {
        let Replay { mut session, whole, .. } = self;
        if let Some(whole) = whole {
            let (history, page) = *whole;
            session.take_page_of(&page);
            session.remember(&history);
        }
        session
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
