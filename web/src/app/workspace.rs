//! The workspace: the experiment that is worked on, what Undo takes back, and the tab that is shown.
//!
//! [`Workspace::take_over`] is the only way for another experiment to take the place of the one that is there. What depends on the
//! experiment is then brought up to date by the app, in one place for all ways.

use experiment::{Change, Config, Error, Rebuild, Session, UndoStack};

use crate::panels::effect::Tab;

/// Another experiment, and the way on which it comes.
#[derive(Debug)]
pub enum Arrival {
    /// A link describes it: Undo brings back the one before.
    Link(Box<Session>),
    /// It was opened from a file, a run or a race: Undo brings back the one before.
    Opened(Box<Session>),
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

/// The experiment that is worked on.
#[derive(Debug)]
pub struct Workspace {
    /// The running experiment.
    session: Session,
    undo_stack: UndoStack,
    aside: Option<Box<Aside>>,
    /// The tab that is shown.
    pub tab: Tab,
}

impl Workspace {
    /// A workspace with this experiment.
    pub fn new(session: Session) -> Self {
        Workspace { session, undo_stack: UndoStack::default(), aside: None, tab: Tab::Playground }
    }

    /// The running experiment.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The running experiment, to be trained. What changes it otherwise goes through [`Workspace::change`].
    pub fn training(&mut self) -> &mut Session {
        &mut self.session
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
    /// A value that is not allowed; nothing has changed then.
    pub fn change(&mut self, change: Change) -> Result<Rebuild, Error> {
        self.undo_stack.apply(&mut self.session, change)
    }

    /// Another experiment takes over: says what has to be rebuilt for it. Nothing where there is none.
    pub fn take_over(&mut self, arrival: Arrival) -> Option<Rebuild> {
        match arrival {
            // Which tab a link shows, it says itself.
            Arrival::Link(session) => self.undo_stack.replace(&mut self.session, *session),
            Arrival::NextLesson(session) => {
                (self.session, self.undo_stack, self.tab) = (*session, UndoStack::default(), Tab::Playground);
            }
            Arrival::Opened(session) => {
                self.undo_stack.replace(&mut self.session, *session);
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
        Some(Rebuild::Everything)
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Edit, links};

    use super::*;

    fn session(link: &str) -> Box<Session> {
        Box::new(Session::new(links::read(link, || "1".to_owned()).config))
    }

    fn shown(workspace: &Workspace) -> String {
        links::write(workspace.config())
    }

    fn noise(percent: f64) -> Change {
        Change::Edit(Edit::Noise(percent))
    }

    #[test]
    fn what_was_opened_can_be_taken_back_and_made_again() {
        let mut workspace = Workspace::new(*session("#noise=10"));
        workspace.tab = Tab::Runs;
        let before = shown(&workspace);
        assert_eq!(workspace.take_over(Arrival::Opened(session("#noise=20&hideText=true"))), Some(Rebuild::Everything));
        let opened = shown(&workspace);
        assert_eq!(workspace.tab, Tab::Playground);
        assert!(workspace.take_over(Arrival::Undo).is_some());
        assert_eq!(shown(&workspace), before);
        assert!(workspace.take_over(Arrival::Redo).is_some());
        assert_eq!(shown(&workspace), opened);
        assert_eq!(workspace.take_over(Arrival::Redo), None);
    }

    #[test]
    fn what_a_link_has_opened_can_be_taken_back() {
        let mut workspace = Workspace::new(*session("#noise=10"));
        assert!(!workspace.can_undo(), "before the first link there was nothing");
        assert!(workspace.change(noise(30.0)).is_ok());
        workspace.tab = Tab::Race;
        let before = shown(&workspace);
        assert!(workspace.take_over(Arrival::Link(session("#noise=20"))).is_some());
        assert_eq!(workspace.tab, Tab::Race);
        assert!(workspace.take_over(Arrival::Undo).is_some());
        assert_eq!(shown(&workspace), before);
        assert!(workspace.can_undo(), "what was done before the link, too");
    }

    #[test]
    fn after_the_lessons_comes_what_was_there_before_the_first() {
        let mut workspace = Workspace::new(*session("#noise=10"));
        assert!(workspace.change(noise(30.0)).is_ok());
        workspace.tab = Tab::Race;
        let before = shown(&workspace);
        for arrival in [Arrival::FirstLesson(session("#noise=0")), Arrival::NextLesson(session("#noise=5"))] {
            assert!(workspace.take_over(arrival).is_some());
            assert_eq!(workspace.tab, Tab::Playground);
            assert!(!workspace.can_undo());
        }
        assert!(workspace.take_over(Arrival::AfterLessons(None)).is_some());
        assert_eq!((shown(&workspace), workspace.tab), (before, Tab::Race));
        assert!(workspace.can_undo() && !workspace.has_aside());
    }

    #[test]
    fn without_anything_before_them_the_lessons_leave_what_they_show() {
        let mut workspace = Workspace::new(*session("#noise=10"));
        let before = shown(&workspace);
        assert!(workspace.take_over(Arrival::AfterLessons(None)).is_some());
        assert_eq!(shown(&workspace), before);
        assert!(workspace.take_over(Arrival::AfterLessons(Some(session("#noise=50")))).is_some());
        assert_ne!(shown(&workspace), before);
    }
}
