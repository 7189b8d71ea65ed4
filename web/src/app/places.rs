//! Where the page is, and how it comes to where the browser's history leads.

use super::App;
use super::history::{Place, Went};
use super::message::Msg;
use crate::dom;
use crate::panels::header::HeaderMsg;
use crate::panels::lessons::LessonsMsg;

impl App {
    /// Where the page is.
    pub(super) fn place(&self) -> Place {
        let lesson = self.lesson_link();
        let lesson = lesson.split_once('=').map_or("", |(_, name)| name).to_owned();
        Place { tab: self.workspace.tab, lesson, has_box: dom::has_box() }
    }

    /// The browser went to another entry of the page: to its place, with the settings as they are; or back to another link.
    pub(super) fn went(&mut self) {
        let Some(Went { place, is_back, is_same_link }) = self.history.went() else { return };
        let Place { tab, lesson, .. } = place;
        let closes = dom::close_boxes();
        let here = self.place();
        let is_here = (here.tab, &here.lesson) == (tab, &lesson);
        let lessons = self.lazy.lessons.as_ref();
        let step = lessons.and_then(|lessons| lessons.place_of(&lesson));
        if !is_same_link || step.is_none() && !lesson.is_empty() {
            self.handle(Msg::AddressChanged);
        } else if is_here && is_back && !closes {
            dom::back();
        } else if !is_here {
            match step {
                Some(step) => drop(self.handle(Msg::Lessons(LessonsMsg::Go(step)))),
                None if !here.lesson.is_empty() => drop(self.handle(Msg::Lessons(LessonsMsg::Toggle))),
                None => {}
            }
            if self.workspace.tab != tab {
                self.handle(Msg::Header(HeaderMsg::Show(tab)));
            }
        }
        let here = self.place();
        self.history.arrived(&here);
        // The address is that of then.
        self.read_address_bar();
        self.write_address();
    }
}
