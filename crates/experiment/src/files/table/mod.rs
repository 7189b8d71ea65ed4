//! Tables of points that people paste or open: rows of any spreadsheet or program, of which two columns become coordinates and
//! one the label.

mod cells;
mod column;
mod cut;
mod numeral;
mod pick;
mod reader;
mod selection;
mod suggestion;
mod table;

pub use column::{Class, Column, ColumnKind, Count};
pub use numeral::DecimalSign;
pub use pick::{Picked, PickedLabel, SkipReason, Skipped};
pub use reader::{LARGEST_TABLE, TableReader};
pub use selection::{LabelMeaning, Selection};
pub use table::{MOST_COLUMNS, Table};
