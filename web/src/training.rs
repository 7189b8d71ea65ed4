//! Training: what each frame does, and the buttons that begin and end it.

use experiment::Stop;

use crate::app::App;
use crate::parts;
use crate::stage::Stage;

impl App {
    /// Trains and paints; says whether the page must be drawn anew.
    pub(crate) fn frame(&mut self) -> bool {
        if let (Stage::Race, Some(race), Some(contest)) = (self.stage, parts::loaded().race, &mut self.race) {
            if !contest.playing {
                return false;
            }
            let changed = (race.frame)(contest);
            if !changed {
                self.paint();
            }
            return changed;
        }
        // One that was asked for before a pause: what it was meant for may be gone.
        if !self.playing {
            return false;
        }
        let stop = self.budget.train(&mut self.session);
        let reached = self.lesson_sees();
        if let Some(stop) = stop {
            self.stop(stop);
            return true;
        }
        self.paint();
        reached
    }

    /// Pauses, and says why.
    fn stop(&mut self, stop: Stop) {
        self.pause();
        self.say(vec![stop.to_string()], stop == Stop::Diverged);
    }

    /// Begins to train, or pauses.
    pub(crate) fn toggle_play(&mut self) {
        if self.playing {
            self.pause();
            self.tell_losses("Paused");
        } else if self.session.has_diverged() {
            self.stop(Stop::Diverged);
        } else {
            self.notice = None;
            self.playing = true;
            self.player.play();
        }
    }

    /// Trains no more with each frame.
    pub(crate) fn pause(&mut self) {
        self.playing = false;
        self.player.pause();
    }

    /// Trains for so many epochs.
    pub(crate) fn step(&mut self, epochs: u64) {
        self.pause();
        self.notice = None;
        let stop = self.session.advance(epochs);
        self.lesson_sees();
        match stop {
            Some(stop) => self.stop(stop),
            None => self.tell_losses("Trained"),
        }
    }

    /// Tells screen readers where the network is; while it learns they are left in peace.
    fn tell_losses(&mut self, what: &str) {
        let losses = self.session.losses();
        let (epoch, train, test) = (self.session.epoch(), losses.train, losses.test);
        self.screen.say(format_args!("{what}: epoch {epoch}, training loss {train:.3}, test loss {test:.3}"));
    }
}
