//! The link in the address bar: what is made of it, and how it is kept up to date.

use experiment::{Arc4, Journal, Race, Rebuild, Session, fresh_seed, lessons, links, races};

use crate::app::App;
use crate::browser;
use crate::lessons::Lessons;
use crate::notice::Notice;
use crate::stage::Stage;

/// A seed from the browser's own randomness.
pub fn new_seed() -> String {
    fresh_seed(&mut Arc4::new(&js_sys::Math::random().to_string()))
}

/// The experiment in the address bar, the race of it if there is one, and what had to be put right in the link; its lesson is
/// opened, if it names one.
pub fn open_link(lessons: &mut Lessons) -> (Session, Option<Race>, Option<Notice>) {
    let fragment = browser::fragment();
    let name = lessons::named_in(&fragment);
    let lesson = name.as_deref().and_then(crate::lessons::find);
    let races::Reading { experiment, race } = races::read(&fragment, new_seed);
    let reading = match lesson {
        Some(lesson) => lessons::read_within(lesson, &fragment),
        None => experiment,
    };
    let race = race.and_then(|race| race.over(reading.config.clone()).ok());
    let mut sentences: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
    if let Some(name) = name.as_deref().filter(|_| lesson.is_none()) {
        sentences.push(crate::lessons::refuse(name).to_string());
    }
    let notice = (!sentences.is_empty()).then_some(Notice { sentences, urgent: false });
    match Session::new(reading.config) {
        Ok(session) => {
            lessons.show(name.as_deref(), &session);
            (session, race, notice)
        }
        Err(error) => unreachable!("a config from a link is allowed: {error}"),
    }
}

impl App {
    /// Writes what is shown into the address bar.
    pub(crate) fn write_link(&self) {
        browser::set_fragment(&self.link());
    }

    /// What stands behind the `#` of the link: the race if it is shown, or else the experiment.
    pub(crate) fn link(&self) -> String {
        let shown = match (self.stage, &self.race) {
            (Stage::Race, Some(contest)) => races::write(contest.race()),
            _ => links::write(&self.linked),
        };
        shown + &self.lessons.link()
    }

    /// Shows what somebody else wrote into the address bar.
    pub(crate) fn open_changed_link(&mut self) {
        if browser::fragment().trim_start_matches('#') == self.link() {
            return;
        }
        let race;
        (self.session, race, self.notice) = open_link(&mut self.lessons);
        self.pause();
        self.show_linked_race(race);
        self.journal = Journal::default();
        let notice = self.notice.take();
        self.changed(Rebuild::Everything);
        self.notice = notice;
        self.linked = self.session.config().clone();
        self.write_link();
        browser::show_text(!self.linked.hide_text);
    }
}
