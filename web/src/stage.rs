//! What the page shows, the buttons that choose it, and what happens on the way from one to the other.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::send;
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
        html! {
            <button class="stage" aria-current={(stage == shown).then_some("page")} onclick={send(to, Msg::Show(stage))}>
                { name }
                if stage == Stage::Runs && n_runs > 0 { <span aria-hidden="true">{ n_runs }</span> }
            </button>
        }
    };
    html! {
        <nav class="stages" aria-label="Views">
            { button(Stage::Playground, "Playground") }
            { button(Stage::Race, "Race") }
            { button(Stage::Runs, "Runs") }
        </nav>
    }
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
