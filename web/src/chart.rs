//! The loss chart: its lines drawn with plotters onto its canvas, and read by pointer and keys.

use experiment::{Losses, Session};
use plotters::prelude::*;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, KeyboardEvent, PointerEvent};

use crate::browser::{self, Canvas};
use crate::colors::{Colors, Rgb, css};
use crate::plot::{Plot, Scale};
use crate::reading::Reading;
use crate::screen::Shown;

/// Milliseconds between two paintings while training: the chart changes slowly and is slow to paint.
const PAINT_EVERY: f64 = 100.0;
/// What lies around the plot, in CSS units.
const LEFT: f64 = 36.0;
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

/// Draws the losses on a canvas of its own, `ratio` points for each CSS unit.
pub fn draw_on(canvas: HtmlCanvasElement, session: &Session, logarithmic: bool, colors: &Colors, ratio: f64) {
    let size = (f64::from(canvas.width()) / ratio, f64::from(canvas.height()) / ratio);
    if let Some(canvas) = browser::with_context(canvas.into()) {
        // Fails only for numbers that are not finite.
        let _ = canvas.context.scale(ratio, ratio);
        draw(&canvas, size, session, logarithmic, colors, None);
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

/// Draws on a canvas of this size.
fn draw(
    canvas: &Canvas,
    size: (f64, f64),
    session: &Session,
    logarithmic: bool,
    colors: &Colors,
    read: Option<(u64, Losses)>,
) {
    let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, losses) in points(session) {
        lowest = lowest.min(losses.train).min(losses.test);
        highest = highest.max(losses.train).max(losses.test);
    }
    if !lowest.is_finite() {
        return;
    }
    let epochs = Scale::even(last_epoch(session) as f64);
    let losses = Scale::of_losses(lowest, highest, logarithmic);
    let plot = Plot::within(canvas, size, [LEFT, TOP, RIGHT, BOTTOM], epochs, losses);
    plot.draw_x(colors, false);
    plot.draw_y(colors);
    let [left, top, right, bottom] = plot.rect;
    plot.line((left, top), (left, bottom), &css(colors.line));
    plot.line((left, bottom), (right, bottom), &css(colors.line));
    draw_lines(canvas, size, &plot, session, colors, read);
}

/// Draws the two lines, and where they are read; nothing on a canvas without a size, which nobody sees.
fn draw_lines(
    canvas: &Canvas,
    size: (f64, f64),
    plot: &Plot,
    session: &Session,
    colors: &Colors,
    read: Option<(u64, Losses)>,
) -> Option<()> {
    // plotters counts the canvas's own points.
    let ratio = f64::from(canvas.element.width()) / size.0;
    let scaled = |length: f64| (length * ratio) as i32;
    canvas.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0).ok()?;
    let root = CanvasBackend::with_canvas_object(canvas.element.clone())?.into_drawing_area();
    let mut chart = ChartBuilder::on(&root)
        .margin_top(scaled(TOP))
        .margin_right(scaled(RIGHT))
        .margin_bottom(scaled(BOTTOM))
        .margin_left(scaled(LEFT))
        .build_cartesian_2d(0.0..1.0, 0.0..1.0)
        .ok()?;
    let at = |epoch: u64, loss: f64| (plot.x.part(epoch as f64), plot.y.part(loss));
    let style = |[red, green, blue]: Rgb| RGBColor(red, green, blue).stroke_width(scaled(1.5).max(1) as u32);
    let (train, test) = (style(colors.strong), style(colors.test));
    let line = |loss: fn(&Losses) -> f64| -> Vec<_> {
        points(session).map(|(epoch, losses)| at(epoch, loss(&losses))).collect()
    };
    chart.draw_series([PathElement::new(line(|losses| losses.train), train)]).ok()?;
    // The browser's dashes are one line; plotters draws each dash by itself, and so the more the further the losses go up and down.
    plot.set_dashes(&[5.0 * ratio, 3.0 * ratio]);
    let drawn = chart.draw_series([PathElement::new(line(|losses| losses.test), test)]).is_ok();
    plot.set_dashes(&[]);
    let (epoch, losses) = read.filter(|_| drawn)?;
    let (x, _) = at(epoch, 0.0);
    let quiet = style(colors.quiet).stroke_width(1);
    chart.draw_series([PathElement::new(vec![(x, 0.0), (x, 1.0)], quiet)]).ok()?;
    let dots = [(losses.train, train), (losses.test, test)];
    chart
        .draw_series(dots.map(|(loss, style)| Circle::new(at(epoch, loss), scaled(3.0), style.color.filled())))
        .ok()?;
    Some(())
}
