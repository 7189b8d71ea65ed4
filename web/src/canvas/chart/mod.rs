//! Charts, drawn with plotters: what is drawn is plain data, [`LineChart`] or [`StripChart`], and how is the same for all of them.
//! They go onto any canvas, in as many of its points for each CSS unit as it has.

pub mod ink;
mod labels;
mod line;
mod losses;
mod names;
mod place;
mod scale;
mod sheet;
mod strip;

pub use line::{Frame, LineChart, Series};
pub use losses::{LossChart, draw_losses, epoch_at, epoch_beside, losses, part_at};
pub use place::paint_chart;
pub use scale::Scale;
pub use strip::{Row, StripChart};
