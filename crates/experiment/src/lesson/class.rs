//! A class: what many have handed in for a lesson, and who is ahead.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::lesson::{Lesson, LessonStep};
use super::mark::{HandInVerdict, Mark, StepMark};
use super::marking::Marking;
use super::words::{is_blank, one_line};
use super::work::HandIn;

impl Lesson {
    /// What another lesson asks for otherwise than this one, in words; nothing where both ask for the same, be it in other words.
    pub fn difference(&self, other: &Lesson) -> Option<String> {
        let (n, n_other) = (self.steps.len(), other.steps.len());
        if n != n_other {
            return Some(format!("it has {n_other} steps in place of {n}"));
        }
        let steps = self.steps.iter().zip(&other.steps).enumerate();
        let mut differences = steps.filter_map(|(index, (step, other))| Some((index + 1, step.difference(other)?)));
        let (number, what) = differences.next()?;
        Some(if n > 1 { format!("step {number} has {what}") } else { format!("it has {what}") })
    }
}

impl LessonStep {
    /// What another step asks for otherwise than this one; words for people do not count.
    fn difference(&self, other: &LessonStep) -> Option<&'static str> {
        let goals = |step: &LessonStep| step.goals.iter().map(|goal| goal.conditions.clone()).collect::<Vec<_>>();
        let prediction = |step: &LessonStep| step.prediction.as_ref().map(|prediction| prediction.kind.clone());
        let question = |step: &LessonStep| step.question.as_ref().map(|question| question.kind);
        if self.link != other.link && self.config() != other.config() {
            return Some("other settings");
        }
        if goals(self) != goals(other) {
            return Some("other goals");
        }
        if prediction(self) != prediction(other) {
            return Some("another prediction");
        }
        (question(self) != question(other)).then_some("another question")
    }
}

/// The lesson that something is handed in for: `asked`, if one is asked for, and else its own, or of those that are `known` by a name.
///
/// # Errors
/// Why it is none: it is for another lesson or version, or nothing tells what its lesson is; and a verdict that says which.
pub fn lesson_of(
    hand_in: &HandIn,
    asked: Option<&Lesson>,
    known: &[Lesson],
) -> Result<Lesson, (HandInVerdict, String)> {
    let name = &hand_in.lesson;
    let own = match Lesson::unpacked(name) {
        Some(read) => Some(read.map_err(|error| (HandInVerdict::Unknown, error.to_string()))?),
        None => known.iter().find(|lesson| lesson.name == *name).cloned(),
    };
    let Some(asked) = asked else {
        return own.ok_or_else(|| (HandInVerdict::Unknown, format!("its lesson, “{name}”, is not known here")));
    };
    let why = match own {
        None if *name == asked.name => return Ok(asked.clone()),
        None => format!("it is for the lesson “{name}”"),
        Some(own) => match asked.difference(&own) {
            None => return Ok(asked.clone()),
            Some(difference) if own.title == asked.title => {
                format!("it is for another version of this lesson: {difference}")
            }
            Some(_) => format!("it is for the lesson “{}”", own.title),
        },
    };
    Err((HandInVerdict::OtherLesson, why))
}

/// What was handed in, and what is found of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Marked {
    /// In a word.
    pub verdict: HandInVerdict,
    /// Its steps; none where its lesson is not the one that is asked for.
    pub mark: Mark,
    /// What is wrong; nothing where all is as it is said.
    pub wrong: Vec<String>,
}

impl Marked {
    /// Of a marking that is over.
    pub fn of(marking: &Marking) -> Self {
        let mark = marking.mark();
        Marked { verdict: mark.verdict(), wrong: mark.wrong(), mark }
    }

    /// As text, with every digit.
    pub fn to_text(&self) -> String {
        // Nothing in it can fail to be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Marked::to_text`] wrote; nothing in any other text.
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Of what has no place here.
    pub fn refused((verdict, why): (HandInVerdict, String)) -> Self {
        Marked { verdict, mark: Mark::default(), wrong: vec![why] }
    }

    /// What was predicted, with the number of its step where there are several; nothing where nothing was.
    pub fn predictions(&self) -> Vec<String> {
        self.words(|step| step.prediction.clone())
    }

    /// What was answered, with the number of its step where there are several; of each question also that it has no answer, or none that
    /// is right.
    pub fn answers(&self) -> Vec<String> {
        self.words(|step| match (&step.answer, step.is_answered) {
            (Some(answer), Some(false)) => Some(format!("{answer} (not right)")),
            (None, Some(_)) => Some("(no answer)".to_owned()),
            (answer, _) => answer.clone(),
        })
    }

    fn words(&self, of: fn(&StepMark) -> Option<String>) -> Vec<String> {
        let steps = self.mark.steps.iter().enumerate();
        let n = steps.len();
        let said = steps.filter_map(|(index, step)| Some((index + 1, of(step)?)));
        said.map(|(number, text)| if n > 1 { format!("{number}: {text}") } else { text }).collect()
    }
}

/// By what a class can be ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is what its words say.
pub enum ClassMeasure {
    Epochs,
    TestLoss,
    Neurons,
    Gap,
    Accuracy,
}

impl ClassMeasure {
    /// Each with its words.
    pub const ALL: [(ClassMeasure, &'static str); 5] = [
        (ClassMeasure::Epochs, "Fewest epochs"),
        (ClassMeasure::TestLoss, "Lowest test loss"),
        (ClassMeasure::Neurons, "Fewest neurons"),
        (ClassMeasure::Gap, "Smallest gap"),
        (ClassMeasure::Accuracy, "Highest test accuracy"),
    ];

    /// What is measured of somebody; nothing where there is no such number.
    pub fn of(self, mark: &Mark) -> Option<f64> {
        let step = mark.last_run()?;
        let standing = step.standing.as_ref()?;
        let number = match self {
            ClassMeasure::Epochs => Some(standing.epochs as f64),
            ClassMeasure::TestLoss => standing.loss_test,
            ClassMeasure::Neurons => Some(step.neurons as f64),
            ClassMeasure::Gap => standing.gap().map(f64::abs),
            ClassMeasure::Accuracy => standing.accuracy_test,
        };
        number.filter(|number| number.is_finite())
    }

    /// Who is ahead among those who have reached all goals: their ranks from 1 and where each stands in `class`, the best first. Equals
    /// share a rank. Each name counts once, with its best, however it is written; of those without a name each is somebody else.
    pub fn ranking(self, class: &[(&str, Option<&Marked>)]) -> Vec<(usize, usize)> {
        let sign = if self == ClassMeasure::Accuracy { -1.0 } else { 1.0 };
        let number = |marked: &Marked| self.of(&marked.mark).map(|number| sign * number);
        let done = class.iter().enumerate().filter_map(|(index, (_, marked))| {
            let marked = marked.filter(|marked| marked.verdict == HandInVerdict::Done)?;
            Some((number(marked)?, index))
        });
        let mut done: Vec<(f64, usize)> = done.collect();
        done.sort_by(|one, other| one.0.total_cmp(&other.0));
        let mut names = HashSet::new();
        done.retain(|(_, index)| {
            let (name, _) = class[*index];
            is_blank(name) || names.insert(one_line(name).to_lowercase())
        });
        let rank = |number: f64| 1 + done.iter().take_while(|(other, _)| *other < number).count();
        done.iter().map(|(number, index)| (rank(*number), *index)).collect()
    }
}

/// How somebody of this name is called: “Somebody” where nothing of it is to be seen.
pub fn called(name: &str) -> &str {
    if is_blank(name) { "Somebody" } else { name }
}

#[cfg(test)]
mod tests {
    use super::super::lesson::named_in;
    use super::super::mark::{GoalMark, StepMark};
    use super::super::text::read_text;
    use super::super::work::handed_in;
    use super::*;
    use crate::race::Standing;

    const LESSON: &str =
        "title: Small\nlink: seed=1&dataset=circle&noise_lock=true\ngoal: Below 0.2 [test loss < 0.2]\n\nDo: it";

    fn lesson(text: &str) -> Lesson {
        read_text("small", text).unwrap().packed()
    }

    fn hand_in(lesson: &Lesson) -> HandIn {
        HandIn {
            lesson: lesson.name.clone(),
            steps: vec![super::super::work::StepWork::default()],
            ..HandIn::default()
        }
    }

    #[test]
    fn an_easier_lesson_is_another_one_and_other_words_are_not() {
        let asked = lesson(LESSON);
        let of = |text: &str| lesson_of(&hand_in(&lesson(text)), Some(&asked), &[]);
        assert_eq!(of(LESSON).unwrap(), asked);
        assert!(of(&LESSON.replace("Below 0.2", "Come below it").replace("Do: it", "Do: that")).is_ok());
        for (easier, said) in [
            (LESSON.replace("< 0.2", "< 0.9"), "another version of this lesson: it has other goals"),
            (LESSON.replace("&noise_lock=true", ""), "another version of this lesson: it has other settings"),
            (LESSON.replace("Small", "Large").replace("circle", "gauss"), "it is for the lesson “Large”"),
            (format!("{LESSON}\n===\nlink: seed=2\n\nDo: more"), "it has 2 steps in place of 1"),
        ] {
            let (verdict, why) = of(&easier).unwrap_err();
            assert_eq!(verdict, HandInVerdict::OtherLesson);
            assert!(why.contains(said), "{why}");
        }
    }

    #[test]
    fn a_lesson_is_known_by_its_name_or_brought_along() {
        let named = read_text("small", LESSON).unwrap();
        let hand_in = |name: &str| HandIn { lesson: name.to_owned(), ..HandIn::default() };
        assert_eq!(lesson_of(&hand_in("small"), None, std::slice::from_ref(&named)), Ok(named.clone()));
        assert_eq!(lesson_of(&hand_in("small"), Some(&named), &[]), Ok(named.clone()));
        assert_eq!(lesson_of(&hand_in("xor"), Some(&named), &[]).unwrap_err().0, HandInVerdict::OtherLesson);
        assert_eq!(lesson_of(&hand_in("xor"), None, &[]).unwrap_err().0, HandInVerdict::Unknown);
        assert_eq!(lesson_of(&hand_in("~1abc"), None, &[]).unwrap_err().0, HandInVerdict::Unknown);
    }

    #[test]
    fn a_link_with_a_lesson_or_a_hand_in_is_read_as_it_was_written() {
        let mut long = hand_in(&lesson(LESSON));
        // Nothing repeats, so that it stays long.
        long.steps[0].run = Some((0..60_000_u32).map(|n| char::from(b'a' + (n * n / 7 % 23) as u8)).collect());
        for work in [hand_in(&lesson(LESSON)), long] {
            let link = format!("https://play.ground/#{}", work.write());
            let packed = handed_in(&link).unwrap();
            assert_eq!(HandIn::read(&packed), Ok(work), "{} characters", link.len());
            let mailed = format!("<{}>", link.replace('~', "%7E"));
            assert_eq!(handed_in(&mailed), Some(packed));
        }
        let name = lesson(LESSON).name;
        assert_eq!(named_in(format!("#seed=1&lesson={name}.2").as_str()), Some(format!("{name}.2")));
    }

    #[test]
    fn equals_share_a_rank_and_who_is_not_done_has_none() {
        let marked = |epochs: u64, verdict| {
            let standing = Standing {
                epochs,
                loss_train: Some(0.1),
                loss_test: Some(0.2),
                accuracy_train: None,
                accuracy_test: None,
                parameters: 3,
            };
            let step = StepMark { goals: vec![GoalMark::Met], standing: Some(standing), ..StepMark::default() };
            Marked { verdict, mark: Mark { steps: vec![step] }, wrong: Vec::new() }
        };
        let (done, wrong) = (HandInVerdict::Done, HandInVerdict::Wrong);
        let class = [marked(9, done), marked(5, wrong), marked(7, done), marked(7, done), marked(20, done)];
        let named = |names: [&'static str; 6]| {
            names.into_iter().zip(class.iter().map(Some).chain([None])).collect::<Vec<(&str, Option<&Marked>)>>()
        };
        let ranking = |names| ClassMeasure::Epochs.ranking(&named(names));
        assert_eq!(ranking(["a", "b", "c", "d", "e", "f"]), [(1, 2), (1, 3), (3, 0), (4, 4)]);
        assert_eq!(ClassMeasure::Accuracy.ranking(&named(["a", "b", "c", "d", "e", "f"])), []);
        // Who hands in again counts once, with the best; what is wrong does not count.
        assert_eq!(ranking(["Ada", "Ada", " ada", "Bob", "BOB ", "Ada"]), [(1, 2), (1, 3)]);
        assert_eq!(ranking(["Ada", "Bob", "Cleo", "Dora", "Ada", "f"]), [(1, 2), (1, 3), (3, 0)]);
        // Two blanks are two people.
        assert_eq!(ranking(["", "", " ", "\u{a0}\u{200b}", "\u{2060}", ""]), [(1, 2), (1, 3), (3, 0), (4, 4)]);
    }

    #[test]
    fn who_has_no_name_to_be_seen_is_somebody() {
        for name in ["", " ", "\u{a0}", "\u{200b}\u{feff}", "\u{3164}", "\u{2800}"] {
            assert_eq!(called(name), "Somebody", "{name:?}");
        }
        for name in ["Ada", "é", "李", "-", "👩\u{200d}🔬"] {
            assert_eq!(called(name), name);
        }
    }

    #[test]
    fn an_answer_that_is_missing_or_not_right_is_named() {
        let step = |answer: Option<&str>, is_answered| StepMark {
            answer: answer.map(str::to_owned),
            is_answered,
            ..StepMark::default()
        };
        let steps = vec![
            step(Some("3"), Some(true)),
            step(Some("0,002"), Some(false)),
            step(None, Some(false)),
            step(None, None),
        ];
        let marked = Marked { verdict: HandInVerdict::Done, mark: Mark { steps }, wrong: Vec::new() };
        assert_eq!(marked.answers(), ["1: 3", "2: 0,002 (not right)", "3: (no answer)"]);
        assert!(marked.predictions().is_empty());
    }
}
