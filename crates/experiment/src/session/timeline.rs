//! The time line of a run: its network at chosen epochs, from which every other epoch is soon had again.

use super::journal::Journal;
use super::mark::Mark;
use super::relive::Replay;
use super::session::Session;

/// As much room as checkpoints may take, in bytes, and as many as there may be: who looks for the one to be taken out sees them all.
const MOST_BYTES: usize = 8_000_000;
const MOST_MARKS: usize = 4096;

/// The checkpoints of one run: thinned out as it gets longer, so that their gaps stay about the same and their room is bounded.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// That of the run, as it was when it was last seen.
    journal: Option<Journal>,
    /// Epochs ascend.
    marks: Vec<Mark>,
    n_bytes: usize,
}

impl Timeline {
    /// Takes note of where a run is, as often as somebody has the time for it. Of another run than the last one, what both share stays.
    /// Whether it is another one, or something was changed in it.
    pub fn see(&mut self, session: &mut Session) -> bool {
        let is_other = self.follow(session.journal());
        if self.marks.last().is_none_or(|last| last.epoch < session.epoch()) {
            self.keep(session);
        }
        is_other
    }

    /// The run up to this epoch, to be had again from the nearest checkpoint; `end` is the run as it is, or was before somebody went
    /// back. Nothing where its journal does not say how it came there.
    pub fn replay(&mut self, end: &Session, epoch: u64) -> Option<Replay> {
        self.follow(end.journal());
        let mark = self.marks[..self.marks.partition_point(|mark| mark.epoch <= epoch)].last();
        let session = match mark {
            Some(mark) => end.back_at(mark)?,
            None => {
                let journal = end.journal().before(epoch)?;
                let (origin, _) = journal.whole()?;
                Session::new(origin.clone().on_page_of(end.config()))
            }
        };
        let steps = end.journal().between(session.epoch(), epoch);
        Some(Replay::part(session, steps, epoch, end))
    }

    /// Takes note of where a replay of this run is, which goes through a part that has no checkpoint near.
    pub fn see_replay(&mut self, replay: &mut Replay) {
        self.keep(replay.session());
    }

    /// The first epoch that can be had again; `end` as in [`replay`](Self::replay).
    pub fn first(&self, end: &Session) -> u64 {
        if end.journal().is_new() { 0 } else { self.marks.first().map_or(end.epoch(), |mark| mark.epoch) }
    }

    /// As much room as the checkpoints take, in bytes.
    pub fn n_bytes(&self) -> usize {
        self.n_bytes
    }

    /// Forgets what another run does not share with the one that was seen last; whether it is another one.
    fn follow(&mut self, journal: &Journal) -> bool {
        if self.journal.as_ref().is_some_and(|known| known.is(journal)) {
            return false;
        }
        let shared = self.journal.as_ref().and_then(|known| known.shared_until(journal));
        let n_shared = shared.map_or(0, |epoch| self.marks.partition_point(|mark| mark.epoch <= epoch));
        self.marks.drain(n_shared..).for_each(|mark| self.n_bytes -= mark.n_bytes());
        self.journal = Some(journal.clone());
        true
    }

    /// Keeps the network as it is now, unless something was changed at this epoch, or it is kept already.
    fn keep(&mut self, session: &mut Session) {
        let epoch = session.epoch();
        let is_changed = session.journal().last_epoch().is_some_and(|last| last >= epoch);
        let Err(place) = self.marks.binary_search_by_key(&epoch, |mark| mark.epoch) else { return };
        // A new network at epoch 0 is had from its settings.
        if is_changed || session.has_diverged() || epoch == 0 && session.journal().is_new() {
            return;
        }
        let is_full = self.marks.len() >= MOST_MARKS || self.n_bytes >= MOST_BYTES;
        let room = self.least_needed().filter(|_| is_full);
        let place = place - usize::from(room.is_some_and(|index| index < place));
        let room = room.map(|index| self.marks.remove(index));
        self.n_bytes -= room.as_ref().map_or(0, Mark::n_bytes);
        let mark = session.mark(room);
        self.n_bytes += mark.n_bytes();
        self.marks.insert(place, mark);
    }

    /// The mark without which the gap from the one before to the one after is smallest. The first and the last stay.
    fn least_needed(&self) -> Option<usize> {
        let gap = |index: &usize| self.marks[index + 1].epoch - self.marks[index - 1].epoch;
        (1..self.marks.len().saturating_sub(1)).min_by_key(gap)
    }
}
