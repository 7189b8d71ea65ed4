//! Effects: what panels ask for is carried out here, and nowhere else. What depends on the experiment follows it in one place.

use experiment::links::{Fragment, MomentReading};
use experiment::{Change, Domain, Edit, Presets, Rebuild, Session, Setting, Typed, links};

use super::App;
use super::link::{BEFORE_LESSONS, new_seed, tab};
use super::message::Msg;
use super::parts::EndedLook;
use super::restricted::WEIGHTS;
use super::waiting::lacks;
use super::workspace::Arrival;
use crate::dom;
use crate::panels::border::BorderMsg;
use crate::panels::effect::{Effect, Tab};
use crate::panels::header::HeaderMsg;
use crate::panels::inspector::InspectorMsg;
use crate::panels::lessons::LessonsMsg;
use crate::panels::points::PointsMsg;
use crate::panels::runs::RunsMsg;
use crate::panels::training::TrainingMsg;
use crate::panels::walkthrough::WalkthroughMsg;
use crate::widgets::{FieldError, Notice, Offer};

impl App {
    /// Carries out what a panel asks for; says whether Yew has to look at the page.
    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) -> bool {
        // Each is carried out, whatever the others say.
        effects.into_iter().fold(false, |renders, effect| self.carry_out_one(effect) | renders)
    }

    fn carry_out_one(&mut self, effect: Effect) -> bool {
        match effect {
            Effect::Render => {}
            Effect::Paint => {
                self.paint();
                return false;
            }
            Effect::Change(change) => self.change(change),
            Effect::TogglePlay => return self.handle(Msg::Training(TrainingMsg::TogglePlay)),
            Effect::Step => return self.handle(Msg::Training(TrainingMsg::Step(1))),
            Effect::Undo if self.lazy.points.as_mut().is_some_and(|points| points.take_back()) => {}
            Effect::Undo if self.workspace.tab.has_network() && self.takes_stroke_back() => {}
            // Where there is nothing to take back or make again, the epoch that is shown stays, too.
            Effect::Undo if self.workspace.tab.has_network() && self.workspace.can_undo() => {
                self.take_over(Arrival::Undo);
            }
            Effect::Redo if self.workspace.tab.has_network() && self.workspace.can_redo() => {
                self.take_over(Arrival::Redo);
            }
            Effect::Undo | Effect::Redo => return false,
            Effect::Open(session, notice) => drop(self.open(session, notice)),
            Effect::OpenMoment(reading, notice) => {
                let session = Box::new(Session::new(reading.moment.origin.clone()));
                let is_opened = self.open(session, Notice::default());
                if is_opened && !self.open_moment(Some(reading), notice.sentences) {
                    let why =
                        "This is the run at its beginning: on this page it cannot be trained again up to where it was.";
                    self.notice = Some(Notice::new(why));
                }
            }
            Effect::ArriveAt(session) => self.take_over(Arrival::Moment(session)),
            Effect::LookBack(session) => self.look_back(session),
            Effect::GoOn(session) => self.take_over(Arrival::Reloaded(session)),
            Effect::EnterLesson(session) => {
                if let Some(code) = self.lazy.lessons_code {
                    (code.enter)(self, session);
                }
            }
            Effect::LeaveLessons => {
                if let Some(code) = self.lazy.lessons_code {
                    (code.leave)(self);
                }
            }
            Effect::OpenLesson(text) => {
                let name = "This lesson".to_owned();
                return self.handle(Msg::Lessons(LessonsMsg::Read(name, Ok(text))));
            }
            Effect::Select(neuron) => {
                let place = neuron.and_then(|neuron| self.network.place_of(neuron));
                return self.handle(Msg::Inspector(InspectorMsg::Select(neuron, place)));
            }
            Effect::SwitchNeuron(neuron) => {
                if let Some(soon) = self.lazy.soon {
                    (soon.switch_neuron)(self, neuron);
                }
            }
            Effect::FocusParameter(parameter) => return self.handle(Msg::Inspector(InspectorMsg::Focus(parameter))),
            Effect::Follow(follow) => return self.handle(Msg::Walkthrough(WalkthroughMsg::Follow(follow))),
            Effect::EditPoints => return self.handle(Msg::Points(PointsMsg::Toggle)),
            Effect::PredictFirst(is_first) => return self.handle(Msg::Border(BorderMsg::First(is_first))),
            Effect::PredictBorder => return self.handle(Msg::Border(BorderMsg::Ask)),
            // It is shown already.
            Effect::Predicted(border) if self.lazy.asks_border() => {
                return self.handle(Msg::Lessons(LessonsMsg::PredictBorder(Box::new(border))));
            }
            // It is shown already.
            Effect::Predicted(_) => {}
            // Where nothing was ever predicted, nothing is shown.
            Effect::ShowBorder(None) if self.lazy.border.is_none() => return false,
            Effect::ShowBorder(border) => return self.handle(Msg::Border(BorderMsg::Show(border))),
            Effect::Notice(notice) => self.notice = Some(notice),
            Effect::CloseNotice => self.notice = None,
            Effect::Say(text) => {
                self.said.show(format_args!("{text}"));
                return false;
            }
            Effect::Done(event) => {
                let session = self.workspace.session();
                return self.lazy.lessons.as_mut().is_some_and(|lessons| lessons.see_event(&event, session));
            }
            Effect::KeepThisRun => {
                let session = Box::new(self.workspace.session().clone());
                return self.handle(Msg::Runs(RunsMsg::Keep(session)));
            }
            Effect::KeepRun(run) => return self.handle(Msg::Runs(RunsMsg::KeepRun(run))),
            Effect::Show(tab) => {
                let show = Msg::Header(HeaderMsg::Show(tab));
                match lacks(&self.lazy, &show) {
                    Some(part) => self.wait_for(part, show),
                    None => return self.show(tab),
                }
            }
            Effect::WriteAddress => {
                self.write_address();
                return false;
            }
            Effect::ThemeChanged => self.apply_theme(),
        }
        true
    }

    /// Reads a setting's new value and sets it, or says beside its control why not.
    pub(super) fn set(&mut self, setting: Setting, text: &str) {
        let Typed { value, note } = match self.lazy.soon.map(|soon| soon.read_typed) {
            Some(read) => read(setting, text),
            None => Typed { value: text.to_owned(), note: None },
        };
        match Edit::read(setting, &value) {
            Ok(edit) => {
                self.slides = matches!(setting.info().domain, Domain::Number { presets: Presets::Steps { .. }, .. });
                self.change(Change::Edit(edit));
                self.slides = false;
                if let Some(note) = note {
                    self.notice = Some(Notice::new(note));
                }
            }
            Err(error) => self.refused = Some((setting, FieldError { reason: error.to_string().into() })),
        }
    }

    /// Changes the experiment, which can be taken back.
    fn change(&mut self, change: Change) {
        let is_of_page = matches!(&change, Change::Edit(edit) if edit.is_of_page());
        let is_reset = matches!(change, Change::Reset);
        let were_off = self.workspace.session().switched_off().n() > 0;
        let look =
            self.workspace.looks_back().then(|| (self.workspace.session().epoch(), self.workspace.end().epoch()));
        match self.workspace.change(change) {
            Ok(rebuild) => {
                let said = if is_of_page { None } else { self.rest_timeline() };
                self.follow(rebuild);
                self.notice = said.or(self.notice.take());
                // The end of the line may be another one now.
                let goes_on = !is_reset && matches!(rebuild, Rebuild::Nothing | Rebuild::Points);
                let look = look.filter(|_| !self.workspace.looks_back());
                let look = look.map(|(epoch, end)| EndedLook { epoch, end, is_new: !goes_on });
                self.is_stale |= look.is_some();
                let are_on = goes_on && were_off && self.workspace.session().switched_off().n() == 0;
                if let Some(soon) = self.lazy.soon.filter(|_| are_on || look.is_some()) {
                    let sentences = (soon.about_change)(look, are_on);
                    self.notice.get_or_insert_default().sentences.extend(sentences);
                }
            }
            Err(error) => self.notice = Some(Notice::new(error.to_string())),
        }
    }

    /// Opens another experiment, unless it has other values of what the link of this page restricts; whether it was opened.
    fn open(&mut self, session: Box<Session>, notice: Notice) -> bool {
        let admitted = self.workspace.config().admits(session.config());
        match &admitted {
            Ok(()) => {
                self.forget_ways();
                self.take_over(Arrival::Opened(session));
                self.notice = (!notice.sentences.is_empty()).then_some(notice);
            }
            Err(error) => {
                self.notice = Some(Notice::new(format!(
                    "This was not opened: it has other values than this page allows. {error}"
                )));
            }
        }
        admitted.is_ok()
    }

    /// Shows the run as it was, or where it has come to.
    fn look_back(&mut self, session: Option<Box<Session>>) {
        self.training.pause();
        match session {
            Some(session) => self.workspace.look_back(*session),
            None => self.workspace.return_to_end(),
        }
        // The address is written as often as while somebody drags a slider.
        self.slides = true;
        self.follow(Rebuild::Points);
        self.slides = false;
        if let Some(soon) = self.lazy.soon {
            (soon.has_looked)(self);
        }
    }

    /// What the time line is about to show is not wanted any more, unless the run is looked at as it was: says so where somebody waits
    /// for it.
    fn rest_timeline(&mut self) -> Option<Notice> {
        self.lazy.timeline.as_mut().filter(|_| !self.workspace.looks_back())?.stop()
    }

    /// Begins to train the run that was opened up to the moment that is to be shown, if one is, and can be; `says` is said when it is
    /// there.
    pub(super) fn open_moment(&mut self, reading: Option<Box<MomentReading>>, says: Vec<String>) -> bool {
        let (Some(timeline), Some(reading)) = (self.lazy.timeline.as_mut(), reading) else { return false };
        // On a page that restricts something it may be another run.
        let is_that_run =
            self.workspace.tab.has_network() && self.workspace.config().learns_like(&reading.moment.origin);
        if is_that_run {
            timeline.open(*reading, says);
        }
        is_that_run
    }

    /// Lets another experiment take over: the only way for it to do so.
    pub(super) fn take_over(&mut self, arrival: Arrival) {
        let takes_tab = !matches!(arrival, Arrival::Undo | Arrival::Redo);
        let is_moment = matches!(arrival, Arrival::Moment(_));
        let Some(rebuild) = self.workspace.take_over(arrival) else { return };
        if !is_moment {
            drop(self.rest_timeline());
        }
        if takes_tab {
            self.training.pause();
            if let Some(race) = self.lazy.race.as_mut().filter(|_| self.workspace.tab != Tab::Race) {
                race.leave();
            }
            // What was said was about the one before.
            self.said.show(format_args!(""));
            self.notice = None;
        }
        self.follow(rebuild);
    }

    /// Brings everything that depends on the experiment up to date with it: of a change, of another experiment, of what was taken back.
    fn follow(&mut self, rebuild: Rebuild) {
        let session = self.workspace.session();
        self.refused = None;
        if matches!(rebuild, Rebuild::Network | Rebuild::Everything) {
            self.training.pause();
            self.notice = None;
        }
        // The best weights are those since the last change.
        let is_gone = |offer| matches!(offer, Offer::BestWeights(epoch) if session.best_epoch() != Some(epoch));
        self.notice.take_if(|notice| notice.offer.is_some_and(is_gone));
        self.network.keep_within(session);
        if let Some(inspector) = &mut self.lazy.inspector {
            inspector.keep_within(session);
            if session.config().hides(WEIGHTS) {
                inspector.deselect();
            }
        }
        if let Some(walkthrough) = self.lazy.walkthrough.as_mut().filter(|_| rebuild != Rebuild::Nothing) {
            walkthrough.renew(session);
        }
        if let Some(points) = &mut self.lazy.points {
            points.follow(session);
        }
        // What was reached once is not reached again by looking back.
        if let Some(lessons) = self.lazy.lessons.as_mut().filter(|_| !self.workspace.looks_back()) {
            lessons.see_settings(session);
            lessons.see(session);
        }
        if self.startup.is_ready() {
            dom::show_text(!session.config().hide_text());
        }
        if let Some(race) = self.lazy.race.as_mut().filter(|_| self.workspace.tab == Tab::Race) {
            let effects = race.rebase(session.config());
            self.carry_out(effects);
        }
        self.write_address();
    }

    /// Shows another tab; what goes on in the one that is left pauses.
    fn show(&mut self, tab: Tab) -> bool {
        // A lesson is read beside the whole playground.
        if tab == self.workspace.tab || matches!(tab, Tab::Present | Tab::Output) && !self.lesson_link().is_empty() {
            return false;
        }
        // Between the playground and the view for a class everything goes on.
        if !(tab.has_network() && self.workspace.tab.has_network()) {
            self.training.pause();
            self.notice = None;
        }
        if let Some(race) = &mut self.lazy.race {
            race.leave();
        }
        if let Some(timeline) = self.lazy.timeline.as_mut().filter(|_| !tab.has_network()) {
            self.notice = timeline.stop();
        }
        if let Some(points) = &mut self.lazy.points {
            points.close();
        }
        if [tab, self.workspace.tab].contains(&Tab::Present) {
            self.header.focus_present(tab);
        }
        self.workspace.tab = tab;
        if let Some(tools) = self.tools {
            (tools.enter)(self);
        }
        self.write_address();
        true
    }

    /// Begins a lesson. Comes with the lessons.
    pub(super) fn enter_lesson(&mut self, session: Box<Session>) {
        let is_first = self.lazy.lessons.as_ref().is_none_or(|lessons| !lessons.is_open());
        let refusal = self.workspace.page().admits_lesson(session.config()).err();
        let session = self.workspace.for_lesson(session.config());
        if is_first {
            dom::keep_in_tab(BEFORE_LESSONS, Some(&self.link()));
        }
        match &mut self.lazy.race {
            Some(race) if is_first => race.put_aside(),
            Some(race) => race.give_up(),
            None => {}
        }
        self.deselect();
        if let Some(lessons) = &mut self.lazy.lessons {
            lessons.entered(&session);
        }
        self.take_over(if is_first { Arrival::FirstLesson(session) } else { Arrival::NextLesson(session) });
        self.show_border_of_lesson();
        self.notice = refusal.map(|error| {
            Notice::new(format!("This lesson has other values than this page allows; they stay as they were. {error}"))
        });
    }

    /// No neuron is shown any more.
    fn deselect(&mut self) {
        if let Some(inspector) = &mut self.lazy.inspector {
            inspector.deselect();
        }
    }

    /// The border that was predicted in the open step is shown, or none. Comes with the lessons.
    fn show_border_of_lesson(&mut self) {
        let border = self.lazy.lessons.as_ref().and_then(|lessons| lessons.border());
        self.carry_out(vec![Effect::ShowBorder(border)]);
    }

    /// A link has opened a lesson, or none. Comes with the lessons.
    pub(super) fn lesson_opened(&mut self) {
        let config = self.lazy.lessons.as_ref().and_then(|lessons| lessons.config());
        self.workspace.is_of_lesson(config);
        self.show_border_of_lesson();
    }

    /// Where lessons are there: a link has opened one, or none.
    pub(super) fn see_lesson(&mut self) {
        if let Some(code) = self.lazy.lessons_code {
            (code.opened)(self);
        }
    }

    /// Closes the lessons and gives back what was there before. Comes with the lessons.
    pub(super) fn leave_lessons(&mut self) {
        let kept = dom::kept_in_tab(BEFORE_LESSONS).filter(|_| !self.workspace.has_aside());
        let otherwise = kept.and_then(|link| {
            let link = self.lazy.mend().map_or_else(|| Fragment::to_the_letter(&link), |read| read(&link));
            let mut reading = links::read(&link, new_seed);
            if !self.workspace.is_at_home(&reading.config) {
                return None;
            }
            let race = self.lazy.race.as_mut();
            let is_race = race.is_some_and(|race| race.read(&link, &reading.config, &mut reading.corrections));
            self.workspace.tab = tab(&link, is_race, &mut reading.corrections);
            Some(Box::new(Session::new(reading.config)))
        });
        if let Some(race) = self.lazy.race.as_mut().filter(|_| self.workspace.has_aside()) {
            race.bring_back();
        }
        dom::keep_in_tab(BEFORE_LESSONS, None);
        self.deselect();
        self.workspace.end_lessons();
        self.take_over(Arrival::AfterLessons(otherwise));
        self.show_border_of_lesson();
        self.header.focus_lessons_button();
    }
}
