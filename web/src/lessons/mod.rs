//! The lessons: which there are, which one is open, and what was before it. A lesson itself, and when its goals are reached,
//! is in [`experiment::Lesson`] and [`experiment::Attempt`]; the texts are in the folder `lessons` beside `src`.

mod progress;
mod view;

use std::rc::Rc;

use experiment::{Attempt, Config, Error, Journal, Lesson, Rebuild, Session, lessons, links};
use gloo_timers::callback::Timeout;

use crate::app::App;
use crate::browser;
use crate::link::new_seed;
use crate::stage::Stage;
use progress::Progress;
pub use view::{button, view};

/// Every lesson's file name and text, in order.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/lessons.rs"));
/// Where a tab keeps the link of what was there before the lessons, in case that it is loaded anew.
const BEFORE: &str = "before-lessons";
/// The title of the open lesson, and the button that opens the panel: where the focus goes.
const TITLE: &str = "lesson-title";
const BUTTON: &str = "lessons-button";

/// What happens to the lessons.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum Msg {
    /// Open the panel at the lesson to go on with, or close it.
    Toggle,
    /// Open a lesson, counted from 0.
    Go(usize),
    StartAgain,
}

/// The lessons and how far somebody got.
pub struct Lessons {
    all: Vec<Rc<Lesson>>,
    progress: Progress,
    open: Option<Open>,
}

/// The lesson that is open.
struct Open {
    index: usize,
    attempt: Attempt,
    /// What was there before the first lesson that was opened, unless the page was loaded with one.
    before: Option<Box<(Session, Journal)>>,
}

impl Lessons {
    /// All lessons, none of them open, and the progress that was kept on this device.
    pub fn new() -> Self {
        // The build has read each of them before.
        let all = FILES.iter().filter_map(|(file, text)| lessons::read(file, text).ok().map(Rc::new)).collect();
        Lessons { all, progress: Progress::stored(), open: None }
    }

    /// The lesson of this name with its place.
    fn find(&self, name: &str) -> Option<(usize, &Rc<Lesson>)> {
        self.all.iter().enumerate().find(|(_, lesson)| lesson.name == name)
    }

    /// That there is no lesson of this name.
    pub fn refuse(&self, name: &str) -> Error {
        let names: Vec<&str> = self.all.iter().map(|lesson| lesson.name.as_str()).collect();
        Error::NotAllowed { key: lessons::KEY, value: name.to_owned(), allowed: names.join(", "), nearest: None }
    }

    /// The lesson of this name.
    pub fn lesson(&self, name: &str) -> Option<&Lesson> {
        self.find(name).map(|(_, lesson)| &**lesson)
    }

    /// Whether the panel is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// What a link says of the open lesson, behind the settings.
    pub fn link(&self) -> String {
        self.open.as_ref().map_or_else(String::new, |open| format!("&{}={}", lessons::KEY, open.attempt.lesson().name))
    }

    /// Opens the lesson of this name, or none; `session` is what the page shows with it.
    pub fn show(&mut self, name: Option<&str>, session: &Session) {
        let index = name.and_then(|name| self.find(name)).map(|(index, _)| index);
        let before = self.open.take().and_then(|open| open.before);
        match index {
            Some(index) => self.open_at(index, before, session),
            None => browser::keep_in_tab(BEFORE, None),
        }
    }

    fn open_at(&mut self, index: usize, before: Option<Box<(Session, Journal)>>, session: &Session) {
        let Some(lesson) = self.all.get(index).cloned() else { return };
        let mut attempt = Attempt::new(lesson.clone(), self.progress.met(&lesson.name));
        attempt.see_settings(session);
        self.progress.opened(&lesson.name);
        self.open = Some(Open { index, attempt, before });
    }

    /// Takes note of the settings after an edit.
    pub fn see_settings(&mut self, session: &Session) {
        if let Some(open) = &mut self.open {
            open.attempt.see_settings(session);
        }
    }

    /// Looks whether a goal was reached; whether the page has to say so. Allocates nothing unless it was.
    pub fn see(&mut self, session: &Session) -> bool {
        let Some(open) = &mut self.open else { return false };
        let reached = open.attempt.see(session);
        if reached {
            self.progress.reached(&open.attempt);
        }
        reached
    }

    fn is_done(&self, lesson: &Lesson) -> bool {
        let met = self.progress.met(&lesson.name);
        lesson.goals.len() <= met.len() && met.iter().all(|met| *met)
    }

    /// The lesson to go on with: the one that was opened last, or the first after it that is not done.
    fn next(&self) -> usize {
        let last = self.progress.last().and_then(|name| self.find(name)).map_or(0, |(index, _)| index);
        let after = (last..self.all.len()).chain(0..last);
        after.into_iter().find(|index| !self.is_done(&self.all[*index])).unwrap_or(0)
    }
}

impl App {
    /// Does what a message about the lessons asks for.
    pub(crate) fn on_lesson(&mut self, message: Msg) {
        match message {
            Msg::Toggle if self.lessons.is_open() => self.leave_lessons(),
            Msg::Toggle => self.go_to_lesson(self.lessons.next()),
            Msg::Go(index) => self.go_to_lesson(index),
            Msg::StartAgain => {
                let Some(open) = &self.lessons.open else { return };
                self.lessons.progress.forget(&open.attempt.lesson().name);
                self.go_to_lesson(open.index);
            }
        }
    }

    fn go_to_lesson(&mut self, index: usize) {
        let Some(config) = self.lessons.all.get(index).map(|lesson| lesson.config.clone()) else { return };
        let Ok(session) = Session::new(config) else { return };
        let shown = (std::mem::replace(&mut self.session, session), std::mem::take(&mut self.journal));
        let before = match self.lessons.open.take() {
            Some(open) => open.before,
            None => {
                browser::keep_in_tab(BEFORE, Some(&links::write(shown.0.config())));
                Some(Box::new(shown))
            }
        };
        self.lessons.open_at(index, before, &self.session);
        self.show_other_session();
        focus_later(TITLE);
    }

    /// Closes the panel and gives back what was there before.
    fn leave_lessons(&mut self) {
        let before = self.lessons.open.take().and_then(|open| open.before);
        // Whoever came by a lesson's link keeps what it shows.
        if let Some(before) = before.map(|before| *before).or_else(kept_before) {
            (self.session, self.journal) = before;
        }
        browser::keep_in_tab(BEFORE, None);
        self.show_other_session();
        focus_later(BUTTON);
    }

    fn show_other_session(&mut self) {
        self.stage = Stage::Playground;
        self.shown.selected = None;
        // What was said was about the other one.
        self.screen.say(format_args!(""));
        self.changed(Rebuild::Everything);
        self.linked = self.session.config().clone();
        self.write_link();
        browser::show_text(!self.linked.hide_text);
    }
}

/// What was there before the lessons when the page was loaded anew within one.
fn kept_before() -> Option<(Session, Journal)> {
    let config: Config = links::read(&browser::kept_in_tab(BEFORE)?, new_seed).config;
    Some((Session::new(config).ok()?, Journal::default()))
}

/// Gives an element the focus, once it is on the page.
fn focus_later(id: &'static str) {
    Timeout::new(0, move || browser::focus(id)).forget();
}
