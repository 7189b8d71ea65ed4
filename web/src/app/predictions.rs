//! What is predicted before the network is trained: until then the training waits, whoever has asked for it.

use yew::{AttrValue, Html};

use super::App;
use super::message::Msg;
use crate::panels::race::RaceMsg;
use crate::panels::training::TrainingMsg;

/// Why the training waits while a border is asked for.
const BORDER: &str = "Predict first: draw the border that you expect, then press Done";
/// Why it waits while a lesson asks.
const LESSON: &str = "Predict first: the lesson asks what you expect";

impl App {
    /// Why the network is not trained yet: something is to be predicted first. The only place that says so; all that trains asks here.
    pub(super) fn play_lock(&self) -> Option<AttrValue> {
        let border = self.lazy.border.as_ref().filter(|border| border.asks());
        border.map(|_| AttrValue::Static(BORDER)).or_else(|| self.lesson_lock())
    }

    /// Why a lesson lets the training wait.
    fn lesson_lock(&self) -> Option<AttrValue> {
        let lessons = self.lazy.lessons.as_ref().filter(|lessons| lessons.awaits());
        lessons.map(|_| AttrValue::Static(LESSON))
    }

    /// Why this message has to wait.
    pub(super) fn lock_of(&self, message: &Msg) -> Option<AttrValue> {
        match message {
            Msg::Training(TrainingMsg::TogglePlay | TrainingMsg::Step(_)) => self.play_lock(),
            // A border is drawn of the network that is shown, and no matter of a race.
            Msg::Race(RaceMsg::TogglePlay | RaceMsg::Step(_)) => self.lesson_lock(),
            _ => None,
        }
    }

    /// Whether the output's picture is not to be seen yet.
    pub(super) fn is_veiled(&self) -> bool {
        self.lazy.asks_border() || self.lazy.border.as_ref().is_some_and(|border| border.asks())
    }

    /// The run may be at its beginning again, where something is asked for. Says whether Yew has to look at the page.
    pub(super) fn see_predictions(&mut self) -> bool {
        // A moment that a link leads to is not there yet.
        let is_opening = self.lazy.timeline.as_ref().is_some_and(|timeline| timeline.is_opening());
        let effects = match (self.lazy.border.as_mut(), self.workspace.not_looked_back()) {
            (Some(border), Some(end)) if !is_opening => border.see(end),
            _ => Vec::new(),
        };
        let renders = self.carry_out(effects);
        let pauses = self.training.is_playing() && self.play_lock().is_some();
        if pauses {
            self.training.pause();
        }
        renders || pauses
    }

    /// Takes back the last stroke of a border that is being drawn; whether there was any.
    pub(super) fn takes_stroke_back(&mut self) -> bool {
        self.lazy.border.as_mut().is_some_and(|border| border.take_back())
    }

    /// What lies over the output's picture: the board of what is drawn at the moment, or a prediction.
    pub(super) fn overlay(&self) -> Html {
        let config = self.workspace.config();
        match self.lazy.points.as_ref().filter(|points| points.is_open()) {
            Some(points) => points.overlay(),
            None => self.lazy.border.as_ref().map(|border| border.overlay(config)).unwrap_or_default(),
        }
    }
}
