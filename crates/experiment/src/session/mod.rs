//! A running experiment: its points and its network, what can be done to it and taken back, and what is noted on the way.

mod ablated;
mod ablation;
mod begun_epoch;
mod best;
mod change;
mod data;
mod early_stopping;
mod journal;
mod loss_history;
mod maps;
mod mark;
mod relive;
mod replay;
mod sample;
mod session;
mod stopping;
mod timeline;
mod undo_stack;
mod watch;

pub use ablation::SwitchedOff;
pub use change::Change;
pub use early_stopping::Stop;
pub use journal::{Act, Intervention, Journal, Step};
pub use loss_history::{LossHistory, Losses};
pub use maps::{GRID, SessionMaps, feature_picture};
pub use relive::Replay;
pub use replay::{TraceRow, trace};
pub use sample::{Origin, Sample};
pub use session::Session;
pub use timeline::Timeline;
pub use undo_stack::UndoStack;
