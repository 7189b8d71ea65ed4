//! The loss chart, drawn with plotters onto its canvas, and read by pointer and keys.

use std::error::Error;

use experiment::{Losses, Session};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCanvasElement, KeyboardEvent, PointerEvent};

use crate::browser::{self, Canvas};
use crate::colors::{Colors, Rgb};
use crate::plot::{set_dashes, short};
use crate::reading::Reading;
use crate::screen::Shown;

/// The smallest loss that a logarithmic scale shows.
const SMALLEST: f64 = 1e-6;
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
        canvas.fit(canvas.size());
        // plotters counts the canvas's own points.
        let _ = canvas.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        // A chart that cannot be drawn, on a canvas without a size, is one that nobody sees.
        let _ = draw(canvas, session, shown.logarithmic, colors, read, browser::pixel_ratio());
    }
}

/// Draws the losses on a canvas of its own, `ratio` points for each CSS unit.
pub fn draw_on(canvas: HtmlCanvasElement, session: &Session, logarithmic: bool, colors: &Colors, ratio: f64) {
    if let Some(canvas) = browser::with_context(canvas.into()) {
        // Fails only where there is no finite loss to draw, and then the chart is empty.
        let _ = draw(canvas, session, logarithmic, colors, None, ratio);
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

fn draw(
    Canvas { element, context }: Canvas,
    session: &Session,
    logarithmic: bool,
    colors: &Colors,
    read: Option<(u64, Losses)>,
    ratio: f64,
) -> Result<(), Box<dyn Error>> {
    let root = CanvasBackend::with_canvas_object(element).ok_or("a canvas for something else")?.into_drawing_area();
    let value = |loss: f64| if logarithmic { loss.max(SMALLEST).log10() } else { loss };
    let (mut lowest, mut highest) = (f64::INFINITY, f64::NEG_INFINITY);
    for (_, losses) in points(session) {
        for loss in [value(losses.train), value(losses.test)] {
            (lowest, highest) = (lowest.min(loss), highest.max(loss));
        }
    }
    if !lowest.is_finite() {
        return Ok(());
    }
    let low = if logarithmic { lowest.floor() } else { 0.0 };
    let high = if logarithmic { highest.ceil().max(low + 1.0) } else { (highest * 1.05).max(1e-3) };

    let rgb = |[red, green, blue]: Rgb| RGBColor(red, green, blue);
    let scaled = |length: f64| (length * ratio) as i32;
    let font = ("system-ui, sans-serif", scaled(11.0)).into_font().color(&rgb(colors.quiet));
    let line = rgb(colors.line);
    let mut chart = ChartBuilder::on(&root)
        .margin_top(scaled(TOP))
        .margin_right(scaled(RIGHT))
        .x_label_area_size(scaled(BOTTOM))
        .y_label_area_size(scaled(LEFT))
        .build_cartesian_2d(0.0..last_epoch(session) as f64, low..high)?;
    chart
        .configure_mesh()
        .disable_x_mesh()
        .bold_line_style(line)
        .light_line_style(TRANSPARENT)
        .axis_style(line)
        .x_labels(4)
        .y_labels(if logarithmic { (high - low) as usize + 1 } else { 4 })
        .x_label_style(font.clone())
        .y_label_style(font.pos(Pos::new(HPos::Right, VPos::Center)))
        .x_label_formatter(&|epoch| short(*epoch))
        .y_label_formatter(&|at| if logarithmic { power(*at) } else { short(*at) })
        .draw()?;
    let (train, test) = (rgb(colors.strong), rgb(colors.test));
    let width = scaled(1.5).max(1) as u32;
    let at = |epoch: u64, loss: f64| (epoch as f64, value(loss));
    chart.draw_series(LineSeries::new(
        points(session).map(|(epoch, losses)| at(epoch, losses.train)),
        train.stroke_width(width),
    ))?;
    // The browser's dashes are one line; plotters draws each dash by itself, and so the more the further the losses go up and down.
    set_dashes(&context, &[5.0 * ratio, 3.0 * ratio]);
    let dashed = chart.draw_series(LineSeries::new(
        points(session).map(|(epoch, losses)| at(epoch, losses.test)),
        test.stroke_width(width),
    ));
    set_dashes(&context, &[]);
    dashed?;
    if let Some((epoch, losses)) = read {
        let x = epoch as f64;
        chart.draw_series([PathElement::new([(x, low), (x, high)], rgb(colors.quiet).stroke_width(1))])?;
        let dots = [(losses.train, train), (losses.test, test)];
        chart.draw_series(dots.map(|(loss, color)| Circle::new(at(epoch, loss), scaled(3.0), color.filled())))?;
    }
    Ok(())
}

/// A power of ten.
fn power(exponent: f64) -> String {
    match exponent {
        e if (-3.0..=3.0).contains(&e) => short(10f64.powi(e as i32)),
        e => format!("1e{e:.0}"),
    }
}
