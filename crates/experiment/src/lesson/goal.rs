//! Goals: what somebody is to bring about in a lesson, as conditions that a session fulfils or does not.

use super::condition::Condition;
use crate::race::{Outcome, Race, RaceLimits, Variable, ranking};
use crate::session::Session;
use crate::settings::Config;

/// Something to reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// What is to be reached, for people.
    pub words: String,
    /// What is checked: all of it must hold at the same moment. At least one, and at most one that something was done.
    pub conditions: Vec<Condition>,
}

/// Something done that a session knows nothing of.
#[derive(Clone, Debug, PartialEq)]
pub enum GoalEvent {
    /// A race has come to its end.
    Race(RaceResult),
    /// The experiment was saved as a notebook.
    Notebook,
    /// The question was answered; rightly, if it says what is right.
    Answered,
}

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
                many => crate::race::Summary::of(many, race.limits().epochs).map(|summary| summary.merit(ranked_by)),
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
            link: crate::race::write(race),
        }
    }
}

impl Goal {
    /// The words for people of these conditions, where nobody has written others.
    pub fn usual_words(conditions: &[Condition]) -> String {
        let all = conditions.iter().map(Condition::words).collect::<Vec<_>>().join("; ");
        let mut letters = all.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// What has to be done for it, beside all that; nothing where a session tells.
    pub fn event(&self) -> Option<&Condition> {
        self.conditions.iter().find(|condition| condition.is_event())
    }

    /// Whether a config has the settings that this needs.
    pub(super) fn fits(&self, config: &Config) -> bool {
        self.conditions.iter().all(|condition| condition.fits(config))
    }

    /// Whether the session is as this needs it, with settings and events left aside. Allocates nothing.
    pub(super) fn is_measured(&self, session: &Session) -> bool {
        self.conditions.iter().all(|condition| condition.is_measured(session))
    }

    /// Whether this is what it waits for, or it waits for nothing and this is nothing. Allocates nothing.
    pub(super) fn hears(&self, event: Option<&GoalEvent>) -> bool {
        match (self.event(), event) {
            (None, None) | (Some(Condition::Notebook), Some(GoalEvent::Notebook)) => true,
            (Some(Condition::Answered), Some(GoalEvent::Answered)) => true,
            (Some(Condition::Race(variable)), Some(GoalEvent::Race(race))) => {
                race.variable == *variable
                    && self.conditions.iter().all(|condition| match condition {
                        Condition::RaceMeasure(measure, comparison, value) => {
                            comparison.holds(measure.of(race), *value)
                        }
                        _ => true,
                    })
            }
            _ => false,
        }
    }

    /// Whether a session is all that this asks for, once an event has come if it waits for one.
    pub fn is_met(&self, session: &Session, event: Option<&GoalEvent>) -> bool {
        self.hears(event) && self.fits(session.config()) && self.is_measured(session)
    }
}
