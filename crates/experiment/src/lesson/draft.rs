//! Drafts: a lesson while somebody writes it. It may be anything, and says what is wrong with it, field by field.

use serde::{Deserialize, Serialize};

use super::condition::{Comparison, Condition};
use super::goal::Goal;
use super::lesson::{Lesson, LessonStep};
use super::measure::{Measure, RaceMeasure};
use super::prediction::{Prediction, PredictionKind, Question, QuestionKind};
use super::text::{
    LONGEST_LESSON, LONGEST_WORDS, MOST_CONDITIONS, MOST_GOALS, MOST_STEPS, check_conditions, check_link, check_parts,
    checked_goals, read_text,
};
use super::words::one_line;
use super::write::write;
use crate::number::{Quantity, read_number, read_typed};

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
    /// What is to be predicted.
    pub prediction: DraftPrediction,
    /// What is asked about what came out.
    pub question: DraftQuestion,
    /// What is to be reached.
    pub goals: Vec<DraftGoal>,
}

/// A prediction while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftPrediction {
    /// How it is made.
    pub way: PredictionWay,
    /// The question.
    pub words: String,
    /// What is to be guessed, or raced: as a lesson calls it.
    pub about: String,
    /// What there is to choose from, one in a line.
    pub answers: String,
}

/// How a prediction is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // As the variants of `PredictionKind`.
pub enum PredictionWay {
    #[default]
    None,
    OneOf,
    Winner,
    Number,
    Border,
}

/// A question while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftQuestion {
    /// How it is answered.
    pub way: QuestionWay,
    /// The question.
    pub words: String,
    /// The least number that is right; empty where any is.
    pub least: String,
    /// The greatest; empty where there is one that is right.
    pub greatest: String,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)] // As the variants of `QuestionKind`.
pub enum QuestionWay {
    #[default]
    None,
    Words,
    Number,
}

/// A goal while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftGoal {
    /// What is to be reached, for people; empty where the conditions say it.
    pub words: String,
    /// What is checked.
    pub conditions: Vec<DraftCondition>,
}

/// A number as lessons have it, of what people write: 0,05 is 0.05. What is none is as it was.
fn number_of(text: &str) -> String {
    let number = read_typed(text, Quantity::Real).value;
    if read_number(&number).is_some() { number } else { text.trim().to_owned() }
}

/// A condition while it is written.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftCondition {
    /// What it is about: as a lesson calls it.
    pub about: String,
    /// The sign with which that compares; empty where it stands alone.
    pub sign: String,
    /// With what.
    pub value: String,
}

impl DraftCondition {
    /// As a lesson has it.
    pub(super) fn text(&self) -> String {
        let DraftCondition { about, sign, value } = self;
        let is_number = || Measure::named(about).is_some() || RaceMeasure::named(about).is_some();
        match sign.is_empty() {
            true => about.clone(),
            false if is_number() => format!("{about} {sign} {}", number_of(value)),
            false => format!("{about} {sign} {}", value.trim()),
        }
    }

    fn of(condition: &Condition) -> Self {
        let text = condition.to_string();
        let place = text.find(['<', '=', '>']);
        let Some(place) = place else { return DraftCondition { about: text, ..DraftCondition::default() } };
        let (about, rest) = text.split_at(place);
        let (_, sign) =
            Comparison::ALL.into_iter().find(|(_, sign)| rest.starts_with(sign)).unwrap_or((Comparison::Equal, "="));
        DraftCondition {
            about: about.trim().to_owned(),
            sign: sign.to_owned(),
            value: rest[sign.len()..].trim().to_owned(),
        }
    }
}

/// A part of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the part of this name; goals count from 0.
pub enum DraftField {
    Title,
    Steps,
    Settings,
    Text,
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

/// Words on one line.
fn words(text: &str) -> Result<String, String> {
    match one_line(text) {
        text if text.is_empty() => Err("it is empty".to_owned()),
        text if text.chars().count() > LONGEST_WORDS => Err(format!("it has more than {LONGEST_WORDS} characters")),
        text => Ok(text),
    }
}

impl DraftStep {
    fn of(step: &LessonStep) -> Self {
        let prediction = step.prediction.as_ref().map(|Prediction { words, kind }| {
            let (way, about) = match kind {
                PredictionKind::OneOf(_) => (PredictionWay::OneOf, String::new()),
                PredictionKind::Winner(variable, _) => {
                    (PredictionWay::Winner, crate::settings::Choice::word(*variable).link.to_owned())
                }
                PredictionKind::Number(measure) => (PredictionWay::Number, measure.name().to_owned()),
                PredictionKind::Border => (PredictionWay::Border, String::new()),
            };
            DraftPrediction { way, words: words.clone(), about, answers: kind.answers().join("\n") }
        });
        let question = step.question.as_ref().map(|Question { words, kind }| {
            let number = |number: f64| crate::number::shortest_text(number);
            let (way, least, greatest) = match kind {
                QuestionKind::Words => (QuestionWay::Words, String::new(), String::new()),
                QuestionKind::Number(None) => (QuestionWay::Number, String::new(), String::new()),
                QuestionKind::Number(Some((least, greatest))) if least == greatest => {
                    (QuestionWay::Number, number(*least), String::new())
                }
                QuestionKind::Number(Some((least, greatest))) => {
                    (QuestionWay::Number, number(*least), number(*greatest))
                }
            };
            DraftQuestion { way, words: words.clone(), least, greatest }
        });
        let goal = |goal: &Goal| DraftGoal {
            words: goal.words.clone(),
            conditions: goal.conditions.iter().map(DraftCondition::of).collect(),
        };
        DraftStep {
            title: step.title.clone(),
            link: step.link.clone(),
            text: step.text.clone(),
            task: step.task.clone(),
            prediction: prediction.unwrap_or_default(),
            question: question.unwrap_or_default(),
            goals: step.goals.iter().map(goal).collect(),
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

impl DraftPrediction {
    fn read(&self) -> Result<Option<Prediction>, String> {
        let answers = || {
            let answers: Vec<String> = self.answers.lines().map(one_line).filter(|line| !line.is_empty()).collect();
            match answers.iter().find(|answer| answer.contains([',', ']'])) {
                Some(answer) => Err(format!("the answer “{answer}” has a comma or a bracket in it")),
                None => Ok(answers.join(", ")),
            }
        };
        let kind = match self.way {
            PredictionWay::None => return Ok(None),
            PredictionWay::OneOf => format!("one of: {}", answers()?),
            PredictionWay::Winner => format!("race {}: {}", self.about, answers()?),
            PredictionWay::Number => self.about.clone(),
            PredictionWay::Border => "border".to_owned(),
        };
        let (words, kind) = (words(&self.words)?, PredictionKind::read(&kind)?);
        Ok(Some(Prediction { words, kind }))
    }
}

impl DraftQuestion {
    fn read(&self) -> Result<Option<Question>, String> {
        let (least, greatest) = (number_of(&self.least), number_of(&self.greatest));
        let kind = match (self.way, &*least, &*greatest) {
            (QuestionWay::None, ..) => return Ok(None),
            (QuestionWay::Words, ..) => "words".to_owned(),
            (QuestionWay::Number, "", "") => "number".to_owned(),
            (QuestionWay::Number, one, "") | (QuestionWay::Number, "", one) => format!("number {one}"),
            (QuestionWay::Number, least, greatest) => format!("number {least} to {greatest}"),
        };
        let (words, kind) = (words(&self.words)?, QuestionKind::read(&kind)?);
        Ok(Some(Question { words, kind }))
    }
}

impl DraftGoal {
    fn read(&self) -> Result<Goal, String> {
        if self.conditions.len() > MOST_CONDITIONS {
            return Err(format!("it has more than {MOST_CONDITIONS} conditions"));
        }
        let read = |condition: &DraftCondition| Condition::read(&condition.text());
        let conditions: Vec<Condition> = self.conditions.iter().map(read).collect::<Result<_, _>>()?;
        check_conditions(&conditions)?;
        let words = match one_line(&self.words) {
            said if said.is_empty() => Goal::usual_words(&conditions).chars().take(LONGEST_WORDS).collect(),
            said => words(&said)?,
        };
        Ok(Goal { words, conditions })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        assert_eq!(condition("test loss", "<=", " 0,05 ").text(), "test loss <= 0.05");
        assert_eq!(condition("networkShape", "=", "4,2").text(), "networkShape = 4,2");
        assert_eq!(condition("epoch", "<=", "").text(), "epoch <= ");
        let asked = DraftQuestion {
            way: QuestionWay::Number,
            words: "How?".into(),
            least: "0,01".into(),
            greatest: "0.05".into(),
        };
        assert_eq!(asked.read().unwrap().unwrap().kind, QuestionKind::Number(Some((0.01, 0.05))));
    }

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
        let cases: [Case<'_>; 9] = [
            (DraftField::Settings, "seed", &|step| step.link = "dataset=circle".into()),
            (DraftField::Text, "nothing to read", &|step| step.task.clear()),
            (DraftField::Prediction, "2 to 10 answers", &|step| step.prediction.answers = "one".into()),
            (DraftField::Prediction, "comma", &|step| step.prediction.answers = "one\ntwo, three".into()),
            (DraftField::Question, "no number lies", &|step| step.question.least = "2".into()),
            (DraftField::Goal(0), "is no number", &|step| step.goals[0].conditions[0].value = "little".into()),
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
