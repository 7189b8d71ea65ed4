//! The race: experiments that differ in one setting, side by side or as trials from many seeds. What a race is, who trains
//! what and who is ahead is in the `experiment` crate; here it is shown, and workers are kept busy.

mod bar;
mod cards;
mod chart;
mod contest;
mod crew;
mod field;
mod hand;
mod handle;
mod ink;
mod message;
mod painting;
mod result;
mod setup;
mod strip;
mod table;
mod verdict;
mod view;
mod worker;

pub use contest::Contest;
pub use view::view;
pub use worker::work_if_worker;

use crew::News;
use field::Field;

/// What happens to the race.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // What has no line of its own is what its button says.
pub enum Msg {
    /// A field was changed.
    Set(Field, String),
    TogglePlay,
    /// Train all for so many epochs.
    Step(u64),
    Reset,
    Cancel,
    /// The crew of this number has something to say.
    News(usize, News),
    /// Whether the chart shows test losses.
    ShowTest(bool),
    Logarithmic(bool),
    /// A contestant becomes the experiment.
    TakeOver(usize),
}
