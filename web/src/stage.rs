//! What the page shows, the buttons that choose it, and what happens on the way from one to the other.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::element::element;
use crate::parts;
use crate::race::Contest;
use crate::share::Share;

/// What the page shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// One experiment.
    Playground,
    /// Experiments against each other.
    Race,
    /// The runs that were kept.
    Runs,
}

/// The buttons; that of the runs shows how many there are.
pub fn view(to: &Scope<App>, shown: Stage, n_runs: usize) -> Html {
    let button = |stage: Stage, name: &'static str| {
        let n = (stage == Stage::Runs && n_runs > 0)
            .then(|| element("span").set("aria-hidden", "true").text(n_runs.to_string()));
        element("button")
            .class("stage")
            .set_if("aria-current", (stage == shown).then_some("page"))
            .sends("click", to, Msg::Show(stage))
            .text(name)
            .child_if(n)
    };
    element("nav")
        .class("stages")
        .set("aria-label", "Views")
        .child(button(Stage::Playground, "Playground"))
        .child(button(Stage::Race, "Race"))
        .child(button(Stage::Runs, "Runs"))
        .into()
}

impl App {
    /// Shows something else; what went on there pauses.
    pub(crate) fn show(&mut self, to: &Scope<App>, stage: Stage) {
        if stage == self.stage {
            return;
        }
        self.pause();
        if let Some(contest) = &mut self.race {
            contest.playing = false;
        }
        self.notice = None;
        self.share = Share::Idle;
        self.stage = stage;
        let loaded = parts::loaded();
        match (stage, loaded.race, loaded.record) {
            (Stage::Race, Some(race), _) => (race.enter)(self, to),
            (Stage::Runs, _, Some(record)) => (record.compare)(&mut self.runs),
            _ => {}
        }
        self.write_link();
    }

    /// Shows the race of a link, if there is one.
    pub(crate) fn show_linked_race(&mut self, race: Option<Box<Contest>>) {
        self.race = race;
        self.stage = if self.race.is_some() { Stage::Race } else { Stage::Playground };
    }
}
