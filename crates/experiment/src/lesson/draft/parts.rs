//! The parts of a step while it is written: its prediction, its question and its goals, as somebody fills them in, and as a lesson has them.

use serde::{Deserialize, Serialize};

use crate::lesson::condition::{Comparison, Condition};
use crate::lesson::goal::Goal;
use crate::lesson::measure::{Measure, RaceMeasure};
use crate::lesson::prediction::{Prediction, PredictionKind, Question, QuestionKind};
use crate::lesson::text::{LONGEST_WORDS, MOST_CONDITIONS, check_conditions};
use crate::lesson::words::one_line;
use crate::number::{Quantity, read_number, read_typed, shortest_text};
use crate::settings::Choice;

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
    pub(in crate::lesson) fn text(&self) -> String {
        let DraftCondition { about, sign, value } = self;
        let is_number = || Measure::named(about).is_some() || RaceMeasure::named(about).is_some();
        match sign.is_empty() {
            true => about.clone(),
            false if is_number() => format!("{about} {sign} {}", number_of(value)),
            false => format!("{about} {sign} {}", value.trim()),
        }
    }

    /// Of what somebody has written before.
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

/// Words on one line.
pub(super) fn words(text: &str) -> Result<String, String> {
    match one_line(text) {
        text if text.is_empty() => Err("it is empty".to_owned()),
        text if text.chars().count() > LONGEST_WORDS => Err(format!("it has more than {LONGEST_WORDS} characters")),
        text => Ok(text),
    }
}

impl DraftPrediction {
    /// Of what somebody has written before.
    pub(super) fn of(Prediction { words, kind }: &Prediction) -> Self {
        let (way, about) = match kind {
            PredictionKind::OneOf(_) => (PredictionWay::OneOf, String::new()),
            PredictionKind::Winner(variable, _) => (PredictionWay::Winner, variable.word().link.to_owned()),
            PredictionKind::Number(measure) => (PredictionWay::Number, measure.name().to_owned()),
            PredictionKind::Border => (PredictionWay::Border, String::new()),
        };
        DraftPrediction { way, words: words.clone(), about, answers: kind.answers().join("\n") }
    }

    /// As a lesson has it.
    pub(super) fn read(&self) -> Result<Option<Prediction>, String> {
        let answers = || {
            let answers: Vec<String> = self.answers.lines().map(one_line).filter(|line| !line.is_empty()).collect();
            match answers.iter().find(|answer| answer.contains([',', ']'])) {
                Some(answer) => {
                    Err(format!("the answer “{answer}” has a comma or a bracket in it, which no answer can have"))
                }
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
    /// Of what somebody has written before.
    pub(super) fn of(Question { words, kind }: &Question) -> Self {
        let (way, least, greatest) = match kind {
            QuestionKind::Words => (QuestionWay::Words, String::new(), String::new()),
            QuestionKind::Number(None) => (QuestionWay::Number, String::new(), String::new()),
            QuestionKind::Number(Some((least, greatest))) if least == greatest => {
                (QuestionWay::Number, shortest_text(*least), String::new())
            }
            QuestionKind::Number(Some((least, greatest))) => {
                (QuestionWay::Number, shortest_text(*least), shortest_text(*greatest))
            }
        };
        DraftQuestion { way, words: words.clone(), least, greatest }
    }

    /// As a lesson has it.
    pub(super) fn read(&self) -> Result<Option<Question>, String> {
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
    /// Of what somebody has written before.
    pub(super) fn of(goal: &Goal) -> Self {
        DraftGoal { words: goal.words.clone(), conditions: goal.conditions.iter().map(DraftCondition::of).collect() }
    }

    /// As a lesson has it.
    pub(super) fn read(&self) -> Result<Goal, String> {
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

    fn condition(about: &str, sign: &str, value: &str) -> DraftCondition {
        DraftCondition { about: about.into(), sign: sign.into(), value: value.into() }
    }

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
}
