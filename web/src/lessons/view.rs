//! The panel of the open lesson, and the button that opens it.

use yew::html::Scope;
use yew::prelude::*;

use super::all;
use super::{BUTTON, Lessons, Msg, Open, TITLE};
use crate::app::{App, Msg as AppMsg};
use crate::controls::icon_button;
use crate::element::{Element, element};
use crate::icons::Icon;

/// The button in the bar at the top.
pub fn button(to: &Scope<App>, is_open: bool) -> Element {
    element("button")
        .set("id", BUTTON)
        .class("button lessons-button")
        .set("aria-expanded", is_open.to_string())
        .set("aria-controls", "lesson")
        .sends("click", to, AppMsg::Lesson(Msg::Toggle))
        .text("Lessons")
}

/// The panel; empty while no lesson is open.
pub fn view(to: &Scope<App>, lessons: &Lessons) -> Html {
    let Some(open) = &lessons.open else { return Html::default() };
    let lesson = open.attempt.lesson();
    let number = format!("Lesson {} of {}", open.index + 1, all().len());
    let close = icon_button(to, "small end", Icon::Close, "Leave the lessons", true, AppMsg::Lesson(Msg::Toggle));
    let panel = element("aside")
        .set("id", "lesson")
        .class("panel lesson")
        .set("aria-labelledby", TITLE)
        .child(element("div").class("panel-head").child(element("p").class("quiet").text(number)).child(close))
        .child(marks(to, lessons, open.index))
        .child(element("h2").set("id", TITLE).set("tabindex", "-1").text(lesson.title.as_str()))
        .children(lesson.paragraphs.iter().map(|text| element("p").text(text.as_str())))
        .child(element("p").class("task").child(element("b").text("Do this: ")).text(lesson.task.as_str()));
    add_goals(panel, open).child(steps(to, open)).into()
}

/// One mark for each lesson: which is open, which are done, and the way to each.
fn marks(to: &Scope<App>, lessons: &Lessons, open: usize) -> Element {
    let mark = |(index, lesson): (usize, &experiment::Lesson)| {
        let done = lessons.is_done(lesson);
        let name = format!("{}. {}{}", index + 1, lesson.title, if done { ", done" } else { "" });
        let name = AttrValue::from(name);
        let button = element("button")
            .class(if done { "mark done" } else { "mark" })
            .set("aria-label", name.clone())
            .set("title", name)
            .set_if("aria-current", (index == open).then_some("step"))
            .sends("click", to, AppMsg::Lesson(Msg::Go(index)));
        let button = if done { button.child(Icon::Check.view()) } else { button.text((index + 1).to_string()) };
        element("li").key(lesson.name.as_str()).child(button)
    };
    let list = element("ol").class("marks").children(all().iter().enumerate().map(mark));
    element("nav").set("aria-label", "All lessons").child(list)
}

/// What is to be reached, each with its state, added to the panel; reaching one is announced.
fn add_goals(to: Element, open: &Open) -> Element {
    let lesson = open.attempt.lesson();
    let (met, all) = (open.attempt.met().filter(|met| *met).count(), lesson.goals.len());
    let said = AttrValue::from(match (met, all) {
        (0, _) => String::new(),
        (met, all) if met < all => format!("{met} of {all} goals reached."),
        _ => "Done: every goal is reached.".to_owned(),
    });
    let passing =
        || element("p").key(said.to_string()).class("goals-passing").set("aria-hidden", "true").text(said.clone());
    let title = if all == 1 { "Goal" } else { "Goals" };
    let goals = lesson.goals.iter().zip(open.attempt.met()).map(|(goal, met)| one_goal(goal, met));
    to.child(element("h3").class("label").set("id", "goals-title").text(title))
        .child(element("ul").class("goals").set("aria-labelledby", "goals-title").children(goals))
        .child(element("p").class("goals-said").set("role", "status").text(said.clone()))
        // For whoever has scrolled on to the playground: another element for another text, so that it shows itself anew.
        .child_if((met > 0).then(passing))
}

fn one_goal(goal: &experiment::Goal, met: bool) -> Element {
    let state = element("span").class("only-read").text(if met { " (reached)" } else { " (not reached yet)" });
    let mark = element("span").class("goal-mark").set("aria-hidden", "true");
    element("li")
        .class(if met { "goal met" } else { "goal" })
        .child(mark.child_if(met.then(|| Icon::Check.view())))
        .child(element("span").text(goal.words.as_str()).child(state))
}

/// To the lesson before and after, and to this one's beginning.
fn steps(to: &Scope<App>, open: &Open) -> Element {
    let (index, last) = (open.index, open.index + 1 == all().len());
    let button =
        |class: &'static str, message: Msg| element("button").class(class).sends("click", to, AppMsg::Lesson(message));
    let next = if open.attempt.is_done() && !last { "button primary" } else { "button" };
    let again = button("button", Msg::StartAgain).set("title", "This lesson's settings again, and its goals");
    element("div")
        .class("lesson-steps")
        .child(button("button", Msg::Go(index.saturating_sub(1))).flag("disabled", index == 0).text("Back"))
        .child(again.text("Start again"))
        .child(button(next, Msg::Go(index + 1)).flag("disabled", last).text("Next"))
}
