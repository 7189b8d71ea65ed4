//! What panels are made of: controls, tables, notices, and how things are written. Widgets know values, not messages.

pub mod checkbox;
mod field_error;
pub mod file_button;
pub mod help_button;
pub mod icon;
pub mod icon_button;
mod locked;
pub mod notation;
pub mod notice;
pub mod number_table;
pub mod panel;
mod phrase;
pub mod run_table;
pub mod select;
pub mod setting;
mod stand_in;
mod style;
pub mod text_field;

pub use checkbox::LabelledCheckbox;
pub use field_error::{FieldError, field_error};
pub use file_button::FileButton;
pub use help_button::{HelpButton, HelpTopic};
pub use icon::Icon;
pub use icon_button::{IconButton, StepButton};
pub use locked::{LOCKED, TransportAccess, lock, locked_title};
pub use notice::{Notice, NoticeBox, Offer, WELCOME};
pub use number_table::NumberTable;
pub use panel::{Panel, panel_note};
pub use phrase::phrase;
pub use run_table::{Cell, RunTable};
pub use select::Select;
pub use setting::{Control, SettingCallbacks, SettingField, SettingSelect, SettingSlider, SettingSwitch, control};
pub use stand_in::stand_in;
pub use style::use_style;
pub use text_field::TextField;
