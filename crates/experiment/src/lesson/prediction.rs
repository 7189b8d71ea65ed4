//! Predictions and questions: what somebody is asked before anything runs, and what afterwards.

use std::fmt;

use super::border::Border;
use super::measure::Measure;
use super::words::one_line;
use crate::number::{Quantity, read_number, read_typed, shortest_text};
use crate::race::Variable;
use crate::settings::Choice;

/// The fewest and the most answers to choose from.
pub const ANSWERS: (usize, usize) = (2, 10);

const BORDER: &str = "border";
const ONE_OF: &str = "one of";
const RACE: &str = "race";
const WORDS: &str = "words";
const NUMBER: &str = "number";

/// What somebody expects, asked before Play is unlocked.
#[derive(Clone, Debug, PartialEq)]
pub struct Prediction {
    /// The question, for people.
    pub words: String,
    /// How it is answered.
    pub kind: PredictionKind,
}

/// How a prediction is made.
#[derive(Clone, Debug, PartialEq)]
pub enum PredictionKind {
    /// One of several is chosen.
    OneOf(Vec<String>),
    /// One of the contestants of a race is chosen: the one that will be first.
    Winner(Variable, Vec<String>),
    /// A number is guessed, which this will have.
    Number(Measure),
    /// The border between the classes is drawn.
    Border,
}

impl PredictionKind {
    /// What there is to choose from, if anything is.
    pub fn answers(&self) -> &[String] {
        match self {
            PredictionKind::OneOf(answers) | PredictionKind::Winner(_, answers) => answers,
            PredictionKind::Number(_) | PredictionKind::Border => &[],
        }
    }

    /// A prediction as it is kept, of what somebody has written or chosen: a number may be written as people write it, 0,03 for 0.03.
    /// Nothing where it is none.
    pub fn predicted(&self, text: &str) -> Option<String> {
        let text = text.trim();
        match self {
            PredictionKind::Number(_) => {
                let number = read_typed(text, Quantity::Real).value;
                read_number(&number).is_some_and(f64::is_finite).then_some(number)
            }
            PredictionKind::Border => Border::read(text).is_ok().then(|| text.to_owned()),
            kind => kind.answers().iter().find(|answer| *answer == text).cloned(),
        }
    }

    /// Reads how a prediction is made.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == BORDER {
            return Ok(PredictionKind::Border);
        }
        if let Some(measure) = Measure::named(text) {
            return Ok(PredictionKind::Number(measure));
        }
        let listed = text.split_once(':').map(|(kind, answers)| (kind.trim(), answers));
        match listed {
            Some((ONE_OF, answers)) => Ok(PredictionKind::OneOf(read_answers(answers)?)),
            Some((kind, answers)) if kind.split_whitespace().next() == Some(RACE) => {
                let variable = Variable::read(kind[RACE.len()..].trim()).map_err(|error| error.to_string())?;
                Ok(PredictionKind::Winner(variable, read_answers(answers)?))
            }
            _ => Err(format!(
                "“{text}” is no way to predict; there are “{ONE_OF}: Yes, No”, “{RACE} activation: Tanh, ReLU”, “{BORDER}”, and what \
                 can be measured, such as “{}”",
                Measure::TestLoss.name()
            )),
        }
    }
}

fn read_answers(text: &str) -> Result<Vec<String>, String> {
    let answers: Vec<String> = text.split(',').map(one_line).collect();
    if !(ANSWERS.0..=ANSWERS.1).contains(&answers.len()) || answers.iter().any(String::is_empty) {
        return Err(format!("there are {} to {} answers, and none of them is empty", ANSWERS.0, ANSWERS.1));
    }
    match answers.iter().enumerate().find(|(index, answer)| answers[..*index].contains(answer)) {
        Some((_, twice)) => Err(format!("the answer “{twice}” stands there twice")),
        None => Ok(answers),
    }
}

/// As lessons have it.
impl fmt::Display for PredictionKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PredictionKind::OneOf(answers) => write!(formatter, "{ONE_OF}: {}", answers.join(", ")),
            PredictionKind::Winner(variable, answers) => {
                write!(formatter, "{RACE} {}: {}", variable.word().link, answers.join(", "))
            }
            PredictionKind::Number(measure) => formatter.write_str(measure.name()),
            PredictionKind::Border => formatter.write_str(BORDER),
        }
    }
}

/// What somebody is asked about what came out.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question, for people.
    pub words: String,
    /// How it is answered.
    pub kind: QuestionKind,
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuestionKind {
    /// In words of one's own.
    Words,
    /// With a number; where it says so, between these two.
    Number(Option<(f64, f64)>),
}

impl QuestionKind {
    /// Whether a text answers it; rightly, where it says what is right. A number may be written as people write it: 0,03 is 0.03.
    pub fn is_answered(self, text: &str) -> bool {
        match self {
            QuestionKind::Words => !text.trim().is_empty(),
            QuestionKind::Number(right) => read_number(&read_typed(text, Quantity::Real).value)
                .filter(|number| number.is_finite())
                .is_some_and(|number| right.is_none_or(|(least, greatest)| least <= number && number <= greatest)),
        }
    }

    /// Reads how a question is answered.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text == WORDS {
            return Ok(QuestionKind::Words);
        }
        let wrong = || {
            format!(
                "“{text}” is no way to answer; there are “{WORDS}”, “{NUMBER}”, “{NUMBER} 3” and “{NUMBER} 0.001 to 0.01”"
            )
        };
        let rest = text.strip_prefix(NUMBER).ok_or_else(wrong)?;
        if rest.is_empty() {
            return Ok(QuestionKind::Number(None));
        }
        let number = |text: &str| read_number(text).filter(|number| number.is_finite()).ok_or_else(wrong);
        let (least, greatest) = rest.split_once(" to ").unwrap_or((rest, rest));
        let right = (number(least)?, number(greatest)?);
        if right.0 > right.1 {
            return Err(format!("no number lies between {} and {}", right.0, right.1));
        }
        Ok(QuestionKind::Number(Some(right)))
    }
}

/// As lessons have it.
impl fmt::Display for QuestionKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            QuestionKind::Words => formatter.write_str(WORDS),
            QuestionKind::Number(None) => formatter.write_str(NUMBER),
            QuestionKind::Number(Some((least, greatest))) if least == greatest => {
                write!(formatter, "{NUMBER} {}", shortest_text(*least))
            }
            QuestionKind::Number(Some((least, greatest))) => {
                write!(formatter, "{NUMBER} {} to {}", shortest_text(*least), shortest_text(*greatest))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_right_however_people_write_it() {
        let asked = QuestionKind::read("number 0.02 to 0.04").unwrap();
        for text in ["0.03", " 0,03 ", "3e-2", "0.020", ".04"] {
            assert!(asked.is_answered(text), "{text}");
        }
        for text in ["", "0.3", "-0,03", "0,03 or so", "NaN", "inf"] {
            assert!(!asked.is_answered(text), "{text}");
        }
        let predicted = |text: &str| PredictionKind::Number(Measure::TestLoss).predicted(text);
        assert_eq!((predicted(" 0,1 ").as_deref(), predicted("much")), (Some("0.1"), None));
        assert!(QuestionKind::Number(None).is_answered("−1 000,5") && !QuestionKind::Number(None).is_answered("many"));
    }
}
