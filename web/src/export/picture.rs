//! Pictures that leave the page: the output with its points and axes, and the loss chart, in twice the points of a plain screen.

use experiment::{Extent, GRID, Session, SessionMaps};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use crate::browser::{self, Canvas};
use crate::chart;
use crate::colors::{self, Colors};
use crate::heat::Heat;
use crate::plot::set_dashes;
use crate::points;

/// Points of the picture for each CSS unit.
const SCALE: f64 = 2.0;
/// The side of the plane, and what lies around it for the axes, in CSS units.
const SIDE: f64 = 420.0;
const LEFT: f64 = 46.0;
const BOTTOM: f64 = 42.0;
const MARGIN: f64 = 14.0;
/// Width and height of the chart, in CSS units.
const CHART: (f64, f64) = (640.0, 360.0);

/// A canvas in the page's colours, on which is drawn in CSS units.
fn sheet((width, height): (f64, f64), colors: &Colors) -> Option<Canvas> {
    let canvas = browser::new_canvas((width * SCALE) as u32, (height * SCALE) as u32)?;
    canvas.context.scale(SCALE, SCALE).ok()?;
    canvas.context.set_fill_style_str(&colors.background_ink);
    canvas.context.fill_rect(0.0, 0.0, width, height);
    Some(canvas)
}

/// What the network answers over the plane, with the points and the axes.
pub fn output(session: &Session, colors: &Colors) -> Option<HtmlCanvasElement> {
    let config = session.config();
    let sheet = sheet((LEFT + SIDE + MARGIN, MARGIN + SIDE + BOTTOM), colors)?;
    let context = &sheet.context;
    context.translate(LEFT, MARGIN).ok()?;

    let side = 4 * GRID;
    let mut drawing = SessionMaps::new(session, side);
    let mut heat = Heat::on(browser::new_canvas(side as u32, side as u32)?, side)?;
    heat.paint(drawing.draw(session).output(), side, colors, config.discretize());
    context.draw_image_with_html_canvas_element_and_dw_and_dh(heat.element(), 0.0, 0.0, SIDE, SIDE).ok()?;

    let extent = config.current_dataset().extent();
    let test = if config.show_test_data() { session.test_points() } else { &[] };
    points::dots(context, (SIDE, SIDE), colors, extent, session.train_points(), test);
    axes(context, colors, extent)?;
    Some(sheet.element)
}

/// The frame, the numbers along it, and what they are.
fn axes(context: &CanvasRenderingContext2d, colors: &Colors, extent: Extent) -> Option<()> {
    context.set_stroke_style_str(&colors::css(colors.quiet));
    context.stroke_rect(0.0, 0.0, SIDE, SIDE);
    write_with(context, colors);
    context.set_text_align("center");
    let step = if extent.size() > 6.0 { 2.0 } else { 1.0 };
    let mut number = extent.low;
    while number <= extent.high {
        let (right, down) = extent.to_unit(number, number);
        let text = number.to_string().replace('-', "−");
        context.fill_text(&text, right * SIDE, SIDE + 16.0).ok()?;
        context.fill_text(&text, -16.0, down * SIDE + 4.0).ok()?;
        number += step;
    }
    context.fill_text("X₁", SIDE / 2.0, SIDE + 34.0).ok()?;
    context.fill_text("X₂", 12.0 - LEFT, SIDE / 2.0 + 4.0).ok()
}

/// The letters of numbers and names.
fn write_with(context: &CanvasRenderingContext2d, colors: &Colors) {
    context.set_font("12px system-ui, sans-serif");
    context.set_fill_style_str(&colors::css(colors.quiet));
}

/// The losses of the run so far.
pub fn losses(session: &Session, logarithmic: bool, colors: &Colors) -> Option<HtmlCanvasElement> {
    let (width, height) = CHART;
    let sheet = sheet((width, height + BOTTOM), colors)?;
    let chart = browser::new_canvas((width * SCALE) as u32, (height * SCALE) as u32)?;
    chart::draw_on(chart.element.clone(), session, logarithmic, colors, SCALE);
    let context = &sheet.context;
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&chart.element, 0.0, 0.0, width, height).ok()?;
    write_with(context, colors);
    context.set_text_align("left");
    context.fill_text("Loss over epochs", LEFT, height + 24.0).ok()?;
    for (place, name, color, dashed) in [(240.0, "training", colors.strong, false), (120.0, "test", colors.test, true)]
    {
        let x = width - place;
        context.fill_text(name, x, height + 24.0).ok()?;
        set_dashes(context, if dashed { &[5.0, 3.0] } else { &[] });
        context.set_stroke_style_str(&colors::css(color));
        context.set_line_width(1.5);
        context.begin_path();
        context.move_to(x - 32.0, height + 20.0);
        context.line_to(x - 8.0, height + 20.0);
        context.stroke();
    }
    Some(sheet.element)
}
