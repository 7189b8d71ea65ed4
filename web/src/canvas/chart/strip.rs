//! Strips: a row for each contestant, a dot for each of its runs, and a bar at the middle one.

use experiment::Spread;
use plotters::chart::ChartContext;
use plotters::coord::cartesian::Cartesian2d;
use plotters::prelude::{ChartBuilder, Circle, LabelAreaPosition, Rectangle, ShapeStyle, TRANSPARENT};
use plotters_canvas::CanvasBackend;

use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Sheet};
use crate::canvas::colors::{Colors, Rgb};
use crate::dom::Canvas;

/// The height of a row, and of what lies above all rows and of the numbers below them, in CSS units.
const ROW: f64 = 30.0;
const TOP: f64 = 4.0;
const BOTTOM: f64 = 22.0;
/// The most room for names, what lies right of them, and the room for runs without a number on the right.
const WIDEST_NAME: f64 = 90.0;
const BESIDE_NAMES: f64 = 8.0;
const BEYOND: f64 = 46.0;
/// The radius of a dot, and how much of its colour is left.
const DOT: f64 = 2.6;
const OPACITY: f64 = 0.65;
/// How much room a label needs, and its distance from the plot.
const LABEL: f64 = 55.0;
const LABEL_GAP: f64 = 5.0;

/// One contestant's row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is called.
    pub name: String,
    /// Its colour.
    pub color: Rgb,
    /// The number of each run, or that it has none.
    pub runs: Vec<Option<f64>>,
}

/// A chart of rows with dots.
#[derive(Clone, Debug, PartialEq)]
pub struct StripChart {
    /// The numbers.
    pub x: Scale,
    /// The rows, from the top.
    pub rows: Vec<Row>,
    /// What is said of runs without a number.
    pub without: &'static str,
}

type Plot<'a> = ChartContext<'a, CanvasBackend, Cartesian2d<Axis, Axis>>;

impl StripChart {
    /// How high a canvas for so many rows is, in CSS units.
    pub fn height(n_rows: usize) -> f64 {
        ROW * n_rows as f64 + TOP + BOTTOM
    }

    /// Draws it on a canvas that has so many CSS units each way, and is clear.
    pub fn draw(&self, canvas: &Canvas, size: (f64, f64), colors: &Colors) {
        // Nothing on a canvas that nobody sees.
        let _ = Sheet::new(canvas, size).and_then(|sheet| self.draw_on(&sheet, colors));
    }

    fn draw_on(&self, sheet: &Sheet, colors: &Colors) -> Option<()> {
        let widest = self.rows.iter().map(|row| sheet.width(&row.name)).fold(0.0, f64::max).min(WIDEST_NAME);
        let mut plot = self.plot(sheet, widest)?;
        let (x, y) = plot.plotting_area().get_pixel_range();
        draw_mesh(&mut plot, sheet, x.end - x.start, colors)?;
        for (index, row) in self.rows.iter().enumerate() {
            let middle = sheet.scaled(TOP + ROW * (index as f64 + 0.5));
            let anchor = Anchor { align: "right", baseline: "middle" };
            let names_end = x.start - sheet.scaled(BESIDE_NAMES);
            sheet.write(&row.name, (names_end, middle), anchor, row.color, Some(widest));
            draw_dots(&plot, sheet, row, middle, x.end)?;
            draw_median(&plot, sheet, row, middle)?;
        }
        if self.rows.iter().any(|row| row.runs.contains(&None)) {
            let place = (x.end + sheet.scaled(BEYOND - 1.0), y.end + sheet.scaled(LABEL_GAP));
            let anchor = Anchor { align: "right", baseline: "top" };
            sheet.write(self.without, place, anchor, colors.quiet, None);
        }
        Some(())
    }

    fn plot<'a>(&self, sheet: &Sheet, widest_name: f64) -> Option<Plot<'a>> {
        let (width, height) = sheet.size();
        let lengths = [widest_name + BESIDE_NAMES, TOP, BEYOND, BOTTOM];
        let [left, top, right, bottom] = lengths.map(|length| sheet.scaled(length));
        if width <= left + right || height <= top + bottom {
            return None;
        }
        ChartBuilder::on(&sheet.root)
            .margin_left(left)
            .margin_top(top)
            .margin_right(right)
            .set_label_area_size(LabelAreaPosition::Bottom, bottom)
            .build_cartesian_2d(self.x.axis(), Scale::even(1.0).axis())
            .ok()
    }
}

/// Numbers below, and lines upward from them.
fn draw_mesh(plot: &mut Plot, sheet: &Sheet, width: i32, colors: &Colors) -> Option<()> {
    let most = (sheet.in_css_units(width) / LABEL).max(3.0) as usize + 1;
    plot.configure_mesh()
        .disable_y_mesh()
        .disable_y_axis()
        .max_light_lines(0)
        .x_labels(most)
        .label_style(sheet.text_style(colors.quiet))
        .bold_line_style(sheet.stroke(colors.line, 1.0))
        .light_line_style(TRANSPARENT)
        .axis_style(TRANSPARENT)
        // Labels are twice as far away as ticks are long.
        .set_tick_mark_size(LabelAreaPosition::Bottom, sheet.scaled(LABEL_GAP / 2.0))
        .draw()
        .ok()
}

/// How far the dot of a run lies from the middle of its row, -0.5 to 0.5: spread out by the golden ratio, neighbours among the runs
/// are far from each other.
fn apart(run: usize) -> f64 {
    (run as f64 * 0.618).fract() - 0.5
}

fn draw_dots(plot: &Plot, sheet: &Sheet, row: &Row, middle: i32, right: i32) -> Option<()> {
    let dot = Sheet::fill(row.color, OPACITY);
    for (run, number) in row.runs.iter().enumerate() {
        let y = middle + sheet.scaled(apart(run) * (ROW - 12.0));
        let (x, style) = match number {
            Some(number) => {
                let (x, _) = plot.backend_coord(&(number.max(0.0), 0.0));
                (x.min(right + sheet.scaled(4.0)), dot)
            }
            // A ring, in the room beyond the numbers.
            None => {
                let beyond = BEYOND * 0.65 + (run as f64 * 0.755).fract() * 16.0 - 8.0;
                let ring = sheet.stroke(row.color, 1.0);
                (right + sheet.scaled(beyond), ShapeStyle { color: dot.color, ..ring })
            }
        };
        sheet.root.draw(&Circle::new((x, y), sheet.scaled(DOT), style)).ok()?;
    }
    Some(())
}

/// The bar at the run in the middle; none where that has no number.
fn draw_median(plot: &Plot, sheet: &Sheet, row: &Row, middle: i32) -> Option<()> {
    let spread = Spread::of(row.runs.iter().map(|number| number.unwrap_or(f64::INFINITY)));
    let Some(median) = spread.map(|spread| spread.median).filter(|median| median.is_finite()) else { return Some(()) };
    let (x, _) = plot.backend_coord(&(median, 0.0));
    let (half_width, half_height) = (sheet.scaled(1.0), sheet.scaled(ROW / 2.0 - 4.0));
    let corners = [(x - half_width, middle - half_height), (x + half_width, middle + half_height)];
    sheet.root.draw(&Rectangle::new(corners, Sheet::fill(row.color, 1.0))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stay_in_their_row_and_apart() {
        let places: Vec<f64> = (0..20).map(apart).collect();
        assert!(places.iter().all(|place| (-0.5..0.5).contains(place)));
        assert!(places.windows(2).all(|pair| (pair[0] - pair[1]).abs() > 0.3));
    }

    #[test]
    fn each_row_has_its_height() {
        assert_eq!(StripChart::height(3) - StripChart::height(2), ROW);
    }
}
