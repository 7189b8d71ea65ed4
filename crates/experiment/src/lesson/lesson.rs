//! Lessons: what to do with an experiment, step by step, and goals that tell when it is done; and links that open one.

use super::goal::Goal;
use super::prediction::{Prediction, Question};
use crate::link::{self, Fragment, Reading};
use crate::settings::Config;

/// What a link calls the lesson that it opens.
pub const KEY: &str = "lesson";
/// Between the lesson and its step in a link, which counts from 1.
const STEP: char = '.';

/// A part of the page that a step's task is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // Each is the part of this name.
pub enum Scene {
    Data,
    Network,
    Training,
    Tabs,
    Tools,
}

impl Scene {
    /// Each with its name in lessons.
    pub(super) const ALL: [(Scene, &'static str); 5] = [
        (Scene::Data, "data"),
        (Scene::Network, "network"),
        (Scene::Training, "training"),
        (Scene::Tabs, "tabs"),
        (Scene::Tools, "tools"),
    ];

    /// Its name in lessons.
    pub(super) fn name(self) -> &'static str {
        Scene::ALL.iter().find(|(scene, _)| *scene == self).map_or("", |(_, name)| name)
    }
}

/// A lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// What links call it: a word, or the whole lesson as packed text ([`Lesson::packed`]).
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its steps; at least one.
    pub steps: Vec<LessonStep>,
}

/// A step of a lesson.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LessonStep {
    /// Its own title; may be empty.
    pub title: String,
    /// The settings that it starts from, as a link holds them: also which controls are hidden or locked.
    pub link: String,
    /// What there is to understand, in Markdown; may be empty.
    pub text: String,
    /// What is to be done, in Markdown; may be empty if there is a text.
    pub task: String,
    /// Where it is done, if the lesson says so.
    pub scene: Option<Scene>,
    /// The controls without which its goals are out of reach, as a [link](Config::restricts) names them.
    pub controls: Vec<&'static str>,
    /// What is to be predicted before anything runs, if anything is.
    pub prediction: Option<Prediction>,
    /// What is asked about what came out, if anything is.
    pub question: Option<Question>,
    /// What is to be reached; may be none.
    pub goals: Vec<Goal>,
}

impl LessonStep {
    /// The settings that it starts from.
    pub fn config(&self) -> Config {
        link::read(&self.link, String::new).config
    }
}

/// Where in the lessons a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepName {
    /// What links call the lesson.
    pub lesson: String,
    /// Which of its steps, counted from 0.
    pub step: usize,
}

impl StepName {
    /// Reads what a link says; a step that cannot be is the first.
    pub fn read(text: &str) -> Self {
        let (lesson, step) = text.split_once(STEP).unwrap_or((text, ""));
        let step = step.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).unwrap_or(0);
        StepName { lesson: lesson.to_owned(), step }
    }

    /// What a link says; of the first step only the lesson.
    pub fn text(&self) -> String {
        match self.step {
            0 => self.lesson.clone(),
            step => format!("{}{STEP}{}", self.lesson, step + 1),
        }
    }
}

/// Which lesson, and which step of it, a link opens, as [`StepName::read`] reads it, if it says so and does not hide lessons.
pub fn named_in(link: impl Into<Fragment>) -> Option<String> {
    let fragment = link.into();
    let pairs = fragment.pairs();
    let name = pairs.find(KEY)?.trim().to_owned();
    Some(name).filter(|name| !name.is_empty() && !pairs.hides("lessons"))
}

/// Reads a link that opens a step: with a seed, a link describes an experiment by itself; without one, it has what it does not say from
/// the step.
pub fn read_within(step: &LessonStep, link: impl Into<Fragment>) -> Reading {
    let fragment = link.into();
    let alone = link::read(&fragment, String::new);
    if alone.has_seed {
        return alone;
    }
    let base = step.config();
    let seed = base.seed().to_owned();
    link::read_over(base, &fragment, || seed)
}
