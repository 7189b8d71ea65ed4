//! The panels of the page, a folder each: its state, its messages, its view and its painter. A panel names no other panel and not
//! the app: it answers messages with [effects](effect::Effect), which the app carries out.

pub mod author;
pub mod border;
pub mod class;
pub mod class_link;
pub mod data;
pub mod effect;
pub mod export;
pub mod formula;
pub mod header;
pub mod help;
pub mod host;
pub mod inspector;
pub mod lessons;
pub mod network;
pub mod output;
pub mod points;
pub mod race;
pub mod runs;
pub mod sheet;
pub mod table;
pub mod timeline;
pub mod training;
pub mod walkthrough;
pub mod weights;
