//! The editor in which somebody makes a lesson: what it says, where each step starts, what is predicted, asked and to be reached; and beside it
//! the lesson as students see it. What a draft may hold is in [`experiment::Draft`].

mod conditions;
mod device;
mod fields;
mod link;
mod message;
mod past;
mod place;
mod preview;
mod state;
mod step;
mod view;

use yew::Callback;

use crate::dom;
use device::Kept;
pub use message::{AuthorMsg, AuthorPanel};
use state::Author;

/// The editor, with the draft that this device has kept.
pub fn create(send: Callback<AuthorMsg>) -> Box<dyn AuthorPanel> {
    dom::add_styles(include_str!("../../../style/lessons.css"));
    dom::add_styles(include_str!("../../../style/tools.css"));
    dom::add_styles(include_str!("../../../style/author.css"));
    dom::hear_storage(send.reform(|()| AuthorMsg::KeptElsewhere));
    let author = Author::new(send.clone(), Kept::read());
    dom::hear_keys(author.root(), move |event| {
        let is_usual = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let message = is_usual.then(|| undo_or_redo(event.shift_key(), &event.key())).flatten();
        message.map(|message| send.emit(message)).is_some()
    });
    Box::new(author)
}

/// What is done by the usual key, while Control or Command is held down.
fn undo_or_redo(with_shift: bool, key: &str) -> Option<AuthorMsg> {
    match (with_shift, key) {
        (false, "z") => Some(AuthorMsg::Undo),
        (true, "z" | "Z") | (false, "y") => Some(AuthorMsg::Redo),
        _ => None,
    }
}
