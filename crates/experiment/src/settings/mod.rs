//! What can be set: the table of settings, a config that holds a value of each, and edits that change one.

mod choice;
mod config;
mod edit;
mod parameter;
mod setting;
mod text;

pub use choice::{Choice, Pace, Word};
pub use config::{Config, HIDEABLE};
pub(crate) use edit::shape_text;
pub use edit::{Edit, Rebuild};
pub(crate) use parameter::{LARGEST_PARAMETER, refuse_parameter};
pub use parameter::{Parameter, read_parameter};
pub use setting::{Domain, MOST_LAYERS, MOST_NEURONS, Presets, Setting, SettingInfo};
pub(crate) use setting::{LONGEST_SEED, NONE};
pub(crate) use text::as_in_address_bar;
