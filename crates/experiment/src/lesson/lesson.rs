//! Lessons: what to do with an experiment, and goals that tell when it is done; and links that open one.

use super::goal::Goal;
use super::guess::Guess;
use crate::link::{self, Fragment, Reading};
use crate::settings::Config;

/// What a link calls the lesson that it opens.
pub const KEY: &str = "lesson";

/// A part of the page that a lesson's task is about.
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
}

/// A lesson.
#[derive(Clone, Debug, PartialEq)]
pub struct Lesson {
    /// What links call it.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The settings that it starts from, as a link holds them.
    pub link: String,
    /// What there is to understand, in paragraphs.
    pub paragraphs: Vec<String>,
    /// Where it is done, if the text says so.
    pub scene: Option<Scene>,
    /// The controls without which its goals are out of reach, as a [link](crate::Config::restricts) names them.
    pub controls: Vec<&'static str>,
    /// What is asked before anything is to be done, if anything is.
    pub guess: Option<Guess>,
    /// What is to be done.
    pub task: String,
    /// What is to be reached by it; at least one.
    pub goals: Vec<Goal>,
}

impl Lesson {
    /// The settings that it starts from.
    pub fn config(&self) -> Config {
        link::read(&self.link, String::new).config
    }
}

/// Which lesson a link opens, if it says so and does not hide lessons.
pub fn named_in(link: impl Into<Fragment>) -> Option<String> {
    let fragment = link.into();
    let pairs = fragment.pairs();
    let name = pairs.find(KEY)?.trim().to_owned();
    Some(name).filter(|name| !name.is_empty() && !pairs.hides("lessons"))
}

/// Reads a link that opens `lesson`: with a seed, a link describes an experiment by itself; without one, it has what it does
/// not say from the lesson.
pub fn read_within(lesson: &Lesson, link: impl Into<Fragment>) -> Reading {
    let fragment = link.into();
    let alone = link::read(&fragment, String::new);
    if alone.has_seed {
        return alone;
    }
    let base = lesson.config();
    let seed = base.seed().to_owned();
    link::read_over(base, &fragment, || seed)
}
