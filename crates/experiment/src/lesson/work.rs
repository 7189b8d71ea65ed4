//! What somebody has done in a lesson: predictions, answers, and the runs that reached its goals; and the link that hands it in.

use serde::{Deserialize, Serialize};

use super::packed::{MARK, length, pack, unpack};
use super::text::{MOST_GOALS, MOST_STEPS};
use super::words::one_line;
use crate::error::Error;

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
        let mut work: HandIn = serde_json::from_str(&text).map_err(|error| unreadable(error.to_string()))?;
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

/// What was found in a text that people have sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// What is handed in, each once, in its order.
    pub hand_ins: Vec<HandIn>,
    /// How often the same came again.
    pub n_again: usize,
    /// Of what looks like work handed in but can't be read, why: it was cut off or changed on its way.
    pub broken: Vec<Error>,
    /// How many lines have nothing of it.
    pub n_other_lines: usize,
}

/// Finds all that is handed in in a text, whatever stands around it. A link that a mail has broken into lines is put together.
pub fn find(text: &str) -> Found {
    let mut found = Found::default();
    let begin = format!("{HAND_IN}={MARK}");
    // What a mail makes of some characters, and of the end of a line in the middle of a link.
    let mut text = text.replace("=\r\n", "\n").replace("=\n", "\n");
    for (written, meant) in [("%7E", "~"), ("%7e", "~"), ("%3D", "="), ("%3d", "="), ("=3D", "=")] {
        text = text.replace(written, meant);
    }
    let (mut rest, mut other) = (&text[..], String::new());
    while let Some(at) = rest.find(&begin) {
        other.push_str(&rest[..at]);
        // The beginning of the link itself is no other line.
        other.truncate(other.rfind(char::is_whitespace).map_or(0, |at| at + 1));
        let packed = &rest[at + begin.len() - MARK.len_utf8()..];
        let (packed_text, n_bytes) = put_together(packed);
        match HandIn::read(&packed_text) {
            Ok(work) if found.hand_ins.contains(&work) => found.n_again += 1,
            Ok(work) => found.hand_ins.push(work),
            Err(error) => found.broken.push(error),
        }
        rest = &packed[n_bytes..];
    }
    other.push_str(rest);
    found.n_other_lines = other.lines().filter(|line| line.chars().any(char::is_alphanumeric)).count();
    found
}

/// The packed text that begins here and may go on over lines; and how many bytes it takes.
fn put_together(text: &str) -> (String, usize) {
    let is_packed = |character: char| character.is_ascii_alphanumeric() || matches!(character, '-' | '_' | '~');
    // The end of a line, and what a mail puts at the beginning of one that it quotes.
    let is_between = |character: char| character.is_whitespace() || character == '>';
    let first = text.find(|character| !is_packed(character)).unwrap_or(text.len());
    let mut whole = String::new();
    if let Some(length) = length(&text[..first]) {
        for (at, character) in text.char_indices() {
            if is_packed(character) {
                whole.push(character);
            } else if !is_between(character) {
                break;
            }
            if whole.len() == length {
                return (whole, at + character.len_utf8());
            }
        }
    }
    (text[..first].to_owned(), first)
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
    fn it_is_found_whatever_stands_around_it() {
        let links = ["Ada", "Bob", "Cleo", "Dora"].map(|name| format!("https://play.ground/#{}", work(name).write()));
        let (start, end) = links[1].split_at(70);
        let (quoted, soft) = (links[2].split_at(60), links[3].split_at(76));
        let cut = &links[0][..links[0].len() - 5];
        let text = format!(
            "Dear teacher,\r\nhere it is: <{}>. Bye!\n\nBob\t{start}\n{end}\n> On Monday\n> {}\n> {}\n{}=\r\n{}\n{0}\n{cut}\nhttps://a.b/#seed=1\n",
            links[0], quoted.0, quoted.1, soft.0, soft.1,
        );
        let found = find(&text);
        let names: Vec<&str> = found.hand_ins.iter().map(|work| &*work.name).collect();
        assert_eq!(names, ["Ada", "Bob", "Cleo", "Dora"]);
        assert_eq!((found.n_again, found.broken.len()), (1, 1));
        assert!(found.n_other_lines >= 4, "{found:?}");
    }
}
