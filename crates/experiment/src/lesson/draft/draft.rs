//! Drafts: a lesson while somebody writes it. It may be anything, and says what is wrong with it, field by field.

use serde::{Deserialize, Serialize};

use super::parts::{DraftGoal, DraftPrediction, DraftQuestion, words};
use crate::lesson::lesson::{Lesson, LessonStep, Scene};
use crate::lesson::text::{
    LONGEST_LESSON, LONGEST_WORDS, MOST_GOALS, MOST_STEPS, check_link, check_parts, checked_goals, read_controls,
    read_scene, read_text,
};
use crate::lesson::words::one_line;
use crate::lesson::write::write;

/// A lesson while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Its title.
    pub title: String,
    /// Its steps.
    pub steps: Vec<DraftStep>,
}

/// A step while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftStep {
    /// Its own title.
    pub title: String,
    /// The settings that it starts from, and what it restricts: what stands behind the `#` of a link.
    pub link: String,
    /// What there is to understand, in Markdown.
    pub text: String,
    /// What is to be done, in Markdown.
    pub task: String,
    /// Where it is done, as a lesson calls it; empty where the lesson does not say it.
    pub scene: String,
    /// The controls without which its goals are out of reach, as a link names them, with commas between them; may be empty.
    pub controls: String,
    /// What is to be predicted.
    pub prediction: DraftPrediction,
    /// What is asked about what came out.
    pub question: DraftQuestion,
    /// What is to be reached.
    pub goals: Vec<DraftGoal>,
}

/// A part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the part of this name; goals count from 0.
pub enum DraftField {
    Title,
    Steps,
    Settings,
    Text,
    Scene,
    Controls,
    Prediction,
    Goal(usize),
    Question,
}

/// What is wrong with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftMistake {
    /// In which step, counted from 0.
    pub step: usize,
    /// In which part of it.
    pub field: DraftField,
    /// What.
    pub what: String,
}

impl Draft {
    /// A draft of what somebody has written before.
    pub fn of(lesson: &Lesson) -> Self {
        Draft { title: lesson.title.clone(), steps: lesson.steps.iter().map(DraftStep::of).collect() }
    }

    /// Reads a draft as [`Draft::write`] writes it.
    pub fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Writes it for a device to keep.
    pub fn write(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The lesson.
    ///
    /// # Errors
    /// All that is wrong with the draft.
    pub fn lesson(&self) -> Result<Lesson, Vec<DraftMistake>> {
        let mut mistakes = Vec::new();
        let mut wrong =
            |step: usize, field: DraftField, what: String| mistakes.push(DraftMistake { step, field, what });
        let title = words(&self.title).unwrap_or_else(|what| {
            wrong(0, DraftField::Title, format!("The title: {what}."));
            String::new()
        });
        if !(1..=MOST_STEPS).contains(&self.steps.len()) {
            wrong(0, DraftField::Steps, format!("A lesson has 1 to {MOST_STEPS} steps."));
        }
        let mut steps = Vec::with_capacity(self.steps.len());
        for (index, draft) in self.steps.iter().enumerate() {
            let (step, all) = draft.step();
            all.into_iter().for_each(|(field, what)| wrong(index, field, what));
            steps.push(step);
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        let lesson = Lesson { name: String::new(), title, steps };
        // As it will be read: what stands there is what students get.
        let text = write(&lesson);
        read_text("", &text).map_err(|mistake| {
            let what = match text.len() > LONGEST_LESSON {
                true => format!("The lesson is too long. Allowed: {LONGEST_LESSON} characters."),
                false => format!("The lesson can't be read again. {mistake}."),
            };
            vec![DraftMistake { step: 0, field: DraftField::Text, what }]
        })
    }
}

impl DraftStep {
    fn of(step: &LessonStep) -> Self {
        DraftStep {
            title: step.title.clone(),
            link: step.link.clone(),
            text: step.text.clone(),
            task: step.task.clone(),
            scene: step.scene.map_or("", Scene::name).to_owned(),
            controls: step.controls.join(", "),
            prediction: step.prediction.as_ref().map(DraftPrediction::of).unwrap_or_default(),
            question: step.question.as_ref().map(DraftQuestion::of).unwrap_or_default(),
            goals: step.goals.iter().map(DraftGoal::of).collect(),
        }
    }

    /// The step, as far as it can be read, and what is wrong with it.
    pub fn step(&self) -> (LessonStep, Vec<(DraftField, String)>) {
        let mut mistakes = Vec::new();
        let mut step = LessonStep {
            title: one_line(&self.title),
            link: self.link.clone(),
            text: self.text.trim().to_owned(),
            task: self.task.trim().to_owned(),
            ..LessonStep::default()
        };
        if step.title.chars().count() > LONGEST_WORDS {
            mistakes
                .push((DraftField::Title, format!("The title of the step has more than {LONGEST_WORDS} characters.")));
        }
        if let Err(what) = check_link(&self.link) {
            mistakes.push((DraftField::Settings, format!("The settings: {what}.")));
        }
        if step.text.is_empty() && step.task.is_empty() {
            mistakes.push((DraftField::Text, "There is nothing to read: neither a text nor a task.".to_owned()));
        }
        match self.scene.trim() {
            "" => {}
            scene => match read_scene(scene) {
                Ok(scene) => step.scene = Some(scene),
                Err(what) => mistakes.push((DraftField::Scene, format!("The part of the page: {what}."))),
            },
        }
        match self.controls.trim() {
            "" => {}
            controls => match read_controls(controls) {
                Ok(controls) => step.controls = controls,
                Err(what) => {
                    mistakes.push((DraftField::Controls, format!("The controls that the goals need: {what}.")))
                }
            },
        }
        match self.prediction.read() {
            Ok(prediction) => step.prediction = prediction,
            Err(what) => mistakes.push((DraftField::Prediction, format!("The prediction: {what}."))),
        }
        match self.question.read() {
            Ok(question) => step.question = question,
            Err(what) => mistakes.push((DraftField::Question, format!("The question: {what}."))),
        }
        if self.goals.len() > MOST_GOALS {
            mistakes.push((DraftField::Goal(MOST_GOALS), format!("A step has at most {MOST_GOALS} goals.")));
        }
        for (index, goal) in self.goals.iter().enumerate() {
            match goal.read() {
                Ok(goal) => step.goals.push(goal),
                Err(what) => mistakes.push((DraftField::Goal(index), format!("Goal {}: {what}.", index + 1))),
            }
        }
        if !mistakes.is_empty() {
            return (step, mistakes);
        }
        if let Err((key, what)) = check_parts(&step) {
            let field = if key == "predict" { DraftField::Prediction } else { DraftField::Goal(0) };
            mistakes.push((field, format!("{}: {what}.", if key == "predict" { "The prediction" } else { "A goal" })));
        }
        for (index, checked) in checked_goals(&step).into_iter().enumerate() {
            if let Err(what) = checked {
                mistakes.push((DraftField::Goal(index), format!("Goal {}: {what}.", index + 1)));
            }
        }
        (step, mistakes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lesson::draft::{DraftCondition, PredictionWay, QuestionWay};

    fn condition(about: &str, sign: &str, value: &str) -> DraftCondition {
        DraftCondition { about: about.into(), sign: sign.into(), value: value.into() }
    }

    fn draft() -> Draft {
        let goal = DraftGoal {
            words: String::new(),
            conditions: vec![
                condition("test loss", "<=", " 0.177 "),
                condition("epoch", "<=", "700"),
                condition("x", "=", "true"),
            ],
        };
        let step = DraftStep {
            link: "dataset=circle&seed=1&noise_lock=true".into(),
            task: "Do: it\n\n===".into(),
            scene: "training".into(),
            controls: " playButton,learningRate".into(),
            prediction: DraftPrediction {
                way: PredictionWay::OneOf,
                words: "How many [neurons]?".into(),
                answers: "one\n two  or three\n\n".into(),
                ..DraftPrediction::default()
            },
            question: DraftQuestion {
                way: QuestionWay::Number,
                words: "Which?".into(),
                least: "0.1".into(),
                greatest: "1".into(),
            },
            goals: vec![goal],
            ..DraftStep::default()
        };
        Draft { title: " A  lesson".into(), steps: vec![step.clone(), DraftStep { title: "Two".into(), ..step }] }
    }

    #[test]
    fn what_is_written_is_read_as_the_same_draft() {
        let lesson = draft().lesson().unwrap();
        assert_eq!(lesson.title, "A lesson");
        assert_eq!(lesson.steps[0].goals[0].words, "Test loss at most 0.177; at most 700 epochs; feature X1 on");
        assert_eq!((lesson.steps[0].scene, lesson.steps[0].controls.len()), (Some(Scene::Training), 2));
        let kind = &lesson.steps[0].prediction.as_ref().unwrap().kind;
        assert_eq!(kind.answers(), ["one", "two or three"]);
        let again = Draft::of(&lesson);
        assert_eq!(again.lesson().unwrap(), lesson);
        assert_eq!(Draft::read(&again.write()), Some(again));
        assert_eq!(Draft::read("{}"), Some(Draft::default()));
        assert_eq!(Draft::read("[1]"), None);
    }

    #[test]
    fn each_mistake_is_said_with_its_place() {
        let wrong = |change: &dyn Fn(&mut DraftStep)| {
            let mut draft = draft();
            change(&mut draft.steps[1]);
            let mistakes = draft.lesson().unwrap_err();
            assert!(mistakes.iter().all(|mistake| mistake.step == 1), "{mistakes:?}");
            (mistakes[0].field, mistakes[0].what.clone())
        };
        type Case<'a> = (DraftField, &'a str, &'a dyn Fn(&mut DraftStep));
        let cases: [Case<'_>; 12] = [
            (DraftField::Settings, "seed", &|step| step.link = "dataset=circle".into()),
            (DraftField::Text, "nothing to read", &|step| step.task.clear()),
            (DraftField::Scene, "the page has no", &|step| step.scene = "cellar".into()),
            (DraftField::Controls, "no link can hide", &|step| step.controls = "playButton, lamp".into()),
            (DraftField::Prediction, "2 to 10 answers", &|step| step.prediction.answers = "one".into()),
            (DraftField::Prediction, "comma", &|step| step.prediction.answers = "one\ntwo, three".into()),
            (DraftField::Question, "no number lies", &|step| step.question.least = "2".into()),
            (DraftField::Goal(0), "is no number", &|step| step.goals[0].conditions[0].value = "little".into()),
            (DraftField::Goal(0), "needs a number behind <=", &|step| step.goals[0].conditions[0].value = " ".into()),
            (DraftField::Goal(0), "1 to 20 conditions", &|step| step.goals[0].conditions.clear()),
            (DraftField::Goal(0), "met before anything", &|step| {
                step.goals[0].conditions = vec![condition("epoch", "<=", "5")]
            }),
            (DraftField::Goal(0), "locked", &|step| step.goals[0].conditions = vec![condition("noise", "=", "50")]),
        ];
        for (field, what, change) in cases {
            let (found, said) = wrong(change);
            assert!(found == field && said.contains(what), "{found:?} {said}");
        }
        let mistakes = Draft::default().lesson().unwrap_err();
        assert_eq!(
            mistakes.iter().map(|mistake| mistake.field).collect::<Vec<_>>(),
            [DraftField::Title, DraftField::Steps]
        );
    }
}
