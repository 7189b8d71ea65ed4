//! A class: what students have handed in, pasted or opened by their teacher, marked here and shown side by side. How something is marked
//! is in [`experiment::Marking`].

mod charts;
mod device;
mod field;
mod filter;
mod finder;
mod folding;
mod group;
mod marker;
mod message;
mod row;
mod row_view;
mod run;
mod state;
mod view;
mod work;

use yew::Callback;

use crate::dom;
use device::Kept;
pub use message::{ClassMsg, ClassPanel};
use state::Class;
pub use work::ClassWork;

/// Whether the device has kept anything.
pub fn is_stored() -> bool {
    device::is_stored()
}

/// The panel, with what the device has kept.
pub fn create(send: Callback<ClassMsg>) -> Box<dyn ClassPanel> {
    dom::add_styles(include_str!("../../../style/tables.css"));
    dom::add_styles(include_str!("../../../style/race.css"));
    dom::add_styles(include_str!("../../../style/class.css"));
    Box::new(Class::new(send, Kept::read()))
}
