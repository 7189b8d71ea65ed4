//! The runs that somebody kept: on this device, as a table, as files. What a run is, and its text, is in [`experiment::Record`].

mod change;
mod device;
mod kept;
mod message;
mod note;
mod row;
mod state;
#[cfg(test)]
mod testing;
mod view;

use yew::Callback;

use crate::dom;
use kept::{Device, Kept};
pub use message::{RunsMsg, RunsPanel};
use state::Runs;

/// The panel, with the runs that the device has kept.
pub fn create(send: Callback<RunsMsg>) -> Box<dyn RunsPanel> {
    dom::add_styles(include_str!("../../../style/race.css"));
    dom::add_styles(include_str!("../../../style/tools.css"));
    dom::add_styles(include_str!("../../../style/tables.css"));
    let request = device::requests(send.reform(|done| RunsMsg::Done(Box::new(done))));
    Box::new(Runs::new(send, request, Kept::read(&Device)))
}

/// Whether the device has kept any.
pub fn are_stored() -> bool {
    kept::is_any_stored(&Device)
}
