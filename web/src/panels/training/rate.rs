//! How many epochs a second are trained.

/// Milliseconds over which epochs are counted.
const OVER: f64 = 500.0;

/// A count of epochs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct EpochRate {
    /// When counting began, in milliseconds, and the epoch then.
    since: Option<(f64, u64)>,
}

impl EpochRate {
    /// Counts no more: nothing is trained for now.
    pub fn rest(&mut self) {
        self.since = None;
    }

    /// Looks at the epoch at this time in milliseconds. The epochs a second, each time that enough of them were counted.
    pub fn see(&mut self, now: f64, epoch: u64) -> Option<f64> {
        let (since, first) = *self.since.get_or_insert((now, epoch));
        if now - since < OVER {
            return None;
        }
        self.since = Some((now, epoch));
        Some(epoch.saturating_sub(first) as f64 / (now - since) * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_over_half_a_second() {
        let mut rate = EpochRate::default();
        assert_eq!(rate.see(1000.0, 10), None);
        assert_eq!(rate.see(1250.0, 20), None);
        assert_eq!(rate.see(1500.0, 40), Some(60.0));
        assert_eq!(rate.see(1750.0, 45), None, "and begins anew");
        assert_eq!(rate.see(2500.0, 140), Some(100.0));
    }

    #[test]
    fn a_pause_is_not_counted() {
        let mut rate = EpochRate::default();
        rate.see(0.0, 0);
        rate.rest();
        assert_eq!(rate.see(9000.0, 0), None);
        assert_eq!(rate.see(10_000.0, 100), Some(100.0));
    }

    #[test]
    fn another_experiment_trains_from_zero() {
        let mut rate = EpochRate::default();
        rate.see(0.0, 1000);
        assert_eq!(rate.see(500.0, 3), Some(0.0));
    }
}
