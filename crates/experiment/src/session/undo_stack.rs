//! Undo and redo: what a session was before each change.

use super::change::Change;
use super::session::Session;
use crate::error::Error;
use crate::settings::{Config, Rebuild};

/// As many changes as can be taken back.
const MOST_SNAPSHOTS: usize = 100;

/// How much of a session a change touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// What the page shows, and when training stops.
    Page,
    /// How training goes on, too.
    Settings,
    /// All of it.
    Whole,
}

/// A session as it was, as far as a change touched it. What was trained since stays, unless that was all.
#[derive(Clone, Debug)]
enum Snapshot {
    Page(Config),
    Settings(Config),
    Whole(Box<Session>),
}

impl Snapshot {
    fn of(session: &Session, reach: Reach) -> Self {
        match reach {
            Reach::Page => Snapshot::Page(session.config().clone()),
            Reach::Settings => Snapshot::Settings(session.config().clone()),
            Reach::Whole => Snapshot::Whole(Box::new(session.clone())),
        }
    }

    fn reach(&self) -> Reach {
        match self {
            Snapshot::Page(_) => Reach::Page,
            Snapshot::Settings(_) => Reach::Settings,
            Snapshot::Whole(_) => Reach::Whole,
        }
    }

    /// Makes `session` what it was.
    fn restore(self, session: &mut Session) -> Rebuild {
        match self {
            Snapshot::Page(config) => session.take_page_of(&config),
            Snapshot::Settings(config) => session.restore_settings(config),
            Snapshot::Whole(whole) => {
                *session = *whole;
                session.switch_all_on();
                return Rebuild::Everything;
            }
        }
        Rebuild::Nothing
    }
}

/// The changes of a session that can be taken back, and those that were.
#[derive(Clone, Debug, Default)]
pub struct UndoStack {
    past: Vec<Snapshot>,
    future: Vec<Snapshot>,
    /// The last change, and the epoch it was made at.
    last: Option<(Change, u64)>,
}

impl UndoStack {
    /// Makes a change that can be taken back.
    ///
    /// # Errors
    /// A value that is not allowed; nothing has changed then.
    pub fn apply(&mut self, session: &mut Session, change: Change) -> Result<Rebuild, Error> {
        self.apply_at(session, &mut None, change)
    }

    /// Makes a change of a session that is shown as it was at an earlier epoch; `end` is where it has come to. What came after that epoch
    /// is given up, unless the change is about the page alone: taken back, it brings back all of that.
    ///
    /// # Errors
    /// As [`apply`](Self::apply).
    pub fn apply_at(
        &mut self,
        session: &mut Session,
        end: &mut Option<Box<Session>>,
        change: Change,
    ) -> Result<Rebuild, Error> {
        // What is kept of before, and the epoch of after, are known before: a slider on its way must not cost a whole session.
        let (reach, epoch) = match &change {
            Change::Edit(edit) if session.config().has(edit) => return session.change(&change),
            Change::Edit(edit) => match edit.rebuild(session.config()) {
                Rebuild::Nothing if edit.is_of_page() => (Reach::Page, session.epoch()),
                Rebuild::Nothing => (Reach::Settings, session.epoch()),
                Rebuild::Points => (Reach::Whole, session.epoch()),
                Rebuild::Network | Rebuild::Everything => (Reach::Whole, 0),
            },
            Change::Parameter(..) => (Reach::Whole, session.epoch()),
            Change::Points(own) => match session.rebuild_for(own) {
                Rebuild::Nothing => return session.change(&change),
                Rebuild::Points => (Reach::Whole, session.epoch()),
                _ => (Reach::Whole, 0),
            },
            Change::Reset => (Reach::Whole, 0),
            Change::BestWeights => (Reach::Whole, session.best_epoch().unwrap_or(session.epoch())),
        };
        let goes_on = (self.last.as_ref()).is_some_and(|(last, at)| change.corrects(last) && *at == epoch);
        let gives_up = end.is_some() && reach != Reach::Page;
        let before = (!gives_up && (!goes_on || self.past.is_empty())).then(|| Snapshot::of(session, reach));
        let rebuild = session.change(&change)?;
        if let Some(before) = before.or_else(|| end.take_if(|_| gives_up).map(Snapshot::Whole)) {
            self.push(before);
        }
        self.future.clear();
        self.last = Some((change, epoch));
        Ok(rebuild)
    }

    /// Puts another session in the place of this one, which can be taken back, too.
    pub fn replace(&mut self, session: &mut Session, by: Session) {
        self.keep(Box::new(std::mem::replace(session, by)));
    }

    /// Keeps a session to be brought back: another one has taken its place.
    pub fn keep(&mut self, before: Box<Session>) {
        self.push(Snapshot::Whole(before));
        self.last = None;
    }

    fn push(&mut self, snapshot: Snapshot) {
        if self.past.len() == MOST_SNAPSHOTS {
            self.past.remove(0);
        }
        self.past.push(snapshot);
        self.future.clear();
    }

    /// Takes the last change back; nothing where there is none.
    pub fn undo(&mut self, session: &mut Session) -> Option<Rebuild> {
        let snapshot = self.past.pop()?;
        self.future.push(Snapshot::of(session, snapshot.reach()));
        self.last = None;
        Some(snapshot.restore(session))
    }

    /// Makes the change again that was taken back last; nothing where there is none.
    pub fn redo(&mut self, session: &mut Session) -> Option<Rebuild> {
        let snapshot = self.future.pop()?;
        self.past.push(Snapshot::of(session, snapshot.reach()));
        self.last = None;
        Some(snapshot.restore(session))
    }

    /// Whether what is taken back next is about the page alone.
    pub fn undoes_page(&self) -> bool {
        self.past.last().is_some_and(|snapshot| snapshot.reach() == Reach::Page)
    }

    /// Whether what is made again next is about the page alone.
    pub fn redoes_page(&self) -> bool {
        self.future.last().is_some_and(|snapshot| snapshot.reach() == Reach::Page)
    }

    /// Whether there is a change to take back.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is a change to make again.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
