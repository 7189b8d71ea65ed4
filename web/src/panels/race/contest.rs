//! A race under way: how far it is, who trains it, and who is ahead.

use std::rc::Rc;

use experiment::{Config, Race, Run, Schedule, Session};
use yew::AttrValue;

use super::results::{ContestantResult, label, n_contestants, results};
use super::verdict;
use super::workers::{PoolEvent, PoolStarter, WorkerPool};

/// Milliseconds between two looks at who is ahead.
const RANK_EVERY: f64 = 250.0;
/// For so many milliseconds nothing is said about how long it will take: too little is known.
const SILENT_FOR: f64 = 500.0;

/// A race and those who train it. Its clock is whoever calls: `now` is in milliseconds.
pub struct Contest {
    schedule: Schedule,
    /// The best first, as of the last look.
    results: Vec<ContestantResult>,
    labels: Rc<[AttrValue]>,
    pool: Option<WorkerPool>,
    is_playing: bool,
    /// Whether it was ended before it was over.
    is_cancelled: bool,
    /// How many workers were lost.
    n_lost: usize,
    /// How long it has been going on, and the time when that was last counted.
    spent: f64,
    counted_at: f64,
    ranked_at: f64,
    ranked_epoch: u64,
}

/// What came of an event of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// Whether a worker was lost.
    pub lost: bool,
    /// Whether it was the end of the race.
    pub finished: bool,
    /// Whether the race stands still, but somebody had still been training.
    pub caught_up: bool,
}

impl Contest {
    /// A race at its start.
    pub fn new(race: Race) -> Self {
        let schedule = Schedule::new(race);
        Contest {
            results: results(&schedule),
            labels: labels(schedule.race()),
            schedule,
            pool: None,
            is_playing: false,
            is_cancelled: false,
            n_lost: 0,
            spent: 0.0,
            counted_at: 0.0,
            ranked_at: 0.0,
            ranked_epoch: 0,
        }
    }

    /// What is raced.
    pub fn race(&self) -> &Race {
        self.schedule.race()
    }

    /// How far it is.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// The ranking, the best first.
    pub fn results(&self) -> &[ContestantResult] {
        &self.results
    }

    /// The epoch that the ranking is of, where contestants run side by side.
    pub fn ranked_epoch(&self) -> u64 {
        self.ranked_epoch
    }

    /// What each contestant is called.
    pub fn labels(&self) -> &Rc<[AttrValue]> {
        &self.labels
    }

    /// Whether contestants run once each, all at the same epoch; or else there are trials.
    pub fn is_side_by_side(&self) -> bool {
        self.race().seeds().is_none()
    }

    /// Whether it goes on.
    pub fn is_playing(&self) -> bool {
        self.is_playing
    }

    /// Whether nobody has begun it.
    fn is_at_start(&self) -> bool {
        self.pool.is_none() && !self.is_cancelled && self.schedule.part_done() == 0.0
    }

    /// Whether it has begun and is not over.
    pub fn is_under_way(&self) -> bool {
        self.pool.is_some()
    }

    /// What there is to say of it: that it waits for Play, or what has come of it; nothing while it is under way.
    pub fn said(&self) -> Option<String> {
        if self.is_at_start() {
            return Some(verdict::ready(self.race()));
        }
        verdict::verdict(&self.schedule, &self.results, self.is_cancelled)
    }

    /// What went wrong with the workers, if something did.
    pub fn warning(&self) -> Option<String> {
        let is_page = self.pool.as_ref().is_some_and(WorkerPool::is_page);
        verdict::warning(self.schedule.n_given_up(), self.n_lost, is_page)
    }

    /// How far it is, for people.
    pub fn progress(&self) -> verdict::Progress {
        let done = self.schedule.part_done();
        let is_known = self.is_playing && self.spent > SILENT_FOR && done > 0.0;
        verdict::Progress {
            runs: (!self.is_side_by_side()).then(|| self.schedule.count()),
            seconds_left: is_known.then(|| self.spent / done * (1.0 - done) / 1000.0),
        }
    }

    /// The experiment of a contestant, at epoch 0.
    pub fn session_of(&self, contestant: usize) -> Option<Session> {
        let config = self.race().configs().into_iter().nth(contestant)?;
        Some(Session::new(config))
    }

    /// What a contestant has come to in its first run.
    pub fn run_of(&self, contestant: usize) -> Option<Run> {
        let config = self.race().configs().into_iter().nth(contestant)?;
        Some(Run::of_report(&config, self.schedule.first_report(contestant)?))
    }

    /// Begins anew if it is under way: nobody is there to hear what its workers say.
    pub fn send_workers_away(&mut self) {
        if self.is_under_way() {
            self.start_anew(self.race().clone());
        }
    }

    /// Puts another race in the place of this one, at its start.
    pub fn start_anew(&mut self, race: Race) {
        *self = Contest::new(race);
    }

    /// Races over another experiment. What changes nothing that is learned lets it go on; says whether it does.
    pub fn rebase(&mut self, base: &Config) -> bool {
        let race = self.race().over(base.clone());
        let goes_on = base.learns_like(self.race().base());
        if goes_on {
            self.schedule.set_base(race);
        } else {
            self.start_anew(race);
        }
        goes_on
    }

    /// Lets it go on, from the beginning if it was over.
    pub fn play(&mut self, now: f64, pools: &mut PoolStarter) {
        self.call_pool(pools);
        self.is_playing = true;
        self.counted_at = now;
        self.go_on();
    }

    /// Stops handing out work.
    pub fn pause(&mut self) {
        self.is_playing = false;
    }

    /// Trains contestants that run side by side for so many epochs more, from the beginning if it was over.
    pub fn step(&mut self, epochs: u64, pools: &mut PoolStarter) {
        self.pause();
        self.call_pool(pools);
        self.schedule.raise(epochs);
        self.go_on();
    }

    /// Ends it here and now, with what is known.
    pub fn cancel(&mut self) {
        self.is_playing = false;
        self.is_cancelled = true;
        self.pool = None;
        self.rank();
    }

    fn call_pool(&mut self, pools: &mut PoolStarter) {
        if self.schedule.is_finished() || self.is_cancelled {
            self.start_anew(self.race().clone());
        }
        if self.pool.is_none() {
            self.pool = Some(pools.start(self.schedule.count().1, self.is_side_by_side()));
        }
    }

    /// How many epochs all train between two frames; nothing where they train as many as they can.
    fn pace(&self) -> Option<u64> {
        self.race().base().pace().epochs()
    }

    /// Gives out what can be done now. Trials that were paused stay where they are.
    fn go_on(&mut self) {
        let (side_by_side, pace) = (self.is_side_by_side(), self.pace());
        let Some(pool) = &mut self.pool else { return };
        if side_by_side && self.is_playing && pace.is_none() {
            let epochs = self.schedule.epochs_at_once(pool.n_workers());
            self.schedule.raise(epochs);
        }
        if side_by_side || self.is_playing {
            pool.give_out(&mut self.schedule);
        }
    }

    /// A frame is about to be shown; says whether the ranking was looked at anew.
    pub fn frame(&mut self, now: f64) -> bool {
        if self.is_playing {
            self.spent += now - self.counted_at;
            self.counted_at = now;
            if let Some(epochs) = self.pace()
                && self.is_side_by_side()
                && self.schedule.raise(epochs)
            {
                self.go_on();
            }
        }
        let is_time = now - self.ranked_at > RANK_EVERY;
        if is_time {
            self.ranked_at = now;
            self.rank();
        }
        is_time
    }

    /// Takes in what happened to the pool of this number; nothing comes of a pool that was sent away.
    pub fn hear(&mut self, pool_number: usize, event: PoolEvent) -> Heard {
        let Some(pool) = self.pool.as_mut().filter(|pool| pool.number() == pool_number) else {
            return Heard::default();
        };
        let part_before = self.schedule.part_done();
        let n_lost = pool.hear(event, &mut self.schedule);
        self.n_lost += n_lost;
        self.go_on();
        let finished = self.schedule.is_finished();
        if finished {
            (self.is_playing, self.pool) = (false, None);
        }
        let caught_up = !self.is_playing && self.schedule.part_done() != part_before;
        // What is said at the end is about the end.
        if caught_up || finished {
            self.rank();
        }
        Heard { lost: n_lost > 0, finished, caught_up }
    }

    fn rank(&mut self) {
        self.results = results(&self.schedule);
        self.ranked_epoch = self.schedule.epoch();
    }
}

fn labels(race: &Race) -> Rc<[AttrValue]> {
    (0..n_contestants(race)).map(|contestant| AttrValue::from(label(race, contestant))).collect()
}

#[cfg(test)]
mod tests {
    use experiment::{Activation, Edit, Pace};

    use super::super::rehearsal::{race, with};
    use super::*;

    fn contest() -> Contest {
        Contest::new(race("tanh,relu", 10, 0.3, None))
    }

    #[test]
    fn a_setting_that_nobody_learns_from_lets_it_go_on() {
        let mut contest = contest();
        let edits = [Edit::Pace(Pace::Max), Edit::StopEpoch(Some(7)), Edit::Discretize(true)];
        let base = with(contest.race().base().clone(), edits);
        assert!(contest.rebase(&base));
        assert_eq!(contest.race().base(), &base);
    }

    #[test]
    fn another_experiment_makes_it_begin_anew() {
        let mut contest = contest();
        contest.cancel();
        assert!(contest.said().unwrap().starts_with("Cancelled"));
        let edits = [Edit::Activation(Activation::Linear), Edit::BatchSize(1)];
        let base = with(contest.race().base().clone(), edits);
        assert!(!contest.rebase(&base));
        assert!(contest.said().unwrap().starts_with("Ready"));
        assert_eq!(contest.labels().as_ref(), [AttrValue::from("Tanh"), AttrValue::from("ReLU")]);
    }

    #[test]
    fn nothing_is_heard_of_a_pool_that_was_sent_away() {
        assert_eq!(contest().hear(1, PoolEvent::Second), Heard::default());
    }

    #[test]
    fn a_frame_looks_at_the_ranking_now_and_then() {
        let mut contest = contest();
        assert!(contest.frame(1000.0));
        assert!(!contest.frame(1200.0));
        assert!(contest.frame(1251.0));
    }

    #[test]
    fn a_contestant_is_an_experiment_and_a_run() {
        let contest = contest();
        assert_eq!(contest.session_of(1).unwrap().config().activation(), Activation::Relu);
        assert!(contest.session_of(2).is_none());
        let run = contest.run_of(1).unwrap();
        assert!(run.link.contains("activation=relu") && run.picture.is_some());
    }
}
