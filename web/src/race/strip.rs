//! Trials one by one: a row for each contestant, a dot for each of its runs, and a bar at the middle one.

use std::f64::consts::TAU;

use experiment::{JobReport, Schedule};

use super::ink::ink;
use super::result::label;
use crate::browser::{self, Canvas};
use crate::colors::{Colors, css};
use crate::plot::{FONT, Plot, Scale};

/// The height of a contestant's row, and of the numbers below all rows, in CSS units.
const ROW: f64 = 30.0;
const BOTTOM: f64 = 22.0;
const TOP: f64 = 4.0;
/// The most room for names, and the room for runs without a number on the right.
const WIDEST_NAME: f64 = 90.0;
const BEYOND: f64 = 46.0;
const RADIUS: f64 = 2.6;

/// What a dot stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// The final test loss.
    Loss,
    /// The epoch of the target.
    TargetEpoch,
}

impl Measure {
    /// The id of its canvas.
    pub fn id(self) -> &'static str {
        match self {
            Measure::Loss => "race-strip-loss",
            Measure::TargetEpoch => "race-strip-epoch",
        }
    }

    /// Its name.
    pub fn title(self) -> &'static str {
        match self {
            Measure::Loss => "Final test loss of each run",
            Measure::TargetEpoch => "Epochs until the target",
        }
    }

    /// What is said of runs without such a number.
    fn without(self) -> &'static str {
        match self {
            Measure::Loss => "∞",
            Measure::TargetEpoch => "never",
        }
    }

    fn of(self, report: &JobReport) -> Option<f64> {
        match self {
            Measure::Loss => report.outcome.standing.loss_test,
            Measure::TargetEpoch => report.outcome.target_epoch.map(|epoch| epoch as f64),
        }
    }
}

/// How high the canvas is for so many contestants.
pub fn height(n_contestants: usize) -> f64 {
    ROW * n_contestants as f64 + TOP + BOTTOM
}

/// Paints the runs that are over.
pub fn paint(
    measure: Measure,
    schedule: &Schedule,
    n_contestants: usize,
    logarithmic: bool,
    colors: &Colors,
    dark: bool,
) {
    let Some(canvas) = browser::canvas(measure.id()) else { return };
    let size = canvas.size();
    if size.0 < 1.0 {
        return;
    }
    canvas.fit(size);
    let rows: Vec<Vec<Option<f64>>> = (0..n_contestants)
        .map(|contestant| schedule.reports(contestant).into_iter().map(|report| measure.of(report)).collect())
        .collect();
    let known = rows.iter().flatten().flatten().copied();
    let (low, high) = known.fold((f64::INFINITY, 0.0), |(low, high), number: f64| (number.min(low), number.max(high)));
    let x = match measure {
        Measure::Loss => Scale::of_losses(low, high.min(10.0), logarithmic),
        Measure::TargetEpoch => Scale::even(schedule.race().limits().epochs as f64),
    };
    let names = widest_name(&canvas, schedule, n_contestants);
    let plot = Plot::within(&canvas, size, [names + 8.0, TOP, BEYOND, BOTTOM], x, Scale::even(1.0));
    plot.draw_x(colors, true);
    let [left, _, right, bottom] = plot.rect;
    for (contestant, row) in rows.iter().enumerate() {
        let y = TOP + ROW * (contestant as f64 + 0.5);
        plot.context.set_fill_style_str(ink(contestant, dark));
        plot.context.set_stroke_style_str(ink(contestant, dark));
        plot.context.set_text_align("right");
        plot.context.set_text_baseline("middle");
        // Fails only for places that are no numbers.
        let _ = plot.context.fill_text_with_max_width(&label(schedule, contestant), left - 8.0, y, names);
        paint_row(&plot, row, y);
    }
    if rows.iter().flatten().any(Option::is_none) {
        plot.context.set_fill_style_str(&css(colors.quiet));
        plot.context.set_text_align("right");
        plot.context.set_text_baseline("top");
        plot.text(measure.without(), right + BEYOND - 1.0, bottom + 5.0);
    }
}

/// The room for the names of all rows.
fn widest_name(canvas: &Canvas, schedule: &Schedule, n_contestants: usize) -> f64 {
    canvas.context.set_font(FONT);
    let width = |name: String| canvas.context.measure_text(&name).map_or(0.0, |text| text.width());
    (0..n_contestants).map(|contestant| width(label(schedule, contestant))).fold(0.0, f64::max).min(WIDEST_NAME)
}

fn paint_row(plot: &Plot, row: &[Option<f64>], y: f64) {
    let right = plot.rect[2];
    let context = plot.context;
    for (index, number) in row.iter().enumerate() {
        // Spread out by the golden ratio: neighbours in the row of seeds are far from each other.
        let apart = (index as f64 * 0.618).fract() - 0.5;
        let x = match number {
            Some(number) => plot.at(number.max(0.0), 0.0).0.min(right + 4.0),
            None => right + BEYOND * 0.65 + (index as f64 * 0.755).fract() * 16.0 - 8.0,
        };
        context.begin_path();
        // Fails only for a negative radius.
        let _ = context.arc(x, y + apart * (ROW - 12.0), RADIUS, 0.0, TAU);
        context.set_global_alpha(0.65);
        if number.is_some() {
            context.fill()
        } else {
            context.stroke()
        }
        context.set_global_alpha(1.0);
    }
    let middle = experiment::Spread::of(row.iter().map(|number| number.unwrap_or(f64::INFINITY)));
    if let Some(median) = middle.map(|spread| spread.median).filter(|median| median.is_finite()) {
        let (x, _) = plot.at(median, 0.0);
        context.fill_rect(x - 1.0, y - ROW / 2.0 + 4.0, 2.0, ROW - 8.0);
    }
}
