//! What can be set: the table of settings, a config that holds a value of each, and edits that change one.

mod choice;
mod config;
mod domain;
mod edit;
mod parameter;
mod restriction;
mod table;
mod text;
mod value;

pub use choice::{Choice, Pace, Word};
pub use domain::{Domain, MOST_LAYERS, MOST_NEURONS, Presets, SettingInfo};
pub(crate) use domain::{LONGEST_SEED, NONE};
pub use edit::Rebuild;
pub(crate) use parameter::{LARGEST_PARAMETER, refuse_parameter};
pub use parameter::{Parameter, read_parameter};
pub(crate) use restriction::{HIDE, LOCK};
pub use restriction::{control_label, hideable, lockable};
pub(crate) use table::{Affects, FORMULA};
pub use table::{Config, Edit, Setting};
pub(crate) use text::as_in_address_bar;
