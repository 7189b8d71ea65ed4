//! The loss chart, drawn with plotters onto its canvas.

use std::error::Error;

use experiment::{Losses, Session};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_canvas::CanvasBackend;

use crate::browser;

/// The smallest loss that a logarithmic scale shows.
const SMALLEST: f64 = 1e-6;

/// Draws the losses of the run so far; cost and detail do not depend on its length.
pub fn paint(session: &Session, logarithmic: bool, dark: bool) {
    if let Some(canvas) = browser::canvas("chart") {
        canvas.fit();
        // plotters counts the canvas's own points.
        let _ = canvas.context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0);
        if let Some(backend) = CanvasBackend::with_canvas_object(canvas.element) {
            // A chart that cannot be drawn, on a canvas without a size, is one that nobody sees.
            let _ = draw(backend, session, logarithmic, dark);
        }
    }
}

/// What there is to draw: the history and the present.
fn points(session: &Session) -> impl Iterator<Item = (f64, Losses)> + Clone {
    let kept = session.history().points().iter().map(|(epoch, losses)| (*epoch as f64, *losses));
    kept.chain([(session.epoch() as f64, session.losses())]).filter(|(_, losses)| losses.are_finite())
}

fn draw(backend: CanvasBackend, session: &Session, logarithmic: bool, dark: bool) -> Result<(), Box<dyn Error>> {
    let ratio = browser::pixel_ratio();
    let root = backend.into_drawing_area();
    let value = |loss: f64| if logarithmic { loss.max(SMALLEST).log10() } else { loss };
    let all = || points(session).flat_map(|(_, losses)| [value(losses.train), value(losses.test)]);
    let (lowest, highest) =
        all().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)));
    if !lowest.is_finite() {
        return Ok(());
    }
    let low = if logarithmic { lowest.floor() } else { 0.0 };
    let high = if logarithmic { highest.ceil().max(low + 1.0) } else { (highest * 1.05).max(1e-3) };
    let last = (session.epoch() as f64).max(10.0);

    let (ink, line) = if dark {
        (RGBColor(170, 176, 184), RGBColor(60, 66, 74))
    } else {
        (RGBColor(95, 99, 104), RGBColor(225, 228, 232))
    };
    let scaled = |length: f64| (length * ratio) as i32;
    let font = ("system-ui, sans-serif", scaled(11.0)).into_font().color(&ink);
    let mut chart = ChartBuilder::on(&root)
        .margin_top(scaled(6.0))
        .margin_right(scaled(10.0))
        .x_label_area_size(scaled(18.0))
        .y_label_area_size(scaled(36.0))
        .build_cartesian_2d(0.0..last, low..high)?;
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
        .y_label_formatter(&|at| if logarithmic { format!("1e{at:.0}") } else { short(*at) })
        .draw()?;
    let (train, test) = if dark {
        (RGBColor(232, 234, 237), RGBColor(255, 138, 128))
    } else {
        (RGBColor(32, 33, 36), RGBColor(197, 34, 31))
    };
    let width = scaled(1.5).max(1) as u32;
    chart.draw_series(LineSeries::new(
        points(session).map(|(epoch, losses)| (epoch, value(losses.train))),
        train.stroke_width(width),
    ))?;
    chart.draw_series(DashedLineSeries::new(
        points(session).map(|(epoch, losses)| (epoch, value(losses.test))),
        scaled(5.0) as u32,
        scaled(3.0) as u32,
        test.stroke_width(width),
    ))?;
    Ok(())
}

/// A number in as few characters as an axis has room for.
fn short(number: f64) -> String {
    match number.abs() {
        size if size >= 1e6 => format!("{}M", number / 1e6),
        size if size >= 1e4 => format!("{}k", number / 1e3),
        size if size >= 1.0 || size == 0.0 => format!("{number}"),
        _ => format!("{:.3}", number).trim_end_matches('0').to_owned(),
    }
}
