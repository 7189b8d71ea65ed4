//! Whether it plays, and what the buttons that run the network do.

use experiment::{Change, Session, Stop};
use yew::Callback;

use super::frame_budget::{FrameBudget, Watch};
use super::rate::EpochRate;
use crate::dom::{self, LiveText};
use crate::panels::effect::Effect;
use crate::widgets::notation::{Grouped, LossText};
use crate::widgets::{Notice, Offer};

/// What is said of a network without inputs.
const SEES_NOTHING: &str =
    "No feature is on: the network sees nothing of a point, and learns one answer for all of them.";

/// Under which name the device keeps that somebody has trained a network.
const TRAINED: &str = "trained";

/// What happens to the training.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrainingMsg {
    /// Training begins, or pauses.
    TogglePlay,
    /// So many epochs are trained at once.
    Step(u64),
    /// The network starts again from its initial weights.
    Reset,
}

/// The training of the session that the page shows.
pub struct Training {
    pub(super) send: Callback<TrainingMsg>,
    playing: bool,
    /// The epoch up to which it plays: a step that takes long goes on frame by frame.
    until: Option<u64>,
    /// Whether somebody has ever trained a network on this device.
    has_trained: bool,
    budget: FrameBudget,
    counted: EpochRate,
    pub(super) epoch: LiveText,
    pub(super) rate: LiveText,
}

impl Training {
    /// A training that pauses, and whose controls send their messages there.
    pub fn new(send: Callback<TrainingMsg>) -> Self {
        Training {
            send,
            playing: false,
            until: None,
            has_trained: dom::stored(TRAINED).is_some(),
            budget: FrameBudget::new(),
            counted: EpochRate::default(),
            epoch: LiveText::default(),
            rate: LiveText::default(),
        }
    }

    /// Whether each frame trains.
    pub fn is_playing(&self) -> bool {
        self.playing
    }

    /// Whether somebody has ever trained a network on this device.
    pub fn has_trained(&self) -> bool {
        self.has_trained
    }

    /// Trains no more with each frame.
    pub fn pause(&mut self) {
        self.playing = false;
        self.until = None;
        self.budget.rest();
    }

    /// Does what a message asks for. `watch` looks at each epoch that is trained.
    pub fn update(&mut self, message: TrainingMsg, session: &mut Session, watch: Watch<'_>) -> Vec<Effect> {
        if !self.has_trained && message != TrainingMsg::Reset {
            self.has_trained = true;
            dom::store(TRAINED, "yes");
        }
        match message {
            TrainingMsg::TogglePlay if self.playing => {
                self.pause();
                vec![Effect::Say(losses_after("Paused", session)), Effect::Render]
            }
            TrainingMsg::TogglePlay if session.has_diverged() => {
                vec![Effect::Notice(stop_notice(Stop::Diverged, session))]
            }
            TrainingMsg::TogglePlay => {
                self.playing = true;
                let about_inputs = match session.config().features().iter().next() {
                    Some(_) => Effect::CloseNotice,
                    None => Effect::Notice(Notice::new(SEES_NOTHING)),
                };
                vec![about_inputs, Effect::Render]
            }
            TrainingMsg::Step(epochs) => {
                self.pause();
                if session.takes_long(epochs) {
                    self.playing = true;
                    self.until = Some(session.epoch() + epochs);
                    return vec![Effect::CloseNotice, Effect::Render];
                }
                let stop = match watch {
                    None => session.advance(epochs),
                    Some(watch) => (0..epochs).find_map(|_| {
                        let stop = session.advance(1);
                        watch(session);
                        stop
                    }),
                };
                trained(stop, session)
            }
            TrainingMsg::Reset => {
                self.pause();
                // What was said was about a network that is gone.
                vec![Effect::CloseNotice, Effect::Say(String::new()), Effect::Change(Change::Reset), Effect::Render]
            }
        }
    }

    /// Trains for one frame while it plays. Where training stops by itself, or a step was made, it pauses, and says so.
    /// `watch` looks at each epoch.
    pub fn frame(&mut self, session: &mut Session, watch: Watch<'_>) -> Vec<Effect> {
        if !self.playing {
            return Vec::new();
        }
        let stop = self.budget.train(session, self.until, watch, dom::now);
        if stop.is_none() && self.until.is_none_or(|until| session.epoch() < until) {
            return Vec::new();
        }
        self.pause();
        trained(stop, session)
    }

    /// The epoch that is shown.
    #[cfg(test)]
    pub fn shown_epoch(&self) -> String {
        self.epoch.text()
    }

    /// Shows the epoch, and how fast it changes.
    pub fn paint(&mut self, session: &Session) {
        self.epoch.show(format_args!("{}", Grouped(session.epoch())));
        if !self.playing {
            self.counted.rest();
            self.rate.show(format_args!(""));
        } else if let Some(rate) = self.counted.see(dom::now(), session.epoch()) {
            self.rate.show(format_args!("{rate:.0} epochs/s"));
        }
    }
}

/// What the page does after a step, or where training has stopped by itself.
fn trained(stop: Option<Stop>, session: &Session) -> Vec<Effect> {
    match stop {
        Some(stop) => vec![Effect::Notice(stop_notice(stop, session)), Effect::Render],
        None => vec![Effect::CloseNotice, Effect::Say(losses_after("Trained", session)), Effect::Render],
    }
}

/// What the page says when training stops by itself. What did not improve any more was better before.
pub fn stop_notice(stop: Stop, session: &Session) -> Notice {
    match stop {
        Stop::Diverged => Notice::urgent(stop.to_string()),
        Stop::Stalled(_) => Notice::new(stop.to_string()).offering(session.best_epoch().map(Offer::BestWeights)),
        _ => Notice::new(stop.to_string()),
    }
}

/// Where the network is, for screen readers; while it learns they are left in peace.
fn losses_after(what: &str, session: &Session) -> String {
    let (epoch, losses) = (session.epoch(), session.losses());
    let (train, test) = (LossText(losses.train), LossText(losses.test));
    format!("{what}: epoch {epoch}, training loss {train}, test loss {test}")
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    fn training(link: &str) -> (Training, Session) {
        let config = links::read(link, || "1".to_owned()).config;
        (Training::new(Callback::noop()), Session::new(config))
    }

    #[test]
    fn a_step_trains_and_pauses() {
        let (mut training, mut session) = training("#seed=1");
        training.update(TrainingMsg::TogglePlay, &mut session, None);
        assert!(training.is_playing());
        let effects = training.update(TrainingMsg::Step(10), &mut session, None);
        assert!(!training.is_playing());
        assert_eq!(session.epoch(), 10);
        let said =
            effects.iter().any(|effect| matches!(effect, Effect::Say(said) if said.starts_with("Trained: epoch 10, ")));
        assert!(said, "{effects:?}");
    }

    #[test]
    fn a_step_that_takes_long_goes_on_frame_by_frame_and_can_be_stopped() {
        let (mut training, mut session) = training("#seed=1&stopEpoch=3100");
        training.update(TrainingMsg::Step(3000), &mut session, None);
        assert_eq!((training.is_playing(), session.epoch()), (true, 0));
        let said = loop {
            if let [Effect::CloseNotice, Effect::Say(said), Effect::Render] = &training.frame(&mut session, None)[..] {
                break said.clone();
            }
        };
        assert!(said.starts_with("Trained: epoch 3000, ") && !training.is_playing(), "{said}");
        training.update(TrainingMsg::Step(3000), &mut session, None);
        let stopped = loop {
            if let [Effect::Notice(notice), Effect::Render] = &training.frame(&mut session, None)[..] {
                break notice.clone();
            }
        };
        assert_eq!((stopped, session.epoch()), (Notice::new("Stopped at epoch 3100, as set."), 3100));
        training.update(TrainingMsg::Step(30_000_000), &mut session, None);
        assert!(training.frame(&mut session, None).is_empty() && training.is_playing());
        training.update(TrainingMsg::TogglePlay, &mut session, None);
        assert!(!training.is_playing());
        training.update(TrainingMsg::TogglePlay, &mut session, None);
        assert!(training.until.is_none(), "Play goes on without end");
    }

    #[test]
    fn a_pause_says_where_the_network_is() {
        let (mut training, mut session) = training("#seed=1");
        training.update(TrainingMsg::TogglePlay, &mut session, None);
        let effects = training.update(TrainingMsg::TogglePlay, &mut session, None);
        let said =
            effects.iter().any(|effect| matches!(effect, Effect::Say(said) if said.starts_with("Paused: epoch 0, ")));
        assert!(said && !training.is_playing(), "{effects:?}");
    }

    #[test]
    fn a_step_to_a_rule_says_so() {
        let (mut training, mut session) = training("#seed=1&stopEpoch=5");
        let effects = training.update(TrainingMsg::Step(10), &mut session, None);
        let said = Notice::new("Stopped at epoch 5, as set.");
        assert!(matches!(&effects[..], [Effect::Notice(notice), Effect::Render] if *notice == said), "{effects:?}");
    }

    #[test]
    fn what_has_diverged_does_not_play() {
        let (mut training, mut session) = training("#seed=1&problem=regression&activation=relu&learningRate=10");
        while session.advance(100).is_none() {}
        let effects = training.update(TrainingMsg::TogglePlay, &mut session, None);
        let urgent = matches!(&effects[..], [Effect::Notice(notice)] if notice.urgent);
        assert!(urgent && !training.is_playing(), "{effects:?}");
    }

    #[test]
    fn a_network_that_sees_nothing_says_so() {
        let (mut training, mut session) = training("#seed=1&x=false&y=false");
        let effects = training.update(TrainingMsg::TogglePlay, &mut session, None);
        let said = Notice::new(SEES_NOTHING);
        assert!(matches!(&effects[..], [Effect::Notice(notice), Effect::Render] if *notice == said), "{effects:?}");
    }

    #[test]
    fn a_paused_frame_trains_nothing() {
        let (mut training, mut session) = training("#seed=1");
        assert!(training.frame(&mut session, None).is_empty());
        assert_eq!(session.epoch(), 0);
    }

    #[test]
    fn who_watches_sees_each_epoch() {
        let mut training = Training::new(Callback::noop());
        let mut session = Session::new(links::read("#seed=1&pace=max", String::new).config);
        let mut seen = Vec::new();
        training.update(TrainingMsg::Step(10), &mut session, Some(&mut |session| seen.push(session.epoch())));
        training.update(TrainingMsg::TogglePlay, &mut session, None);
        training.frame(&mut session, Some(&mut |session| seen.push(session.epoch())));
        assert!(session.epoch() > 10);
        assert_eq!(seen, (1..=session.epoch()).collect::<Vec<_>>());
    }
}
