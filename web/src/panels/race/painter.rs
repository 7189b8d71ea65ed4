//! What moves while a race goes on: pictures, numbers and charts. Painted past Yew.

use std::fmt::Write;

use experiment::{Executor, JobReport};
use yew::NodeRef;

use super::charts::{self, ChartOptions, TrialMeasure};
use super::contest::Contest;
use super::nodes::{CardNodes, RaceNodes};
use crate::canvas::{Colors, Heatmap, Theme};
use crate::dom::{self, Canvas, CanvasRef, LiveText};
use crate::widgets::notation::{Grouped, LossText};

/// Milliseconds between two paintings of the charts while a race goes on.
const CHART_EVERY: f64 = 100.0;

/// The painter.
pub struct RacePainter {
    cards: Vec<CardPainter>,
    epoch: LiveText,
    left: LiveText,
    progress: NodeRef,
    /// How full the bar is, in digits.
    part_done: String,
    losses: CanvasRef,
    strips: [CanvasRef; 2],
    charted_at: f64,
}

/// The painter of a contestant's card.
struct CardPainter {
    picture: Heatmap,
    train: LiveText,
    test: LiveText,
}

impl RacePainter {
    /// Paints on these.
    pub fn new(nodes: &RaceNodes) -> Self {
        RacePainter {
            cards: nodes.cards.iter().map(CardPainter::new).collect(),
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
        for (contestant, card) in self.cards.iter_mut().enumerate().take(contest.labels().len()) {
            if let Some(report) = contest.schedule().first_report(contestant) {
                card.paint(report, colors, signs);
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
        self.epoch.show(format_args!("{}", Grouped(contest.schedule().fence())));
        self.left.show(format_args!("{}", contest.progress()));
        self.part_done.clear();
        // Writing to a string does not fail.
        let _ = write!(self.part_done, "{}", contest.schedule().part_done());
        dom::set_attribute(&self.progress, "value", &self.part_done);
    }
}

impl CardPainter {
    fn new(nodes: &CardNodes) -> Self {
        CardPainter {
            picture: Heatmap::new(nodes.picture.clone(), Executor::SIDE),
            train: LiveText::new(nodes.train.clone()),
            test: LiveText::new(nodes.test.clone()),
        }
    }

    fn paint(&mut self, report: &JobReport, colors: &Colors, signs: bool) {
        self.picture.paint(&report.picture, Executor::SIDE, colors, signs);
        let standing = &report.outcome.standing;
        for (text, loss) in [(&mut self.train, standing.loss_train), (&mut self.test, standing.loss_test)] {
            match loss {
                Some(loss) => text.show(format_args!("{}", LossText(loss))),
                None => text.show(format_args!("diverged")),
            }
        }
    }
}

/// Clears a chart's canvas and draws it anew, unless nobody would see it.
fn paint_chart(canvas: &mut CanvasRef, draw: impl FnOnce(&Canvas, (f64, f64))) {
    let Some(canvas) = canvas.get() else { return };
    let size = canvas.size();
    if size.0 >= 1.0 {
        canvas.fit(size);
        draw(canvas, size);
    }
}
