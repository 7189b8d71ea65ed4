//! The panel of the open lesson, and the button that opens it.

use yew::html::Scope;
use yew::prelude::*;

use super::all::ALL;
use super::{BUTTON, Lessons, Msg, Open, TITLE};
use crate::app::{App, Msg as AppMsg};
use crate::controls::{icon_button, send};
use crate::icons::Icon;

/// The button in the bar at the top.
pub fn button(to: &Scope<App>, is_open: bool) -> Html {
    html! {
        <button id={BUTTON} class="button lessons-button" aria-expanded={if is_open { "true" } else { "false" }} aria-controls="lesson"
            onclick={send(to, AppMsg::Lesson(Msg::Toggle))}>{ "Lessons" }</button>
    }
}

/// The panel; empty while no lesson is open.
pub fn view(to: &Scope<App>, lessons: &Lessons) -> Html {
    let Some(open) = &lessons.open else { return html! {} };
    let lesson = open.attempt.lesson();
    let number = open.index + 1;
    html! {
        <aside id="lesson" class="panel lesson" aria-labelledby={TITLE}>
            <div class="panel-head">
                <p class="quiet">{ format!("Lesson {number} of {}", ALL.len()) }</p>
                { icon_button(to, "small end", Icon::Close, "Leave the lessons", true, AppMsg::Lesson(Msg::Toggle)) }
            </div>
            { marks(to, lessons, open.index) }
            <h2 id={TITLE} tabindex="-1">{ lesson.title }</h2>
            { for lesson.paragraphs.iter().map(|text| html! { <p>{ *text }</p> }) }
            <p class="task"><b>{ "Do this: " }</b>{ lesson.task }</p>
            { goals(open) }
            { steps(to, open) }
        </aside>
    }
}

/// One mark for each lesson: which is open, which are done, and the way to each.
fn marks(to: &Scope<App>, lessons: &Lessons, open: usize) -> Html {
    let mark = |(index, lesson): (usize, &experiment::Lesson)| {
        let done = lessons.is_done(lesson);
        let name = format!("{}. {}{}", index + 1, lesson.title, if done { ", done" } else { "" });
        html! {
            <li key={lesson.name}>
                <button class={classes!("mark", done.then_some("done"))} aria-label={name.clone()} title={name}
                    aria-current={(index == open).then_some("step")} onclick={send(to, AppMsg::Lesson(Msg::Go(index)))}>
                    if done { { Icon::Check.view() } } else { { index + 1 } }
                </button>
            </li>
        }
    };
    html! {
        <nav aria-label="All lessons"><ol class="marks">{ for ALL.iter().enumerate().map(mark) }</ol></nav>
    }
}

/// What is to be reached, each with its state; reaching one is announced.
fn goals(open: &Open) -> Html {
    let lesson = open.attempt.lesson();
    let (met, all) = (open.attempt.met().filter(|met| *met).count(), lesson.goals.len());
    let said = match (met, all) {
        (0, _) => String::new(),
        (met, all) if met < all => format!("{met} of {all} goals reached."),
        _ => "Done: every goal is reached.".to_owned(),
    };
    let goal = |(goal, met): (&experiment::Goal, bool)| {
        html! {
            <li class={classes!("goal", met.then_some("met"))}>
                <span class="goal-mark" aria-hidden="true">if met { { Icon::Check.view() } }</span>
                <span>{ goal.words }<span class="only-read">{ if met { " (reached)" } else { " (not reached yet)" } }</span></span>
            </li>
        }
    };
    html! {
        <>
            <h3 class="label" id="goals-title">{ if all == 1 { "Goal" } else { "Goals" } }</h3>
            <ul class="goals" aria-labelledby="goals-title">{ for lesson.goals.iter().zip(open.attempt.met()).map(goal) }</ul>
            <p class="goals-said" role="status">{ said.clone() }</p>
            // For whoever has scrolled on to the playground: another element for another text, so that it shows itself anew.
            if met > 0 { <p key={said.clone()} class="goals-passing" aria-hidden="true">{ said }</p> }
        </>
    }
}

/// To the lesson before and after, and to this one's beginning.
fn steps(to: &Scope<App>, open: &Open) -> Html {
    let (index, last) = (open.index, open.index + 1 == ALL.len());
    let next = classes!("button", (open.attempt.is_done() && !last).then_some("primary"));
    html! {
        <div class="lesson-steps">
            <button class="button" disabled={index == 0} onclick={send(to, AppMsg::Lesson(Msg::Go(index.saturating_sub(1))))}>
                { "Back" }
            </button>
            <button class="button" title="This lesson's settings again, and its goals" onclick={send(to, AppMsg::Lesson(Msg::StartAgain))}>
                { "Start again" }
            </button>
            <button class={next} disabled={last} onclick={send(to, AppMsg::Lesson(Msg::Go(index + 1)))}>{ "Next" }</button>
        </div>
    }
}
