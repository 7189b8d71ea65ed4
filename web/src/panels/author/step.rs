//! The form of one step.

use experiment::{
    Choice, Config, DraftStep, Measure, PredictionWay, QuestionWay, Scene, Setting, Variable, links, setting_words,
};
use yew::prelude::*;

use super::conditions::goals;
use super::fields::{Writing, line, lines, list};
use super::message::AuthorMsg;
use crate::widgets::{Choices, Restrictions, phrase};

/// The form of the step that is worked on, which starts from these settings.
pub fn step_form(writing: &Writing, step: &DraftStep, config: &Config) -> Html {
    html! {
        <>
            { settings(writing, config) }
            <fieldset class="author-part">
                <legend class="label">{ "What students read" }</legend>
                { line("step-title", "Title of the step (may be empty)", &step.title, &writing.edit(|step, text| step.title = text)) }
                { lines(
                    "step-text",
                    "Text",
                    "Empty lines make paragraphs. **bold**, *emphasis*, - for lists, [words](https://…) for links, X~1~ and x^2^ for indices and powers.",
                    &step.text,
                    &writing.edit(|step, text| step.text = text),
                ) }
                { lines("step-task", "Task: what they are to do", "It stands below the text, in a box.", &step.task, &writing.edit(|step, text| step.task = text)) }
                { place(writing, step) }
            </fieldset>
            <fieldset class="author-part">
                <legend class="label">{ "Prediction, before Play is unlocked" }</legend>
                { prediction(writing, step) }
            </fieldset>
            <fieldset class="author-part">
                <legend class="label">{ "Goals" }</legend>
                { goals(writing, step, config) }
            </fieldset>
            <fieldset class="author-part">
                <legend class="label">{ "Question, about what came out" }</legend>
                { question(writing, step) }
            </fieldset>
        </>
    }
}

/// Where the step starts, and what is restricted there.
fn settings(writing: &Writing, config: &Config) -> Html {
    let send = &writing.send;
    let press = |message: fn() -> AuthorMsg| send.reform(move |_: MouseEvent| message());
    let restrict = send.reform(|(name, way)| AuthorMsg::Restrict(name, way));
    html! {
        <fieldset class="author-part">
            <legend class="label">{ "Experiment at the start" }</legend>
            <p translate="no" class="author-settings">{ phrase(in_short(config)) }</p>
            <div class="author-row">
                <button class="button" onclick={press(|| AuthorMsg::TakeScreen)}>{ "Take what is in the playground" }</button>
                <button class="button" onclick={press(|| AuthorMsg::ShowSettings)}>{ "Show in the playground" }</button>
            </div>
            <details>
                <summary>{ "What students can use" }</summary>
                <p class="quiet">{ "What is locked is shown, but cannot be changed." }</p>
                <Choices prefix="lesson" restrictions={Restrictions::of(config)} onchoose={restrict} />
            </details>
        </fieldset>
    }
}

/// The settings that are not as the page has them at first, for people.
fn in_short(config: &Config) -> String {
    let usual = Config::default();
    let is_kept = |setting: &Setting| matches!(setting, Setting::Dataset | Setting::HiddenLayers | Setting::Seed);
    let words = |setting: Setting| {
        let text = links::text_of(config, setting);
        let is_other = is_kept(&setting) || text != links::text_of(&usual, setting);
        is_other.then(|| format!("{}: {}", setting.info().label, setting_words(setting, &text.unwrap_or_default())))
    };
    Setting::all().filter_map(words).collect::<Vec<_>>().join(" · ")
}

/// Where on the page the task is done, and what has to be there for it.
fn place(writing: &Writing, step: &DraftStep) -> Html {
    let label = |scene: Scene| match scene {
        Scene::Data => "The data",
        Scene::Network => "The network",
        Scene::Training => "The settings of the training",
        Scene::Tabs => "The tabs at the top",
        Scene::Tools => "The tools at the top",
    };
    let scenes = Scene::ALL.iter().map(|(scene, name)| ((*name).into(), label(*scene).into()));
    let options = [("".into(), "Wherever the page is".into())].into_iter().chain(scenes).collect();
    let choose = writing.choose(|step, scene| step.scene = scene);
    let controls = writing.edit(|step, text| step.controls = text);
    html! {
        <details>
            <summary>{ "Where it is done" }</summary>
            { list("step-scene", "What comes into view when the step begins", options, step.scene.clone(), choose) }
            { line("step-controls", "Controls that the goals need, as links call them (may be empty), like playButton, noise", &step.controls, &controls) }
        </details>
    }
}

fn prediction(writing: &Writing, step: &DraftStep) -> Html {
    const WAYS: [(PredictionWay, &str, &str); 5] = [
        (PredictionWay::None, "none", "Nothing is predicted"),
        (PredictionWay::OneOf, "one-of", "Choose one of several answers"),
        (PredictionWay::Number, "number", "Guess a number"),
        (PredictionWay::Border, "border", "Draw the border that you expect"),
        (PredictionWay::Winner, "winner", "Say who wins a race"),
    ];
    let asked = &step.prediction;
    let chosen = WAYS.iter().find(|(way, ..)| *way == asked.way).map_or("none", |(_, value, _)| *value);
    let choose = writing.choose(|step, value| {
        step.prediction.way =
            WAYS.iter().find(|(_, known, _)| *known == value).map_or(PredictionWay::None, |(way, ..)| *way);
        let is_known = |about: &str| match step.prediction.way {
            PredictionWay::Number => Measure::named(about).is_some(),
            PredictionWay::Winner => Variable::read(about).is_ok(),
            _ => true,
        };
        if !is_known(&step.prediction.about) {
            let usual = if step.prediction.way == PredictionWay::Number { "test loss" } else { "activation" };
            usual.clone_into(&mut step.prediction.about);
        }
    });
    let options = WAYS.iter().map(|(_, value, label)| ((*value).into(), (*label).into())).collect();
    let about = writing.choose(|step, about| step.prediction.about = about);
    let measures = || Measure::ALL.iter().map(|(_, name)| ((*name).into(), (*name).into())).collect();
    let variables = || {
        let word = |variable: &Variable| (variable.word().link.into(), variable.word().label.into());
        Variable::ALL.iter().filter(|variable| **variable != Variable::Nothing).map(word).collect()
    };
    let has_answers = matches!(asked.way, PredictionWay::OneOf | PredictionWay::Winner);
    html! {
        <>
            { list("prediction-way", "What is predicted", options, chosen, choose) }
            <div>
                if asked.way != PredictionWay::None {
                    { line("prediction-words", "The question", &asked.words, &writing.edit(|step, text| step.prediction.words = text)) }
                }
            </div>
            <div>
                if asked.way == PredictionWay::Number {
                    { list("prediction-about", "Which number", measures(), asked.about.clone(), about) }
                } else if asked.way == PredictionWay::Winner {
                    { list("prediction-about", "A race of", variables(), asked.about.clone(), about) }
                }
            </div>
            <div>
                if has_answers {
                    { lines(
                        "prediction-answers",
                        "The answers to choose from",
                        "One in a line. In a race: as the contestants are called there.",
                        &asked.answers,
                        &writing.edit(|step, text| step.prediction.answers = text),
                    ) }
                }
            </div>
        </>
    }
}

fn question(writing: &Writing, step: &DraftStep) -> Html {
    const WAYS: [(QuestionWay, &str, &str); 3] = [
        (QuestionWay::None, "none", "Nothing is asked"),
        (QuestionWay::Words, "words", "Answered in words"),
        (QuestionWay::Number, "number", "Answered with a number"),
    ];
    let asked = &step.question;
    let chosen = WAYS.iter().find(|(way, ..)| *way == asked.way).map_or("none", |(_, value, _)| *value);
    let options = WAYS.iter().map(|(_, value, label)| ((*value).into(), (*label).into())).collect();
    let choose = writing.choose(|step, value| {
        step.question.way =
            WAYS.iter().find(|(_, known, _)| *known == value).map_or(QuestionWay::None, |(way, ..)| *way);
    });
    html! {
        <>
            { list("question-way", "How it is answered", options, chosen, choose) }
            <div>
                if asked.way != QuestionWay::None {
                    { line("question-words", "The question", &asked.words, &writing.edit(|step, text| step.question.words = text)) }
                }
            </div>
            <div>
                if asked.way == QuestionWay::Number {
                    <div class="author-row">
                        { line("question-least", "Right from (empty: any number)", &asked.least, &writing.edit(|step, text| step.question.least = text)) }
                        { line("question-greatest", "to", &asked.greatest, &writing.edit(|step, text| step.question.greatest = text)) }
                    </div>
                }
            </div>
        </>
    }
}
