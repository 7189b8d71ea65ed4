//! How long each frame may train, so that none is dropped.

use experiment::{Session, Stop};

use crate::browser;

/// The least and the most that a frame trains, in milliseconds; painting needs some of its 16, too.
const LEAST: f64 = 4.0;
const MOST: f64 = 12.0;
/// A frame that comes this late, in milliseconds after the one before, was preceded by one that was dropped.
const LATE: f64 = 20.0;
/// One that comes later still was not due to training: the tab was hidden, or the machine slept.
const ASLEEP: f64 = 250.0;

/// The time for training in each frame: it shrinks fast when frames are dropped, and grows slowly while none is.
pub struct Budget {
    milliseconds: f64,
    last: f64,
}

impl Budget {
    /// A budget that most machines can afford.
    pub fn new() -> Self {
        Budget { milliseconds: (LEAST + MOST) / 2.0, last: 0.0 }
    }

    fn adapt(&mut self, now: f64) {
        let since = now - self.last;
        self.last = now;
        if (LATE..ASLEEP).contains(&since) {
            self.milliseconds = (self.milliseconds * 0.85).max(LEAST);
        } else {
            self.milliseconds = (self.milliseconds + 0.03).min(MOST);
        }
    }

    /// Trains for one frame: as many epochs as the pace asks for, or as there is time for.
    pub fn train(&mut self, session: &mut Session) -> Option<Stop> {
        let start = browser::now();
        self.adapt(start);
        let mut left = session.config().pace().epochs().unwrap_or(u64::MAX);
        // Few enough that the clock is looked at often, many enough that looking costs nothing.
        let mut at_once = 1;
        while left > 0 {
            let epochs = left.min(at_once);
            if let Some(stop) = session.advance(epochs) {
                return Some(stop);
            }
            left -= epochs;
            let spent = browser::now() - start;
            if spent > self.milliseconds {
                break;
            }
            if spent < self.milliseconds / 8.0 {
                at_once *= 2;
            }
        }
        None
    }
}
