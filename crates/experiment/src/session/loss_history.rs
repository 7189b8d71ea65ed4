//! The losses of a run, thinned out as it gets longer: never more points than a chart can show.

use serde::Serialize;

/// The two losses after an epoch, without any penalty.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Losses {
    /// The mean over the training points.
    pub train: f64,
    /// The mean over the test points.
    pub test: f64,
}

impl Losses {
    /// Whether both are numbers.
    pub fn are_finite(self) -> bool {
        self.train.is_finite() && self.test.is_finite()
    }
}

/// As many points as are kept at the most.
const MOST_POINTS: usize = 512;

/// Losses at every `stride`-th epoch; the stride doubles whenever there would be too many.
///
/// Which epochs are kept depends on the epochs alone, not on how many of them were trained at a time.
#[derive(Clone, Debug, PartialEq)]
pub struct LossHistory {
    points: Vec<(u64, Losses)>,
    stride: u64,
}

impl Default for LossHistory {
    fn default() -> Self {
        LossHistory { points: Vec::with_capacity(MOST_POINTS), stride: 1 }
    }
}

impl LossHistory {
    /// Whether the losses of this epoch would be kept.
    pub fn wants(&self, epoch: u64) -> bool {
        epoch.is_multiple_of(self.stride)
    }

    /// Keeps the losses of an epoch, if they are wanted. Allocates nothing.
    pub fn push(&mut self, epoch: u64, losses: Losses) {
        if !self.wants(epoch) {
            return;
        }
        if self.points.len() == MOST_POINTS {
            self.stride *= 2;
            let stride = self.stride;
            self.points.retain(|(epoch, _)| epoch.is_multiple_of(stride));
        }
        if self.wants(epoch) {
            self.points.push((epoch, losses));
        }
    }

    /// Forgets all epochs after this one.
    pub fn forget_after(&mut self, epoch: u64) {
        self.points.truncate(self.points.partition_point(|(known, _)| *known <= epoch));
    }

    /// The losses up to an epoch, with room for as many of those that follow as a run of that length has.
    pub(super) fn until(&self, epoch: u64) -> Self {
        let mut history = self.clone();
        history.forget_after(epoch);
        while history.stride > 1 && epoch / (history.stride / 2) < MOST_POINTS as u64 {
            history.stride /= 2;
        }
        history
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.points.clear();
        self.stride = 1;
    }

    /// Epochs and their losses, in order.
    pub fn points(&self) -> &[(u64, Losses)] {
        &self.points
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_run_is_thinned_out_evenly() {
        let mut history = LossHistory::default();
        let losses = |epoch: u64| Losses { train: epoch as f64, test: -(epoch as f64) };
        (0..=5000).for_each(|epoch| history.push(epoch, losses(epoch)));
        let epochs: Vec<u64> = history.points().iter().map(|(epoch, _)| *epoch).collect();
        assert!(epochs.len() <= MOST_POINTS && epochs.len() > MOST_POINTS / 2, "{}", epochs.len());
        assert!(epochs.windows(2).all(|pair| pair[1] - pair[0] == 16), "{epochs:?}");
        assert!(history.points().iter().all(|(epoch, kept)| *kept == losses(*epoch)));

        let mut of_wanted = LossHistory::default();
        (0..=5000).filter(|epoch| epoch % 16 == 0).for_each(|epoch| of_wanted.push(epoch, losses(epoch)));
        assert_eq!(of_wanted.points(), history.points(), "which are kept depends on the epochs alone");
    }
}
