//! The address bar: it holds the link to what is shown, and the page shows what somebody else writes into it.

use experiment::links;

use super::App;
use super::link::{self, BEFORE_LESSONS, Opened, new_seed};
use super::message::Msg;
use super::workspace::Arrival;
use crate::dom::{self, Timeout};
use crate::panels::effect::Tab;
use crate::widgets::Notice;

/// Milliseconds between two writings: each takes the browser as long as a rendering.
const WRITE_EVERY: u32 = 150;
/// Milliseconds until the address is written again after the browser has refused: it allows so many in half a minute.
const WRITE_AGAIN: u32 = 2000;

impl App {
    /// What stands behind the `#` of the link to what is shown: the race if that is, or else the experiment; and the open lesson,
    /// or that it is shown to a class.
    pub(super) fn link(&self) -> String {
        let race = self.lazy.race.as_ref().filter(|_| self.workspace.tab == Tab::Race);
        let shown = race.and_then(|race| race.link()).unwrap_or_else(|| {
            let moment = self.lazy.timeline.as_ref().and_then(|timeline| timeline.link(self.workspace.session()));
            moment.unwrap_or_else(|| links::write(self.workspace.config()))
        });
        let view = match self.workspace.tab {
            Tab::Present => links::View::Present.in_link(),
            Tab::Output => links::View::Output.in_link(),
            _ => "",
        };
        shown + &self.lesson_link() + view
    }

    /// What a link says of the open lesson, behind the settings.
    pub(super) fn lesson_link(&self) -> String {
        self.lazy.lessons.as_ref().map_or_else(String::new, |lessons| lessons.link())
    }

    /// Writes the link to what is shown into the address bar, unless it stands there; while somebody drags a slider, a few times a second.
    /// Where the browser refuses, as it does when it has been asked too often, it is written later.
    pub(super) fn write_address(&mut self) {
        // What is to be opened must not be written over.
        if self.startup.is_ready() && !self.waiting.has_address() && !self.history.is_going() {
            self.write_link();
        }
    }

    fn write_link(&mut self) {
        let link = self.link();
        let place = self.place();
        let is_there = self.history.is_at(&place);
        if self.address == link && is_there {
            return;
        }
        self.header.link_changed();
        if self.write_again.is_some() && (self.is_refused || self.slides && is_there) {
            return;
        }
        // Else somebody has opened another link, of which the browser has yet to tell.
        let is_free = dom::link() == self.address;
        self.is_refused = !(is_free && self.history.write(&link, place) && dom::link() == link);
        self.read_address_bar();
        let send = self.send.to.clone();
        let after = if self.is_refused { WRITE_AGAIN } else { WRITE_EVERY };
        self.write_again = Some(Timeout::new(after, move || send.emit(Msg::WriteAddress)));
    }

    /// What stands in the address bar is known now: it may be written over.
    pub(super) fn read_address_bar(&mut self) {
        self.address = dom::link();
    }

    /// It is time to write what has changed since the address was last written.
    pub(super) fn write_address_again(&mut self) {
        self.write_again = None;
        if !self.waiting.has_address() {
            self.write_link();
        }
    }

    /// Somebody went somewhere else than they wanted to go before. An address that was to be opened gives way to the link.
    pub(super) fn forget_ways(&mut self) {
        if self.waiting.forget_ways() {
            self.read_address_bar();
            self.write_link();
        }
    }

    /// Shows what somebody else wrote into the address bar.
    pub(super) fn open_changed_address(&mut self) {
        self.read_address_bar();
        if !link::fragment(&self.lazy).says_something() {
            return self.refuse_address();
        }
        self.history.note_opened();
        if self.address == self.link() {
            return self.write_address();
        }
        let Opened { session, tab, moment, notice } = link::open(&mut self.lazy, false);
        if self.lazy.lessons.as_ref().is_none_or(|lessons| !lessons.is_open()) {
            self.workspace.forget_aside();
            dom::keep_in_tab(BEFORE_LESSONS, None);
        }
        if let Some(class_link) = &mut self.lazy.class_link {
            class_link.forget();
        }
        self.write_again = None;
        self.workspace.tab = tab;
        self.take_over(Arrival::Link(session));
        self.see_lesson();
        let says = notice.as_ref().map(|notice| notice.sentences.clone()).unwrap_or_default();
        self.notice = notice;
        self.open_moment(moment, says);
        self.write_address();
    }

    /// Says why an address is not opened, and writes the link to what is shown in its place.
    fn refuse_address(&mut self) {
        let corrections = links::read(link::fragment(&self.lazy), new_seed).corrections;
        let mut sentences: Vec<String> = corrections.iter().map(ToString::to_string).collect();
        sentences.push("The experiment is as it was.".to_owned());
        self.notice = Some(Notice { sentences, ..Notice::default() });
        self.write_again = None;
        self.write_link();
    }
}
