//! The host: the page that shows this one in a frame. It may run the network and set it, by messages, and hears how it goes on.
//! The README says what stands in them. Loaded only in a frame.

mod command;
mod message;
mod state;

use yew::Callback;

use crate::dom;
use command::FIELDS;
pub use message::{HostMsg, HostPanel, Now};
use state::Host;

/// What listens to the host, and tells it.
pub fn create(send: Callback<HostMsg>) -> Box<dyn HostPanel> {
    Box::new(Host::new(Some(dom::hear_embedder(FIELDS, send))))
}
