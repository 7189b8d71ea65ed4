//! The panel of the open lesson.

use std::rc::Rc;

use experiment::Lesson;
use yew::prelude::*;

use super::message::LessonsMsg;
use crate::widgets::{Icon, IconButton, phrase};

/// The id of the title of the open lesson.
const TITLE: &str = "lesson-title";

/// The words of a lesson.
#[derive(Debug, PartialEq)]
pub struct LessonText {
    title: AttrValue,
    paragraphs: Vec<AttrValue>,
    guess: Option<GuessText>,
    task: AttrValue,
    goals: Vec<AttrValue>,
}

/// A question and its answers.
#[derive(Debug, PartialEq)]
struct GuessText {
    words: AttrValue,
    answers: Vec<AttrValue>,
}

impl LessonText {
    /// The words of this one.
    pub fn of(lesson: &Lesson) -> Self {
        let text = |text: &str| AttrValue::from(text.to_owned());
        LessonText {
            title: text(&lesson.title),
            paragraphs: lesson.paragraphs.iter().map(|paragraph| text(paragraph)).collect(),
            guess: lesson.guess.as_ref().map(|guess| GuessText {
                words: text(&guess.words),
                answers: guess.answers.iter().map(|answer| text(answer)).collect(),
            }),
            task: text(&lesson.task),
            goals: lesson.goals.iter().map(|goal| text(&goal.words)).collect(),
        }
    }
}

/// What is shown of each lesson, open or not.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its title.
    pub title: AttrValue,
    /// Whether all its goals were reached.
    pub is_done: bool,
    /// Whether the page has all that they need.
    pub is_possible: bool,
}

/// The open lesson.
#[derive(Properties, PartialEq)]
pub struct LessonViewProps {
    /// Which of the lessons it is, counted from 0.
    pub index: usize,
    /// Its words.
    pub lesson: Rc<LessonText>,
    /// Which answer was guessed, counted from 0.
    pub guessed: Option<usize>,
    /// What there is to say of the guess.
    pub outcome: AttrValue,
    /// Which of its goals were reached.
    pub met: Vec<bool>,
    /// What it needs and the page's link restricts.
    pub lacks: AttrValue,
    /// All lessons.
    pub marks: Vec<Mark>,
    /// Finds its title.
    pub title: NodeRef,
    /// Is told what is to be done.
    pub send: Callback<LessonsMsg>,
}

/// What there is to understand, what is to be done and reached, and the way to the other lessons.
#[component]
pub fn LessonView(props: &LessonViewProps) -> Html {
    let lesson = &*props.lesson;
    html! {
        <aside id="lesson" class="panel lesson" aria-labelledby={TITLE}>
            <div class="panel-head">
                <p class="quiet">{ phrase(format!("Lesson {} of {}", props.index + 1, props.marks.len())) }</p>
                { IconButton::new("small end", Icon::Close, "Leave the lessons", sends(props, LessonsMsg::Toggle)).view() }
            </div>
            { marks(props) }
            <h2 ref={&props.title} id={TITLE} tabindex="-1">{ phrase(&lesson.title) }</h2>
            if !props.lacks.is_empty() {
                <p class="quiet">
                    { phrase(format!("Its goals are out of reach here: your teacher's link leaves out or locks what they need ({}).", props.lacks)) }
                </p>
            }
            { for lesson.paragraphs.iter().map(|text| html! { <p>{ phrase(text) }</p> }) }
            { for lesson.guess.as_ref().map(|guess| question(props, guess)) }
            // What is guessed is guessed before anything starts.
            if lesson.guess.is_none() || props.guessed.is_some() {
                <p key="task" class="task"><b>{ "Do this: " }</b>{ phrase(&lesson.task) }</p>
            }
            // In sight however long the text is.
            <div class="lesson-end">
                { goals(props) }
                { steps(props) }
            </div>
        </aside>
    }
}

fn sends(props: &LessonViewProps, message: LessonsMsg) -> Callback<MouseEvent> {
    props.send.reform(move |_| message)
}

/// A question, the answers to choose from until one is chosen, and then what has come of it.
fn question(props: &LessonViewProps, guess: &GuessText) -> Html {
    let answer = |(index, answer): (usize, &AttrValue)| {
        let is_chosen = props.guessed == Some(index);
        html! {
            <button
                key={index}
                class="button"
                aria-pressed={is_chosen.to_string()}
                disabled={props.guessed.is_some() && !is_chosen}
                onclick={sends(props, LessonsMsg::Guess(index))}
            >
                { phrase(answer) }
            </button>
        }
    };
    html! {
        <div key="guess" class="guess" role="group" aria-labelledby="guess-title">
            <p id="guess-title"><b>{ "First, your guess: " }</b>{ phrase(&guess.words) }</p>
            <div class="answers">{ for guess.answers.iter().enumerate().map(answer) }</div>
            <p role="status">{ phrase(&props.outcome) }</p>
        </div>
    }
}

/// One mark for each lesson: which is open, which are done, and the way to each.
fn marks(props: &LessonViewProps) -> Html {
    let mark = |(index, mark): (usize, &Mark)| {
        let number = index + 1;
        let name = AttrValue::from(format!(
            "{number}. {}{}",
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
                    disabled={!mark.is_possible && index != props.index}
                    aria-current={(index == props.index).then_some("step")}
                    onclick={sends(props, LessonsMsg::Go(index))}
                >
                    if mark.is_done {
                        { Icon::Check.view() }
                    } else {
                        <span translate="no">{ number }</span>
                    }
                </button>
            </li>
        }
    };
    html! {
        <nav aria-label="All lessons">
            <ol class="marks">{ for props.marks.iter().enumerate().map(mark) }</ol>
        </nav>
    }
}

/// What is to be reached, each with its state; reaching one is announced.
fn goals(props: &LessonViewProps) -> Html {
    let (met, all) = (props.met.iter().filter(|met| **met).count(), props.met.len());
    let said = said(met, all);
    let goals = props.lesson.goals.iter().zip(&props.met).map(|(words, met)| goal(words, *met));
    html! {
        <>
            <h3 class="label" id="goals-title">{ phrase(if all == 1 { "Goal" } else { "Goals" }) }</h3>
            <ul class="goals" aria-labelledby="goals-title">{ for goals }</ul>
            <p class="goals-said" role="status">{ phrase(said) }</p>
        </>
    }
}

/// How many of all goals are reached, as it is said.
fn said(met: usize, all: usize) -> AttrValue {
    match met {
        0 => AttrValue::default(),
        met if met < all => format!("{met} of {all} goals reached.").into(),
        _ => "Done: every goal is reached.".into(),
    }
}

fn goal(words: &AttrValue, met: bool) -> Html {
    html! {
        <li class={if met { "goal met" } else { "goal" }}>
            <span class="goal-mark" aria-hidden="true">
                if met {
                    { Icon::Check.view() }
                }
            </span>
            <span>
                { phrase(words) }
                <span class="only-read">{ phrase(if met { " (reached)" } else { " (not reached yet)" }) }</span>
            </span>
        </li>
    }
}

/// To the lesson before and after, and to this one's beginning.
fn steps(props: &LessonViewProps) -> Html {
    let possible = |index: &usize| props.marks.get(*index).is_some_and(|mark| mark.is_possible);
    let before = (0..props.index).rev().find(possible);
    let after = (props.index + 1..props.marks.len()).find(possible);
    let go = |to: Option<usize>| sends(props, LessonsMsg::Go(to.unwrap_or(props.index)));
    let is_done = props.met.iter().all(|met| *met);
    html! {
        <div class="lesson-steps">
            <button
                class="button"
                disabled={before.is_none()}
                onclick={go(before)}
            >
                { "Back" }
            </button>
            <button
                class="button"
                title="This lesson's settings again, and its goals"
                onclick={sends(props, LessonsMsg::StartAgain)}
            >
                { "Start again" }
            </button>
            <button
                class={if is_done && after.is_some() { "button primary" } else { "button" }}
                disabled={after.is_none()}
                onclick={go(after)}
            >
                { "Next" }
            </button>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_goals_are_reached_is_said() {
        assert_eq!([said(0, 2), said(1, 2), said(2, 2)], ["", "1 of 2 goals reached.", "Done: every goal is reached."]);
    }
}
