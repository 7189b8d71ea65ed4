//! What races come to, as far as goals ask.

use crate::race::{Outcome, Race, RaceLimits, Summary, Variable, ranking, write};

/// What a race has come to, as far as goals ask.
#[derive(Clone, Debug, PartialEq)]
pub struct RaceResult {
    /// What differed.
    pub variable: Variable,
    /// How many contestants there were.
    pub contestants: usize,
    /// How many runs each had.
    pub runs: usize,
    /// Where it ended, and the test loss to reach.
    pub limits: RaceLimits,
    /// Which part of the runs of the best contestant reached that, 0 to 1.
    pub reached: f64,
    /// What the best contestants are called; more than one where they are equally good.
    pub winners: Vec<String>,
    /// The race: what stands behind the `#` of its link.
    pub link: String,
}

impl RaceResult {
    /// Of a race and what came of its runs, contestant by contestant.
    pub fn of(race: &Race, outcomes: &[Outcome]) -> Self {
        let runs = race.seeds().unwrap_or(1);
        let ranked_by = race.ranked_by();
        let of_contestant: Vec<&[Outcome]> = outcomes.chunks(runs).collect();
        let merits: Vec<_> = of_contestant
            .iter()
            .filter_map(|outcomes| match outcomes {
                [one] => Some(one.merit(ranked_by)),
                many => Summary::of(many, race.limits().epochs).map(|summary| summary.merit(ranked_by)),
            })
            .collect();
        let first: Vec<usize> =
            ranking(&merits).iter().take_while(|place| place.rank == 1).map(|place| place.contestant).collect();
        let part = |outcomes: &&[Outcome]| {
            let n_reached = outcomes.iter().filter(|outcome| outcome.target_epoch.is_some()).count();
            n_reached as f64 / outcomes.len() as f64
        };
        RaceResult {
            variable: race.variable(),
            contestants: of_contestant.len(),
            runs,
            limits: race.limits(),
            reached: of_contestant.iter().map(part).fold(0.0, f64::max),
            winners: first.into_iter().map(|contestant| race.label(contestant)).collect(),
            link: write(race),
        }
    }
}
