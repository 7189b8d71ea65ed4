//! The chart: the losses of all contestants over each other. Each line has a colour, dashes, and its name at its end.

use experiment::{Schedule, Spread, Summary};

use super::ink::{dashes, ink};
use super::result::{Line, label};
use crate::browser::{self, Canvas};
use crate::colors::{Colors, css};
use crate::plot::{FONT, Plot, Scale};

/// The id of its canvas.
pub const ID: &str = "race-chart";
/// What lies around the plot, in CSS units: left, top and bottom. On the right are the names.
const LEFT: f64 = 42.0;
const TOP: f64 = 8.0;
const BOTTOM: f64 = 22.0;
/// The most room for names, and the distance between two of them.
const WIDEST_NAME: f64 = 120.0;
const NAME_HEIGHT: f64 = 13.0;
/// Losses are shown up to so many times those at the beginning: what diverges would leave no room for the others.
const MOST: f64 = 3.0;

/// How it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Shown {
    /// Test losses, or else those of training.
    pub test: bool,
    /// On a logarithmic scale.
    pub logarithmic: bool,
    /// On a dark page.
    pub dark: bool,
}

/// One contestant's line.
struct Series {
    contestant: usize,
    /// Epochs and losses, or their medians.
    line: Vec<(f64, f64)>,
    /// The quartiles on both sides of it, for trials.
    band: Vec<(f64, f64, f64)>,
}

/// Paints the losses so far.
pub fn paint(schedule: &Schedule, lines: &[Line], shown: Shown, colors: &Colors) {
    let Some(canvas) = browser::canvas(ID) else { return };
    let size = canvas.size();
    if size.0 < 1.0 {
        return;
    }
    canvas.fit(size);
    let series: Vec<Series> = lines.iter().filter_map(|line| series(schedule, line, shown.test)).collect();
    let names: Vec<(usize, String)> =
        series.iter().map(|one| (one.contestant, label(schedule, one.contestant))).collect();
    draw(&canvas, size, schedule, &series, &names, shown, colors);
}

fn series(schedule: &Schedule, line: &Line, test: bool) -> Option<Series> {
    let contestant = line.contestant;
    if schedule.race().seeds().is_none() {
        let outcome = &schedule.first_report(contestant)?.outcome;
        let shared = experiment::shared_epochs(schedule.race().limits().epochs);
        let loss = |losses: &experiment::Losses| if test { losses.test } else { losses.train };
        let kept = shared.iter().zip(&outcome.curve).map(|(epoch, losses)| (*epoch as f64, loss(losses)));
        let standing = &outcome.standing;
        let now = if test { standing.loss_test } else { standing.loss_train };
        let now = now.map(|loss| (standing.epochs as f64, loss));
        return Some(Series { contestant, line: kept.chain(now).collect(), band: Vec::new() });
    }
    let Summary { bands, .. } = line.summary.as_ref()?;
    let spread = |band: &experiment::Band| -> Spread { if test { band.loss_test } else { band.loss_train } };
    let points = bands.iter().map(|band| (band.epoch as f64, spread(band)));
    Some(Series {
        contestant,
        line: points.clone().map(|(epoch, spread)| (epoch, spread.median)).collect(),
        band: points.map(|(epoch, spread)| (epoch, spread.lower, spread.upper)).collect(),
    })
}

fn draw(
    canvas: &Canvas,
    size: (f64, f64),
    schedule: &Schedule,
    series: &[Series],
    names: &[(usize, String)],
    shown: Shown,
    colors: &Colors,
) {
    let limits = schedule.race().limits();
    canvas.context.set_font(FONT);
    let width = |name: &str| canvas.context.measure_text(name).map_or(0.0, |text| text.width());
    let widest = names.iter().map(|(_, name)| width(name)).fold(24.0, f64::max).min(WIDEST_NAME.min(size.0 / 4.0));
    let scale = losses_scale(series, limits.target, shown.logarithmic);
    let x = Scale::even(limits.epochs as f64);
    let plot = Plot::within(canvas, size, [LEFT, TOP, widest + 14.0, BOTTOM], x, scale);
    plot.draw_x(colors, false);
    plot.draw_y(colors);
    draw_target(&plot, limits.target, colors);
    plot.clipped(|| {
        for one in series {
            draw_band(&plot, one, ink(one.contestant, shown.dark));
        }
        for one in series {
            draw_line(&plot, one, ink(one.contestant, shown.dark));
        }
    });
    draw_names(&plot, series, names, shown.dark, widest);
}

/// From the lowest to the highest that is worth showing.
fn losses_scale(series: &[Series], target: f64, logarithmic: bool) -> Scale {
    let first =
        series.iter().filter_map(|one| Some(one.line.first()?.1)).filter(|loss| loss.is_finite()).fold(0.0, f64::max);
    let all = series.iter().flat_map(|one| {
        one.line.iter().map(|point| point.1).chain(one.band.iter().flat_map(|point| [point.1, point.2]))
    });
    let finite = all.filter(|loss| loss.is_finite());
    let (low, high) = finite.fold((target.max(1e-6), first), |(low, high), loss| (low.min(loss), high.max(loss)));
    Scale::of_losses(low, high.min(first * MOST).max(target), logarithmic)
}

fn draw_target(plot: &Plot, target: f64, colors: &Colors) {
    let [left, top, right, _] = plot.rect;
    let (_, y) = plot.at(0.0, target);
    if y < top {
        return;
    }
    plot.set_dashes(&[1.0, 3.0]);
    plot.line((left, y), (right, y), &css(colors.strong));
    plot.set_dashes(&[]);
    plot.context.set_fill_style_str(&css(colors.quiet));
    plot.context.set_text_align("left");
    plot.context.set_text_baseline("bottom");
    plot.text("target", left + 4.0, y - 1.0);
}

fn draw_band(plot: &Plot, series: &Series, ink: &str) {
    let context = plot.context;
    let finite = || series.band.iter().filter(|(_, lower, _)| lower.is_finite());
    context.begin_path();
    for (index, (epoch, _, upper)) in finite().enumerate() {
        let (x, y) = plot.at(*epoch, if upper.is_finite() { *upper } else { f64::MAX });
        if index == 0 { context.move_to(x, y) } else { context.line_to(x, y) }
    }
    for (epoch, lower, _) in finite().rev() {
        let (x, y) = plot.at(*epoch, *lower);
        context.line_to(x, y);
    }
    context.set_global_alpha(0.14);
    context.set_fill_style_str(ink);
    context.fill();
    context.set_global_alpha(1.0);
}

fn draw_line(plot: &Plot, series: &Series, ink: &str) {
    let context = plot.context;
    plot.set_dashes(dashes(series.contestant));
    context.set_stroke_style_str(ink);
    context.set_line_width(2.0);
    context.begin_path();
    for (index, (epoch, loss)) in series.line.iter().filter(|(_, loss)| loss.is_finite()).enumerate() {
        let (x, y) = plot.at(*epoch, *loss);
        if index == 0 { context.move_to(x, y) } else { context.line_to(x, y) }
    }
    context.stroke();
    plot.set_dashes(&[]);
}

/// Names beside the ends of the lines, moved apart where they would cover each other.
fn draw_names(plot: &Plot, series: &[Series], names: &[(usize, String)], dark: bool, widest: f64) {
    let [_, top, right, bottom] = plot.rect;
    let end = |one: &Series| {
        one.line.iter().rev().find(|(_, loss)| loss.is_finite()).map(|(epoch, loss)| plot.at(*epoch, *loss))
    };
    let mut ends: Vec<(usize, f64)> = Vec::new();
    for (index, one) in series.iter().enumerate() {
        if let Some((_, y)) = end(one) {
            let y = y.clamp(top + 5.0, bottom - 5.0);
            ends.insert(ends.partition_point(|(_, other)| *other <= y), (index, y));
        }
    }
    for index in 1..ends.len() {
        ends[index].1 = ends[index].1.max(ends[index - 1].1 + NAME_HEIGHT);
    }
    // What was pushed out at the bottom pushes back.
    let mut lowest = bottom;
    for (_, y) in ends.iter_mut().rev() {
        *y = y.min(lowest);
        lowest = *y - NAME_HEIGHT;
    }
    plot.context.set_text_align("left");
    plot.context.set_text_baseline("middle");
    for (index, y) in ends {
        let (contestant, name) = &names[index];
        plot.context.set_fill_style_str(ink(*contestant, dark));
        // Fails only for places that are no numbers.
        let _ = plot.context.fill_text_with_max_width(name, right + 8.0, y, widest);
    }
}
