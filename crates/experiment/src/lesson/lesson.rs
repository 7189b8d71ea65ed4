//! Lessons: what to do with an experiment, step by step, and goals that tell when it is done; and links that open one.

use super::goal::Goal;
use super::prediction::{Prediction, Question};
use crate::error::Error;
use crate::link::{self, Fragment, Reading};
use crate::settings::Config;

/// What a link calls the lesson that it opens.
pub const KEY: &str = "lesson";
/// What a link calls the lesson's file that it opens, which stands beside the page.
pub const FILE_KEY: &str = "lesson-file";
/// The most characters of the name of such a file.
const LONGEST_FILE: usize = 200;
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
    pub const ALL: [(Scene, &'static str); 5] = [
        (Scene::Data, "data"),
        (Scene::Network, "network"),
        (Scene::Training, "training"),
        (Scene::Tabs, "tabs"),
        (Scene::Tools, "tools"),
    ];

    /// Its name in lessons.
    pub fn name(self) -> &'static str {
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

/// Whether a link opens a lesson, be it by its name or by its file.
pub fn is_in(link: impl Into<Fragment>) -> bool {
    let fragment = link.into();
    named_in(&fragment).is_some() || fragment.pairs().find(FILE_KEY).is_some()
}

/// The name of the lesson's file that a link opens, relative to the page, if it says so, opens no other lesson and does not hide lessons.
///
/// # Errors
/// [`Error::NotAllowed`]: the name is none of a file beside the page or in a folder there, so that it could lead to another host.
pub fn file_in(link: impl Into<Fragment>) -> Option<Result<String, Error>> {
    let fragment = link.into();
    let pairs = fragment.pairs();
    let name = pairs.find(FILE_KEY)?.trim().to_owned();
    if named_in(&fragment).is_some() || pairs.hides("lessons") {
        return None;
    }
    let is_plain = |part: &str| {
        let is_allowed = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        !part.is_empty() && !part.starts_with('.') && part.chars().all(is_allowed)
    };
    let is_beside = name.len() <= LONGEST_FILE && name.split('/').all(is_plain);
    let not_allowed = || Error::NotAllowed {
        key: FILE_KEY,
        value: name.clone(),
        allowed: "the name of a file beside this page: a to z, A to Z, 0 to 9, “-”, “_”, “.”, and “/” behind a folder"
            .to_owned(),
        nearest: None,
    };
    Some(if is_beside { Ok(name) } else { Err(not_allowed()) })
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_of_a_lesson_stands_beside_the_page() {
        let read = |name: &str| file_in(Fragment::to_the_letter(&format!("lesson-file={name}")));
        for name in ["circles.txt", "week-1/First_steps.txt", "A.b.TXT"] {
            assert!(matches!(read(name), Some(Ok(_))), "{name}");
        }
        for name in [
            "//evil.example/x.txt",
            "https://evil.example/x",
            "../x.txt",
            "/x.txt",
            ".hidden",
            "a//b",
            "a\\b",
            "x?y",
            "%2e%2e/x",
            "x%23y",
            "",
        ] {
            assert!(matches!(read(name), Some(Err(Error::NotAllowed { .. }))), "{name}");
        }
        assert!(
            file_in("lesson-file=a.txt&lesson=or").is_none()
                && file_in("lesson-file=a.txt&lessons_hide=true").is_none()
        );
        assert!(is_in("lesson-file=a.txt") && is_in("lesson=or") && !is_in("seed=1"));
    }
}
