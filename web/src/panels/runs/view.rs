//! The runs as a table, the latest first.

use std::rc::Rc;

use experiment::Setting;
use yew::prelude::*;

use super::message::RunsMsg;
use super::row::{Row, RunRow};
use crate::widgets::{FileButton, Panel, RunTable, panel_note, phrase};

/// As many runs are shown until somebody asks for all.
const MOST_SHOWN: usize = 250;

const TITLE_ID: &str = "runs-title";
const TITLES: [&str; 10] =
    ["Run", "Settings", "Epochs", "Training loss", "Test loss", "Gap", "Accuracy", "Parameters", "Note", "Actions"];

/// What is shown of the runs.
#[derive(Properties, PartialEq)]
pub struct RunsViewProps {
    /// The runs, the oldest first.
    pub rows: Rc<[Row]>,
    /// The settings in which they differ.
    pub differing: Rc<[Setting]>,
    /// Whether old ones are shown, too.
    pub shows_all: bool,
    /// What there is to say about the last change.
    pub said: AttrValue,
    /// Why the last change was not made.
    pub refused: Option<AttrValue>,
    /// Whether there is a run that was deleted and can come back.
    pub can_put_back: bool,
    /// What there is to say about runs that can't be read.
    pub unreadable: Option<AttrValue>,
    /// Whether these can be deleted: they are in a file.
    pub can_forget: bool,
    /// Is told what is to be done.
    pub send: Callback<RunsMsg>,
}

/// The runs, what can be done with all of them, and what there is to say.
#[component]
pub fn RunsView(props: &RunsViewProps) -> Html {
    let send = &props.send;
    let head = html! {
        <>
            { panel_note("on this device only") }
            <span class="end">
                { button(send, "Save as CSV", || RunsMsg::Export) }
                <FileButton name="Add from CSV" accepted=".csv,text/csv" onchoose={send.reform(RunsMsg::Import)} />
            </span>
        </>
    };
    let n = props.rows.len();
    let n_shown = if props.shows_all { n } else { n.min(MOST_SHOWN) };
    let panel = Panel {
        class: "panel race-ranking",
        title_id: TITLE_ID.into(),
        title: "Saved runs".into(),
        head,
        ..Panel::default()
    };
    let content = html! {
        <>
            <div class="runs-said">
                <p role="status">{ phrase(props.said.clone()) }</p>
                if props.can_put_back {
                    { button(send, "Put the deleted run back", || RunsMsg::PutBack) }
                }
            </div>
            <div role="alert">
                { for props.refused.iter().map(|refused| html! { <p class="notice urgent">{ phrase(refused) }</p> }) }
            </div>
            { for props.unreadable.as_ref().map(|unreadable| unreadable_runs(props, unreadable)) }
            if n == 0 {
                <p>{ "No run is saved yet. Train an experiment, then press “Save this run” below its output." }</p>
            } else {
                { table(props, n_shown) }
            }
            if n_shown < n {
                { button(send, "Show all runs", || RunsMsg::ShowAll) }
            }
        </>
    };
    html! { <div class="race runs">{ panel.view(content) }</div> }
}

fn button(send: &Callback<RunsMsg>, name: &'static str, message: fn() -> RunsMsg) -> Html {
    html! { <button class="button" onclick={send.reform(move |_| message())}>{ name }</button> }
}

/// That there are runs that can't be read, and what can be done with them.
fn unreadable_runs(props: &RunsViewProps, unreadable: &AttrValue) -> Html {
    html! {
        <div class="runs-said">
            <p class="notice urgent" role="status">{ phrase(unreadable) }</p>
            { button(&props.send, "Save what cannot be read", || RunsMsg::SaveUnreadable) }
            if props.can_forget {
                { button(&props.send, "Delete what cannot be read", || RunsMsg::ForgetUnreadable) }
            }
        </div>
    }
}

fn table(props: &RunsViewProps, n_shown: usize) -> Html {
    let row = |(index, row): (usize, &Row)| {
        let (differing, send) = (props.differing.clone(), props.send.clone());
        html! { <RunRow key={row.run.number} {index} row={row.clone()} {differing} {send} /> }
    };
    html! {
        <RunTable title_id={TITLE_ID} titles={TITLES.to_vec()}>
            { for props.rows.iter().enumerate().rev().take(n_shown).map(row) }
        </RunTable>
    }
}
