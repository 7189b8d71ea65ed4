//! The link in the address bar, and what is made of it.

use experiment::{Arc4, Race, Session, fresh_seed, lessons, races};

use crate::browser;
use crate::lessons::Lessons;
use crate::notice::Notice;

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
