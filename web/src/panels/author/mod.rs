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
    Box::new(Author::new(send, Kept::read()))
}
