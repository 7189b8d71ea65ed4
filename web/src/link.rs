//! The link in the address bar, and what is made of it.

use experiment::{Arc4, Session, fresh_seed, links};

use crate::browser;
use crate::notice::Notice;

/// A seed from the browser's own randomness.
pub fn new_seed() -> String {
    fresh_seed(&mut Arc4::new(&js_sys::Math::random().to_string()))
}

/// The experiment in the address bar, and what had to be put right in it.
pub fn open_link() -> (Session, Option<Notice>) {
    let reading = links::read(&browser::fragment(), new_seed);
    let sentences: Vec<String> = reading.corrections.iter().map(ToString::to_string).collect();
    let notice = (!sentences.is_empty()).then_some(Notice { sentences, urgent: false });
    match Session::new(reading.config) {
        Ok(session) => (session, notice),
        Err(error) => unreachable!("a config from a link is allowed: {error}"),
    }
}
