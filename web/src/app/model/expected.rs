//! What is expected of the page beyond the moment: that no run is lost, and that it ends where one last asked to be.

use std::collections::BTreeMap;

use experiment::{Record, Run, Session, links, races};

use super::action::Action;
use super::examples::{OtherWindow, Permission, RunAction};
use super::foreign::{RUNS, foreign_run, without_moment};
use crate::app::App;
use crate::app::link::{BEFORE_LESSONS, tab};
use crate::app::parts::Part;
use crate::dom::imaginary::{self, browser};
use crate::panels::effect::Tab;
use crate::panels::header::HeaderMsg;
use crate::panels::lessons::LessonsMsg;
use crate::panels::output::OutputMsg;
use crate::panels::race::RaceMsg;
use crate::widgets::Offer;

/// A run without its note, which may change: its link and its epochs.
type Key = (String, u64);
/// How many there are of each.
type Count = BTreeMap<Key, usize>;

/// Where somebody asked to be.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Tab(Tab),
    /// With lessons.
    Lessons,
    /// Without them, where one was before, if that is known: this is its link.
    BeforeLessons(Option<String>),
    Lesson(usize),
    Link(&'static str),
}

/// What is expected.
#[derive(Default)]
pub struct Expected {
    /// The text of the device's runs as it was read last, and what it holds.
    text: String,
    kept: Vec<Key>,
    /// All runs: those that the device keeps, and those that only the page has.
    held: Count,
    n_unsaved: usize,
    /// What somebody has deleted, and may be gone.
    may_go: Count,
    /// What may come by itself: somebody has brought it back or imported it.
    may_come: Count,
    /// How many runs of races may come.
    n_of_races: usize,
    /// What somebody has asked to be kept, and is not there yet.
    asked: Vec<Key>,
    wanted: Option<Wanted>,
    /// The link to what was there, or is put aside for the lessons.
    aside: Option<String>,
    /// Whether a part could not be loaded just now, which has no box that would say so.
    has_failed: bool,
    /// An address that may stay for another try: some part was missing.
    address: String,
}

fn key(run: &Run) -> Key {
    (run.link.clone(), run.standing.epochs)
}

fn key_of(session: &Session) -> Key {
    (links::write(session.config()), session.epoch())
}

fn add(count: &mut Count, key: Key) {
    *count.entry(key).or_default() += 1;
}

fn all(app: &App) -> Vec<(Run, bool)> {
    app.lazy.runs.as_ref().map(|runs| runs.all()).unwrap_or_default()
}

fn offers_runs(app: &App) -> bool {
    app.notice.as_ref().is_some_and(|notice| notice.offer == Some(Offer::ShowRuns))
}

/// Whether this run can be opened: there is one, and it has the values that the page's link restricts.
fn opens(app: &App, index: usize) -> bool {
    let run = all(app).into_iter().nth(index);
    run.is_some_and(|(run, _)| admits(app, &run.link))
}

/// Whether the page lets the experiment of a link take over.
fn admits(app: &App, link: &str) -> bool {
    app.workspace.config().admits(&links::read(link, || "file".to_owned()).config).is_ok()
}

impl Expected {
    /// This will happen now.
    pub fn see(&mut self, app: &App, action: &Action) {
        self.see_runs(app, action);
        let is_open = app.lazy.lessons.as_ref().is_some_and(|lessons| lessons.is_open());
        self.wanted = match action {
            Action::Header(HeaderMsg::Show(tab)) => Some(Wanted::Tab(*tab)),
            Action::Lessons(LessonsMsg::Toggle) if is_open => Some(Wanted::BeforeLessons(self.before_lessons(app))),
            Action::Lessons(LessonsMsg::Toggle) => Some(Wanted::Lessons),
            Action::Lessons(LessonsMsg::Go(index)) => Some(Wanted::Lesson(index.lesson)),
            Action::Navigate(link) if !links::says_something(*link) => None,
            Action::Navigate(link) => Some(Wanted::Link(link)),
            Action::Accept if offers_runs(app) => Some(Wanted::Tab(Tab::Runs)),
            Action::OpenFile(link) if admits(app, link) => Some(Wanted::Tab(Tab::Playground)),
            Action::Runs(RunAction::Open(index)) if opens(app, *index) => Some(Wanted::Tab(Tab::Playground)),
            Action::Race(RaceMsg::TakeOver(0)) => Some(Wanted::Tab(Tab::Playground)),
            // Whether there are so many contestants is not known here.
            Action::Race(RaceMsg::TakeOver(_)) | Action::Fail(_) | Action::Reload { .. } | Action::Travel(_) => None,
            Action::Allow(Permission::TabStorage, _) => None,
            _ => self.wanted.take(),
        };
    }

    fn see_runs(&mut self, app: &App, action: &Action) {
        match action {
            Action::Output(OutputMsg::Keep) => {
                let key = key_of(app.workspace.session());
                add(&mut self.may_come, key.clone());
                self.asked.push(key);
            }
            Action::Race(RaceMsg::Keep(_)) => self.n_of_races += 1,
            Action::Runs(RunAction::Delete(index)) => {
                if let Some((run, _)) = all(app).get(*index) {
                    add(&mut self.may_go, key(run));
                }
            }
            Action::Runs(RunAction::PutBack) => {
                if let Some(run) = app.lazy.runs.as_ref().and_then(|runs| runs.deleted()) {
                    add(&mut self.may_come, key(&run));
                }
            }
            Action::Runs(RunAction::ImportKept) => {
                let runs = all(app).into_iter().take(1).map(|(run, _)| run);
                runs.chain([foreign_run("")]).for_each(|run| add(&mut self.may_come, key(&run)));
            }
            Action::OtherWindow(OtherWindow::Keeps) => add(&mut self.may_come, key(&foreign_run(""))),
            Action::OtherWindow(OtherWindow::DeletesFirst) => {
                // What was asked for while it was there was there, and may be gone now.
                self.asked.retain(|asked| self.kept.first() != Some(asked));
                self.kept.first().cloned().into_iter().for_each(|key| add(&mut self.may_go, key));
            }
            Action::OtherWindow(OtherWindow::DeletesAll) => {
                self.asked.retain(|asked| !self.kept.contains(asked));
                self.kept.iter().cloned().for_each(|key| add(&mut self.may_go, key));
            }
            Action::Reload { .. } => {
                // They were here until the page is closed.
                let unsaved = all(app).into_iter().filter(|(_, is_saved)| !is_saved);
                unsaved.for_each(|(run, _)| add(&mut self.may_go, key(&run)));
                self.asked.clear();
            }
            _ => {}
        }
    }

    /// The address may stay as it is: some part does not come.
    pub fn keep_address(&mut self) {
        self.address = browser(|browser| browser.fragment.clone());
    }

    /// An address that may stay.
    pub fn kept_address(&self) -> &str {
        &self.address
    }

    /// A part could not be loaded, which has to be said; what waited for it is not done.
    pub fn failed(&mut self, part: Part) {
        if part == Part::Runs {
            self.asked.clear();
        }
        self.has_failed = !part.has_box();
    }

    /// The link to what was there before the lessons, one of which is open; nothing where it cannot come back because another link
    /// restricts something since.
    fn before_lessons(&self, app: &App) -> Option<String> {
        let link = self.put_aside(app)?;
        let link = without_moment(&link);
        app.workspace.is_at_home(&links::read(&link, String::new).config).then_some(link)
    }

    fn put_aside(&self, app: &App) -> Option<String> {
        if app.workspace.has_aside() {
            return self.aside.clone();
        }
        browser(|browser| browser.kept_in_tab.get(BEFORE_LESSONS).filter(|_| !browser.forbids_tab).cloned())
    }

    /// It has happened.
    pub fn check(&mut self, app: &App) -> Result<(), String> {
        self.check_runs(app)?;
        if !app.workspace.has_aside() {
            self.aside = Some(app.link());
        }
        if std::mem::take(&mut self.has_failed) && app.notice.is_none() {
            return Err("a part could not be loaded, and nobody says so".to_owned());
        }
        if app.waiting.leads_somewhere() {
            return Ok(());
        }
        match self.wanted.take() {
            Some(wanted) if !is_there(app, &wanted) => {
                Err(format!("{wanted:?} was asked for, and the page is elsewhere"))
            }
            _ => Ok(()),
        }
    }

    fn check_runs(&mut self, app: &App) -> Result<(), String> {
        self.read_device();
        let rows = all(app);
        let unsaved: Vec<Key> = rows.iter().filter(|(_, is_saved)| !is_saved).map(|(run, _)| key(run)).collect();
        let mut held = Count::new();
        self.kept.iter().chain(&unsaved).cloned().for_each(|key| add(&mut held, key));
        let before = std::mem::replace(&mut self.held, held);
        for (key, n) in &before {
            let left = self.held.get(key).copied().unwrap_or(0);
            let may_go = self.may_go.entry(key.clone()).or_default();
            *may_go = may_go.checked_sub(n.saturating_sub(left)).ok_or_else(|| format!("the run {key:?} is lost"))?;
        }
        for (key, n) in &self.held {
            let come = n.saturating_sub(before.get(key).copied().unwrap_or(0));
            for _ in 0..come {
                // A moment that is asked for twice is kept once.
                self.asked.retain(|asked| asked != key);
                match self.may_come.get_mut(key).filter(|n| **n > 0) {
                    Some(n) => *n -= 1,
                    None if self.n_of_races > 0 => self.n_of_races -= 1,
                    None => return Err(format!("nobody has kept the run {key:?}")),
                }
            }
        }
        self.check_said(app, unsaved.len())
    }

    /// What was asked for is there, or it is said that it is not.
    fn check_said(&mut self, app: &App, n_unsaved: usize) -> Result<(), String> {
        let is_said = app.notice.is_some() || app.workspace.tab == Tab::Runs;
        if n_unsaved > self.n_unsaved && !is_said {
            return Err("a run could not be stored, and nobody says so".to_owned());
        }
        self.n_unsaved = n_unsaved;
        if imaginary::n_waiting().2 > 0 || app.waiting.is_waited() {
            return Ok(());
        }
        // What was deleted and kept at once came and went; what was there at that moment is not kept twice.
        let asked = std::mem::take(&mut self.asked);
        let is_there = |key: &Key| self.held.get(key).is_some_and(|n| *n > 0);
        let missing = asked.iter().find(|key| !is_there(key) && self.may_go.get(*key).is_none_or(|n| *n == 0));
        self.may_go.clear();
        match missing {
            Some(key) if app.lazy.runs.is_some() || app.notice.is_none() => Err(format!("{key:?} was not kept")),
            _ => Ok(()),
        }
    }

    fn read_device(&mut self) {
        let is_same =
            browser(|browser| browser.stored.get(RUNS).map_or(self.text.is_empty(), |text| *text == self.text));
        if !is_same {
            self.text = browser(|browser| browser.stored.get(RUNS).cloned()).unwrap_or_default();
            self.kept = Record::salvage(&self.text).record.runs().iter().map(key).collect();
        }
    }
}

fn is_there(app: &App, wanted: &Wanted) -> bool {
    let lesson = app.lesson_link();
    match wanted {
        Wanted::Tab(tab) => app.workspace.tab == *tab,
        Wanted::Lessons => !lesson.is_empty(),
        Wanted::BeforeLessons(link) => link.as_ref().is_none_or(|link| *link == app.link()) && lesson.is_empty(),
        Wanted::Lesson(index) => {
            let name = ["weighted-sum", "and-or", "xor"][*index];
            app.workspace.tab == Tab::Playground && lesson.ends_with(&format!("={name}"))
        }
        Wanted::Link(link) => {
            let mut reading = links::read(*link, String::new);
            let race = races::read_over(*link, &reading.config, &mut reading.corrections);
            let has_lesson = link.contains("lesson=") && !link.contains("flying");
            let tab = tab(&(*link).into(), race.is_some(), &mut reading.corrections);
            let is_same = has_lesson || !reading.has_seed || reading.config == *app.workspace.config();
            app.workspace.tab == tab && has_lesson != lesson.is_empty() && is_same
        }
    }
}
