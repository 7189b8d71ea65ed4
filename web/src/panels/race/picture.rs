//! A race as a picture that leaves the page: the chart of losses, what each network answers, and what has come of it.

use experiment::{Choice, Executor};
use web_sys::CanvasRenderingContext2d;

use super::charts::{self, ChartOptions};
use super::contest::Contest;
use crate::canvas::colors::{Colors, css};
use crate::canvas::paper::{paper, plain, write_with};
use crate::canvas::{Heatmap, Theme};
use crate::dom::Canvas;
use crate::widgets::notation::LossText;

/// The width of the picture, and what lies around all of it, in CSS units.
const WIDTH: f64 = 900.0;
const MARGIN: f64 = 20.0;
/// The height of the title and of the chart.
const TITLE: f64 = 30.0;
const CHART: f64 = 380.0;
/// How many maps stand in a row, the gap between them, and what stands above and below each.
const IN_ROW: usize = 6;
const GAP: f64 = 14.0;
const ABOVE: f64 = 20.0;
const BELOW: f64 = 24.0;
/// The height of a line of text.
const LINE: f64 = 18.0;

/// The race as it is now.
pub fn picture(contest: &Contest, options: ChartOptions, colors: &Colors, theme: &Theme) -> Option<Canvas> {
    let width = WIDTH - 2.0 * MARGIN;
    let side = (width - GAP * (IN_ROW - 1) as f64) / IN_ROW as f64;
    let n_rows = contest.labels().len().div_ceil(IN_ROW);
    let maps = n_rows as f64 * (ABOVE + side + BELOW);
    let said = lines(&contest.said().unwrap_or_default(), width)?;
    let height = 2.0 * MARGIN + TITLE + CHART + maps + said.len() as f64 * LINE;

    let sheet = paper((WIDTH, height), colors)?;
    let context = &sheet.context;
    context.translate(MARGIN, MARGIN).ok()?;
    let loss = if options.test { "Test loss" } else { "Training loss" };
    let varies = contest.race().variable().word().label;
    write(context, colors, &format!("{loss} over epochs. What varies: {varies}"), (0.0, 12.0), width)?;

    let chart = plain((width, CHART))?;
    charts::losses(contest.schedule(), contest.results(), options, theme.dark).draw(&chart, (width, CHART), colors);
    context.draw_image_with_html_canvas_element_and_dw_and_dh(&chart.element, 0.0, TITLE, width, CHART).ok()?;

    for (contestant, name) in contest.labels().iter().enumerate() {
        let (column, row) = ((contestant % IN_ROW) as f64, (contestant / IN_ROW) as f64);
        let x = column * (side + GAP);
        let y = TITLE + CHART + row * (ABOVE + side + BELOW);
        map(context, contest, contestant, (x, y), side, name, colors)?;
    }
    let below = TITLE + CHART + maps;
    for (index, line) in said.iter().enumerate() {
        write(context, colors, line, (0.0, below + LINE * (index as f64 + 0.8)), width)?;
    }
    Some(sheet)
}

/// What a network answers, below its name and above its test loss.
fn map(
    context: &CanvasRenderingContext2d,
    contest: &Contest,
    contestant: usize,
    (x, y): (f64, f64),
    side: f64,
    name: &str,
    colors: &Colors,
) -> Option<()> {
    let report = contest.schedule().first_report(contestant)?;
    write(context, colors, name, (x, y + ABOVE - 6.0), side)?;
    let mut heatmap = Heatmap::off_page(Executor::SIDE)?;
    heatmap.paint(&report.picture, Executor::SIDE, colors, contest.race().base().discretize());
    let heat = &heatmap.canvas()?.element;
    context.draw_image_with_html_canvas_element_and_dw_and_dh(heat, x, y + ABOVE, side, side).ok()?;
    let loss =
        report.outcome.standing.loss_test.map_or("diverged".to_owned(), |loss| format!("test loss {}", LossText(loss)));
    write(context, colors, &loss, (x, y + ABOVE + side + 15.0), side)
}

/// Writes a text, narrower where it would need more than this width.
fn write(
    context: &CanvasRenderingContext2d,
    colors: &Colors,
    text: &str,
    (x, y): (f64, f64),
    width: f64,
) -> Option<()> {
    write_with(context, colors);
    context.set_fill_style_str(&css(colors.strong));
    context.set_text_align("left");
    context.fill_text_with_max_width(text, x, y, width).ok()
}

/// A text in lines that are not wider than this.
fn lines(text: &str, width: f64) -> Option<Vec<String>> {
    let canvas = plain((1.0, 1.0))?;
    canvas.context.set_font("12px system-ui, sans-serif");
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) if canvas.context.measure_text(&longer).ok()?.width() <= width => *last = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    Some(lines)
}
