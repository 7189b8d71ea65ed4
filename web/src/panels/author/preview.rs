//! The step that is worked on, as students see it.

use std::rc::Rc;

use experiment::LessonStep;
use yew::prelude::*;

use crate::widgets::{StepText, goal_list, phrase};

/// What is shown.
#[derive(Properties, PartialEq)]
pub struct PreviewProps {
    /// The lesson's title.
    pub title: AttrValue,
    /// The step, as far as it can be read.
    pub step: Rc<LessonStep>,
}

/// The step as students see it, once they have predicted what is to be predicted.
#[component]
pub fn Preview(props: &PreviewProps) -> Html {
    let step = &props.step;
    let goals: Vec<AttrValue> = step.goals.iter().map(|goal| goal.words.clone().into()).collect();
    let prediction = step.prediction.as_ref().map(|_| AttrValue::default());
    html! {
        <section class="panel author-preview" aria-labelledby="preview-title">
            <div class="panel-head"><h2 id="preview-title" class="label">{ "As students see it" }</h2></div>
            <div class="lesson-preview">
                <h2>{ phrase(if props.title.is_empty() { AttrValue::Static("(no title yet)") } else { props.title.clone() }) }</h2>
                <div class="step"><StepText {step} {prediction} /></div>
                { goal_list(&goals, &[], &[]) }
            </div>
        </section>
    }
}
