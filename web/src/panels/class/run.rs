//! The run that a hand-in leads to.

use experiment::HandIn;
use experiment::links::{self, Fragment, MomentReading};

/// The moment of a run that a link leads to; nothing where it leads to none.
pub fn moment(link: &str) -> Option<MomentReading> {
    let fragment = Fragment::from(link);
    let config = links::read(&fragment, String::new).config;
    links::moment(&fragment, &config).ok().flatten()
}

/// The link of the last run of a hand-in that can be opened, if there is any.
pub fn last_run(hand_in: &HandIn) -> Option<String> {
    let runs = hand_in.steps.iter().rev().flat_map(|step| {
        let of_goals = step.goals.iter().rev().flatten().filter_map(|goal| goal.run.as_ref());
        of_goals.chain(&step.run)
    });
    runs.into_iter().find(|run| moment(run).is_some()).cloned()
}
