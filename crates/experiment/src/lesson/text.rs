//! Lessons as texts: everything that reads them. Each is a text of its own:
//!
//! ```text
//! title: AND and OR
//! link: dataset=and&networkShape=&seed=1
//! goal: AND without a mistake [dataset = and; errors = 0]
//!
//! What there is to understand, in Markdown.
//!
//! Do: the last paragraphs say what to do.
//! ```
//!
//! A line of three or more `=` ends a step, and another begins behind it. `title` stands there once, at the beginning; `link` once in each
//! step, `step` (its own title), `predict`, `question`, `needs` and `where` at most once, `goal` as often as there are goals. A step has
//! a text or a task, or both. The link holds the settings that a step starts from, in a
//! link's own words: those that it leaves out are at their defaults, but it names a seed, so that everyone has the same
//! experiment. A lesson's name, which stands in links as `lesson=NAME`, is that of its file without the number that puts
//! the files in order: `02-and-or.txt` is `and-or`.
//!
//! A goal is written as words for people and, in brackets, what is checked: [`Condition`]s, with `;` between them. So are `predict` (a
//! [`PredictionKind`]) and `question` (a [`QuestionKind`]). `where` names a [`Scene`], `needs` the controls without which the goals are
//! out of reach, as links for a class name them.

use std::fmt;

use super::condition::Condition;
use super::goal::Goal;
use super::impossible::impossible;
use super::lesson::{Lesson, LessonStep, Scene};
use super::prediction::{Prediction, PredictionKind, Question, QuestionKind};
use super::words::one_line;
use crate::error::shortened;
use crate::link::{self, Fragment};
use crate::race::Variable;
use crate::session::Session;
use crate::settings::{Setting, hideable};

/// How the task begins.
pub(super) const TASK: &str = "Do:";
/// What a line between two steps is made of, and how many there are at least.
pub(super) const BETWEEN_STEPS: char = '=';
pub(super) const LEAST_BETWEEN: usize = 3;

/// The most that a lesson may have: characters, steps, goals in a step, conditions in a goal.
pub const LONGEST_LESSON: usize = 100_000;
/// The most steps.
pub const MOST_STEPS: usize = 20;
/// The most goals of a step.
pub const MOST_GOALS: usize = 10;
/// The most conditions of a goal.
pub const MOST_CONDITIONS: usize = 20;
/// The most characters of a title, a question or the words of a goal.
pub const LONGEST_WORDS: usize = 300;

/// What is wrong with a lesson's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub what: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.line, self.what)
    }
}

impl std::error::Error for Mistake {}

/// A line with its number.
type Line<'a> = (usize, &'a str);

/// Reads the lesson of a file with this name, which gives it its own.
///
/// # Errors
/// The first mistake in it.
pub fn read(file: &str, text: &str) -> Result<Lesson, Mistake> {
    let name = name_of(file).ok_or_else(|| {
        let what = "a lesson's file is called like 02-and-or.txt: a number, small letters and digits, joined by -";
        Mistake { line: 1, what: what.to_owned() }
    })?;
    read_text(name, text)
}

/// Reads a lesson that links call by this name.
///
/// # Errors
/// The first mistake in it.
pub fn read_text(name: &str, text: &str) -> Result<Lesson, Mistake> {
    if text.len() > LONGEST_LESSON {
        let what = format!("the lesson has {} characters. Allowed: {LONGEST_LESSON}", text.len());
        return Err(Mistake { line: 1, what });
    }
    let lines: Vec<Line<'_>> = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim_end())).collect();
    let mut title = None;
    let parts: Vec<&[Line<'_>]> = lines.split(|(_, line)| is_between(line)).collect();
    if parts.len() > MOST_STEPS {
        let what = format!("the lesson has {} steps. Allowed: 1 to {MOST_STEPS}", parts.len());
        return Err(Mistake { line: lines.len(), what });
    }
    let mut steps = Vec::with_capacity(parts.len());
    let mut end = 1;
    for part in parts {
        end = part.last().map_or(end, |(line, _)| *line);
        steps.push(read_step(part, end, steps.is_empty().then_some(&mut title))?);
        end += 1;
    }
    let title = title.ok_or_else(|| Mistake { line: 1, what: "there is no title".to_owned() })?;
    Ok(Lesson { name: name.to_owned(), title, steps })
}

/// Whether a line ends a step.
fn is_between(line: &str) -> bool {
    line.len() >= LEAST_BETWEEN && line.chars().all(|character| character == BETWEEN_STEPS)
}

/// A file's name without the number before it and the ending: what links call its lesson. Nothing where it is called otherwise.
pub fn name_of(file: &str) -> Option<&str> {
    let (number, name) = file.strip_suffix(".txt")?.split_once('-')?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (digits && plain).then_some(name)
}

/// Reads a step: what stands before its first empty line, and its texts. Only the first has the title of all.
fn read_step(lines: &[Line<'_>], end: usize, mut title: Option<&mut Option<String>>) -> Result<LessonStep, Mistake> {
    let begin = lines.iter().position(|(_, line)| !line.trim().is_empty()).unwrap_or(lines.len());
    let lines = &lines[begin..];
    let head = lines.iter().position(|(_, line)| line.trim().is_empty()).unwrap_or(lines.len());
    let (head, body) = lines.split_at(head);
    let mut step = LessonStep::default();
    let mut seen: Vec<&str> = Vec::new();
    for &(line, text) in head {
        let wrong = |what: String| Mistake { line, what };
        let (key, value) = text.split_once(':').map_or((text.trim(), ""), |(key, value)| (key.trim(), value.trim()));
        if key != "goal" && seen.contains(&key) {
            return Err(wrong(format!("there is more than one {key}")));
        }
        let within = |what: String| wrong(format!("{key}: {what}"));
        match key {
            "title" if title.is_none() => {
                return Err(wrong("only the first step has the title of the lesson".to_owned()));
            }
            "title" => {
                if let Some(title) = title.as_deref_mut() {
                    *title = Some(words(value).map_err(within)?);
                }
            }
            "step" => step.title = words(value).map_err(within)?,
            "link" => {
                check_link(value).map_err(within)?;
                step.link = value.to_owned();
            }
            "goal" if step.goals.len() == MOST_GOALS => {
                return Err(wrong(format!("a step has at most {MOST_GOALS} goals")));
            }
            "goal" => step.goals.push(read_goal(value).map_err(within)?),
            "predict" => step.prediction = Some(read_prediction(value).map_err(within)?),
            "question" => step.question = Some(read_question(value).map_err(within)?),
            "needs" => step.controls = read_controls(value).map_err(within)?,
            "where" => step.scene = Some(read_scene(value).map_err(within)?),
            _ => {
                let what = "the lines before the first empty one begin with title:, step:, link:, goal:, predict:, question:, needs: or \
                            where:";
                return Err(wrong(format!("“{}” is none of these: {what}", shortened(text))));
            }
        }
        seen.push(key);
    }
    let missing =
        |key: &str| Mistake { line: head.last().map_or(end, |(line, _)| *line), what: format!("there is no {key}") };
    if title.is_some_and(|title| title.is_none()) {
        return Err(missing("title"));
    }
    if !seen.contains(&"link") {
        return Err(missing("link"));
    }
    check_parts(&step).map_err(|(key, what)| {
        let line = head.iter().find(|(_, text)| text.split(':').next().is_some_and(|found| found.trim() == key));
        Mistake { line: line.map_or(end, |(line, _)| *line), what: format!("{key}: {what}") }
    })?;
    (step.text, step.task) = read_body(body, end)?;
    Ok(step)
}

/// Whether the parts of a step go together.
pub(super) fn check_parts(step: &LessonStep) -> Result<(), (&'static str, String)> {
    let has = |wanted: fn(&Condition) -> bool| step.goals.iter().any(|goal| goal.conditions.iter().any(wanted));
    if let Some(PredictionKind::Winner(variable, _)) = step.prediction.as_ref().map(|prediction| &prediction.kind) {
        let is_raced = |condition: &Condition| *condition == Condition::Race(*variable);
        if !step.goals.iter().any(|goal| goal.conditions.iter().any(is_raced)) {
            return Err(("predict", "no goal is such a race".to_owned()));
        }
    }
    if step.question.is_none() && has(|condition| *condition == Condition::Answered) {
        return Err(("goal", "there is no question that could be answered".to_owned()));
    }
    Ok(())
}

/// A title, a question, or what is to be reached, for people.
fn words(text: &str) -> Result<String, String> {
    let text = one_line(text);
    match &*text {
        "" => Err("it says nothing".to_owned()),
        text if text.chars().count() > LONGEST_WORDS => Err(format!("it has more than {LONGEST_WORDS} characters")),
        _ => Ok(text),
    }
}

/// Words, and what stands in brackets at their end.
fn in_brackets<'a>(text: &'a str, example: &str) -> Result<(String, &'a str), String> {
    let parts = text.trim().strip_suffix(']').and_then(|text| text.rsplit_once('['));
    match parts {
        Some((said, inside)) if !said.trim().is_empty() => Ok((words(said)?, inside)),
        _ => Err(format!("it is words and then, in brackets, what is meant, like “{example}”")),
    }
}

fn read_prediction(text: &str) -> Result<Prediction, String> {
    let (words, kind) = in_brackets(text, "Which will be first? [race activation: Tanh, ReLU]")?;
    Ok(Prediction { words, kind: PredictionKind::read(kind)? })
}

fn read_question(text: &str) -> Result<Question, String> {
    let (words, kind) = in_brackets(text, "Which rate was best? [number 0.01 to 0.1]")?;
    Ok(Question { words, kind: QuestionKind::read(kind)? })
}

/// Reads the names of controls, with commas between them.
pub(super) fn read_controls(text: &str) -> Result<Vec<&'static str>, String> {
    let read = |name: &str| {
        let known = hideable().iter().find(|known| **known == name.trim());
        known
            .copied()
            .ok_or_else(|| format!("no link can hide “{}”; it can hide {}", name.trim(), hideable().join(", ")))
    };
    text.split(',').map(read).collect()
}

/// Reads where the task is done.
pub(super) fn read_scene(text: &str) -> Result<Scene, String> {
    let known = Scene::ALL.iter().find(|(_, name)| *name == text);
    known.map(|(scene, _)| *scene).ok_or_else(|| {
        let names = Scene::ALL.map(|(_, name)| name).join(", ");
        format!("the page has no “{text}”; it has {names}")
    })
}

/// The text, and the task behind it.
fn read_body(lines: &[Line<'_>], end: usize) -> Result<(String, String), Mistake> {
    let begins = |index: usize| {
        lines[index].1.trim_start().starts_with(TASK) && (index == 0 || lines[index - 1].1.trim().is_empty())
    };
    let mut tasks = (0..lines.len()).filter(|index| begins(*index));
    let task = tasks.next().unwrap_or(lines.len());
    if let Some(second) = tasks.next() {
        return Err(Mistake { line: lines[second].0, what: format!("only one paragraph may begin with “{TASK}”") });
    }
    let joined = |lines: &[Line<'_>]| lines.iter().map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
    let text = joined(&lines[..task]).trim().to_owned();
    let task = joined(&lines[task..]);
    let task = task.trim().strip_prefix(TASK).unwrap_or("").trim().to_owned();
    if text.is_empty() && task.is_empty() {
        return Err(Mistake { line: end, what: format!("there is nothing to read: no text, and no “{TASK}”") });
    }
    Ok((text, task))
}

/// Whether a text can hold a step's settings, of which none may be wrong.
pub(super) fn check_link(text: &str) -> Result<(), String> {
    let fragment = Fragment::from(text);
    for (key, value) in fragment.pairs().iter() {
        if !link::knows(key) {
            return Err(format!("no setting is called “{key}”"));
        }
        if value.is_empty() && key != Setting::HiddenLayers.info().key {
            return Err(format!("{key} has no value"));
        }
    }
    let link::Reading { corrections, has_seed, .. } = link::read(&fragment, String::new);
    match corrections.first() {
        Some(correction) => Err(correction.error.to_string()),
        None if !has_seed => Err("it has no seed".to_owned()),
        None => Ok(()),
    }
}

/// Reads the words and the conditions.
fn read_goal(text: &str) -> Result<Goal, String> {
    let (words, conditions) = in_brackets(text, "Learned [test loss < 0.1]")?;
    let conditions: Vec<Condition> = conditions.split(';').map(Condition::read).collect::<Result<_, _>>()?;
    check_conditions(&conditions)?;
    Ok(Goal { words, conditions })
}

/// Whether conditions make a goal.
pub(super) fn check_conditions(conditions: &[Condition]) -> Result<(), String> {
    if conditions.is_empty() || conditions.len() > MOST_CONDITIONS {
        return Err(format!("a goal has 1 to {MOST_CONDITIONS} conditions"));
    }
    let events: Vec<String> =
        conditions.iter().filter(|condition| condition.is_event()).map(ToString::to_string).collect();
    if let [one, other, ..] = &events[..] {
        return Err(format!("“{one}” and “{other}” are done one after the other: make two goals of them"));
    }
    let is_race = |condition: &Condition| matches!(condition, Condition::Race(_));
    let of_race = conditions.iter().find(|condition| matches!(condition, Condition::RaceMeasure(..)));
    match of_race {
        Some(of_race) if !conditions.iter().any(is_race) => {
            let any = Variable::read("activation").map(Condition::Race).map_or(String::new(), |race| race.to_string());
            Err(format!("“{of_race}” is about a race; say of what, like “{any}”"))
        }
        _ => Ok(()),
    }
}

/// Reads the lessons of files: their names and texts, in order.
///
/// # Errors
/// The first mistake of each, as `FILE:LINE: WHAT`, and of a lesson that is called like one before it.
pub fn read_all(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<Vec<Lesson>, Vec<String>> {
    all(files, read)
}

/// Reads lessons as [`read_all`] does, and each as [`check`] does.
///
/// # Errors
/// As [`read_all`] and [`check`].
pub fn check_all(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<Vec<Lesson>, Vec<String>> {
    all(files, |file, text| {
        let lesson = read(file, text)?;
        check(&lesson, text)?;
        Ok(lesson)
    })
}

fn all(
    files: &[(impl AsRef<str>, impl AsRef<str>)],
    read: fn(&str, &str) -> Result<Lesson, Mistake>,
) -> Result<Vec<Lesson>, Vec<String>> {
    let (mut lessons, mut mistakes) = (Vec::<Lesson>::new(), Vec::new());
    for (file, text) in files.iter().map(|(file, text)| (file.as_ref(), text.as_ref())) {
        match read(file, text) {
            Ok(lesson) if lessons.iter().any(|other| other.name == lesson.name) => {
                mistakes.push(format!("{file}:1: another file's lesson is called {}, too", lesson.name));
            }
            Ok(lesson) => lessons.push(lesson),
            Err(mistake) => mistakes.push(format!("{file}:{mistake}")),
        }
    }
    if mistakes.is_empty() { Ok(lessons) } else { Err(mistakes) }
}

/// Whether there is something left to do in each step of the lesson of a text, and whether it can be done.
///
/// # Errors
/// The first goal that is met before anything was done, or that no setting can bring about.
pub fn check(lesson: &Lesson, text: &str) -> Result<(), Mistake> {
    let is_goal = |line: &str| line.split_once(':').is_some_and(|(key, _)| key.trim() == "goal");
    let (mut line, mut lines) = (0, text.lines().enumerate());
    let (mut is_head, mut has_begun) = (true, false);
    // The next line that is a goal: one of a head, which ends at the first empty line.
    let mut next_goal = || {
        for (index, text) in lines.by_ref() {
            let text = text.trim_end();
            if is_between(text) {
                (is_head, has_begun) = (true, false);
            } else if text.trim().is_empty() {
                is_head &= !has_begun;
            } else {
                has_begun = true;
                if is_head && is_goal(text) {
                    return index + 1;
                }
            }
        }
        1
    };
    for step in &lesson.steps {
        for goal in checked_goals(step) {
            line = next_goal().max(line);
            goal.map_err(|what| Mistake { line, what: format!("goal: {what}") })?;
        }
    }
    Ok(())
}

/// Of each goal of a step, whether it is something to do, and something that can be done.
///
/// # Errors
/// Why it is not.
pub fn checked_goals(step: &LessonStep) -> Vec<Result<(), String>> {
    let config = step.config();
    let session = Session::new(config.clone());
    let check = |goal: &Goal| match impossible(goal, &config) {
        Some(why) => Err(why),
        None if goal.event().is_none() && goal.is_met(&session, None) => {
            Err("it is met before anything was done".to_owned())
        }
        None => Ok(()),
    };
    step.goals.iter().map(check).collect()
}
