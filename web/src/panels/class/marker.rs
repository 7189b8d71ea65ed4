//! Who marks: workers, or where there can't be any, the page itself, slice by slice.

use std::collections::VecDeque;

use experiment::Marking;
use yew::Callback;

use super::work::{ClassWork, MarkJob, MarkReport, paced};
use crate::dom;
use crate::dom::workers::{Pool, PoolEvent, PoolNews, SLICE};

/// So often something is tried: a worker may be lost for another reason.
const TRIES: u32 = 2;

/// What happens to those who mark.
pub type MarkerEvent = PoolEvent<MarkReport>;

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Something is marked.
    Marked(MarkReport),
    /// The hand-in of this number can't be marked: whoever tried was lost.
    Failed(u64),
}

/// What is to be marked, and how often that was tried.
type Try = (MarkJob, u32);

/// Those who mark, until all is marked. Dropped, it ends them.
pub struct Marker {
    number: usize,
    pool: Pool<ClassWork>,
    /// What nobody marks yet.
    jobs: VecDeque<Try>,
    /// What each worker marks.
    at_work: Vec<Option<Try>>,
    /// What the page marks by itself, once no worker can.
    here: Option<(MarkJob, Marking)>,
}

impl Marker {
    /// Begins with these. `send` hears what happens to it.
    pub fn start(number: usize, jobs: Vec<MarkJob>, send: Callback<MarkerEvent>) -> Self {
        let pool = Pool::start(dom::n_cores().min(jobs.len()), send);
        let at_work = vec![None; pool.page()];
        let mut marker = Marker { number, pool, jobs: VecDeque::new(), at_work, here: None };
        marker.add(jobs);
        marker
    }

    /// Its number, which no other has.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Whether a hand-in is to be marked, or is being.
    pub fn has(&self, number: u64) -> bool {
        let tried = self.jobs.iter().chain(self.at_work.iter().flatten()).map(|(job, _)| job);
        tried.chain(self.here.as_ref().map(|(job, _)| job)).any(|job| job.number == number)
    }

    /// Marks these as well.
    pub fn add(&mut self, jobs: Vec<MarkJob>) {
        self.jobs.extend(jobs.into_iter().map(|job| (job, 0)));
        self.give_out();
    }

    /// Gives everyone something to do.
    fn give_out(&mut self) {
        for (worker, handle) in self.pool.ready() {
            let place = &mut self.at_work[worker];
            if place.is_none() {
                *place = self.jobs.pop_front();
                if let Some((job, _)) = place {
                    handle.give(job);
                }
            }
        }
        if self.pool.is_page() && !(self.jobs.is_empty() && self.here.is_none()) {
            self.pool.ask_for_slice();
        }
    }

    /// Takes in what has happened; what came of it.
    pub fn hear(&mut self, event: MarkerEvent) -> Vec<Outcome> {
        let mut outcomes = Vec::new();
        for news in self.pool.hear(event) {
            match news {
                PoolNews::Said(worker, report) if report.found.is_some() => {
                    self.at_work[worker] = None;
                    outcomes.push(Outcome::Marked(report));
                }
                PoolNews::Said(..) => {}
                PoolNews::Lost(worker) => outcomes.extend(self.try_again(worker)),
                PoolNews::Slice => outcomes.extend(self.mark_here()),
            }
        }
        self.give_out();
        outcomes
    }

    /// A worker is lost. What it was to mark is tried once more, by another one or by none.
    fn try_again(&mut self, worker: usize) -> Option<Outcome> {
        let (job, tries) = self.at_work[worker].take()?;
        if tries + 1 >= TRIES {
            return Some(Outcome::Failed(job.number));
        }
        self.jobs.push_back((job, tries + 1));
        None
    }

    /// Marks on the page, for as long as nobody notices.
    fn mark_here(&mut self) -> Vec<Outcome> {
        let start = dom::now();
        let (mut outcomes, mut epochs, mut before) = (Vec::new(), 1, start);
        while before - start < SLICE {
            let Some((job, marking)) = &mut self.here else {
                let Some((job, _)) = self.jobs.pop_front() else { break };
                match job.begin() {
                    Ok(marking) => self.here = Some((job, marking)),
                    Err(_) => outcomes.push(Outcome::Failed(job.number)),
                }
                before = dom::now();
                continue;
            };
            if marking.go_on(epochs) {
                outcomes.push(Outcome::Marked(job.found(marking)));
                self.here = None;
            }
            let now = dom::now();
            epochs = paced(epochs, now - before, SLICE / 4.0);
            before = now;
        }
        outcomes
    }
}
