//! Which of the painted parts can be seen: what is out of sight is not painted until it comes into view.

use crate::browser;

/// Which of the painted parts can be seen.
#[derive(Clone, Copy, Debug, Default)]
pub struct InView {
    /// The diagram with its small pictures.
    pub diagram: bool,
    /// The large picture.
    pub output: bool,
    /// The loss chart.
    pub chart: bool,
}

impl InView {
    /// What can be seen now.
    pub fn now() -> Self {
        let [diagram, output, chart] = ["diagram", "output-heat", "chart"].map(browser::is_in_view);
        InView { diagram, output, chart }
    }

    /// Whether a part can be seen that could not be seen before.
    pub fn has_more_than(self, before: Self) -> bool {
        self.diagram && !before.diagram || self.output && !before.output || self.chart && !before.chart
    }
}
