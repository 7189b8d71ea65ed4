//! One runner of a race or of trials: a session that is watched for the target, and trained a slice at a time.

use super::limits::RaceLimits;
use super::outcome::{Outcome, Standing, shared_epochs};
use crate::session::{Losses, Session, Stop};
use crate::settings::{Config, Edit};

/// An experiment that trains for as long as the limits say, and no longer than it stays finite.
///
/// What comes out depends on config and limits alone, not on how many epochs were trained at a time.
#[derive(Clone, Debug)]
pub struct Contestant {
    config: Config,
    session: Session,
    limits: RaceLimits,
    target_epoch: Option<u64>,
    crossings: u64,
    shared_epochs: Vec<u64>,
    curve: Vec<Losses>,
    milliseconds: f64,
}

impl Contestant {
    /// At epoch 0 of `config`, whose own rules for stopping do not count here.
    pub fn new(config: Config, limits: RaceLimits) -> Self {
        let mut watched = config.clone();
        // With a test loss to stop at, the session looks at its losses after every epoch: that finds the first that
        // reaches the target, and the one that diverges, however training is sliced.
        for edit in [Edit::StopEpoch(None), Edit::StopStalled(None), Edit::StopLoss(Some(limits.target))] {
            watched.set(edit);
        }
        let session = Session::new(watched);
        let reached = session.losses().test <= limits.target;
        Contestant {
            config,
            limits,
            target_epoch: reached.then_some(0),
            crossings: u64::from(reached),
            shared_epochs: shared_epochs(limits.epochs),
            curve: vec![session.losses()],
            milliseconds: 0.0,
            session,
        }
    }

    /// Trains for `epochs` more epochs, or until it is finished. `now` is a clock in milliseconds: there is none here.
    pub fn advance(&mut self, epochs: u64, now: impl Fn() -> f64) {
        let start = now();
        let end = self.session.epoch().saturating_add(epochs).min(self.limits.epochs);
        while self.session.epoch() < end && !self.session.has_diverged() {
            let shared = self.shared_epochs.get(self.curve.len()).copied().unwrap_or(end);
            let stop = self.session.advance(shared.min(end) - self.session.epoch());
            if let Some(Stop::TestLoss(_)) = stop {
                self.target_epoch = self.target_epoch.or(Some(self.session.epoch()));
                self.crossings += 1;
            }
            if self.session.epoch() == shared && !self.session.has_diverged() {
                self.curve.push(self.session.losses());
            }
        }
        self.milliseconds += now() - start;
    }

    /// Whether all epochs are trained, or it diverged.
    pub fn is_finished(&self) -> bool {
        self.session.epoch() >= self.limits.epochs || self.session.has_diverged()
    }

    /// How it has done so far; final once it is finished.
    pub fn outcome(&self) -> Outcome {
        Outcome {
            standing: Standing::of(&self.session),
            target_epoch: self.target_epoch,
            crossings: self.crossings,
            curve: self.curve.clone(),
        }
    }

    /// The experiment that it runs, with its own rules for stopping: what can be taken over.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The session, for pictures and for every loss that it keeps.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How long it has trained, by the clock that was handed in.
    pub fn milliseconds(&self) -> f64 {
        self.milliseconds
    }
}
