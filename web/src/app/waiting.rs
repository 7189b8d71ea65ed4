//! Messages that wait for a part of the page: it is being loaded, and then they are taken.

use experiment::links::Fragment;
use experiment::races;

use super::link::{BEFORE_LESSONS, missing_parts};
use super::message::Msg;
use super::parts::{LazyPanels, Part};
use crate::dom;
use crate::panels::effect::Tab;
use crate::panels::header::HeaderMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::lessons::LessonsMsg;
use crate::panels::runs::{self, RunsMsg};

/// The messages that wait, and for what.
#[derive(Default)]
pub struct Waiting {
    messages: Vec<(Part, Msg)>,
    /// The part that could not be loaded, as long as nothing else was asked for.
    pub missing: Option<Part>,
    /// The parts that have not come for long.
    late: Vec<Part>,
    /// Whether somebody has closed what is said of them, and has asked for nothing since.
    is_late_read: bool,
}

impl Waiting {
    /// Whether anything is about to come that somebody waits for. What has not come for long is nothing to hold one's breath for.
    pub fn is_busy(&self) -> bool {
        self.messages.iter().any(|(part, _)| !self.is_late(*part))
    }

    /// Whether what stands in the address bar is to be opened.
    pub fn has_address(&self) -> bool {
        self.messages.iter().any(|(_, message)| matches!(message, Msg::AddressChanged))
    }

    /// Whether anything waits, be it in vain.
    #[cfg(test)]
    pub fn is_waited(&self) -> bool {
        !self.messages.is_empty()
    }

    /// Whether somebody will be led somewhere.
    pub fn leads_somewhere(&self) -> bool {
        self.messages.iter().any(|(_, message)| leads_somewhere(message))
    }

    /// Lets a message wait for a part; whether that has to be asked for. Who goes somewhere goes nowhere else: of messages that lead
    /// somewhere, only the last one waits.
    pub fn add(&mut self, part: Part, message: Msg) -> bool {
        self.missing = None;
        self.is_late_read = false;
        if leads_somewhere(&message) {
            self.forget_ways();
        }
        let is_first = self.messages.iter().all(|(other, _)| *other != part);
        self.messages.push((part, message));
        is_first
    }

    /// Somebody went somewhere: where they wanted to go before does not matter any more. Says whether that was where the address bar
    /// leads.
    pub fn forget_ways(&mut self) -> bool {
        let is_address = self.has_address();
        self.messages.retain(|(_, message)| !leads_somewhere(message));
        is_address
    }

    /// A part has not come for long.
    pub fn miss(&mut self, part: Part) {
        if !self.is_late(part) {
            self.late.push(part);
        }
    }

    /// Whether a part has not come for long.
    pub fn is_late(&self, part: Part) -> bool {
        self.late.contains(&part)
    }

    /// A part that has not come for long, though somebody waits for it, has not been told so in its box, and has not closed what is
    /// said of it.
    pub fn to_be_said(&self) -> Option<Part> {
        let is_waited_for = |part: Part| part == Part::Chart || self.messages.iter().any(|(other, _)| *other == part);
        self.late.iter().copied().find(|part| !self.is_late_read && !part.has_box() && is_waited_for(*part))
    }

    /// Somebody has closed what is said of parts that have not come for long.
    pub fn close(&mut self) {
        self.is_late_read = true;
    }

    /// A part was loaded, or could not be: the messages that have waited for it.
    pub fn take(&mut self, part: Part) -> Vec<Msg> {
        self.late.retain(|other| *other != part);
        let (taken, left) = std::mem::take(&mut self.messages).into_iter().partition(|(other, _)| *other == part);
        self.messages = left;
        let taken: Vec<(Part, Msg)> = taken;
        taken.into_iter().map(|(_, message)| message).collect()
    }
}

/// Whether a message is about what is shown next.
pub fn leads_somewhere(message: &Msg) -> bool {
    matches!(
        message,
        Msg::Header(HeaderMsg::Show(_)) | Msg::Lessons(LessonsMsg::Toggle | LessonsMsg::Go(_)) | Msg::AddressChanged
    )
}

/// A part of the page that has to be loaded before this message can be taken.
pub fn lacks(panels: &LazyPanels, message: &Msg) -> Option<Part> {
    let part = match message {
        // Another window has kept something, but no runs.
        Msg::Runs(RunsMsg::Changed) if !runs::are_stored() => return None,
        // Leaving the lessons may bring back a race that the page has not shown since it was loaded.
        Msg::Lessons(LessonsMsg::Toggle) if panels.has(Part::Lessons) && brings_race_back() => Part::Race,
        Msg::Race(_) | Msg::Header(HeaderMsg::Show(Tab::Race)) => Part::Race,
        Msg::Runs(_) | Msg::Header(HeaderMsg::Show(Tab::Runs)) => Part::Runs,
        Msg::Lessons(_) => Part::Lessons,
        Msg::Export(_) => Part::Export,
        Msg::ClassLink(_) => Part::ClassLink,
        Msg::Author(_) | Msg::Header(HeaderMsg::Show(Tab::Author)) => Part::Author,
        Msg::Walkthrough(_) => Part::Walkthrough,
        Msg::Points(_) => Part::Points,
        Msg::Border(_) => Part::Border,
        Msg::Table(_) => Part::Table,
        Msg::Formula(_) => Part::Formula,
        Msg::Class(_) | Msg::Header(HeaderMsg::Show(Tab::Class)) => Part::Class,
        // Nothing is shown that could be closed.
        Msg::Inspector(InspectorMsg::Select(None, _)) if !panels.has(Part::Inspector) => return None,
        Msg::Inspector(_) => Part::Inspector,
        Msg::AddressChanged => return missing_parts(panels).next(),
        _ => return None,
    };
    (!panels.has(part)).then_some(part)
}

fn brings_race_back() -> bool {
    dom::kept_in_tab(BEFORE_LESSONS).is_some_and(|link| races::is_in(Fragment::to_the_letter(&link)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::panels::effect::Tab;
    use crate::panels::runs::RunsMsg;

    #[test]
    fn of_ways_only_the_last_one_is_gone() {
        let mut waiting = Waiting::default();
        assert!(waiting.add(Part::Race, Msg::Header(HeaderMsg::Show(Tab::Race))));
        assert!(waiting.add(Part::Runs, Msg::Runs(RunsMsg::ShowAll)));
        assert!(!waiting.add(Part::Runs, Msg::Header(HeaderMsg::Show(Tab::Runs))));
        assert!(waiting.take(Part::Race).is_empty());
        assert!(matches!(
            waiting.take(Part::Runs)[..],
            [Msg::Runs(RunsMsg::ShowAll), Msg::Header(HeaderMsg::Show(Tab::Runs))]
        ));
        assert!(!waiting.is_busy());
    }

    #[test]
    fn what_is_late_is_said_to_who_waits_for_it() {
        let show_race = || Msg::Header(HeaderMsg::Show(Tab::Race));
        let mut waiting = Waiting::default();
        waiting.add(Part::Race, show_race());
        assert_eq!((waiting.to_be_said(), waiting.is_busy()), (None, true));
        waiting.miss(Part::Race);
        assert_eq!((waiting.to_be_said(), waiting.is_busy()), (Some(Part::Race), false));
        waiting.close();
        assert_eq!(waiting.to_be_said(), None);
        waiting.add(Part::Race, show_race());
        assert_eq!(waiting.to_be_said(), Some(Part::Race), "it was asked for again");
        waiting.forget_ways();
        assert_eq!(waiting.to_be_said(), None, "nobody waits any more");
        waiting.add(Part::Race, show_race());
        waiting.take(Part::Race);
        assert_eq!(waiting.to_be_said(), None);
        assert!(!waiting.is_late(Part::Race));
    }

    #[test]
    fn who_has_gone_elsewhere_is_not_taken_away_again() {
        let mut waiting = Waiting::default();
        waiting.add(Part::Lessons, Msg::Lessons(LessonsMsg::Toggle));
        waiting.forget_ways();
        assert!(waiting.take(Part::Lessons).is_empty());
    }
}
