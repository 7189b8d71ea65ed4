//! The loss chart: the losses of a session's run so far, for training and for test points, and how it is read.

use experiment::{Losses, Session};

use super::line::{Frame, LineChart, Series};
use super::scale::Scale;
use crate::canvas::colors::Colors;
use crate::dom::Canvas;

/// The width of the lines, in CSS units.
const WIDTH: f64 = 1.5;
/// Dashes and gaps of the test loss.
const TEST: &[f64] = &[5.0, 3.0];
/// How far beside the plot it can still be read, as a part of the plot's width.
const BESIDE: f64 = 0.05;

/// The chart of a session's losses.
pub struct LossChart<'a> {
    /// The session.
    pub session: &'a Session,
    /// Whether the losses are shown by their powers of ten.
    pub logarithmic: bool,
    /// The epoch at which it is read.
    pub reading: Option<u64>,
}

/// Draws a loss chart on a canvas of this size in CSS units.
pub fn draw_losses(chart: &LossChart<'_>, canvas: &Canvas, size: (f64, f64), colors: &Colors) {
    chart.draw(canvas, size, colors);
}

/// What there is to show: the history and the present. As many points as a history has at most, however long the run.
pub fn losses(session: &Session) -> impl Iterator<Item = (u64, Losses)> + Clone {
    let kept = session.history().points().iter().copied();
    let now = (session.epoch(), session.losses());
    let is_kept = session.history().points().last() == Some(&now);
    kept.chain((!is_kept).then_some(now)).filter(|(_, losses)| losses.are_finite())
}

/// The last epoch on the chart.
pub fn last_epoch(session: &Session) -> u64 {
    session.epoch().max(10)
}

/// Which part of the plot's width a place is at, 0 to 1, on a chart so many CSS units wide; nothing beside the plot.
pub fn part_at(x: f64, width: f64) -> Option<f64> {
    let Frame { left, right, .. } = Frame::LOSSES;
    let part = (x - left) / (width - left - right);
    (part > -BESIDE && part < 1.0 + BESIDE).then_some(part)
}

/// The epoch nearest to a part of the plot's width of which the losses are known.
pub fn epoch_at(session: &Session, part: f64) -> Option<u64> {
    let wanted = part * last_epoch(session) as f64;
    let away = |epoch: u64| (epoch as f64 - wanted).abs();
    losses(session).map(|(epoch, _)| epoch).min_by(|a, b| away(*a).total_cmp(&away(*b)))
}

/// The epoch so many points away; from the end where none was read yet.
pub fn epoch_beside(session: &Session, epoch: Option<u64>, step: i32) -> Option<u64> {
    let last = losses(session).count().checked_sub(1)?;
    let here = epoch.and_then(|epoch| losses(session).position(|(one, _)| one == epoch)).unwrap_or(last);
    let there = here.saturating_add_signed(step as isize).min(last);
    losses(session).nth(there).map(|(epoch, _)| epoch)
}

impl LossChart<'_> {
    /// Draws it on a canvas that has so many CSS units each way, and is clear. Nothing is drawn before there are losses.
    pub fn draw(&self, canvas: &Canvas, size: (f64, f64), colors: &Colors) {
        let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
        for (_, losses) in losses(self.session) {
            lowest = lowest.min(losses.train).min(losses.test);
            highest = highest.max(losses.train).max(losses.test);
        }
        if !lowest.is_finite() {
            return;
        }
        let series = |loss: fn(&Losses) -> f64, color, dashes| Series {
            line: losses(self.session).map(|(epoch, losses)| (epoch as f64, loss(&losses))).collect(),
            band: Vec::new(),
            color,
            width: WIDTH,
            dashes,
            name: None,
        };
        let chart = LineChart {
            frame: Frame::LOSSES,
            x_max: last_epoch(self.session) as f64,
            y: Scale::of_losses(lowest, highest, self.logarithmic),
            series: vec![
                series(|losses| losses.train, colors.strong, &[]),
                series(|losses| losses.test, colors.test, TEST),
            ],
            target: None,
            reading: self.reading.map(|epoch| epoch as f64),
        };
        chart.draw(canvas, size, colors);
    }
}

#[cfg(test)]
mod tests {
    use experiment::links;

    use super::*;

    fn session(epochs: u64) -> Session {
        let mut session = Session::new(links::read("#seed=a", String::new).config);
        session.advance(epochs);
        session
    }

    #[test]
    fn each_epoch_is_a_point_once() {
        let session = session(3);
        let epochs: Vec<u64> = losses(&session).map(|(epoch, _)| epoch).collect();
        assert_eq!(epochs, [0, 1, 2, 3]);
    }

    #[test]
    fn places_are_read() {
        let session = session(20);
        assert_eq!(epoch_at(&session, 0.0), Some(0));
        assert_eq!(epoch_at(&session, 0.49), Some(10));
        assert_eq!(epoch_at(&session, 1.04), Some(20));
        assert_eq!(part_at(36.0, 150.0), Some(0.0));
        assert_eq!(part_at(79.0, 150.0), Some(0.5));
        assert_eq!((part_at(10.0, 150.0), part_at(149.0, 150.0)), (None, None));
    }

    #[test]
    fn keys_step_between_points() {
        let session = session(5);
        assert_eq!(epoch_beside(&session, None, -1), Some(4));
        assert_eq!(epoch_beside(&session, Some(2), 1), Some(3));
        assert_eq!(epoch_beside(&session, Some(2), -10_000), Some(0));
        assert_eq!(epoch_beside(&session, Some(2), 10_000), Some(5));
        assert_eq!(epoch_beside(&session, Some(77), -1), Some(4));
    }
}
