//! Pictures that leave the page: the output with its points and axes, and the loss chart, in twice the points of a plain screen.

use experiment::{Extent, GRID, Session, SessionMaps};
use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::canvas::chart::LossChart;
use crate::canvas::colors::{Colors, Rgb, css};
use crate::canvas::paper::{paper, plain, write_with};
use crate::canvas::{Heatmap, points};
use crate::dom::Canvas;

/// The side of the plane, and what lies around it for the axes, in CSS units.
const SIDE: f64 = 420.0;
const LEFT: f64 = 46.0;
const BOTTOM: f64 = 42.0;
const MARGIN: f64 = 14.0;
/// Width and height of the chart, in CSS units.
const CHART: (f64, f64) = (640.0, 360.0);

/// What the network answers over the plane, with the points and the axes.
pub fn output(session: &Session, colors: &Colors) -> Option<Canvas> {
    let config = session.config();
    let sheet = paper((LEFT + SIDE + MARGIN, MARGIN + SIDE + BOTTOM), colors)?;
    let context = &sheet.context;
    context.translate(LEFT, MARGIN).ok()?;

    let side = 4 * GRID;
    let mut maps = SessionMaps::new(session, side);
    let mut heatmap = Heatmap::off_page(side)?;
    heatmap.paint(maps.draw(session).output(), side, colors, config.discretize());
    let heat = &heatmap.canvas()?.element;
    context.draw_image_with_html_canvas_element_and_dw_and_dh(heat, 0.0, 0.0, SIDE, SIDE).ok()?;

    let extent = config.current_dataset().extent();
    let test = if config.show_test_data() { session.test_points() } else { &[] };
    points::dots(context, (SIDE, SIDE), colors, extent, session.train_points(), test);
    axes(context, colors, extent)?;
    Some(sheet)
}

/// The frame, the numbers along it, and what they are.
fn axes(context: &CanvasRenderingContext2d, colors: &Colors, extent: Extent) -> Option<()> {
    context.set_stroke_style_str(&css(colors.quiet));
    context.stroke_rect(0.0, 0.0, SIDE, SIDE);
    write_with(context, colors);
    context.set_text_align("center");
    for number in ticks(extent) {
        let (right, down) = extent.to_unit(number, number);
        let text = number.to_string().replace('-', "−");
        context.fill_text(&text, right * SIDE, SIDE + 16.0).ok()?;
        context.fill_text(&text, -16.0, down * SIDE + 4.0).ok()?;
    }
    context.fill_text("X₁", SIDE / 2.0, SIDE + 34.0).ok()?;
    context.fill_text("X₂", 12.0 - LEFT, SIDE / 2.0 + 4.0).ok()
}

/// The numbers along an axis.
fn ticks(Extent { low, high }: Extent) -> impl Iterator<Item = f64> {
    let step = if high - low > 6.0 { 2.0 } else { 1.0 };
    (0..).map(move |index| low + step * f64::from(index)).take_while(move |number| *number <= high)
}

/// The losses of the run so far.
pub fn losses(session: &Session, logarithmic: bool, colors: &Colors) -> Option<Canvas> {
    let (width, height) = CHART;
    let sheet = paper((width, height + BOTTOM), colors)?;
    let chart = plain(CHART)?;
    LossChart { session, logarithmic, reading: None }.draw(&chart, CHART, colors);
    let context = &sheet.context;
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&chart.element, 0.0, 0.0, width, height).ok()?;
    write_with(context, colors);
    context.set_text_align("left");
    let y = height + 24.0;
    context.fill_text("Loss over epochs", LEFT, y).ok()?;
    entry(context, "training", (width - 240.0, y), colors.strong, &[])?;
    entry(context, "test", (width - 120.0, y), colors.test, &[5.0, 3.0])?;
    Some(sheet)
}

/// An entry of the legend: a name, and a piece of its line on the left of it.
fn entry(context: &CanvasRenderingContext2d, name: &str, (x, y): (f64, f64), color: Rgb, dashes: &[f64]) -> Option<()> {
    context.fill_text(name, x, y).ok()?;
    let dashes: Array = dashes.iter().copied().map(JsValue::from_f64).collect();
    context.set_line_dash(&dashes).ok()?;
    context.set_stroke_style_str(&css(color));
    context.set_line_width(1.5);
    context.begin_path();
    context.move_to(x - 32.0, y - 4.0);
    context.line_to(x - 8.0, y - 4.0);
    context.stroke();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_few_numbers() {
        let numbers = |low, high| ticks(Extent { low, high }).collect::<Vec<_>>();
        assert_eq!(numbers(-6.0, 6.0), [-6.0, -4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(numbers(-1.0, 2.0), [-1.0, 0.0, 1.0, 2.0]);
    }
}
