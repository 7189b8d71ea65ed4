//! What each message does.

use experiment::{Change, Edit, Parameter, Rebuild, Setting};
use yew::html::Scope;

use crate::app::{App, Msg};
use crate::by_hand::focus_later;
use crate::colors::Colors;
use crate::link::{self, new_seed};
use crate::look::Look;
use crate::notice::Notice;
use crate::parts::{self, Part};
use crate::record::{self, Runs};
use crate::refused::{Refused, RefusedAt};
use crate::share::Share;
use crate::stage::Stage;
use crate::{browser, chart};

impl App {
    /// Does what a message asks for; says whether Yew has to look at the page.
    pub(crate) fn handle(&mut self, to: &Scope<App>, message: Msg) -> bool {
        if let Some(part) = message.lacks() {
            self.load(to, part, message);
            return true;
        }
        let loaded = parts::loaded();
        match message {
            Msg::Opened => {
                // What could not be loaded stays in the link, for another try.
                if link::parts().all(Part::is_loaded) {
                    self.write_link();
                }
                if Runs::are_stored() {
                    to.send_message(Msg::Record(record::Msg::Changed));
                }
                return false;
            }
            Msg::Make => {
                let made = self.making.make();
                if self.screen.prepare(&self.session, made) {
                    // Only canvases are painted then, of which Yew knows nothing.
                    self.making.go_on(to);
                    return false;
                }
            }
            Msg::Loaded(part, done) => {
                self.awaited.retain(|awaited| *awaited != part);
                self.missing = (!done).then_some(part);
                // A box that stands open says it by itself.
                if !done && !part.has_box() {
                    self.say(vec![part.missing()], true);
                }
            }
            Msg::Frame => return self.frame(),
            Msg::Hidden(hidden) => self.player.set_hidden(hidden),
            Msg::TogglePlay => self.toggle_play(),
            Msg::Step(epochs) => self.step(epochs),
            Msg::Reset => {
                self.pause();
                self.notice = None;
                self.screen.say(format_args!(""));
                self.change(Change::Reset);
            }
            Msg::Regenerate => self.change(Change::Edit(Edit::Seed(new_seed()))),
            Msg::NewWeights => self.change(Change::Edit(Edit::WeightSeed(Some(new_seed())))),
            Msg::Undo | Msg::Redo if self.stage != Stage::Playground => return false,
            Msg::Undo => {
                let rebuild = self.undo_stack.undo(&mut self.session);
                self.changed(rebuild.unwrap_or(Rebuild::Nothing));
            }
            Msg::Redo => {
                let rebuild = self.undo_stack.redo(&mut self.session);
                self.changed(rebuild.unwrap_or(Rebuild::Nothing));
            }
            Msg::Set(setting, text) => self.set(setting, &text),
            Msg::Type(parameter, text) => return self.typed(parameter, &text),
            Msg::Nudge(parameter, by) => self.nudge(parameter, by),
            Msg::Grab(parameter, event) => {
                self.grab(parameter, &event);
                return false;
            }
            Msg::Drag(x) => return self.drag(x),
            Msg::Drop => {
                self.dragged = None;
                return false;
            }
            Msg::GiveUp => {
                self.refused = None;
                self.write_fields();
            }
            Msg::Look(place) => {
                self.shown.place = place;
                self.paint();
                return false;
            }
            Msg::Select(layer, neuron, by_key) => {
                let same = self.shown.selected == Some((layer, neuron));
                self.select((!same).then_some((layer, neuron)));
                if by_key && !same {
                    focus_later(Parameter::Weight { layer, to: neuron, from: 0 });
                }
            }
            Msg::Deselect => self.select(None),
            Msg::Point(x, y) => {
                self.point(x, y);
                return false;
            }
            Msg::Pick(x, y) => {
                let Some(parameter) = self.screen.parameter_at(&self.session, x, y) else { return false };
                self.select(Some(parameter.neuron()));
                focus_later(parameter);
            }
            Msg::ReadChart(part) => {
                self.shown.epoch = part.and_then(|part| chart::epoch_at(&self.session, part));
                self.paint_chart();
                return false;
            }
            Msg::StepChart(step) => {
                self.shown.epoch = chart::epoch_beside(&self.session, self.shown.epoch, step);
                self.paint_chart();
                return false;
            }
            Msg::Logarithmic(logarithmic) => self.shown.logarithmic = logarithmic,
            Msg::Explain(explained) => {
                // The box is open by now: it has its place at once, and the words as soon as they are there.
                if !Part::Words.is_loaded() {
                    self.load(to, Part::Words, Msg::Explain(explained.clone()));
                }
                self.explained = Some(explained);
            }
            Msg::Show(stage) => self.show(to, stage),
            Msg::Race(message) => return loaded.race.is_some_and(|race| (race.handle)(self, to, message)),
            Msg::Record(message) => {
                if let Some(record) = loaded.record {
                    (record.handle)(self, to, message);
                }
            }
            Msg::Close => self.notice = None,
            Msg::Scrolled => {
                if !self.playing && self.screen.has_come_into_view() {
                    self.paint();
                }
                return false;
            }
            Msg::LinkChanged => self.open_changed_link(),
            Msg::LookChanged => {
                self.look = Look::read();
                self.screen.colors = Colors::new(self.look.palette, self.look.dark);
                self.show_look();
            }
            Msg::Share => {
                Share::copy(to, browser::address());
                return false;
            }
            Msg::Shared(share) => {
                self.class.copied(&share);
                self.share = share;
            }
            Msg::OpenClassLink => self.class.update(self.session.config(), &self.lesson_link()),
            Msg::CopyClassLink => {
                self.class.copy(to);
                return false;
            }
            Msg::Export(message) => {
                if let Some(export) = loaded.export {
                    (export.handle)(self, to, message);
                }
            }
            Msg::Sample(message) => {
                if let Some(sample) = loaded.sample {
                    (sample.handle)(self, message);
                }
            }
            Msg::Lesson(message) => {
                if let Some(lessons) = loaded.lessons {
                    (lessons.handle)(self, message);
                }
            }
            Msg::HideInClass(name) => {
                self.class.toggle(name);
                self.class.update(self.session.config(), &self.lesson_link());
            }
        }
        true
    }

    /// Paints everything that moves.
    pub(crate) fn paint(&mut self) {
        match (self.stage, parts::loaded().race, &mut self.race) {
            (Stage::Race, Some(race), Some(contest)) => (race.paint)(contest, &self.screen.colors, self.look.dark),
            (Stage::Runs, ..) => {}
            _ => self.screen.paint(&self.session, &self.shown, self.playing, self.look.moves),
        }
    }

    fn paint_chart(&mut self) {
        self.screen.chart.paint(&self.session, &self.shown, &self.screen.colors, false, true);
    }

    /// Tells the style sheet how the page looks.
    pub(crate) fn show_look(&self) {
        browser::set_root_style(&format!("{}{}", self.look.style(), self.screen.colors.style()));
    }

    pub(crate) fn say(&mut self, sentences: Vec<String>, urgent: bool) {
        self.notice = Some(Notice { sentences, urgent });
    }

    fn set(&mut self, setting: Setting, text: &str) {
        match Edit::read(setting, text) {
            Ok(edit) => self.change(Change::Edit(edit)),
            Err(error) => self.refused = Some(Refused::new(RefusedAt::Setting(setting), &error)),
        }
    }

    fn select(&mut self, neuron: Option<(usize, usize)>) {
        self.shown.selected = neuron;
        self.refused = None;
    }

    pub(crate) fn change(&mut self, change: Change) {
        match self.undo_stack.apply(&mut self.session, change) {
            Ok(rebuild) => self.changed(rebuild),
            Err(error) => self.say(vec![error.to_string()], false),
        }
    }

    /// Brings everything that depends on the session up to date.
    pub(crate) fn changed(&mut self, rebuild: Rebuild) {
        self.refused = None;
        self.share = Share::Idle;
        self.lesson_sees_settings();
        self.lesson_sees();
        match rebuild {
            Rebuild::Nothing | Rebuild::Points => {}
            Rebuild::Network | Rebuild::Everything => {
                if let Some(pictures) = &mut self.screen.pictures {
                    pictures.rebuild(&self.session);
                }
                self.shown.parameter = None;
                self.shown.epoch = None;
                self.pause();
                self.notice = None;
            }
        }
        let loaded = parts::loaded();
        if rebuild != Rebuild::Nothing
            && let Some(sample) = loaded.sample
        {
            (sample.renew)(self);
        }
        let layers = self.session.network().layers();
        self.shown.selected = self
            .shown
            .selected
            .filter(|(layer, neuron)| layers.get(*layer).is_some_and(|layer| *neuron < layer.n_out()));
        if self.linked != *self.session.config() {
            self.linked = self.session.config().clone();
            if let (Stage::Race, Some(race), Some(contest)) = (self.stage, loaded.race, &mut self.race) {
                (race.rebase)(contest, &self.linked);
            }
            self.write_link();
        }
    }

    /// Shows the value of what is under the pointer.
    fn point(&mut self, x: f64, y: f64) {
        let parameter = self.screen.parameter_at(&self.session, x, y);
        if let Some(element) = browser::element("link-value") {
            // Both only fail for names that are none.
            let _ = element.toggle_attribute_with_force("hidden", parameter.is_none());
            let _ = element.set_attribute("style", &format!("left:{x}px;top:{y}px"));
        }
        if parameter != self.shown.parameter {
            self.shown.parameter = parameter;
            self.paint();
        }
    }
}
