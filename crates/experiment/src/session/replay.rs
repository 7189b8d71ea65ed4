//! An experiment from its beginning, without a picture: its losses at chosen epochs.

use super::early_stopping::Stop;
use super::loss_history::Losses;
use super::session::Session;

/// The losses after an epoch; not finite from where the network diverges on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TraceRow {
    /// How many epochs were trained.
    pub epoch: u64,
    /// The losses then.
    pub losses: Losses,
}

/// Trains `session` on from where it is and notes its losses at each epoch of `at`, which must ascend.
pub fn trace(session: &mut Session, at: &[u64]) -> Vec<TraceRow> {
    at.iter()
        .map(|&epoch| {
            // The epochs asked for are trained whatever the link's own rules for stopping say.
            while session.epoch() < epoch && session.advance(epoch - session.epoch()) != Some(Stop::Diverged) {}
            let diverged = Losses { train: f64::NAN, test: f64::NAN };
            let losses = if session.epoch() < epoch { diverged } else { session.losses() };
            TraceRow { epoch, losses }
        })
        .collect()
}
