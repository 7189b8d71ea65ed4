//! The workspace: the experiment that is worked on, what Undo takes back, and the tab that is shown.
//!
//! [`Workspace::take_over`] is the only way for another experiment to take the place of the one that is there. What depends on the
//! experiment is then brought up to date by the app, in one place for all ways.

use experiment::{Change, Config, Error, Rebuild, Session, UndoStack};

use super::restricted::is_tab_hidden;
use crate::panels::effect::Tab;
use crate::panels::timeline::ShownRun;

/// Another experiment, and the way on which it comes.
#[derive(Debug)]
pub enum Arrival {
    /// A link describes it: Undo brings back the one before.
    Link(Box<Session>),
    /// It was opened from a file, a run or a race: Undo brings back the one before.
    Opened(Box<Session>),
    /// It is the run that was opened last, trained again up to a moment.
    Moment(Box<Session>),
    /// It was there before the page was loaded anew, with the same link.
    Reloaded(Box<Session>),
    /// The first lesson begins with it: what was there before is put aside.
    FirstLesson(Box<Session>),
    /// Another lesson begins with it.
    NextLesson(Box<Session>),
    /// The lessons are left: what was put aside comes back. Where nothing was, this does, if it is anything.
    AfterLessons(Option<Box<Session>>),
    /// A change is taken back.
    Undo,
    /// A change that was taken back is made again.
    Redo,
}

/// What was there before the lessons.
#[derive(Debug)]
struct Aside {
    session: Session,
    undo_stack: UndoStack,
    tab: Tab,
}

/// Who restricts what while a lesson is open. Only what configs restrict counts.
#[derive(Debug)]
struct Restrictions {
    page: Config,
    lesson: Config,
}

/// The experiment that is worked on.
#[derive(Debug)]
pub struct Workspace {
    /// The running experiment.
    session: Session,
    /// Where its run has come to, while it is shown as it was at an earlier epoch.
    end: Option<Box<Session>>,
    undo_stack: UndoStack,
    aside: Option<Box<Aside>>,
    /// What the page restricts beside the open lesson, and what that does, if one is open.
    lesson: Option<Box<Restrictions>>,
    /// The tab that is shown.
    pub tab: Tab,
}

impl Workspace {
    /// A workspace with this experiment.
    pub fn new(session: Session) -> Self {
        Workspace {
            session,
            end: None,
            undo_stack: UndoStack::default(),
            aside: None,
            lesson: None,
            tab: Tab::Playground,
        }
    }

    /// The running experiment.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The running experiment, to be trained. What changes it otherwise goes through [`Workspace::change`].
    pub fn training(&mut self) -> &mut Session {
        &mut self.session
    }

    /// The experiment where its run has come to: the one that is shown, unless that is shown as it was at an earlier epoch.
    pub fn end(&self) -> &Session {
        self.end.as_deref().unwrap_or(&self.session)
    }

    /// The run.
    pub fn run(&self) -> ShownRun<'_> {
        ShownRun { shown: &self.session, end: self.end() }
    }

    /// The running experiment, unless it is shown as it was at an earlier epoch.
    pub fn not_looked_back(&mut self) -> Option<&mut Session> {
        Some(&mut self.session).filter(|_| self.end.is_none())
    }

    /// Whether it is shown as it was at an earlier epoch.
    pub fn looks_back(&self) -> bool {
        self.end.is_some()
    }

    /// Shows the run as it was at an earlier epoch.
    pub fn look_back(&mut self, at: Session) {
        let mut before = std::mem::replace(&mut self.session, at);
        before.switch_all_on();
        self.end.get_or_insert_with(|| Box::new(before));
    }

    /// Shows the run where it has come to. What was set about the page in between stays.
    pub fn return_to_end(&mut self) {
        if let Some(mut end) = self.end.take() {
            end.take_page_of(self.session.config());
            self.session = *end;
        }
    }

    /// Training goes on from the epoch that is shown. What came after it is given up: Undo brings it back. Says up to which epoch that was,
    /// if any was.
    pub fn branch(&mut self) -> Option<u64> {
        let end = self.end.take()?;
        let epoch = end.epoch();
        self.undo_stack.keep(end);
        Some(epoch)
    }

    /// Its settings.
    pub fn config(&self) -> &Config {
        self.session.config()
    }

    /// Whether a change can be taken back.
    pub fn can_undo(&self) -> bool {
        self.undo_stack.can_undo()
    }

    /// Whether a change can be made again.
    pub fn can_redo(&self) -> bool {
        self.undo_stack.can_redo()
    }

    /// Whether something was put aside for the lessons.
    pub fn has_aside(&self) -> bool {
        self.aside.is_some()
    }

    /// Forgets what was put aside for the lessons.
    pub fn forget_aside(&mut self) {
        self.aside = None;
    }

    /// Changes the experiment, which can be taken back.
    ///
    /// # Errors
    /// A value that is not allowed, or what the link restricts; nothing has changed then.
    pub fn change(&mut self, change: Change) -> Result<Rebuild, Error> {
        change.check_permitted(self.config())?;
        self.undo_stack.apply_at(&mut self.session, &mut self.end, change)
    }

    /// The settings, without what the open lesson restricts: as the page has them.
    pub fn page(&self) -> Config {
        let config = self.config().clone();
        match &self.lesson {
            Some(restrictions) => config.released(&restrictions.lesson, &restrictions.page),
            None => config,
        }
    }

    /// A lesson's experiment as it is on this page, to [take over](Workspace::take_over): what the page restricts is as the page has it,
    /// and what the lesson restricts is restricted as well, from now on.
    pub fn for_lesson(&mut self, lesson: &Config) -> Box<Session> {
        let page = self.page();
        let session = Session::new(lesson.clone().under(&page).bound(lesson));
        self.lesson = Some(Box::new(Restrictions { page, lesson: lesson.clone() }));
        Box::new(session)
    }

    /// The lessons are about to be left: they restrict nothing any more, and what was put aside for them stays only if it can come back.
    pub fn end_lessons(&mut self) {
        let is_at_home = self.aside.as_ref().is_some_and(|aside| self.is_at_home(aside.session.config()));
        self.aside.take_if(|_| !is_at_home);
        self.lesson = None;
    }

    /// The experiment has come with a lesson, by a link: what the lesson restricts is not the page's.
    pub fn is_of_lesson(&mut self, lesson: Option<Config>) {
        self.lesson = lesson.map(|lesson| Box::new(Restrictions { page: Config::default(), lesson }));
    }

    /// Whether an experiment that was put aside can come back: the link of the page is still one that restricts the same to the same.
    pub fn is_at_home(&self, aside: &Config) -> bool {
        let page = self.page();
        aside.is_restricted_like(&page) && page.admits_lesson(aside).is_ok()
    }

    /// Another experiment takes over: says what has to be rebuilt for it. Nothing where there is none. Only a link can restrict other
    /// controls, or change what is restricted.
    pub fn take_over(&mut self, arrival: Arrival) -> Option<Rebuild> {
        let is_of_page = matches!(arrival, Arrival::Undo) && self.undo_stack.undoes_page()
            || matches!(arrival, Arrival::Redo) && self.undo_stack.redoes_page();
        if !is_of_page {
            self.return_to_end();
        }
        match arrival {
            Arrival::Link(session) => {
                self.lesson = None;
                self.aside.take_if(|aside| !aside.session.config().is_restricted_like(session.config()));
                // Undo would bring back what this link restricts, or the other one. Which tab it shows, it says itself.
                if self.config().is_restricted_like(session.config()) {
                    self.undo_stack.replace(&mut self.session, *session);
                } else {
                    (self.session, self.undo_stack) = (*session, UndoStack::default());
                }
            }
            Arrival::Moment(mut session) => {
                session.take_page_of(self.config());
                self.session = *session;
            }
            Arrival::Reloaded(session) => self.session = self.under_link(session),
            Arrival::NextLesson(session) => {
                (self.session, self.undo_stack, self.tab) = (*session, UndoStack::default(), Tab::Playground);
            }
            Arrival::Opened(session) => {
                let session = self.under_link(session);
                self.undo_stack.replace(&mut self.session, session);
                self.tab = Tab::Playground;
            }
            Arrival::FirstLesson(session) => {
                let before = Aside {
                    session: std::mem::replace(&mut self.session, *session),
                    undo_stack: std::mem::take(&mut self.undo_stack),
                    tab: std::mem::replace(&mut self.tab, Tab::Playground),
                };
                self.aside = Some(Box::new(before));
            }
            Arrival::AfterLessons(otherwise) => match (self.aside.take(), otherwise) {
                (Some(aside), _) => {
                    let Aside { session, undo_stack, tab } = *aside;
                    (self.session, self.undo_stack, self.tab) = (session, undo_stack, tab);
                }
                (None, Some(session)) => (self.session, self.undo_stack) = (*session, UndoStack::default()),
                // Whoever came by a lesson's link keeps what it shows.
                (None, None) => {}
            },
            Arrival::Undo => return self.undo_stack.undo(&mut self.session),
            Arrival::Redo => return self.undo_stack.redo(&mut self.session),
        }
        if is_tab_hidden(self.config(), self.tab) {
            self.tab = Tab::Playground;
        }
        Some(Rebuild::Everything)
    }

    /// An experiment as it is on the page of this one.
    #[inline(never)]
    fn under_link(&self, session: Box<Session>) -> Session {
        session.under(self.config())
    }
}

#[cfg(test)]
#[path = "workspace_tests.rs"]
mod tests;
