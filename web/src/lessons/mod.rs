//! The lessons: which there are, which one is open, and what was before it. A lesson itself, and when its goals are reached,
//! is in [`experiment::Lesson`] and [`experiment::LessonProgress`]; the texts are in the folder `lessons` beside `src`.

mod progress;
mod tell;
mod texts;
mod view;

use std::sync::OnceLock;

use experiment::{Error, GoalEvent, Lesson, LessonProgress, Rebuild, Session, UndoStack, lessons, links, races};
use gloo_timers::callback::Timeout;

use crate::app::App;
use crate::browser;
use crate::link::new_seed;
use crate::parts;
use crate::race::Contest;
use crate::stage::Stage;
use progress::Progress;
use texts::TEXTS;
pub use view::button;
use yew::Html;
use yew::html::Scope;

/// Every lesson, in order. That the texts are in order is tested.
fn all() -> &'static [Lesson] {
    static ALL: OnceLock<Vec<Lesson>> = OnceLock::new();
    ALL.get_or_init(|| lessons::read_all(&TEXTS).unwrap_or_default())
}

/// What the rest of the page needs of this part.
#[allow(missing_docs)] // Said at each function.
pub struct Functions {
    pub read: fn(&str, &str) -> Result<links::Reading, Error>,
    pub show: fn(&mut Option<Lessons>, &str, &Session),
    pub handle: fn(&mut App, Msg),
    pub view: fn(&Scope<App>, &Lessons) -> Html,
    pub see_settings: fn(&mut Lessons, &Session),
    pub see: fn(&mut Lessons, &Session) -> bool,
    pub see_event: fn(&mut Lessons, GoalEvent, &Session) -> bool,
}

/// The functions of this part.
pub static FUNCTIONS: Functions = Functions {
    read,
    show,
    handle: App::on_lesson,
    view: view::view,
    see_settings: Lessons::see_settings,
    see: Lessons::see,
    see_event: Lessons::see_event,
};

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
    attempt: LessonProgress,
    /// What was there before the first lesson that was opened, unless the page was loaded with one.
    before: Option<Box<Before>>,
}

/// What was on the page before the lessons.
struct Before {
    session: Session,
    undo_stack: UndoStack,
    stage: Stage,
    race: Option<Box<Contest>>,
}

impl Lessons {
    /// None of them open, and the progress that was kept on this device.
    fn new() -> Self {
        Lessons { progress: Progress::stored(), open: None }
    }

    /// Whether the panel is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens the lesson of this name, or none; `session` is what the page shows with it.
    fn show(&mut self, name: Option<&str>, session: &Session) {
        let index = name.and_then(place);
        let before = self.open.take().and_then(|open| open.before);
        match index {
            Some(index) => self.open_at(index, before, session),
            None => browser::keep_in_tab(BEFORE, None),
        }
    }

    fn open_at(&mut self, index: usize, before: Option<Box<Before>>, session: &Session) {
        let Some(lesson) = all().get(index) else { return };
        let mut attempt = LessonProgress::new(lesson, self.progress.met(&lesson.name));
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
        self.keep(reached)
    }

    /// Takes note of an event; whether the page has to say that a goal was reached by it.
    pub fn see_event(&mut self, event: GoalEvent, session: &Session) -> bool {
        let Some(open) = &mut self.open else { return false };
        let reached = open.attempt.see_event(event, session);
        self.keep(reached)
    }

    fn keep(&mut self, reached: bool) -> bool {
        if let Some(open) = self.open.as_ref().filter(|_| reached) {
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
        let last = self.progress.last().and_then(place).unwrap_or(0);
        (last..all().len()).chain(0..last).find(|index| !self.is_done(&all()[*index])).unwrap_or(0)
    }
}

/// Reads a link that opens the lesson of this name.
///
/// # Errors
/// There is no such lesson.
fn read(name: &str, link: &str) -> Result<links::Reading, Error> {
    match place(name) {
        Some(index) => Ok(lessons::read_within(&all()[index], link)),
        None => {
            let names: Vec<&str> = all().iter().map(|lesson| &*lesson.name).collect();
            Err(Error::NotAllowed {
                key: lessons::KEY,
                value: name.to_owned(),
                allowed: names.join(", "),
                nearest: None,
            })
        }
    }
}

/// Opens the lesson that a link names, or none.
fn show(lessons: &mut Option<Lessons>, link: &str, session: &Session) {
    lessons.get_or_insert_with(Lessons::new).show(lessons::named_in(link).as_deref(), session);
}

fn place(name: &str) -> Option<usize> {
    all().iter().position(|lesson| lesson.name == name)
}

impl App {
    /// Does what a message about the lessons asks for.
    fn on_lesson(&mut self, message: Msg) {
        let lessons = self.lessons.get_or_insert_with(Lessons::new);
        match (message, &lessons.open) {
            (Msg::Toggle, Some(_)) => self.leave_lessons(),
            (Msg::Toggle, None) => {
                let next = lessons.next();
                self.go_to_lesson(next);
            }
            (Msg::Go(index), _) => self.go_to_lesson(index),
            (Msg::StartAgain, Some(open)) => {
                let index = open.index;
                lessons.progress.forget(&open.attempt.lesson().name);
                self.go_to_lesson(index);
            }
            (Msg::StartAgain, None) => {}
        }
    }

    fn go_to_lesson(&mut self, index: usize) {
        let Some(config) = all().get(index).map(Lesson::config) else { return };
        let session = Session::new(config);
        let link = self.link();
        if let (Some(race), Some(contest)) = (parts::loaded().race, &mut self.race) {
            (race.send_away)(contest);
        }
        let shown = Before {
            session: std::mem::replace(&mut self.session, session),
            undo_stack: std::mem::take(&mut self.undo_stack),
            stage: std::mem::replace(&mut self.stage, Stage::Playground),
            race: self.race.take(),
        };
        let lessons = self.lessons.get_or_insert_with(Lessons::new);
        let before = match lessons.open.take() {
            Some(open) => open.before,
            None => {
                browser::keep_in_tab(BEFORE, Some(&link));
                Some(Box::new(shown))
            }
        };
        lessons.open_at(index, before, &self.session);
        self.show_other_session();
        focus_later(TITLE);
    }

    /// Closes the panel and gives back what was there before.
    fn leave_lessons(&mut self) {
        let open = self.lessons.as_mut().and_then(|lessons| lessons.open.take());
        let before = open.and_then(|open| open.before);
        // Whoever came by a lesson's link keeps what it shows.
        if let Some(before) = before {
            let Before { session, undo_stack, stage, race } = *before;
            (self.session, self.undo_stack, self.stage, self.race) = (session, undo_stack, stage, race);
        } else if let Some((session, race)) = kept_before() {
            (self.session, self.undo_stack) = (session, UndoStack::default());
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
        browser::show_text(!self.linked.hide_text());
    }
}

/// Whether leaving the lessons may bring a race back, which the page has not shown since it was loaded.
pub fn gives_race_back() -> bool {
    browser::kept_in_tab(BEFORE).is_some_and(|link| races::is_in(&link))
}

/// What was there before the lessons when the page was loaded anew within one.
fn kept_before() -> Option<(Session, Option<Box<Contest>>)> {
    let link = browser::kept_in_tab(BEFORE)?;
    let mut reading = links::read(&link, new_seed);
    let race = parts::loaded().race;
    let race = race.and_then(|race| (race.read)(&link, &reading.config, &mut reading.corrections));
    Some((Session::new(reading.config), race))
}

/// Gives an element the focus, once it is on the page.
fn focus_later(id: &'static str) {
    Timeout::new(0, move || browser::focus(id)).forget();
}
