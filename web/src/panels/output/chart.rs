//! The loss chart on the page: painted, and said in words for whoever does not see it.

use experiment::{Losses, Session, read_number};
use yew::NodeRef;

use crate::canvas::Colors;
use crate::canvas::chart::{LossChart, draw_losses, losses};
use crate::dom::{self, CanvasRef, LiveText};
use crate::widgets::notation::LossText;

/// Milliseconds between two paintings while training: the chart changes slowly and is slow to paint.
const PAINT_EVERY: f64 = 100.0;

/// The size of the texts of a chart that is not enlarged, in CSS units.
const TEXT: f64 = 11.0;

/// How the chart is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reading {
    /// Whether losses are shown by their powers of ten.
    pub logarithmic: bool,
    /// The epoch at which it is read.
    pub epoch: Option<u64>,
    /// The earlier epoch at which the run is shown, if it is.
    pub back_at: Option<u64>,
}

/// Shows the losses of a run, and says those of the epoch at which the chart is read.
pub type ShowLosses = fn(&mut ChartPainter, &Session, &Reading, &Colors);

/// The chart's canvas, and the text above it.
pub struct ChartPainter {
    canvas: CanvasRef,
    value: LiveText,
    /// What shows the losses, once it is loaded.
    show: Option<ShowLosses>,
    painted_at: f64,
    /// Whether the canvas can be seen.
    seen: bool,
}

impl ChartPainter {
    /// Paints on the canvas and in the element with these `ref`s.
    pub fn new(canvas: CanvasRef, value: LiveText) -> Self {
        ChartPainter { canvas, value, show: None, painted_at: f64::NEG_INFINITY, seen: false }
    }

    /// What shows the losses is loaded: the next painting does.
    pub fn show_with(&mut self, show: ShowLosses) {
        self.show = Some(show);
        self.painted_at = f64::NEG_INFINITY;
    }

    /// Looks whether the canvas can be seen.
    pub fn look(&mut self) {
        self.seen = dom::is_in_view(self.canvas.node());
    }

    /// Whether it can be seen now, and could not at the last [`look`](Self::look).
    pub fn has_come_into_view(&self) -> bool {
        !self.seen && dom::is_in_view(self.canvas.node())
    }

    /// Draws the losses of the run so far, if they can be seen, and says them: those of the epoch at which the chart is read, or else
    /// of now. Cost and detail do not depend on the run's length.
    pub fn paint(&mut self, session: &Session, reading: &Reading, colors: &Colors, playing: bool) {
        let now = dom::now();
        if playing && now - self.painted_at < PAINT_EVERY && !self.canvas.is_new() {
            return;
        }
        self.painted_at = now;
        if let Some(show) = self.show {
            show(self, session, reading, colors);
        }
    }

    fn tell(&mut self, session: &Session, reading: &Reading) {
        let read = reading.epoch.and_then(|epoch| losses(session).find(|(known, _)| *known == epoch));
        let (epoch, losses) = read.unwrap_or((session.epoch(), session.losses()));
        let text = in_words(epoch, losses);
        match (read, reading.back_at) {
            (Some(_), _) => self.value.show(format_args!("{text}")),
            (None, Some(epoch)) => self.value.show(format_args!("Epoch {epoch} of {}", session.epoch())),
            (None, None) => self.value.show(format_args!("")),
        }
        let node = self.canvas.node();
        dom::set_attribute(node, "aria-valuemax", &session.epoch().to_string());
        dom::set_attribute(node, "aria-valuenow", &epoch.to_string());
        dom::set_attribute(node, "aria-valuetext", &text);
    }
}

/// Draws the losses, if they can be seen, and says them. Comes with what draws every chart.
pub fn show_losses(painter: &mut ChartPainter, session: &Session, reading: &Reading, colors: &Colors) {
    painter.tell(session, reading);
    let (seen, zoom) = (painter.seen, zoom(painter.canvas.node()));
    if let Some(canvas) = painter.canvas.get().filter(|_| seen) {
        let (width, height) = canvas.size();
        canvas.fit((width, height));
        let Reading { logarithmic, epoch, back_at } = *reading;
        let chart = LossChart { session, logarithmic, reading: epoch.or(back_at) };
        draw_losses(&chart, canvas, (width / zoom, height / zoom), colors);
    }
}

/// How much larger than usual a chart is drawn, with all that is in it: as its texts should be, in the view for a class.
pub fn zoom(chart: &NodeRef) -> f64 {
    let size = dom::font_size(chart).and_then(|size| read_number(size.strip_suffix("px")?));
    size.map_or(1.0, |size| size / TEXT).max(0.5)
}

fn in_words(epoch: u64, losses: Losses) -> String {
    let (train, test) = (LossText(losses.train), LossText(losses.test));
    format!("Epoch {epoch}: training loss {train}, test loss {test}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_are_said() {
        let text = in_words(12, Losses { train: 0.5, test: 0.12345 });
        assert_eq!(text, "Epoch 12: training loss 0.500, test loss 0.123");
    }
}
