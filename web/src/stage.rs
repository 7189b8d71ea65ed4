//! What the page shows, and the buttons that choose it.

use yew::html::Scope;
use yew::prelude::*;

use crate::app::{App, Msg};
use crate::controls::send;

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
