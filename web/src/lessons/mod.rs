//! The lessons: which there are, which one is open, and what was before it. A lesson itself, and when its goals are reached,
//! is in [`experiment::Lesson`] and [`experiment::Attempt`]; the texts are in the folder `lessons` beside `src`.

mod progress;
mod view;

use experiment::{Attempt, Deed, Error, Journal, Lesson, Race, Rebuild, Session, lessons, races};
use gloo_timers::callback::Timeout;

use crate::app::App;
use crate::browser;
use crate::link::new_seed;
use crate::race::Contest;
use crate::stage::Stage;
use all::ALL;
use progress::Progress;
pub use view::{button, view};

#[allow(unused_imports)] // Which of them the lessons need is not known here.
mod all {
    //! Every lesson, in order, as `build.rs` wrote it.
    use experiment::{Comparison, Deed, Feature, Goal, Knob, Lesson, Measure, Measured, Setting, Varied};
    pub static ALL: &[Lesson] = include!(concat!(env!("OUT_DIR"), "/lessons.rs"));
}

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
    progress: Progress,
    open: Option<Open>,
}

/// The lesson that is open.
struct Open {
    index: usize,
    attempt: Attempt,
    /// What was there before the first lesson that was opened, unless the page was loaded with one.
    before: Option<Box<Before>>,
}

/// What was on the page before the lessons.
struct Before {
    session: Session,
    journal: Journal,
    stage: Stage,
    race: Option<Box<Contest>>,
}

impl Lessons {
    /// None of them open, and the progress that was kept on this device.
    pub fn new() -> Self {
        Lessons { progress: Progress::stored(), open: None }
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
        let index = name.and_then(place);
        let before = self.open.take().and_then(|open| open.before);
        match index {
            Some(index) => self.open_at(index, before, session),
            None => browser::keep_in_tab(BEFORE, None),
        }
    }

    fn open_at(&mut self, index: usize, before: Option<Box<Before>>, session: &Session) {
        let Some(lesson) = ALL.get(index) else { return };
        let mut attempt = Attempt::new(lesson, self.progress.met(lesson.name));
        attempt.see_settings(session);
        self.progress.opened(lesson.name);
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
        self.keep(reached)
    }

    /// Takes note of a deed; whether the page has to say that a goal was reached by it.
    pub fn see_deed(&mut self, deed: Deed, session: &Session) -> bool {
        let Some(open) = &mut self.open else { return false };
        let reached = open.attempt.see_deed(deed, session);
        self.keep(reached)
    }

    fn keep(&mut self, reached: bool) -> bool {
        if let Some(open) = self.open.as_ref().filter(|_| reached) {
            self.progress.reached(&open.attempt);
        }
        reached
    }

    fn is_done(&self, lesson: &Lesson) -> bool {
        let met = self.progress.met(lesson.name);
        lesson.goals.len() <= met.len() && met.iter().all(|met| *met)
    }

    /// The lesson to go on with: the one that was opened last, or the first after it that is not done.
    fn next(&self) -> usize {
        let last = self.progress.last().and_then(place).unwrap_or(0);
        (last..ALL.len()).chain(0..last).find(|index| !self.is_done(&ALL[*index])).unwrap_or(0)
    }
}

/// The lesson of this name.
pub fn find(name: &str) -> Option<&'static Lesson> {
    place(name).map(|index| &ALL[index])
}

/// That there is no lesson of this name.
pub fn refuse(name: &str) -> Error {
    let names: Vec<&str> = ALL.iter().map(|lesson| lesson.name).collect();
    Error::NotAllowed { key: lessons::KEY, value: name.to_owned(), allowed: names.join(", "), nearest: None }
}

fn place(name: &str) -> Option<usize> {
    ALL.iter().position(|lesson| lesson.name == name)
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
                self.lessons.progress.forget(open.attempt.lesson().name);
                self.go_to_lesson(open.index);
            }
        }
    }

    fn go_to_lesson(&mut self, index: usize) {
        let Some(config) = ALL.get(index).map(Lesson::config) else { return };
        let Ok(session) = Session::new(config) else { return };
        let link = self.link();
        if let Some(contest) = self.race.as_mut().filter(|contest| contest.is_under_way()) {
            // Nobody would hear what its workers say.
            contest.start_anew(contest.race().clone());
        }
        let shown = Before {
            session: std::mem::replace(&mut self.session, session),
            journal: std::mem::take(&mut self.journal),
            stage: std::mem::replace(&mut self.stage, Stage::Playground),
            race: self.race.take(),
        };
        let before = match self.lessons.open.take() {
            Some(open) => open.before,
            None => {
                browser::keep_in_tab(BEFORE, Some(&link));
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
        if let Some(before) = before {
            let Before { session, journal, stage, race } = *before;
            (self.session, self.journal, self.stage, self.race) = (session, journal, stage, race);
        } else if let Some((session, race)) = kept_before() {
            (self.session, self.journal) = (session, Journal::default());
            self.show_linked_race(race);
        }
        browser::keep_in_tab(BEFORE, None);
        self.show_other_session();
        focus_later(BUTTON);
    }

    fn show_other_session(&mut self) {
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
fn kept_before() -> Option<(Session, Option<Race>)> {
    let races::Reading { experiment, race } = races::read(&browser::kept_in_tab(BEFORE)?, new_seed);
    Some((Session::new(experiment.config).ok()?, race))
}

/// Gives an element the focus, once it is on the page.
fn focus_later(id: &'static str) {
    Timeout::new(0, move || browser::focus(id)).forget();
}
