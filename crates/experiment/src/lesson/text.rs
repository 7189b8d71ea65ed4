//! Lessons as texts: everything that reads them. Each is a text of its own:
//!
//! ```text
//! title: AND and OR
//! link: dataset=and&networkShape=&seed=1
//! goal: AND without a mistake [dataset = and; errors = 0]
//!
//! A paragraph: what there is to understand. Its lines are joined;
//! an empty line ends it.
//!
//! Do: the last paragraph says what to do.
//! ```
//!
//! `title` and `link` stand there once, `goal` once or more. The link holds the settings that the lesson starts from, in a
//! link's own words: those that it leaves out are at their defaults, but it names a seed, so that everyone has the same
//! experiment. A lesson's name, which stands in links as `lesson=NAME`, is that of its file without the number that puts
//! the files in order: `02-and-or.txt` is `and-or`.
//!
//! A goal is written as words for people and, in brackets, what is checked; all conditions have to hold at the same time.
//! A condition compares (`<`, `<=`, `=`, `>=`, `>`) a [`Measure`] with a number, or a setting, named as in links, with a
//! value in the link's words. `diverged` stands alone. What a session does not know is a [`GoalEvent`]:
//! `race = activation` is a race of activations that has come to its end, `notebook` a notebook that was saved.
//!
//! `guess`, if there is one, is a question and, in brackets, what is raced and the answers, as contestants are called:
//! `guess: Which will be first? [activation: Tanh, ReLU]`. Such a race is a goal, too, and counts once somebody has answered.
//! `where`, if it is there, says which part of the page the task is about: a [`Scene`]. `needs`, if it is there, names the controls
//! without which the goals are out of reach, as links for a class name them.

use std::fmt;

use super::goal::{Comparison, Goal, GoalEvent, Measure, MeasureCondition, SettingCondition};
use super::guess::Guess;
use super::lesson::{Lesson, Scene};
use crate::link::{self, Fragment};
use crate::number::read_number;
use crate::race::Variable;
use crate::session::Session;
use crate::settings::{Config, Edit, Setting, hideable};

/// The condition that the session has diverged.
const DIVERGED: &str = "diverged";
/// The events.
const RACE: &str = "race";
const NOTEBOOK: &str = "notebook";

/// How the last paragraph begins.
const TASK: &str = "Do:";

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

/// Reads the lesson of a file with this name.
///
/// # Errors
/// The first mistake in it.
pub fn read(file: &str, text: &str) -> Result<Lesson, Mistake> {
    let name = name_of(file).ok_or_else(|| {
        let what = "a lesson's file is called like 02-and-or.txt: a number, small letters and digits, joined by -";
        Mistake { line: 1, what: what.to_owned() }
    })?;
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let head: Vec<Line<'_>> = lines.by_ref().take_while(|(_, line)| !line.is_empty()).collect();
    let end = text.lines().count().max(1);
    let Head { title, link, goals, controls, guess, scene } = read_head(&head, end)?;
    let (paragraphs, task) = read_body(lines, end)?;
    Ok(Lesson { name: name.to_owned(), title, link, paragraphs, scene, controls, guess, task, goals })
}

/// A file's name without the number before it and the ending.
fn name_of(file: &str) -> Option<&str> {
    let (number, name) = file.strip_suffix(".txt")?.split_once('-')?;
    let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let plain = !name.is_empty() && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (digits && plain).then_some(name)
}

/// What stands before the first empty line.
struct Head {
    title: String,
    link: String,
    goals: Vec<Goal>,
    controls: Vec<&'static str>,
    guess: Option<Guess>,
    scene: Option<Scene>,
}

fn read_head(lines: &[Line<'_>], end: usize) -> Result<Head, Mistake> {
    let (mut title, mut link, mut goals) = (None, None, Vec::new());
    let (mut guess, mut scene, mut controls) = (None::<(usize, Guess)>, None, Vec::new());
    for &(line, text) in lines {
        let wrong = |what: String| Mistake { line, what };
        let (key, value) = text.split_once(':').map_or((text, ""), |(key, value)| (key.trim(), value.trim()));
        let twice = || wrong(format!("there is more than one {key}"));
        match key {
            "title" if title.is_some() => return Err(twice()),
            "link" if link.is_some() => return Err(twice()),
            "guess" if guess.is_some() => return Err(twice()),
            "guess" => guess = Some((line, read_guess(value).map_err(|what| wrong(format!("guess: {what}")))?)),
            "needs" if !controls.is_empty() => return Err(twice()),
            "needs" => controls = read_controls(value).map_err(|what| wrong(format!("needs: {what}")))?,
            "where" if scene.is_some() => return Err(twice()),
            "where" => scene = Some(read_scene(value).map_err(|what| wrong(format!("where: {what}")))?),
            "title" if value.is_empty() => return Err(wrong("the title is empty".to_owned())),
            "title" => title = Some(value.to_owned()),
            "link" => {
                check_link(value).map_err(|what| wrong(format!("link: {what}")))?;
                link = Some(value.to_owned());
            }
            "goal" => goals.push(read_goal(value).map_err(|what| wrong(format!("goal: {what}")))?),
            _ => {
                let what =
                    "the lines before the first empty one begin with title:, link:, goal:, guess:, needs: or where:";
                return Err(wrong(format!("“{text}” is none of these: {what}")));
            }
        }
    }
    let missing =
        |key: &str| Mistake { line: lines.last().map_or(end, |(line, _)| *line), what: format!("there is no {key}") };
    if goals.is_empty() {
        return Err(missing("goal"));
    }
    let is_raced = |variable| goals.iter().any(|goal| goal.event == Some(GoalEvent::Race(variable)));
    if let Some((line, _)) = guess.as_ref().filter(|(_, guess)| !is_raced(guess.variable)) {
        return Err(Mistake { line: *line, what: "guess: no goal is such a race".to_owned() });
    }
    let (title, link) = (title.ok_or_else(|| missing("title"))?, link.ok_or_else(|| missing("link"))?);
    Ok(Head { title, link, goals, controls, guess: guess.map(|(_, guess)| guess), scene })
}

/// Reads the names of controls, with commas between them.
///
/// # Errors
/// What is wrong, in words.
fn read_controls(text: &str) -> Result<Vec<&'static str>, String> {
    let read = |name: &str| {
        let known = hideable().iter().find(|known| **known == name.trim());
        known
            .copied()
            .ok_or_else(|| format!("no link can hide “{}”; it can hide {}", name.trim(), hideable().join(", ")))
    };
    text.split(',').map(read).collect()
}

/// Reads where the task is done.
///
/// # Errors
/// What is wrong, in words.
fn read_scene(text: &str) -> Result<Scene, String> {
    let known = Scene::ALL.iter().find(|(_, name)| *name == text);
    known.map(|(scene, _)| *scene).ok_or_else(|| {
        let names = Scene::ALL.map(|(_, name)| name).join(", ");
        format!("the page has no “{text}”; it has {names}")
    })
}

/// Reads the question, what is raced, and the answers.
///
/// # Errors
/// What is wrong, in words.
fn read_guess(text: &str) -> Result<Guess, String> {
    let parts = text.trim().strip_suffix(']').and_then(|text| text.split_once('['));
    let asked = parts.and_then(|(words, race)| Some((words.trim(), race.split_once(':')?)));
    let Some((words, (variable, answers))) = asked.filter(|(words, _)| !words.is_empty()) else {
        let what =
            "it is a question and then, in brackets, a race, like “Which will be first? [activation: Tanh, ReLU]”";
        return Err(what.to_owned());
    };
    let variable = Variable::read(variable).map_err(|error| error.to_string())?;
    let answers: Vec<String> = answers.split(',').map(|answer| answer.trim().to_owned()).collect();
    if answers.len() < 2 || answers.iter().any(String::is_empty) {
        return Err("there are two answers or more, with commas between them".to_owned());
    }
    Ok(Guess { words: words.to_owned(), variable, answers })
}

/// The paragraphs, and the task that is the last of them.
fn read_body<'a>(lines: impl Iterator<Item = Line<'a>>, end: usize) -> Result<(Vec<String>, String), Mistake> {
    let mut paragraphs: Vec<(usize, String)> = Vec::new();
    let mut goes_on = false;
    for (line, text) in lines {
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some((_, paragraph)) if !text.is_empty() => {
                paragraph.push(' ');
                paragraph.push_str(text);
            }
            None if !text.is_empty() => paragraphs.push((line, text.to_owned())),
            _ => {}
        }
        goes_on = !text.is_empty();
    }
    let task = paragraphs.pop().and_then(|(_, text)| Some(text.strip_prefix(TASK)?.trim().to_owned()));
    let Some(task) = task.filter(|task| !task.is_empty()) else {
        return Err(Mistake {
            line: end,
            what: format!("the last paragraph begins with “{TASK}” and says what to do"),
        });
    };
    if let Some((line, _)) = paragraphs.iter().find(|(_, text)| text.starts_with(TASK)) {
        return Err(Mistake { line: *line, what: format!("only the last paragraph may begin with “{TASK}”") });
    }
    if paragraphs.is_empty() {
        return Err(Mistake { line: end, what: "there is nothing to understand before the task".to_owned() });
    }
    Ok((paragraphs.into_iter().map(|(_, text)| text).collect(), task))
}

/// Whether a text can hold a lesson's settings, of which none may be wrong.
fn check_link(text: &str) -> Result<(), String> {
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
/// As [`read_all`], and goals that are met before anything was done.
pub fn check_all(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Result<Vec<Lesson>, Vec<String>> {
    all(files, check)
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

/// Reads a lesson as [`read`] does, and whether there is something left to do when it starts.
///
/// # Errors
/// The first mistake, or a goal that is met before anything was done.
pub fn check(file: &str, text: &str) -> Result<Lesson, Mistake> {
    let lesson = read(file, text)?;
    let session = Session::new(lesson.config());
    let lines = text.lines().enumerate().filter(|(_, line)| line.trim_start().starts_with("goal"));
    match lines.zip(&lesson.goals).find(|(_, goal)| goal.is_met(&session)) {
        Some(((index, _), _)) => {
            Err(Mistake { line: index + 1, what: "goal: it is met before anything was done".to_owned() })
        }
        None => Ok(lesson),
    }
}

/// Reads the words and the conditions.
///
/// # Errors
/// What is wrong, in words.
fn read_goal(text: &str) -> Result<Goal, String> {
    let parts = text.trim().strip_suffix(']').and_then(|text| text.split_once('['));
    let Some((words, conditions)) = parts.filter(|(words, _)| !words.trim().is_empty()) else {
        return Err("a goal is words and then, in brackets, what is checked, like “Learned [test loss < 0.1]”".into());
    };
    let mut found = Conditions::default();
    conditions.split(';').try_for_each(|condition| found.add(condition.trim()))?;
    let Conditions { settings, measured, diverged, event } = found;
    Ok(Goal { words: words.trim().to_owned(), settings, measured, diverged, event })
}

/// The conditions of a goal while they are read.
#[derive(Default)]
struct Conditions {
    settings: Vec<SettingCondition>,
    measured: Vec<MeasureCondition>,
    diverged: bool,
    event: Option<GoalEvent>,
}

impl Conditions {
    fn add(&mut self, condition: &str) -> Result<(), String> {
        if condition == DIVERGED {
            self.diverged = true;
            return Ok(());
        }
        if condition == NOTEBOOK {
            self.event = Some(GoalEvent::Notebook);
            return Ok(());
        }
        let sign = condition.find(['<', '=', '>']).unwrap_or(condition.len());
        let (name, rest) = (condition[..sign].trim(), &condition[sign..]);
        let compared = Comparison::ALL.iter().find_map(|(one, sign)| Some((*one, rest.strip_prefix(sign)?.trim())));
        let Some((comparison, value)) = compared else {
            return Err(format!(
                "“{condition}” compares nothing: write <, <=, =, >= or >, or {DIVERGED} or {NOTEBOOK} alone"
            ));
        };
        if let Some((measure, _)) = Measure::ALL.iter().find(|(_, known)| *known == name) {
            let value = read_number(value).ok_or_else(|| format!("“{value}” in “{condition}” is no number"))?;
            self.measured.push(MeasureCondition { measure: *measure, comparison, value });
            return Ok(());
        }
        if name == RACE {
            self.event = Some(GoalEvent::Race(Variable::read(value).map_err(|error| error.to_string())?));
            return Ok(());
        }
        let Some(setting) = Setting::all().find(|setting| setting.info().key == name) else {
            let known = Measure::ALL.map(|(_, known)| known).join(", ");
            return Err(format!(
                "“{name}” can't be checked; what can is {known}, {DIVERGED}, {RACE}, {NOTEBOOK}, and each setting of a link"
            ));
        };
        let edit = Edit::read(setting, value).map_err(|error| error.to_string())?;
        // Written as a config writes it, so that 0.10 and 0.1 are the same.
        let config = Config::default().with(edit).map_err(|error| error.to_string())?;
        let value = config.text_of(setting).unwrap_or_default();
        if comparison != Comparison::Equal && read_number(&value).is_none() {
            return Err(format!("{name} is no number; “{condition}” can only ask for ="));
        }
        self.settings.push(SettingCondition { setting, comparison, value });
        Ok(())
    }
}
