//! Messages: each is handed to the panel that it is for, and what comes of it is carried out.

use experiment::{Change, Session};

use super::App;
use super::link::{missing_parts, new_seed};
use super::loading::load;
use super::message::{Code, Msg};
use super::paint::changes_pictures;
use super::parts::{PATIENCE, Part};
use super::restricted::is_refused;
use super::startup::Made;
use super::waiting::{lacks, leads_somewhere};
use crate::dom::{self, Timeout, spawn_local};
use crate::panels::border::BorderMsg;
use crate::panels::effect::{Effect, Tab};
use crate::panels::export::ExportMsg;
use crate::panels::header::HeaderMsg;
use crate::panels::points::PointsMsg;
use crate::panels::runs::{self, RunsMsg};
use crate::panels::timeline::TimelineMsg;
use crate::panels::training::{Training, TrainingMsg, Watch};
use crate::widgets::notation::NeuronId;
use crate::widgets::{Notice, Offer};

impl App {
    /// Does what a message asks for; says whether Yew has to look at the page.
    pub(super) fn handle(&mut self, message: Msg) -> bool {
        if is_refused(self.workspace.config(), &message) {
            return false;
        }
        if let Some(why) = self.lock_of(&message) {
            self.notice = Some(Notice::new(format!("{why}.")));
            return true;
        }
        self.is_stale |= changes_pictures(&message);
        match message {
            // That is in the address bar now.
            Msg::AddressChanged | Msg::Went => drop(self.waiting.forget_ways()),
            _ if leads_somewhere(&message) => self.forget_ways(),
            _ => {}
        }
        if let Some(part) = lacks(&self.lazy, &message) {
            self.wait_for(part, message);
            return true;
        }
        let is_frame = matches!(message, Msg::Frame);
        let renders = self.take(message) | self.see_predictions();
        self.keep_time();
        if let Some((timeline, end)) = self.lazy.timeline.as_mut().zip(self.workspace.not_looked_back()) {
            timeline.see(end);
        }
        if let Some(code) = self.lazy.host_code {
            (code.tell)(self, is_frame);
        }
        renders
    }

    fn take(&mut self, message: Msg) -> bool {
        match message {
            Msg::GoOn => return self.go_on(),
            Msg::Ready => self.ready(),
            Msg::Loaded(part, code) => self.loaded(part, code),
            Msg::Late(part) => self.waiting.miss(part),
            Msg::Frame => return self.frame(),
            Msg::Hidden(hidden) => {
                self.frames.set_hidden(hidden);
                return false;
            }
            Msg::Undo => return self.carry_out(vec![Effect::Undo]),
            Msg::Redo => return self.carry_out(vec![Effect::Redo]),
            Msg::Escape => return self.escape(),
            Msg::Set(setting, text) => self.set(setting, &text),
            Msg::AddressChanged => self.open_changed_address(),
            Msg::Went => self.went(),
            Msg::BoxToggled => {
                self.write_address();
                return false;
            }
            Msg::WriteAddress => {
                self.write_address_again();
                return false;
            }
            Msg::Scrolled => {
                // What stays in the window has another place beside what scrolls.
                self.lead();
                if !self.training.is_playing()
                    && (self.network.has_come_into_view() || self.output.has_come_into_view())
                {
                    self.paint();
                }
                return false;
            }
            // What is painted is stale now; nothing else is.
            Msg::Resized => {}
            Msg::Print(prints) => {
                if let Some(soon) = self.lazy.soon {
                    (soon.print)(self, prints);
                }
                return false;
            }
            Msg::CloseNotice => {
                self.notice = None;
                self.waiting.close();
            }
            Msg::Accept(offer) => {
                self.notice = None;
                return match offer {
                    Offer::ShowRuns => {
                        self.header.focus_runs_tab();
                        self.handle(Msg::Header(HeaderMsg::Show(Tab::Runs)))
                    }
                    Offer::Reload => {
                        self.write_address_again();
                        self.handle(Msg::Export(ExportMsg::Reload))
                    }
                    Offer::BestWeights(epoch) => self.carry_out(vec![
                        Effect::Change(Change::BestWeights),
                        Effect::Say(format!("Back at epoch {epoch}.")),
                    ]),
                };
            }
            message => {
                let effects = self.hand_on(message);
                return self.carry_out(effects);
            }
        }
        true
    }

    /// The neuron in the inspector.
    pub(super) fn selected(&self) -> Option<NeuronId> {
        self.lazy.inspector.as_ref().and_then(|inspector| inspector.selected())
    }

    /// Hands a message to its panel.
    fn hand_on(&mut self, message: Msg) -> Vec<Effect> {
        let session = self.workspace.session();
        match message {
            Msg::Header(message) => {
                let moment = self.lazy.soon.filter(|_| matches!(message, HeaderMsg::ShareNow));
                let moment = moment.and_then(|soon| (soon.moment_link)(self.workspace.session()));
                let link = moment.unwrap_or_else(|| self.link());
                let is_shared = matches!(message, HeaderMsg::Shared(..));
                let about = self
                    .lazy
                    .soon
                    .filter(|_| is_shared)
                    .and_then(|soon| (soon.about_shared_link)(&link, session.switched_off().n()));
                let mut effects = self.header.update(message, || link);
                effects.extend(about.map(Effect::Notice));
                effects
            }
            Msg::Training(message) => {
                let is_film = self.lazy.timeline.as_ref().is_some_and(|timeline| timeline.is_film());
                let stopped = self.lazy.timeline.as_mut().and_then(|timeline| timeline.stop());
                if is_film && message == TrainingMsg::TogglePlay {
                    return vec![Effect::Render];
                }
                let branch = self.lazy.soon.and_then(|soon| (soon.branch)(self, message)).or(stopped);
                let (mut effects, _) = self.train(|training, session, watch| training.update(message, session, watch));
                if !effects.iter().any(|effect| matches!(effect, Effect::Notice(_))) {
                    effects.extend(branch.map(Effect::Notice));
                }
                // The moment that was opened is over.
                effects.push(Effect::WriteAddress);
                self.lesson_sees();
                effects
            }
            Msg::Timeline(message) => {
                // What is shown next has all of its neurons, also where that is the same epoch.
                if !matches!(message, TimelineMsg::Speed(_)) {
                    self.workspace.training().switch_all_on();
                }
                let run = self.workspace.run();
                self.lazy.timeline.as_mut().map(|timeline| timeline.update(message, run)).unwrap_or_default()
            }
            Msg::Data(message) => self.data.update(message, new_seed),
            Msg::Network(message) => self.network.update(message, session, self.selected()),
            Msg::Weights(message) => self.weights.update(message, new_seed),
            Msg::Inspector(message) => {
                self.lazy.inspector.as_mut().map(|inspector| inspector.update(message, session)).unwrap_or_default()
            }
            Msg::Output(message) => self.output.update(message, self.workspace.end(), &self.colors),
            Msg::Help(message) => {
                if self.lazy.help.is_none() {
                    self.load(Part::Help);
                }
                self.help.update(message)
            }
            Msg::Lessons(message) => {
                self.lazy.lessons.as_mut().map(|lessons| lessons.update(message, session)).unwrap_or_default()
            }
            Msg::Host(message) => self.lazy.host_code.map(|code| (code.hear)(self, message)).unwrap_or_default(),
            message => self.tools.map(|tools| (tools.hear)(self, message)).unwrap_or_default(),
        }
    }

    /// Closes what is open, one after the other: the large picture on which is drawn, a prediction, a neuron's card, and then the view for a class.
    fn escape(&mut self) -> bool {
        if self.lazy.points.as_ref().is_some_and(|points| points.is_large()) {
            return self.handle(Msg::Points(PointsMsg::Enlarge(false)));
        }
        let gives_up = self.lazy.border.as_ref().is_some_and(|border| border.can_cancel());
        if gives_up && self.workspace.tab.has_network() {
            return self.handle(Msg::Border(BorderMsg::Cancel));
        }
        let effect = match (self.workspace.tab, self.selected()) {
            (Tab::Playground | Tab::Present, Some(_)) => Effect::Select(None),
            (Tab::Present, None) => Effect::Show(Tab::Playground),
            _ => return false,
        };
        self.carry_out(vec![effect])
    }

    /// Makes the next part of the page.
    fn go_on(&mut self) -> bool {
        match self.startup.go_on() {
            // Only canvases are painted then, of which Yew knows nothing.
            Made::Pictures => self.paint_network(),
            Made::Thumbnails => self.data.paint(self.workspace.config(), &self.colors),
            _ => return true,
        }
        self.startup.ask(&self.send.go_on);
        false
    }

    /// All is there.
    fn ready(&mut self) {
        dom::show_text(!self.workspace.config().hide_text());
        // What could not be loaded stays in the link, for another try.
        if missing_parts(&self.lazy).next().is_none() {
            self.write_address();
        }
        self.load(Part::Chart);
        if dom::is_framed() {
            self.load(Part::Host);
        }
        // What mends a link is tried once more by itself, unless somebody has gone elsewhere already.
        let is_tried = |part| part == Part::Chart || self.waiting.is_late(part);
        let is_elsewhere = self.waiting.leads_somewhere() || self.history.has_left(&self.place());
        if !is_elsewhere && missing_parts(&self.lazy).any(is_tried) {
            self.handle(Msg::AddressChanged);
        }
        if runs::are_stored() {
            self.handle(Msg::Runs(RunsMsg::Changed));
        }
        if self.workspace.tab == Tab::Race {
            let config = self.workspace.config();
            let effects = self.lazy.race.as_mut().map(|race| race.rebase(config)).unwrap_or_default();
            self.carry_out(effects);
        }
    }

    /// Lets a message wait for a part of the page.
    pub(super) fn wait_for(&mut self, part: Part, message: Msg) {
        if self.waiting.add(part, message) {
            self.load(part);
        }
    }

    /// Loads a part of the page, unless that goes on already.
    fn load(&mut self, part: Part) {
        self.waiting.missing = None;
        let (send, late) = (self.send.to.clone(), self.send.to.clone());
        let missed = Timeout::new(PATIENCE, move || late.emit(Msg::Late(part)));
        spawn_local(async move {
            let code = load(part).await;
            drop(missed);
            send.emit(Msg::Loaded(part, code));
        });
    }

    /// A part was loaded, or could not be: then it is said.
    fn loaded(&mut self, part: Part, code: Option<Code>) {
        let messages = self.waiting.take(part);
        match code {
            Some(code) => {
                code.add_to(&mut self.lazy, &self.send);
                self.tools = code.tools().or(self.tools);
                if let Code::Chart(soon) = code
                    && self.startup.is_complete_now()
                {
                    soon.styles.iter().copied().for_each(dom::add_styles);
                    (soon.settle)(&self.send);
                    self.sheet.describe_with(soon.in_words);
                    self.output.show_losses_with(soon.show_losses);
                }
                for message in messages {
                    self.handle(message);
                }
            }
            None => {
                self.waiting.missing = Some(part);
                if !part.has_box() {
                    self.notice = Some(Notice::urgent(part.missing()));
                }
            }
        }
    }

    /// Asks for frames as long as something that is shown goes on, and no longer.
    pub(super) fn keep_time(&self) {
        let race = self.lazy.race.as_ref().filter(|_| self.workspace.tab == Tab::Race);
        let timeline = self.lazy.timeline.as_ref().is_some_and(|timeline| timeline.is_going());
        self.frames.run(self.training.is_playing() || timeline || race.is_some_and(|race| race.is_playing()));
    }

    /// Trains and paints; says whether Yew has to look at the page.
    fn frame(&mut self) -> bool {
        if self.workspace.tab == Tab::Race {
            let effects = self.lazy.race.as_mut().filter(|race| race.is_playing()).map(|race| race.frame());
            let renders = self.carry_out(effects.unwrap_or_default());
            if !renders {
                self.paint();
            }
            return renders;
        }
        if let Some(timeline) = self.lazy.timeline.as_mut().filter(|timeline| timeline.is_going()) {
            let effects = timeline.frame(self.workspace.run());
            return self.carry_out(effects);
        }
        if !self.training.is_playing() {
            return false;
        }
        let (effects, mut reached) = self.train(Training::frame);
        reached |= self.lesson_sees();
        if !effects.is_empty() {
            return self.carry_out(effects);
        }
        self.paint();
        reached
    }

    /// Trains. While a lesson waits for something, each epoch is looked at, so that what is reached does not depend on how many epochs a
    /// device trains in a frame; whether something was.
    fn train<T>(&mut self, train: impl FnOnce(&mut Training, &mut Session, Watch<'_>) -> T) -> (T, bool) {
        let (training, session) = (&mut self.training, self.workspace.training());
        let Some(lessons) = self.lazy.lessons.as_mut().filter(|lessons| lessons.watches()) else {
            return (train(training, session, None), false);
        };
        let mut reached = false;
        let trained = train(training, session, Some(&mut |session| reached |= lessons.see(session)));
        (trained, reached)
    }

    /// The network may have learned; whether the page has to say that a lesson's goal was reached.
    pub(super) fn lesson_sees(&mut self) -> bool {
        let session = self.workspace.session();
        self.lazy.lessons.as_mut().is_some_and(|lessons| lessons.see(session))
    }
}
