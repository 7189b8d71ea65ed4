//! Those who train a race: workers on the machine's cores, or where there can't be any, the page itself, slice by slice.

use std::collections::VecDeque;

use experiment::{Executor, Job, Schedule};
use gloo_timers::callback::{Interval, Timeout};
use web_sys::Url;
use yew::Callback;

use super::hand::{Hand, Happening, script};
use crate::browser;

/// No more workers than this, however many cores there are.
const MOST_WORKERS: usize = 16;
/// How long the page trains between two looks at what else there is to do, in milliseconds.
const SLICE: f64 = 8.0;

/// What a crew hears, with the number of whom it is about.
#[derive(Clone, Debug)]
pub enum News {
    /// From a worker.
    Hand(usize, Happening),
    /// A second is over.
    Second,
    /// The page has time to train.
    Slice,
}

/// The workers of one race, or the page in their place.
pub struct Crew {
    hands: Vec<Option<Hand>>,
    /// The address of the script that they start with.
    script: Option<String>,
    /// What the page trains by itself, once no worker can.
    executor: Executor,
    orders: VecDeque<Job>,
    slice: Option<Timeout>,
    tell: Callback<News>,
    _clock: Interval,
}

impl Crew {
    /// Starts as many workers as there are cores, but no more than there is work for; `tell` hears what happens. Where
    /// somebody `watches` every epoch, one core is left to the page, which has pictures to paint.
    pub fn start(n_runs: usize, watches: bool, tell: Callback<News>) -> Self {
        let n_cores = browser::n_cores() - usize::from(watches);
        let n_workers = n_cores.clamp(1, MOST_WORKERS).min(n_runs);
        let script = script().ok();
        let hand = |number: usize| {
            let tell = tell.clone();
            let tell = Callback::from(move |happening| tell.emit(News::Hand(number, happening)));
            script.as_ref().and_then(|script| Hand::start(script, tell).ok())
        };
        let second = tell.clone();
        Crew {
            hands: (0..n_workers).map(hand).collect(),
            script,
            executor: Executor::default(),
            orders: VecDeque::new(),
            slice: None,
            tell,
            _clock: Interval::new(1000, move || second.emit(News::Second)),
        }
    }

    /// How many can be asked for something, now or soon; at least the page.
    pub fn n_workers(&self) -> usize {
        self.hands.iter().flatten().count().max(1)
    }

    /// Whether there are no workers, so that the page does it all.
    pub fn is_page(&self) -> bool {
        self.hands.iter().all(Option::is_none)
    }

    /// The number of the page among the workers.
    fn page(&self) -> usize {
        self.hands.len()
    }

    /// Gives everyone as much as they can do now.
    pub fn give_out(&mut self, schedule: &mut Schedule) {
        let n_workers = self.n_workers();
        for (number, hand) in self.hands.iter_mut().enumerate() {
            if let Some(hand) = hand.as_mut().filter(|hand| hand.is_ready()) {
                while let Some(job) = schedule.next(number, n_workers) {
                    hand.ask(&job);
                }
            }
        }
        if self.is_page() {
            let page = self.page();
            while let Some(job) = schedule.next(page, n_workers) {
                self.orders.push_back(job);
            }
            if !self.orders.is_empty() && self.slice.is_none() {
                let tell = self.tell.clone();
                self.slice = Some(Timeout::new(0, move || tell.emit(News::Slice)));
            }
        }
    }

    /// Takes in what has happened; the number of workers that were lost by it.
    pub fn hear(&mut self, news: News, schedule: &mut Schedule) -> usize {
        match news {
            News::Hand(number, happening) => {
                let Some(hand) = self.hands.get_mut(number).and_then(Option::as_mut) else { return 0 };
                hand.heard(&happening);
                match happening {
                    Happening::Ready => {}
                    Happening::Done(report) => schedule.take(number, *report),
                    Happening::Dead => return self.lose(number, schedule),
                }
                0
            }
            News::Second => {
                let silent = |(number, hand): (usize, &mut Option<Hand>)| hand.as_mut()?.second().then_some(number);
                let silent: Vec<usize> = self.hands.iter_mut().enumerate().filter_map(silent).collect();
                silent.into_iter().map(|number| self.lose(number, schedule)).sum()
            }
            News::Slice => {
                self.slice = None;
                self.train_here(schedule);
                0
            }
        }
    }

    fn lose(&mut self, number: usize, schedule: &mut Schedule) -> usize {
        self.hands[number] = None;
        schedule.lose(number);
        1
    }

    /// Trains on the page, for as long as nobody notices.
    fn train_here(&mut self, schedule: &mut Schedule) {
        let start = browser::now();
        let mut at_once = 1;
        while let Some(job) = self.orders.front() {
            let before = browser::now();
            match self.executor.work(job, at_once, browser::now) {
                Ok(Some(report)) => {
                    schedule.take(self.hands.len(), report);
                    self.orders.pop_front();
                }
                Ok(None) => {}
                // None that is known: the trial comes from a race that was checked.
                Err(_) => drop(self.orders.pop_front()),
            }
            let now = browser::now();
            if now - start > SLICE {
                break;
            }
            at_once = if now - before < SLICE / 8.0 { at_once * 2 } else { at_once };
        }
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        if let Some(script) = &self.script {
            // Fails only for what is no address.
            let _ = Url::revoke_object_url(script);
        }
    }
}
