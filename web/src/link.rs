//! The link in the address bar: what is made of it, and how it is kept up to date.

use experiment::{Arc4, Rebuild, Session, UndoStack, fresh_seed, lessons, links, races};

use crate::app::App;
use crate::browser;
use crate::lessons::Lessons;
use crate::notice::Notice;
use crate::parts::{self, Part};
use crate::race::Contest;

/// A seed from the browser's own randomness.
pub fn new_seed() -> String {
    fresh_seed(&mut Arc4::new(&js_sys::Math::random().to_string()))
}

/// The parts of the page that the link in the address bar needs.
pub fn parts() -> impl Iterator<Item = Part> {
    let fragment = browser::fragment();
    let lesson = lessons::named_in(&fragment).map(|_| Part::Lessons);
    lesson.into_iter().chain(races::is_in(&fragment).then_some(Part::Race))
}

/// What a link describes.
pub struct Opened {
    /// The experiment.
    pub session: Session,
    /// The race of it, if there is one.
    pub race: Option<Box<Contest>>,
    /// What had to be put right.
    pub notice: Option<Notice>,
}

/// Reads the link in the address bar and opens its lesson, if it names one.
pub fn open_link(lessons: &mut Option<Lessons>) -> Opened {
    let (fragment, loaded) = (browser::fragment(), parts::loaded());
    let mut sentences: Vec<String> = parts().filter(|part| !part.is_loaded()).map(Part::missing).collect();
    let named = lessons::named_in(&fragment).zip(loaded.lessons);
    let mut lesson_says = None;
    let within = named
        .and_then(|(name, lessons)| (lessons.read)(&name, &fragment).map_err(|error| lesson_says = Some(error)).ok());
    let mut reading = within.unwrap_or_else(|| links::read(&fragment, new_seed));
    let race = loaded.race.and_then(|race| (race.read)(&fragment, &reading.config, &mut reading.corrections));
    sentences.extend(reading.corrections.iter().map(ToString::to_string));
    sentences.extend(lesson_says.map(|error| error.to_string()));
    let session = Session::new(reading.config);
    if let Some(functions) = loaded.lessons {
        (functions.show)(lessons, &fragment, &session);
    }
    let notice = (!sentences.is_empty()).then_some(Notice { sentences, urgent: false });
    Opened { session, race, notice }
}

impl App {
    /// Writes what is shown into the address bar.
    pub(crate) fn write_link(&self) {
        browser::set_fragment(&self.link());
    }

    /// What stands behind the `#` of the link: the race if it is shown, or else the experiment.
    pub(crate) fn link(&self) -> String {
        let shown = match self.raced() {
            Some((race, contest)) => (race.link)(contest),
            None => links::write(&self.linked),
        };
        shown + &self.lesson_link()
    }

    /// Shows what somebody else wrote into the address bar.
    pub(crate) fn open_changed_link(&mut self) {
        if browser::fragment().trim_start_matches('#') == self.link() {
            return;
        }
        let Opened { session, race, notice } = open_link(&mut self.lessons);
        self.session = session;
        self.pause();
        self.show_linked_race(race);
        self.undo_stack = UndoStack::default();
        self.changed(Rebuild::Everything);
        self.notice = notice;
        self.linked = self.session.config().clone();
        self.write_link();
        browser::show_text(!self.linked.hide_text());
    }
}
