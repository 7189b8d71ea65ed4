//! What is painted: colours, heat maps, points and charts, each on a canvas that it is given.

pub mod chart;
pub mod colors;
pub mod heatmap;
pub mod paper;
pub mod points;
pub mod round_robin;
pub mod stroke;
pub mod theme;
pub mod thumbnails;

pub use colors::Colors;
pub use heatmap::Heatmap;
pub use round_robin::RoundRobin;
pub use stroke::Stroke;
pub use theme::Theme;
pub use thumbnails::Thumbnails;
