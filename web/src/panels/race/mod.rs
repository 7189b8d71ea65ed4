//! The race: experiments that differ in one setting, side by side or as trials from many seeds. What a race is, who trains
//! what and who is ahead is in the `experiment` crate; here it is shown, and workers are kept busy.

mod charts;
mod contest;
mod field;
mod message;
mod nodes;
mod painter;
mod picture;
#[cfg(test)]
mod rehearsal;
mod results;
mod sentence;
mod state;
mod values;
mod verdict;
mod view;
mod workers;

use yew::Callback;

use crate::dom;
use crate::widgets::SettingCallbacks;
#[cfg(test)]
pub use field::RaceField;
#[cfg(test)]
pub use message::RaceFile;
pub use message::{RaceMsg, RacePanel};
use state::RaceState;
pub use workers::RaceWork;

/// The panel, without a race. `send` is how it hears of what it has begun, and `on` is told what is done to settings.
pub fn create(send: Callback<RaceMsg>, on: SettingCallbacks) -> Box<dyn RacePanel> {
    dom::add_styles(include_str!("../../../style/race.css"));
    dom::add_styles(include_str!("../../../style/tables.css"));
    Box::new(RaceState::new(send, on))
}
