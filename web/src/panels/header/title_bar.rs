//! The line itself: the page's name, the tabs, and the tools.

use experiment::Config;
use yew::prelude::*;

use super::state::{Header, HeaderMsg};
use crate::panels::effect::Tab;
use crate::widgets::{Icon, IconButton, WELCOME};

/// The tabs and what they are called. The last one is there only while it is shown.
const TABS: [(Tab, &str); 5] = [
    (Tab::Playground, "Playground"),
    (Tab::Race, "Race"),
    (Tab::Runs, "Runs"),
    (Tab::Class, "Class"),
    (Tab::Author, "Make a lesson"),
];

impl Header {
    /// The line, with these tools at its end: `runs` is how many are kept, and whether the last of them is new; `has_class` is whether something
    /// was handed in here; `welcomes` is whether it
    /// says how to begin.
    pub fn title_bar(
        &self,
        config: &Config,
        tab: Tab,
        runs: (usize, bool),
        has_class: bool,
        welcomes: bool,
        tools: Html,
    ) -> Html {
        let (has_race, has_runs) = (!config.hides("race"), !config.hides("runs"));
        let has_class = has_class && !config.hides("lessons");
        html! {
            <header class="title-bar">
                <h1 class="brand">{ "Neural " }<b>{ "Playground" }</b></h1>
                // One alone is no choice.
                if has_race || has_runs || has_class || [Tab::Class, Tab::Author].contains(&tab) {
                    { self.tabs(tab, (has_race, has_runs, has_class), runs) }
                }
                if welcomes {
                    <p class="welcome">{ WELCOME }</p>
                }
                <div class="tools" role="group" aria-label="Undo, colours and sharing">{ tools }</div>
            </header>
        }
    }

    /// The tabs, with those of races, runs and a class or without; that of the runs shows how many there are.
    fn tabs(
        &self,
        shown: Tab,
        (has_race, has_runs, has_class): (bool, bool, bool),
        (n_runs, is_new): (usize, bool),
    ) -> Html {
        let button = |(tab, name): (Tab, &'static str)| {
            html! {
                <button
                    ref={if tab == Tab::Runs { self.runs_tab.clone() } else { NodeRef::default() }}
                    key={name}
                    class="stage"
                    aria-current={(tab == shown).then_some("page")}
                    onclick={self.send.reform(move |_| HeaderMsg::Show(tab))}
                >
                    { name }
                    if tab == Tab::Runs && n_runs > 0 {
                        <span key={n_runs} class={is_new.then_some("new")} aria-hidden="true">{ n_runs }</span>
                    }
                </button>
            }
        };
        let tabs = TABS.into_iter().filter(|(tab, _)| match tab {
            Tab::Playground | Tab::Present | Tab::Output => true,
            Tab::Race => has_race,
            Tab::Runs => has_runs,
            Tab::Author => shown == Tab::Author,
            // Only of who has one.
            Tab::Class => has_class || shown == Tab::Class,
        });
        html! { <nav class="stages" aria-label="Views">{ for tabs.map(button) }</nav> }
    }

    /// The buttons that take changes back and make them again.
    pub fn undo_buttons(&self, can_undo: bool, can_redo: bool) -> Html {
        let button = |icon: Icon, name: &'static str, enabled: bool, message: HeaderMsg| {
            let onpress = self.send.reform(move |_: MouseEvent| message.clone());
            IconButton::new("round plain", icon, name, onpress).enabled(enabled).view()
        };
        html! {
            <>
                { button(Icon::UNDO, "Undo", can_undo, HeaderMsg::Undo) }
                { button(Icon::REDO, "Redo", can_redo, HeaderMsg::Redo) }
            </>
        }
    }

    /// The button that opens the lessons, and leaves them.
    pub fn lessons_button(&self, is_open: bool, onpress: &Callback<MouseEvent>) -> Html {
        html! {
            <button
                ref={&self.lessons_button}
                id="lessons-button"
                class="button lessons-button"
                aria-expanded={is_open.to_string()}
                aria-controls="lesson"
                onclick={onpress}
            >
                { "Lessons" }
            </button>
        }
    }
}
