//! The loss chart, drawn onto its canvas, and read by pointer and keys.

use std::f64::consts::TAU;

use experiment::{Losses, Session};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent, PointerEvent};

use crate::browser::{self, Canvas};
use crate::colors::{Colors, css};
use crate::plot::{Plot, Scale};
use crate::reading::Reading;
use crate::screen::Shown;

/// Milliseconds between two paintings while training: the chart changes slowly.
const PAINT_EVERY: f64 = 100.0;
/// What lies around the plot, in CSS units.
const LEFT: f64 = 38.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 6.0;
const BOTTOM: f64 = 18.0;
/// How many points Page Up and Page Down jump over.
const PAGE: i32 = 20;

/// The chart on the page.
#[derive(Default)]
pub struct Chart {
    painted_at: f64,
}

/// What there is to show: the history and the present.
fn points(session: &Session) -> impl Iterator<Item = (u64, Losses)> + Clone {
    let kept = session.history().points().iter().copied();
    let now = (session.epoch(), session.losses());
    let is_kept = session.history().points().last() == Some(&now);
    kept.chain((!is_kept).then_some(now)).filter(|(_, losses)| losses.are_finite())
}

/// The last epoch on the chart.
fn last_epoch(session: &Session) -> u64 {
    session.epoch().max(10)
}

/// Which part of the chart's width the pointer is at, 0 to 1.
pub fn part_at(event: &PointerEvent) -> Option<f64> {
    let rect = event.target()?.dyn_into::<Element>().ok()?.get_bounding_client_rect();
    let part = (f64::from(event.client_x()) - rect.left() - LEFT) / (rect.width() - LEFT - RIGHT);
    (part > -0.05 && part < 1.05).then_some(part)
}

/// The epoch nearest to a part of the chart's width of which the losses are known.
pub fn epoch_at(session: &Session, part: f64) -> Option<u64> {
    let wanted = part * last_epoch(session) as f64;
    let away = |epoch: u64| (epoch as f64 - wanted).abs();
    points(session).map(|(epoch, _)| epoch).min_by(|a, b| away(*a).total_cmp(&away(*b)))
}

/// How many points a key moves along the chart; the ends are further than there are points.
pub fn step_of_key(event: &KeyboardEvent) -> Option<i32> {
    let step = match event.key().as_str() {
        "ArrowLeft" | "ArrowDown" => -1,
        "ArrowRight" | "ArrowUp" => 1,
        "PageDown" => -PAGE,
        "PageUp" => PAGE,
        "Home" => -10_000,
        "End" => 10_000,
        _ => return None,
    };
    event.prevent_default();
    Some(step)
}

/// The epoch so many points away; from the end where none was read yet.
pub fn epoch_beside(session: &Session, epoch: Option<u64>, step: i32) -> Option<u64> {
    let n = points(session).count();
    let here = epoch.and_then(|epoch| points(session).position(|(one, _)| one == epoch)).unwrap_or(n.saturating_sub(1));
    let there = (here as i32 + step).clamp(0, n.saturating_sub(1) as i32) as usize;
    points(session).nth(there).map(|(epoch, _)| epoch)
}

impl Chart {
    /// Draws the losses of the run so far, if the chart is `seen`, and says them; cost and detail do not depend on the run's
    /// length.
    pub fn paint(&mut self, session: &Session, shown: &Shown, colors: &Colors, playing: bool, seen: bool) {
        let now = browser::now();
        if playing && now - self.painted_at < PAINT_EVERY {
            return;
        }
        self.painted_at = now;
        let Some(canvas) = browser::canvas("chart") else { return };
        let read = shown.epoch.and_then(|epoch| points(session).find(|(one, _)| *one == epoch));
        tell(&canvas.element, session, read);
        if !seen {
            return;
        }
        let size = canvas.size();
        canvas.fit(size);
        draw(&canvas, size, session, shown.logarithmic, colors, read);
    }
}

/// Says in words what the chart shows: where it is read, or else now.
fn tell(element: &Element, session: &Session, read: Option<(u64, Losses)>) {
    let (epoch, losses) = read.unwrap_or((session.epoch(), session.losses()));
    let text = format!("Epoch {epoch}: training loss {:.3}, test loss {:.3}", losses.train, losses.test);
    Reading::new("chart-value").show(format_args!("{}", if read.is_some() { text.as_str() } else { "" }));
    let values = [
        ("aria-valuemax", session.epoch().to_string()),
        ("aria-valuenow", epoch.to_string()),
        ("aria-valuetext", text),
    ];
    for (name, value) in values {
        // Fails only for names that are none.
        let _ = element.set_attribute(name, &value);
    }
}

/// Draws the losses on a clear canvas of this size, in CSS units; where no loss is finite, nothing.
pub fn draw(
    canvas: &Canvas,
    size: (f64, f64),
    session: &Session,
    logarithmic: bool,
    colors: &Colors,
    read: Option<(u64, Losses)>,
) {
    let all = points(session).flat_map(|(_, losses)| [losses.train, losses.test]);
    let (lowest, highest) = all.fold((f64::INFINITY, 0.0), |(low, high), loss| (loss.min(low), loss.max(high)));
    if !lowest.is_finite() {
        return;
    }
    let (x, y) = (Scale::even(last_epoch(session) as f64), Scale::of_losses(lowest, highest, logarithmic));
    let plot = Plot::within(canvas, size, [LEFT, TOP, RIGHT, BOTTOM], x, y);
    plot.draw_x(colors, false);
    plot.draw_y(colors);
    let lines = lines(colors);
    for Line { dashes, color, loss, .. } in &lines {
        plot.set_dashes(dashes);
        plot.context.set_stroke_style_str(color);
        plot.context.set_line_width(1.5);
        plot.context.begin_path();
        for (epoch, losses) in points(session) {
            let (x, y) = plot.at(epoch as f64, loss(losses));
            plot.context.line_to(x, y);
        }
        plot.context.stroke();
    }
    plot.set_dashes(&[]);
    if let Some((epoch, losses)) = read {
        let (x, _) = plot.at(epoch as f64, 0.0);
        plot.line((x, TOP), (x, plot.rect[3]), &css(colors.quiet));
        for Line { color, loss, .. } in &lines {
            let (x, y) = plot.at(epoch as f64, loss(losses));
            plot.context.set_fill_style_str(color);
            plot.context.begin_path();
            // Fails only for a negative radius.
            let _ = plot.context.arc(x, y, 3.0, 0.0, TAU);
            plot.context.fill();
        }
    }
}

/// One of the chart's lines.
pub struct Line {
    /// Which points it is about.
    pub name: &'static str,
    /// How it is told apart without colours.
    pub dashes: &'static [f64],
    /// As canvases want it.
    pub color: String,
    loss: fn(Losses) -> f64,
}

/// The lines of the training and of the test loss.
pub fn lines(colors: &Colors) -> [Line; 2] {
    [
        Line { name: "training", dashes: &[], color: css(colors.strong), loss: |losses| losses.train },
        Line { name: "test", dashes: &[5.0, 3.0], color: css(colors.test), loss: |losses| losses.test },
    ]
}
