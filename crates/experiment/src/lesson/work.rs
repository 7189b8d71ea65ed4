//! What somebody has done in a lesson: predictions, answers, and the runs that reached its goals; and the link that hands it in.

use serde::{Deserialize, Serialize};
use serde_json::error::Category;

use super::packed::{pack, unpack};
use super::text::{MOST_GOALS, MOST_STEPS};
use super::words::one_line;
use crate::error::Error;
use crate::link::Fragment;

/// What a link calls work that is handed in.
pub const HAND_IN: &str = "handIn";
/// The most characters of a name.
pub const LONGEST_NAME: usize = 100;
/// The most characters of an answer or a prediction.
pub const LONGEST_ANSWER: usize = 4_000;
/// The most characters of the link of a run.
const LONGEST_RUN: usize = 200_000;
/// The most characters of all that.
const LONGEST_WORK: usize = 1_000_000;

/// What stands behind `handIn=` in a link, if anything does.
pub fn handed_in(link: impl Into<Fragment>) -> Option<String> {
    let fragment = link.into();
    let packed = fragment.pairs().find(HAND_IN)?.trim().to_owned();
    (!packed.is_empty()).then_some(packed)
}

/// How a goal was reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GoalWork {
    /// The run at that moment: what stands behind the `#` of its link, with its claim; nothing where it is too long for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
    /// The race that was a part of the goal: what stands behind the `#` of its link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub race: Option<String>,
}

/// What somebody has done in a step.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct StepWork {
    /// What was predicted: one of the answers, a number, or a [`Border`](super::Border) as text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prediction: Option<String>,
    /// What the question was answered with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
    /// Of each goal how it was reached; nothing where it was not.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub goals: Vec<Option<GoalWork>>,
    /// The run as it was when the work was handed in: see [`GoalWork::run`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<String>,
}

impl StepWork {
    /// Which of its goals were reached, as it says.
    pub fn met(&self) -> Vec<bool> {
        self.goals.iter().map(Option::is_some).collect()
    }
}

/// What somebody hands in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandIn {
    /// Who.
    pub name: String,
    /// What links call the lesson: a word, or the whole lesson, packed.
    pub lesson: String,
    /// What was done, step by step.
    pub steps: Vec<StepWork>,
}

impl HandIn {
    /// Writes what stands behind the `#` of its link.
    pub fn write(&self) -> String {
        // Nothing in it can fail to be written.
        let text = serde_json::to_string(self).unwrap_or_default();
        format!("{HAND_IN}={}", pack(&text))
    }

    /// Reads what stands behind `handIn=`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(packed: &str) -> Result<Self, Error> {
        let unreadable = |why: String| Error::Unreadable { what: "work that was handed in".to_owned(), why };
        let text = unpack(packed, LONGEST_WORK).map_err(unreadable)?;
        let mut work: HandIn = serde_json::from_str(&text).map_err(|error| unreadable(in_words(&error)))?;
        work.name = one_line(&work.name);
        work.check().map_err(unreadable)?;
        Ok(work)
    }

    /// Reads several, as a device keeps them; nothing where the text is none of [`HandIn::write_all`].
    pub fn read_all(text: &str) -> Option<Vec<Self>> {
        let all: Vec<HandIn> = serde_json::from_str(text).ok()?;
        Some(all.into_iter().filter(|work| work.check().is_ok()).collect())
    }

    /// Writes several for a device to keep.
    pub fn write_all(all: &[Self]) -> String {
        serde_json::to_string(all).unwrap_or_default()
    }

    fn check(&self) -> Result<(), String> {
        let is_longer = |text: &str, most: usize| text.chars().count() > most;
        if is_longer(&self.name, LONGEST_NAME) {
            return Err(format!("its name has more than {LONGEST_NAME} characters"));
        }
        if !(1..=MOST_STEPS).contains(&self.steps.len()) {
            return Err(format!("it has {} steps. Allowed: 1 to {MOST_STEPS}", self.steps.len()));
        }
        for (index, step) in self.steps.iter().enumerate() {
            let of = |what: &str| format!("step {}: {what}", index + 1);
            if step.goals.len() > MOST_GOALS {
                return Err(of(&format!("it has more than {MOST_GOALS} goals")));
            }
            if step.prediction.iter().chain(&step.answer).any(|text| is_longer(text, LONGEST_ANSWER)) {
                return Err(of(&format!("an answer has more than {LONGEST_ANSWER} characters")));
            }
            let goals = step.goals.iter().flatten().flat_map(|goal| goal.run.iter().chain(&goal.race));
            if goals.chain(&step.run).any(|link| link.len() > LONGEST_RUN) {
                return Err(of(&format!("a run has more than {LONGEST_RUN} characters")));
            }
        }
        Ok(())
    }
}

/// Why a text that came whole says no work, without the words of the library that has read it.
fn in_words(error: &serde_json::Error) -> String {
    match error.classify() {
        Category::Data => {
            "it has other parts than a name, a lesson and what was done in its steps. Another version of this page may have made it"
        }
        Category::Syntax | Category::Eof | Category::Io => "its text is none that this page writes",
    }
    .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(name: &str) -> HandIn {
        let step = StepWork { answer: Some("Because of “the” gap & more".to_owned()), ..StepWork::default() };
        HandIn { name: name.to_owned(), lesson: "xor".to_owned(), steps: vec![step] }
    }

    #[test]
    fn what_is_handed_in_is_read_as_it_was_written() {
        let link = work("Ada Lovelace").write();
        let packed = link.strip_prefix("handIn=").unwrap();
        assert_eq!(HandIn::read(packed), Ok(work("Ada Lovelace")));
        for cut in 0..packed.len() {
            assert!(HandIn::read(&packed[..cut]).is_err(), "{cut}");
        }
    }
    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        let read = |text: &str| HandIn::read(&pack(text)).unwrap_err().to_string();
        for text in ["", "nonsense", "{", "{\"name\": \"Ada\"", "{\"name\": \"\\x\"}"] {
            assert_eq!(
                read(text),
                "This is no work that was handed in: its text is none that this page writes.",
                "{text}"
            );
        }
        let steps = |steps: &str| format!("{{\"name\":\"Ada\",\"lesson\":\"xor\",\"steps\":{steps}}}");
        for text in ["7", "{}", "{\"name\":1}", &steps("{}"), &steps("[{\"goal\":1}]"), &steps("[{\"answer\":[1]}]")] {
            let said = read(text);
            assert!(said.starts_with("This is no work that was handed in: it has other parts than a name"), "{said}");
            assert!(said.ends_with("Another version of this page may have made it."), "{said}");
        }
        assert!(read(&steps("[]")).ends_with("it has 0 steps. Allowed: 1 to 20."), "{}", read(&steps("[]")));
    }
}
