//! The goals of a step: their words, and conditions put together from lists.

use experiment::{Comparison, Config, DraftCondition, DraftGoal, DraftStep, Subject, SubjectValues, lessons};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields::{Writing, line};
use super::place::Place;
use crate::widgets::{Icon, IconButton, Select};

/// The goals of the step that is worked on, which starts from these settings.
pub fn goals(writing: &Writing, step: &DraftStep, config: &Config) -> Html {
    let subjects = Subject::all();
    let add = writing.add(Place::Goal(step.goals.len()), {
        let begun = begin(&subjects, "test loss", config);
        move |step| step.goals.push(DraftGoal { words: String::new(), conditions: vec![begun.clone()] })
    });
    let n = step.goals.len();
    let goal = |(index, goal): (usize, &DraftGoal)| self::goal(writing, (index, n), goal, &subjects, config);
    html! {
        <>
            <ol class="author-goals">{ for step.goals.iter().enumerate().map(goal) }</ol>
            <button class="button" disabled={step.goals.len() >= lessons::MOST_GOALS} onclick={add}>{ "Add a goal" }</button>
        </>
    }
}

/// A condition about this, as one begins.
fn begin(subjects: &[Subject], name: &str, config: &Config) -> DraftCondition {
    subjects.iter().find(|subject| subject.name == name).map(|subject| subject.begin(config)).unwrap_or_default()
}

/// The goal of this index, of so many.
fn goal(
    writing: &Writing,
    (index, n): (usize, usize),
    goal: &DraftGoal,
    subjects: &[Subject],
    config: &Config,
) -> Html {
    let words = writing.edit(move |step, text| {
        if let Some(goal) = step.goals.get_mut(index) {
            goal.words = text;
        }
    });
    let remove = writing.remove(Place::after_goal(index, n - 1), move |step| {
        if index < step.goals.len() {
            step.goals.remove(index);
        }
    });
    let n_conditions = goal.conditions.len();
    let add = writing.add(Place::Condition(index, n_conditions), {
        let begun = begin(subjects, "epoch", config);
        move |step| {
            if let Some(goal) = step.goals.get_mut(index) {
                goal.conditions.push(begun.clone());
            }
        }
    });
    let limits = lessons::usual_limits(config);
    let options = [("".into(), "Add a limit…".into())]
        .into_iter()
        .chain(limits.iter().enumerate().map(|(place, (label, _))| (place.to_string().into(), label.clone().into())));
    let options: Vec<(AttrValue, AttrValue)> = options.collect();
    let limit = writing.choose(move |step, place| {
        let all = place.parse::<usize>().ok().and_then(|place| limits.get(place)).map(|(_, conditions)| conditions);
        if let (Some(goal), Some(conditions)) = (step.goals.get_mut(index), all) {
            goal.conditions.retain(|condition| !conditions.iter().any(|new| new.about == condition.about));
            goal.conditions.extend(conditions.iter().cloned());
        }
    });
    let condition = |(place, condition): (usize, &DraftCondition)| {
        self::condition(writing, (index, place, n_conditions), condition, subjects, config)
    };
    let number = index + 1;
    html! {
        <li key={index} class="author-goal">
            <fieldset>
                <legend>{ format!("Goal {number}") }</legend>
                { IconButton::new("small end", Icon::CLOSE, format!("Remove goal {number}"), remove).view() }
                <p class="quiet">{ "All of this must hold at the same moment:" }</p>
                <ul class="author-conditions">{ for goal.conditions.iter().enumerate().map(condition) }</ul>
                <div class="author-row">
                    <button class="button" onclick={add}>{ "Add a condition" }</button>
                    <Select label={format!("Add a limit to goal {number}")} {options} chosen="" onchoose={limit} />
                </div>
                { line(format!("goal-words-{index}"), "In your words (empty: as above)", &goal.words, &words) }
            </fieldset>
        </li>
    }
}

/// The condition of a goal at a place of so many: what it is about, how that compares, and with what.
fn condition(
    writing: &Writing,
    (goal, place, n): (usize, usize, usize),
    condition: &DraftCondition,
    subjects: &[Subject],
    config: &Config,
) -> Html {
    let edit = move |step: &mut DraftStep, change: &dyn Fn(&mut DraftCondition)| {
        if let Some(condition) = step.goals.get_mut(goal).and_then(|goal| goal.conditions.get_mut(place)) {
            change(condition);
        }
    };
    let name = format!("Goal {}, condition {}", goal + 1, place + 1);
    let known = subjects.iter().find(|subject| subject.name == condition.about);
    let about = {
        let (subjects, config) = (subjects.to_vec(), config.clone());
        writing.choose(move |step, name| edit(step, &|condition| *condition = begin(&subjects, &name, &config)))
    };
    let option = |subject: &Subject| (AttrValue::Static(subject.name), AttrValue::from(subject.label.clone()));
    // What a file asks for and no list has is there all the same: formulas, and points.
    let other = known.is_none().then(|| (condition.about.clone().into(), condition.about.clone().into()));
    let options: Vec<(AttrValue, AttrValue)> = subjects.iter().map(option).chain(other).collect();
    let sign = writing.choose(move |step, sign| edit(step, &|condition| condition.sign.clone_from(&sign)));
    let value = writing.edit(move |step, value| edit(step, &|condition| condition.value.clone_from(&value)));
    let remove = writing.remove(Place::after_condition(goal, place, n - 1), move |step| {
        if let Some(goal) = step.goals.get_mut(goal).filter(|goal| place < goal.conditions.len()) {
            goal.conditions.remove(place);
        }
    });
    let with = match known.map(|subject| &subject.values) {
        Some(SubjectValues::Nothing) => Html::default(),
        Some(SubjectValues::OneOf(values)) => {
            let options: Vec<(AttrValue, AttrValue)> =
                values.iter().map(|(value, label)| (value.clone().into(), label.clone().into())).collect();
            let onchoose =
                writing.choose(move |step, value| edit(step, &|condition| condition.value.clone_from(&value)));
            html! { <Select label={format!("{name}: value")} {options} chosen={condition.value.clone()} {onchoose} /> }
        }
        kind => {
            let oninput = value.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
            let inputmode = if kind == Some(&SubjectValues::Number) { "decimal" } else { "text" };
            html! {
                <input
                    class="field"
                    aria-label={format!("{name}: value")}
                    {inputmode}
                    autocomplete="off"
                    value={condition.value.clone()}
                    {oninput}
                />
            }
        }
    };
    let is_compared = known.is_some_and(|subject| subject.values == SubjectValues::Number);
    html! {
        <li key={place} class="author-condition">
            <Select
                label={format!("{name}: what")}
                {options}
                chosen={condition.about.clone()}
                onchoose={about}
            />
            <div class="author-compared">
                if is_compared {
                    <Select label={format!("{name}: how it compares")} options={signs()} chosen={condition.sign.clone()} onchoose={sign} />
                }
                <>{ with }</>
            </div>
            { IconButton::new("small", Icon::CLOSE, format!("Remove: {name}"), remove).view() }
        </li>
    }
}

fn signs() -> Vec<(AttrValue, AttrValue)> {
    let label = |sign: Comparison| match sign {
        Comparison::Below => "less than",
        Comparison::AtMost => "at most",
        Comparison::Equal => "exactly",
        Comparison::AtLeast => "at least",
        Comparison::Above => "more than",
    };
    Comparison::ALL.iter().map(|(one, sign)| ((*sign).into(), label(*one).into())).collect()
}
