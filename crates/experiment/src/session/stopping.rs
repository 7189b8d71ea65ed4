//! What a session says of the rules for stopping.

use super::early_stopping::Stop;
use super::session::Session;

impl Session {
    /// The epoch whose test loss was lowest since early stopping began to look, where that is not the current one. Without such a rule,
    /// nothing.
    pub fn best_epoch(&self) -> Option<u64> {
        self.watch.best_epoch().filter(|epoch| *epoch != self.epoch())
    }

    /// Why training has ended here, where that can be seen: it has diverged, or has not improved for long.
    pub fn stopped(&self) -> Option<Stop> {
        let stalled = || self.config().stop_stalled().filter(|_| self.watch.has_stalled(self.epoch()));
        if self.has_diverged() { Some(Stop::Diverged) } else { stalled().map(Stop::Stalled) }
    }
}
