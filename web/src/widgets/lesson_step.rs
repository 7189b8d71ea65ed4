//! A step of a lesson as students see it: what there is to read, what is predicted and asked, and what is to be reached.

use std::rc::Rc;

use experiment::{LessonStep, Prediction, PredictionKind, Question, QuestionKind};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::icon::Icon;
use super::markdown::markdown;
use super::phrase::phrase;
use super::text_field::TextField;

/// The id of what says why a prediction can't be one.
const REFUSED: &str = "prediction-refused";

/// Where what somebody does in a step goes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StepCallbacks {
    /// Is given a prediction: one of the answers, or a number as text.
    pub predict: Callback<String>,
    /// Is told that the border is to be drawn.
    pub draw: Callback<()>,
    /// Is given the answer to the question.
    pub answer: Callback<String>,
}

/// A text in Markdown.
#[derive(Properties, PartialEq)]
pub struct MarkdownProps {
    /// The text.
    pub text: AttrValue,
}

/// A text in Markdown, as elements.
#[component]
pub fn Markdown(props: &MarkdownProps) -> Html {
    html! { <div class="markdown" key={props.text.as_str()}>{ markdown(&props.text) }</div> }
}

/// What is shown of a step.
#[derive(Properties, PartialEq)]
pub struct StepTextProps {
    /// The step.
    pub step: Rc<LessonStep>,
    /// What was predicted.
    #[prop_or_default]
    pub prediction: Option<AttrValue>,
    /// What came out beside it.
    #[prop_or_default]
    pub outcome: AttrValue,
    /// What the question was answered with.
    #[prop_or_default]
    pub answer: AttrValue,
    /// Why the last prediction or answer can't be one.
    #[prop_or_default]
    pub refused: AttrValue,
    /// What asks for the prediction: where the focus can go.
    #[prop_or_default]
    pub guess: NodeRef,
    /// Where what somebody does goes.
    #[prop_or_default]
    pub on: StepCallbacks,
}

/// What there is to read in a step, and what is asked. What is predicted is predicted before the task is read.
#[component]
pub fn StepText(props: &StepTextProps) -> Html {
    let step = &*props.step;
    let has_predicted = step.prediction.is_none() || props.prediction.is_some();
    html! {
        <>
            if !step.title.is_empty() {
                <h3 class="step-title">{ phrase(step.title.clone()) }</h3>
            }
            <Markdown text={step.text.clone()} />
            <div class="asked">
                { for step.prediction.as_ref().map(|prediction| asks_prediction(prediction, props)) }
            </div>
            <div class="told">
                if has_predicted && !step.task.is_empty() {
                    <div class="task"><b>{ "Do this: " }</b><Markdown text={step.task.clone()} /></div>
                }
            </div>
            <div class="asked">
                if has_predicted {
                    { for step.question.as_ref().map(|question| asks_question(question, props)) }
                }
            </div>
        </>
    }
}

/// What is to be predicted, how, and what has come out.
fn asks_prediction(prediction: &Prediction, props: &StepTextProps) -> Html {
    let way = match &prediction.kind {
        PredictionKind::OneOf(answers) | PredictionKind::Winner(_, answers) => choice(answers, props),
        // What came out is said with it.
        PredictionKind::Number(_) if props.prediction.is_some() => Html::default(),
        PredictionKind::Number(measure) => html! {
            <PredictedNumber
                label={format!("{} (predicted)", capital(measure.name()))}
                refused={!props.refused.is_empty()}
                onpredict={&props.on.predict}
            />
        },
        PredictionKind::Border if props.prediction.is_some() => {
            html! { <p>{ "Your border is drawn over the output." }</p> }
        }
        PredictionKind::Border => html! {
            <button class="button primary" onclick={props.on.draw.reform(|_| ())}>{ "Draw the border" }</button>
        },
    };
    html! {
        <div class="guess" role="group" aria-labelledby="guess-title" tabindex="-1" ref={&props.guess}>
            <p id="guess-title"><b>{ "First, your prediction: " }</b>{ phrase(prediction.words.clone()) }</p>
            { way }
            if props.prediction.is_none() && !props.refused.is_empty() {
                <p id={REFUSED} class="field-error" role="alert">{ phrase(&props.refused) }</p>
            }
            <p role="status">{ phrase(&props.outcome) }</p>
        </div>
    }
}

/// What asks for a number that is predicted.
#[derive(Properties, PartialEq)]
pub struct PredictedNumberProps {
    /// Which number.
    pub label: AttrValue,
    /// Whether the last text can't be one.
    pub refused: bool,
    /// Is given the text.
    pub onpredict: Callback<String>,
}

/// A field for a number, and the button that makes it the prediction. As the first one counts, leaving the field does not.
#[component]
pub fn PredictedNumber(props: &PredictedNumberProps) -> Html {
    let field = use_node_ref();
    let onsubmit = {
        let (field, onpredict) = (field.clone(), props.onpredict.clone());
        move |event: SubmitEvent| {
            event.prevent_default();
            onpredict.emit(field.cast::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default());
        }
    };
    html! {
        <form class="predicted-number" {onsubmit}>
            <label for="predicted-number">{ phrase(&props.label) }</label>
            <input
                ref={field}
                id="predicted-number"
                class="field"
                inputmode="decimal"
                autocomplete="off"
                aria-invalid={props.refused.then_some("true")}
                aria-describedby={props.refused.then_some(REFUSED)}
            />
            <button class="button primary">{ "Predict" }</button>
        </form>
    }
}

/// Answers, of which one can be chosen until one is.
fn choice(answers: &[String], props: &StepTextProps) -> Html {
    let answer = |answer: &String| {
        let is_chosen = props.prediction.as_deref() == Some(answer);
        let onclick = {
            let (predict, answer) = (props.on.predict.clone(), answer.clone());
            move |_: MouseEvent| predict.emit(answer.clone())
        };
        html! {
            <button
                key={answer.as_str()}
                class="button"
                aria-pressed={is_chosen.to_string()}
                disabled={props.prediction.is_some() && !is_chosen}
                {onclick}
            >
                { phrase(answer.clone()) }
            </button>
        }
    };
    html! { <div class="answers">{ for answers.iter().map(answer) }</div> }
}

/// What is asked about what came out.
fn asks_question(question: &Question, props: &StepTextProps) -> Html {
    let field = match question.kind {
        QuestionKind::Words => {
            let onchange =
                props.on.answer.reform(|event: Event| event.target_unchecked_into::<HtmlTextAreaElement>().value());
            html! {
                <textarea id="lesson-answer" class="answer" rows="3" value={props.answer.clone()} {onchange} />
            }
        }
        QuestionKind::Number(_) => html! {
            <TextField
                id="lesson-answer"
                value={props.answer.clone()}
                inputmode="decimal"
                autocomplete="off"
                onset={&props.on.answer}
            />
        },
    };
    let said = match question.kind {
        _ if props.answer.is_empty() => "",
        kind @ QuestionKind::Number(Some(_)) if !kind.is_answered(&props.answer) => {
            "That is not the number that is asked for. Look again."
        }
        QuestionKind::Number(None) if !question.kind.is_answered(&props.answer) => "This is no number.",
        QuestionKind::Number(Some(_)) => "Right.",
        _ => "Your answer goes with what you hand in.",
    };
    html! {
        <div class="question">
            <label for="lesson-answer"><b>{ "Question: " }</b>{ phrase(question.words.clone()) }</label>
            { field }
            <p class="quiet" role="status">{ phrase(said) }</p>
        </div>
    }
}

/// What is to be reached, each with its state: whether it is `met`, or this run is too `late` for it. Reaching one is announced.
pub fn goal_list(goals: &[AttrValue], met: &[bool], late: &[bool]) -> Html {
    let n_met = met.iter().filter(|met| **met).count();
    let said = said(n_met, goals.len());
    let is = |states: &[bool], index: usize| states.get(index).copied().unwrap_or(false);
    let items = goals.iter().enumerate().map(|(index, words)| goal(index, words, is(met, index), is(late, index)));
    html! {
        <div class="goal-list">
            if !goals.is_empty() {
                <h3 class="label" id="goals-title">{ phrase(if goals.len() == 1 { "Goal" } else { "Goals" }) }</h3>
                <ul class="goals" aria-labelledby="goals-title">{ for items }</ul>
            }
            <p class="goals-said" role="status">{ phrase(said) }</p>
        </div>
    }
}

/// How many of all goals are reached, as it is said.
fn said(n_met: usize, all: usize) -> AttrValue {
    match n_met {
        0 => AttrValue::default(),
        n_met if n_met < all => format!("{n_met} of {all} goals reached.").into(),
        _ => "Done: every goal is reached.".into(),
    }
}

fn goal(index: usize, words: &AttrValue, met: bool, late: bool) -> Html {
    html! {
        <li key={index} class={if met { "goal met" } else { "goal" }}>
            <span class="goal-mark" aria-hidden="true">
                if met {
                    { Icon::CHECK.view() }
                }
            </span>
            <span>
                { phrase(words) }
                <span class="only-read">{ phrase(if met { " (reached)" } else { " (not reached yet)" }) }</span>
                <>
                    if late {
                        <small class="goal-late">{ "This run is beyond its epochs: press Reset to try again." }</small>
                    }
                </>
            </span>
        </li>
    }
}

/// With a capital letter.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_goals_are_reached_is_said() {
        assert_eq!([said(0, 2), said(1, 2), said(2, 2)], ["", "1 of 2 goals reached.", "Done: every goal is reached."]);
        assert_eq!(capital("test loss"), "Test loss");
    }
}
