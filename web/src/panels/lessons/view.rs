//! The panel of the open lesson.

use std::rc::Rc;

use experiment::LessonStep;
use yew::prelude::*;

use super::hand_in::{HandInForm, hand_in_form};
use super::message::{LessonsMsg, StepPlace};
use crate::dom;
use crate::widgets::{FileButton, Icon, IconButton, StepCallbacks, StepText, goal_list, phrase};

/// The id of the title of the open lesson.
const TITLE: &str = "lesson-title";

/// What is shown of each lesson or step, open or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its title; a step may have none.
    pub title: AttrValue,
    /// Whether all its goals were reached.
    pub is_done: bool,
    /// Whether the page has all that they need.
    pub is_possible: bool,
}

/// What the row of marks leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Marks {
    /// The lessons of the page.
    Lessons(Vec<Mark>),
    /// The steps of the open lesson.
    Steps(Vec<Mark>),
}

impl Marks {
    fn all(&self) -> &[Mark] {
        let (Marks::Lessons(marks) | Marks::Steps(marks)) = self;
        marks
    }

    /// Which of them is open.
    fn current(&self, place: StepPlace) -> usize {
        match self {
            Marks::Lessons(_) => place.lesson,
            Marks::Steps(_) => place.step,
        }
    }

    /// Where one of them leads, from here.
    fn leads_to(&self, index: usize, here: StepPlace) -> StepPlace {
        match self {
            Marks::Lessons(_) => StepPlace { lesson: index, step: 0 },
            Marks::Steps(_) => StepPlace { step: index, ..here },
        }
    }
}

/// The open step.
#[derive(Properties, PartialEq)]
pub struct LessonViewProps {
    /// Which of the lessons and steps it is.
    pub place: StepPlace,
    /// The lesson's title.
    pub title_text: AttrValue,
    /// The step.
    pub step: Rc<LessonStep>,
    /// What was predicted.
    pub prediction: Option<AttrValue>,
    /// What there is to say of it.
    pub outcome: AttrValue,
    /// What the question was answered with.
    pub answer: AttrValue,
    /// Why the last prediction can't be one.
    pub refused: AttrValue,
    /// Which of its goals were reached.
    pub met: Vec<bool>,
    /// For which of them this run has gone on for too long.
    pub late: Vec<bool>,
    /// What it needs and the page's link restricts.
    pub lacks: AttrValue,
    /// The way to the others.
    pub marks: Marks,
    /// The lessons of somebody's own that were opened on this device.
    pub own: Vec<(StepPlace, Mark)>,
    /// Finds its title.
    pub title: NodeRef,
    /// The form to hand in, if it is open.
    pub hand_in: Option<HandInForm>,
    /// Is told what is to be done.
    pub send: Callback<LessonsMsg>,
}

/// What there is to understand, what is to be done and reached, and the way to the other lessons.
#[component]
pub fn LessonView(props: &LessonViewProps) -> Html {
    let on = StepCallbacks {
        predict: props.send.reform(LessonsMsg::Predict),
        draw: props.send.reform(|()| LessonsMsg::DrawBorder),
        answer: props.send.reform(LessonsMsg::Answer),
    };
    let guess = use_node_ref();
    let onguess = {
        let guess = guess.clone();
        move |_: MouseEvent| dom::focus_later(&guess)
    };
    let ontoggle = {
        let title = props.title.clone();
        move |_: Event| dom::scroll_gently_later(".lesson-more", &title)
    };
    let awaits = props.step.prediction.is_some() && props.prediction.is_none();
    let goals: Vec<AttrValue> = props.step.goals.iter().map(|goal| goal.words.clone().into()).collect();
    html! {
        <aside id="lesson" class="panel lesson" aria-labelledby={TITLE}>
            <div class="panel-head">
                { IconButton::new("small end", Icon::CLOSE, "Leave the lessons", sends(props, LessonsMsg::Toggle)).view() }
            </div>
            { marks(props) }
            <h2 ref={&props.title} id={TITLE} tabindex="-1">{ phrase(&props.title_text) }</h2>
            if !props.lacks.is_empty() {
                <p class="quiet">
                    { phrase(format!("Its goals are out of reach here: your teacher's link leaves out or locks what they need ({}).", props.lacks)) }
                </p>
            }
            <div class="step" key={format!("{}.{}", props.place.lesson, props.place.step)}>
                <StepText
                    step={&props.step}
                    prediction={&props.prediction}
                    outcome={&props.outcome}
                    answer={&props.answer}
                    refused={&props.refused}
                    guess={&guess}
                    {on}
                />
            </div>
            <div class="lesson-more">
                if !is_over(props) {
                    <button
                        class="button"
                        aria-expanded={props.hand_in.is_some().to_string()}
                        onclick={sends(props, LessonsMsg::ToggleHandIn)}
                    >
                        { "Hand in" }
                    </button>
                }
                <details {ontoggle}>
                    <summary>{ "Your own lessons" }</summary>
                    <ul class="own-lessons">{ for props.own.iter().map(|(place, mark)| own(props, *place, mark)) }</ul>
                    <button class="button" onclick={sends(props, LessonsMsg::Make)}>{ "Make a lesson" }</button>
                    <button class="button" onclick={sends(props, LessonsMsg::Class)}>{ "Your class" }</button>
                    <FileButton name="Open a lesson" accepted=".txt,text/plain" onchoose={props.send.reform(LessonsMsg::Choose)} />
                </details>
            </div>
            <div class="lesson-form">{ for props.hand_in.as_ref().map(|form| hand_in_form(form, &props.send)) }</div>
            // In sight however long the text is.
            <div class={if awaits { "lesson-end awaits" } else { "lesson-end" }}>
                <div class="to-guess">
                    if awaits {
                        <button class="button primary wide" onclick={onguess}>{ "First, your prediction" }</button>
                    }
                </div>
                { goal_list(&goals, &props.met, &props.late) }
                { steps(props) }
            </div>
        </aside>
    }
}

/// Which of how many it is.
fn number(props: &LessonViewProps) -> String {
    let all = props.marks.all().len();
    match &props.marks {
        Marks::Lessons(_) => format!("Lesson {} of {all}", props.place.lesson + 1),
        Marks::Steps(_) if all > 1 => format!("Step {} of {all}", props.place.step + 1),
        Marks::Steps(_) => "A lesson".to_owned(),
    }
}

fn sends(props: &LessonViewProps, message: LessonsMsg) -> Callback<MouseEvent> {
    props.send.reform(move |_| message.clone())
}

/// One mark for each lesson or step: which is open, which are done, and the way to each.
fn marks(props: &LessonViewProps) -> Html {
    let (all, current) = (props.marks.all(), props.marks.current(props.place));
    let mark = |(index, mark): (usize, &Mark)| {
        let number = index + 1;
        let dot = if mark.title.is_empty() { "" } else { ". " };
        let name = AttrValue::from(format!(
            "{number}{dot}{}{}",
            mark.title,
            if mark.is_done {
                ", done"
            } else if mark.is_possible {
                ""
            } else {
                ", not with this link"
            }
        ));
        html! {
            <li key={index}>
                <button
                    class={if mark.is_done { "mark done" } else { "mark" }}
                    aria-label={name.clone()}
                    title={name}
                    disabled={!mark.is_possible && index != current}
                    aria-current={(index == current).then_some("step")}
                    onclick={sends(props, LessonsMsg::Go(props.marks.leads_to(index, props.place)))}
                >
                    if mark.is_done {
                        { Icon::CHECK.view() }
                    } else {
                        <span translate="no">{ number }</span>
                    }
                </button>
            </li>
        }
    };
    let label = match props.marks {
        Marks::Lessons(_) => "All lessons",
        Marks::Steps(_) => "All steps",
    };
    html! {
        <nav aria-label={label}>
            <p class={if all.len() > 1 { "only-read" } else { "quiet" }}>{ phrase(number(props)) }</p>
            if all.len() > 1 {
                <ol class="marks">{ for all.iter().enumerate().map(mark) }</ol>
            }
        </nav>
    }
}

/// The way to a lesson of somebody's own.
fn own(props: &LessonViewProps, place: StepPlace, mark: &Mark) -> Html {
    let is_open = place.lesson == props.place.lesson;
    html! {
        <li key={place.lesson}>
            <button
                class="button"
                aria-current={is_open.then_some("true")}
                onclick={sends(props, LessonsMsg::Go(place))}
            >
                { phrase(&mark.title) }
                if mark.is_done {
                    { Icon::CHECK.view() }
                    <span class="only-read">{ " (done)" }</span>
                }
            </button>
        </li>
    }
}

/// Whether nothing is left to be done of a lesson of somebody's own but to hand it in.
fn is_over(props: &LessonViewProps) -> bool {
    let Marks::Steps(steps) = &props.marks else { return false };
    let is_last = props.place.step + 1 == steps.len();
    is_last && !props.met.is_empty() && props.met.iter().all(|met| *met) && props.hand_in.is_none()
}

/// To the one before and after, and to this one's beginning.
fn steps(props: &LessonViewProps) -> Html {
    let (all, current) = (props.marks.all(), props.marks.current(props.place));
    let possible = |index: &usize| all.get(*index).is_some_and(|mark| mark.is_possible);
    let before = (0..current).rev().find(possible);
    let after = (current + 1..all.len()).find(possible);
    let go = |to: Option<usize>| {
        let to = props.marks.leads_to(to.unwrap_or(current), props.place);
        sends(props, LessonsMsg::Go(to))
    };
    let is_done = props.met.iter().all(|met| *met);
    html! {
        <div class="lesson-steps">
            if all.len() > 1 {
                <button class="button" disabled={before.is_none()} onclick={go(before)}>{ "Back" }</button>
            }
            <button
                class="button"
                title="These settings again, and the goals"
                onclick={sends(props, LessonsMsg::StartAgain)}
            >
                { "Start again" }
            </button>
            if is_over(props) {
                <button class="button primary" onclick={sends(props, LessonsMsg::ToggleHandIn)}>{ "Hand in" }</button>
            } else if all.len() > 1 {
                <button
                    class={if is_done && after.is_some() { "button primary" } else { "button" }}
                    disabled={after.is_none()}
                    onclick={go(after)}
                >
                    { "Next" }
                </button>
            }
        </div>
    }
}
