//! What was changed while a network trained, and was not in its link when it began.

use crate::settings::Config;

/// As many are told one by one.
const MOST_TOLD: usize = 20;

/// What was changed at an epoch, and left the network as it was trained until then.
#[derive(Clone, Debug)]
pub struct Intervention {
    /// After how many epochs.
    pub epoch: u64,
    /// The settings before.
    pub before: Config,
    /// Whether a weight or a bias was set by hand.
    pub by_hand: bool,
}

/// The changes of a run, the earliest first.
#[derive(Clone, Debug, Default)]
pub struct Interventions {
    /// Those that are told, and the next, which says what the last of them has made of the settings.
    seen: Vec<Intervention>,
    /// At how many epochs there were any, and the last of these.
    n: usize,
    last_epoch: u64,
}

impl Interventions {
    /// Takes note of a change, if nothing else was changed at this epoch, from these settings. At epoch 0 the link says it, but for what
    /// was done by hand.
    pub(super) fn see(&mut self, epoch: u64, before: &Config, by_hand: bool) {
        if epoch == 0 && !by_hand {
            return;
        }
        let is_new = self.n == 0 || epoch != self.last_epoch;
        if is_new {
            (self.n, self.last_epoch) = (self.n + 1, epoch);
            if self.seen.len() <= MOST_TOLD {
                self.seen.push(Intervention { epoch, before: before.clone(), by_hand });
            }
        } else if let Some(last) = self.seen.last_mut() {
            last.by_hand |= by_hand && last.epoch == epoch;
        }
    }

    /// Whether there were none.
    pub(super) fn is_empty(&self) -> bool {
        self.n == 0
    }

    /// Those that are told one by one, with the settings after each; `now` are those of now.
    pub fn told<'a>(&'a self, now: &'a Config) -> impl Iterator<Item = (&'a Intervention, &'a Config)> {
        let after = self.seen.iter().skip(1).map(|next| &next.before).chain([now]);
        self.seen.iter().take(MOST_TOLD).zip(after)
    }

    /// At how many epochs something was changed beside those.
    pub fn n_more(&self) -> usize {
        self.n.saturating_sub(MOST_TOLD)
    }
}
