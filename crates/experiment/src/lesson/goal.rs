//! Goals: what somebody is to bring about in a lesson, as conditions that a session fulfils or does not.

use super::condition::Condition;
use super::race_result::RaceResult;
use super::words::capital;
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

impl Goal {
    /// The words for people of these conditions, where nobody has written others.
    pub fn usual_words(conditions: &[Condition]) -> String {
        capital(&conditions.iter().map(Condition::words).collect::<Vec<_>>().join("; "))
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

    /// Whether a run has gone beyond the epochs that this allows. Allocates nothing.
    pub(super) fn is_late(&self, session: &Session) -> bool {
        self.conditions.iter().any(|condition| condition.is_late(session))
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
