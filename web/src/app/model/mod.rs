//! The app in an imaginary browser, against a plain model of what must hold: whatever a visitor does, in whatever order, and
//! whatever the browser refuses.
//!
//! What has failed is said with its seed and, as short as it can be made, with what has happened. `PLAYGROUND_SEED` runs the
//! sequence of one seed only.

mod action;
mod back;
mod examples;
mod expected;
mod foreign;
mod page;
mod rules;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

use experiment::Arc4;
use rand::RngExt;

use self::action::{Action, Focus};
use self::examples::{LINKS, N_SMALL};
use self::page::Page;

/// How many sequences are tried.
const SEQUENCES: u64 = 100_000;
/// The most that happens in one.
const LONGEST: usize = 30;
/// In one sequence of so many, all that Yew would render is made: that takes much longer than all else.
const THOROUGH: u64 = 100;

/// What happens to a page, from its beginning.
#[derive(Clone, Debug)]
struct Sequence {
    link: &'static str,
    online: bool,
    /// Whether all of the page is made before something happens.
    is_ready: bool,
    is_thorough: bool,
    actions: Vec<Action>,
}

impl Sequence {
    fn of(seed: u64) -> Self {
        let mut random = Arc4::new(&seed.to_string());
        // Long sequences find what short ones do not, and take their time.
        let n = random.random_range(1..=LONGEST).min(random.random_range(1..=LONGEST));
        let n_links = if random.random_bool(0.6) { N_SMALL } else { LINKS.len() };
        let focus = Focus::draw(&mut random);
        Sequence {
            link: LINKS[random.random_range(0..n_links)],
            online: random.random_bool(0.8),
            is_ready: random.random_bool(0.9),
            is_thorough: seed.is_multiple_of(THOROUGH),
            actions: (0..n).map(|_| Action::draw(&mut random, focus)).collect(),
        }
    }

    /// What does not hold, if there is anything.
    fn run(&self) -> Result<(), String> {
        let run = || {
            let mut page = Page::open(self.link, self.online, self.is_thorough);
            if self.is_ready {
                page.start()?;
            }
            self.actions.iter().try_for_each(|action| page.act(action))?;
            page.end()
        };
        catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
            let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
            Err(format!("panicked: {}", text.unwrap_or("without a word")))
        })
    }

    /// The same without all that it does not need to fail.
    fn shrunk(mut self) -> Self {
        let mut place = self.actions.len();
        while let Some(last) = place.checked_sub(1) {
            place = last;
            let mut shorter = self.clone();
            shorter.actions.remove(place);
            if shorter.run().is_err() {
                self = shorter;
            }
        }
        self
    }
}

#[test]
fn whatever_happens_the_page_is_what_it_says() {
    if let Some(seed) = std::env::var("PLAYGROUND_SEED").ok().and_then(|seed| seed.parse().ok()) {
        return check(seed);
    }
    let n_threads = thread::available_parallelism().map_or(1, |n| n.get()) as u64;
    thread::scope(|scope| {
        for first in 0..n_threads {
            scope.spawn(move || (first..SEQUENCES).step_by(n_threads as usize).for_each(check));
        }
    });
}

fn check(seed: u64) {
    let sequence = Sequence::of(seed);
    if let Err(why) = sequence.run() {
        let shrunk = sequence.shrunk();
        let why = shrunk.run().err().unwrap_or(why);
        panic!("PLAYGROUND_SEED={seed}: {why}\nafter {shrunk:#?}");
    }
}
