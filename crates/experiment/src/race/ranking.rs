//! Who is ahead: a pure function of what came out.

use std::cmp::Ordering;

/// What places are given for, the most important first.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Merit {
    /// Whether no run stayed finite; those come last.
    pub diverged: bool,
    /// Which part of the runs reached the target, 0 to 1.
    pub reached: f64,
    /// The epoch of the target, in the middle of all runs; nothing where half of them or more did not reach it.
    pub target_epoch: Option<f64>,
    /// The final test loss, in the middle of all runs; infinite where those diverged.
    pub loss_test: f64,
    /// The accuracy on the test points, 0 to 1, in the middle of all runs, where losses cannot be compared: then it decides
    /// alone.
    pub accuracy: Option<f64>,
}

/// What decides who is ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankedBy {
    /// Who reaches the target test loss, and when; then the test loss.
    Loss,
    /// The accuracy on the test points: losses of different functions cannot be compared.
    Accuracy,
}

impl Merit {
    /// `Less` is ahead.
    fn compare(&self, other: &Merit) -> Ordering {
        let epoch = |merit: &Merit| merit.target_epoch.unwrap_or(f64::INFINITY);
        let by_diverged = self.diverged.cmp(&other.diverged);
        if let (Some(own), Some(others)) = (self.accuracy, other.accuracy) {
            return by_diverged.then(others.total_cmp(&own));
        }
        by_diverged
            .then(other.reached.total_cmp(&self.reached))
            .then(epoch(self).total_cmp(&epoch(other)))
            .then(self.loss_test.total_cmp(&other.loss_test))
    }
}

/// A line of the ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// 1 is the best; equal merits share a rank.
    pub rank: usize,
    /// Where this merit stands in what was ranked.
    pub contestant: usize,
}

/// The places, the best first; of equal merits the one that was handed in first.
pub fn ranking(merits: &[Merit]) -> Vec<Place> {
    let mut order: Vec<usize> = Vec::with_capacity(merits.len());
    for (contestant, merit) in merits.iter().enumerate() {
        let before = order.partition_point(|other| merits[*other].compare(merit).is_le());
        order.insert(before, contestant);
    }
    let mut places: Vec<Place> = Vec::with_capacity(order.len());
    for contestant in order {
        let shared = places.last().filter(|last| merits[last.contestant].compare(&merits[contestant]).is_eq());
        let rank = shared.map_or(places.len() + 1, |last| last.rank);
        places.push(Place { rank, contestant });
    }
    places
}
