//! How long each frame may train, so that none is dropped.

use experiment::{Session, Stop};

/// The least and the most that a frame trains, in milliseconds; painting needs some of its 16, too.
const LEAST: f64 = 4.0;
const MOST: f64 = 12.0;
/// A frame that comes this late, in milliseconds after the one before, was preceded by one that was dropped.
const LATE: f64 = 20.0;
/// One that comes later still was not due to training: the tab was hidden, or the machine slept.
const ASLEEP: f64 = 250.0;

/// Who looks at a session after each of its epochs, if anybody does.
pub type Watch<'a> = Option<&'a mut dyn FnMut(&Session)>;

/// The time for training in each frame: it shrinks fast when frames are dropped, and grows slowly while none is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameBudget {
    milliseconds: f64,
    /// When the last frame began, if training has not paused since.
    last: Option<f64>,
}

impl FrameBudget {
    /// A budget that most machines can afford.
    pub fn new() -> Self {
        FrameBudget { milliseconds: (LEAST + MOST) / 2.0, last: None }
    }

    /// No frame comes after this one for now: how long the next one takes to come says nothing.
    pub fn rest(&mut self) {
        self.last = None;
    }

    /// A frame begins, at this time in milliseconds.
    fn begin(&mut self, now: f64) {
        let since = self.last.replace(now).map(|last| now - last);
        self.milliseconds = match since {
            Some(since) if (LATE..ASLEEP).contains(&since) => (self.milliseconds * 0.85).max(LEAST),
            Some(_) => (self.milliseconds + 0.03).min(MOST),
            None => self.milliseconds,
        };
    }

    /// Trains for one frame: up to the epoch `until`, or as many epochs as the session's pace asks for, or as there is time for, which may
    /// be a part of one. `clock` is asked for the time in milliseconds.
    pub fn train(
        &mut self,
        session: &mut Session,
        until: Option<u64>,
        mut watch: Watch<'_>,
        clock: impl Fn() -> f64,
    ) -> Option<Stop> {
        let start = clock();
        self.begin(start);
        let mut left = match until {
            Some(until) => until.saturating_sub(session.epoch()),
            None => session.config().pace().epochs().unwrap_or(u64::MAX),
        };
        // Few enough that the clock is looked at often, many enough that looking costs nothing.
        let mut at_once = 1;
        while left > 0 {
            let (epochs, stop) = session.go_on(left.min(at_once));
            if let Some(watch) = watch.as_mut().filter(|_| epochs > 0) {
                watch(session);
            }
            if stop.is_some() {
                return stop;
            }
            left -= epochs;
            let spent = clock() - start;
            if spent > self.milliseconds {
                break;
            }
            if watch.is_none() && spent < self.milliseconds / 8.0 {
                at_once *= 2;
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use experiment::links;

    use super::*;

    /// A budget after frames that began at these times.
    fn after(times: impl IntoIterator<Item = f64>) -> f64 {
        let mut budget = FrameBudget::new();
        times.into_iter().for_each(|time| budget.begin(time));
        budget.milliseconds
    }

    fn every(milliseconds: f64, n: usize) -> impl Iterator<Item = f64> {
        (0..n).map(move |index| index as f64 * milliseconds)
    }

    fn session(link: &str) -> Session {
        Session::new(links::read(link, || "1".to_owned()).config)
    }

    /// A clock that goes on by so many milliseconds each time it is looked at.
    fn clock(step: f64) -> impl Fn() -> f64 {
        let now = Cell::new(0.0);
        move || now.replace(now.get() + step)
    }

    #[test]
    fn grows_slowly_to_its_most_while_frames_come_in_time() {
        assert!(after(every(16.0, 11)) < 8.5);
        assert_eq!(after(every(16.0, 1000)), MOST);
    }

    #[test]
    fn shrinks_fast_to_its_least_when_frames_are_dropped() {
        assert!(after(every(33.0, 4)) < 5.0);
        assert_eq!(after(every(33.0, 20)), LEAST);
    }

    #[test]
    fn does_not_shrink_in_a_hidden_tab() {
        assert!(after(every(1000.0, 20)) > 8.0);
    }

    #[test]
    fn a_pause_is_no_dropped_frame() {
        let mut budget = FrameBudget::new();
        budget.begin(0.0);
        budget.rest();
        budget.begin(100.0);
        assert_eq!(budget.milliseconds, 8.0);
    }

    #[test]
    fn a_frame_trains_what_the_pace_asks_for() {
        let mut session = session("#pace=25");
        assert_eq!(FrameBudget::new().train(&mut session, None, None, clock(0.0)), None);
        assert_eq!(session.epoch(), 25);
    }

    #[test]
    fn a_frame_ends_when_its_time_is_over() {
        let mut session = session("#pace=max");
        // Looks at 3, 6 and 9 milliseconds, each after one epoch: an eighth of the budget is spent at once.
        assert_eq!(FrameBudget::new().train(&mut session, None, None, clock(3.0)), None);
        assert_eq!(session.epoch(), 3);
    }

    #[test]
    fn the_clock_is_seldom_looked_at_while_epochs_are_short() {
        let (mut session, looks) = (session("#pace=max"), Cell::new(0_u32));
        let clock = || 0.3 * f64::from(looks.replace(looks.get() + 1));
        assert_eq!(FrameBudget::new().train(&mut session, None, None, clock), None);
        assert!(session.epoch() > 5 * u64::from(looks.get()), "{} epochs, {looks:?}", session.epoch());
    }

    #[test]
    fn a_stop_ends_the_frame() {
        let mut session = session("#pace=max&stopEpoch=3");
        assert_eq!(FrameBudget::new().train(&mut session, None, None, clock(0.0)), Some(Stop::Epoch(3)));
        assert_eq!(session.epoch(), 3);
    }
}
