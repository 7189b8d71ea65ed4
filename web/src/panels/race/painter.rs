//! What moves with every frame while a race goes on: pictures, the epoch and charts. Painted past Yew; the losses in the cards are not,
//! so that they and the ranking are of the same moment.

use std::fmt::Write;

use experiment::Executor;
use yew::NodeRef;

use super::charts::{self, ChartOptions, TrialMeasure};
use super::contest::Contest;
use super::nodes::RaceNodes;
use crate::canvas::chart::paint_chart;
use crate::canvas::{Colors, Heatmap, Theme};
use crate::dom::{self, CanvasRef, LiveText};
use crate::widgets::notation::Grouped;

/// Milliseconds between two paintings of the charts while a race goes on.
const CHART_EVERY: f64 = 100.0;

/// The painter.
pub struct RacePainter {
    pictures: Vec<Heatmap>,
    epoch: LiveText,
    left: LiveText,
    progress: NodeRef,
    /// How full the bar is, in digits.
    part_done: String,
    losses: CanvasRef,
    strips: [CanvasRef; 2],
    charted_at: f64,
}

impl RacePainter {
    /// Paints on these.
    pub fn new(nodes: &RaceNodes) -> Self {
        RacePainter {
            pictures: nodes.pictures.iter().map(|node| Heatmap::new(node.clone(), Executor::SIDE)).collect(),
            epoch: LiveText::new(nodes.bar.epoch.clone()),
            left: LiveText::new(nodes.bar.left.clone()),
            progress: nodes.bar.progress.clone(),
            part_done: String::new(),
            losses: CanvasRef::new(nodes.losses.clone()),
            strips: nodes.strips.clone().map(CanvasRef::new),
            charted_at: f64::NEG_INFINITY,
        }
    }

    /// Charts are painted the next time, even if they just were.
    pub fn expire_charts(&mut self) {
        self.charted_at = f64::NEG_INFINITY;
    }

    /// Paints a race as it is now.
    pub fn paint(&mut self, contest: &Contest, options: ChartOptions, colors: &Colors, theme: &Theme) {
        let signs = contest.race().base().discretize();
        for (contestant, picture) in self.pictures.iter_mut().enumerate().take(contest.labels().len()) {
            if let Some(report) = contest.schedule().first_report(contestant) {
                picture.paint(&report.picture, Executor::SIDE, colors, signs);
            }
        }
        self.paint_progress(contest);
        let now = dom::now();
        if !contest.is_playing() || now - self.charted_at > CHART_EVERY {
            self.charted_at = now;
            self.paint_charts(contest, options, colors, theme.dark);
        }
    }

    fn paint_charts(&mut self, contest: &Contest, options: ChartOptions, colors: &Colors, dark: bool) {
        let schedule = contest.schedule();
        paint_chart(&mut self.losses, |canvas, size| {
            charts::losses(schedule, contest.results(), options, dark).draw(canvas, size, colors);
        });
        // Those of trials are not on the page where there are none.
        for (measure, canvas) in TrialMeasure::ALL.into_iter().zip(&mut self.strips) {
            paint_chart(canvas, |canvas, size| {
                charts::trials(measure, schedule, options, dark).draw(canvas, size, colors);
            });
        }
    }

    fn paint_progress(&mut self, contest: &Contest) {
        self.epoch.show(format_args!("{}", Grouped(contest.schedule().epoch())));
        self.left.show(format_args!("{}", contest.progress()));
        self.part_done.clear();
        // Writing to a string does not fail.
        let _ = write!(self.part_done, "{}", contest.schedule().part_done());
        dom::set_attribute(&self.progress, "value", &self.part_done);
    }
}
