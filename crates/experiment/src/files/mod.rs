//! What is written for later or for other programs, and read back: saved sessions, kept runs, tables, notebooks.

mod class_table;
mod csv;
mod curves;
mod json;
mod layout;
mod notebook;
mod points_table;
mod predictions;
mod race_table;
mod record;
mod run;
pub mod saved;
mod sheet;
mod table;
mod thumbnail;
mod words;

pub use class_table::class_csv;
pub use csv::text_cell;
pub use curves::loss_curves;
pub use notebook::{NOTEBOOK_EPOCHS, Start, notebook};
pub use points_table::{points_csv, points_table};
pub use predictions::predictions;
pub use race_table::{race_results, race_runs};
pub use record::{LARGEST_RECORD, MOST_RUNS, Record, Salvaged};
pub use run::{LONGEST_NOTE, Run};
pub use sheet::text_of_file;
pub use table::{
    Class, Column, ColumnKind, Count, DecimalSign, LARGEST_TABLE, LabelMeaning, MOST_COLUMNS, Picked, PickedLabel,
    Selection, SkipReason, Skipped, Table, TableReader,
};
pub use thumbnail::Thumbnail;
pub use words::{change_words, setting_words};
