//! Undo and redo: what a session was before each change.

use super::change::Change;
use super::session::Session;
use crate::error::Error;
use crate::settings::{Config, Rebuild};

/// As many changes as can be taken back.
const MOST_SNAPSHOTS: usize = 100;

/// A session as it was: its settings, and all of it where the change touched more than them.
#[derive(Clone, Debug)]
struct Snapshot {
    config: Config,
    whole: Option<Box<Session>>,
}

impl Snapshot {
    fn of(session: &Session, whole: bool) -> Self {
        Snapshot { config: session.config().clone(), whole: whole.then(|| Box::new(session.clone())) }
    }

    /// Makes `session` what it was; live settings leave what was trained since alone.
    fn restore(self, session: &mut Session) -> Rebuild {
        match self.whole {
            Some(whole) => {
                *session = *whole;
                Rebuild::Everything
            }
            None => {
                session.restore_settings(self.config);
                Rebuild::Nothing
            }
        }
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
        // What is kept of before, and the epoch of after, are known before: a slider on its way must not cost a whole session.
        let (whole, epoch) = match &change {
            Change::Edit(edit) if session.config().has(edit) => return session.change(&change),
            Change::Edit(edit) => match edit.rebuild(session.config()) {
                Rebuild::Nothing => (false, session.epoch()),
                Rebuild::Points => (true, session.epoch()),
                Rebuild::Network | Rebuild::Everything => (true, 0),
            },
            Change::Parameter(..) => (true, session.epoch()),
            Change::Points(own) => match session.rebuild_for(own) {
                Rebuild::Nothing => return session.change(&change),
                Rebuild::Points => (true, session.epoch()),
                _ => (true, 0),
            },
            Change::Reset => (true, 0),
            Change::BestWeights => (true, session.best_epoch().unwrap_or(session.epoch())),
        };
        let goes_on = (self.last.as_ref()).is_some_and(|(last, at)| change.corrects(last) && *at == epoch);
        let before = (!goes_on || self.past.is_empty()).then(|| Snapshot::of(session, whole));
        let rebuild = session.change(&change)?;
        if let Some(before) = before {
            self.push(before);
        }
        self.future.clear();
        self.last = Some((change, epoch));
        Ok(rebuild)
    }

    /// Puts another session in the place of this one, which can be taken back, too.
    pub fn replace(&mut self, session: &mut Session, by: Session) {
        let before = std::mem::replace(session, by);
        self.push(Snapshot { config: before.config().clone(), whole: Some(Box::new(before)) });
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
        self.future.push(Snapshot::of(session, snapshot.whole.is_some()));
        self.last = None;
        Some(snapshot.restore(session))
    }

    /// Makes the change again that was taken back last; nothing where there is none.
    pub fn redo(&mut self, session: &mut Session) -> Option<Rebuild> {
        let snapshot = self.future.pop()?;
        self.past.push(Snapshot::of(session, snapshot.whole.is_some()));
        self.last = None;
        Some(snapshot.restore(session))
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
