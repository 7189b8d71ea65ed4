//! Lines over epochs: losses of one run, or of some against each other.

use plotters::chart::ChartContext;
use plotters::coord::cartesian::Cartesian2d;
use plotters::prelude::{ChartBuilder, Circle, LabelAreaPosition, PathElement, Polygon, TRANSPARENT};
use plotters_canvas::CanvasBackend;

use super::names::{NAME_HEIGHT, move_apart};
use super::scale::{Axis, Scale};
use super::sheet::{Anchor, Sheet};
use crate::canvas::colors::{Colors, Rgb};
use crate::dom::Canvas;

/// Losses are shown up to so many times those at the beginning: what diverges would leave no room for the others.
const MOST: f64 = 3.0;
/// The least and the most room for names, and what lies around them, in CSS units.
const NAMES: (f64, f64) = (24.0, 120.0);
const AROUND_NAMES: (f64, f64) = (8.0, 6.0);
/// How much room a label needs, across and up, in CSS units.
const LABEL: (f64, f64) = (55.0, 28.0);
/// The distance of the labels below and of those on the left, in CSS units.
const LABEL_GAP: (f64, f64) = (5.0, 4.0);
/// Dots and gaps of the target's line.
const TARGET: &[f64] = &[1.0, 3.0];
/// How much of a band's colour is left.
const BAND: f64 = 0.14;
/// The radius of the dots where a chart is read.
const DOT: f64 = 3.0;

/// What lies around the plot, in CSS units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    /// With the numbers of the losses.
    pub left: f64,
    /// Nothing.
    pub top: f64,
    /// Nothing; where lines have names, there is as much more room as these need.
    pub right: f64,
    /// With the numbers of the epochs.
    pub bottom: f64,
    /// Whether there is a line on the left and below.
    pub has_axes: bool,
}

impl Frame {
    /// Around the losses of one run.
    pub const LOSSES: Frame = Frame { left: 36.0, top: 6.0, right: 28.0, bottom: 18.0, has_axes: true };
    /// Around those of a race.
    pub const RACE: Frame = Frame { left: 42.0, top: 8.0, right: 0.0, bottom: 22.0, has_axes: false };
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its points: epochs and losses. Those that are no numbers are left out.
    pub line: Vec<(f64, f64)>,
    /// What spreads around it: epochs with the lower and the upper end.
    pub band: Vec<(f64, f64, f64)>,
    /// The colour of the line, and of its name.
    pub color: Rgb,
    /// The width of the line, in CSS units.
    pub width: f64,
    /// Lengths of lines and gaps, in CSS units; none is a solid line.
    pub dashes: &'static [f64],
    /// What is written at its end.
    pub name: Option<String>,
}

/// A chart of lines.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    /// What lies around it.
    pub frame: Frame,
    /// The last epoch.
    pub x_max: f64,
    /// The losses.
    pub y: Scale,
    /// The lines; the last one lies on top.
    pub series: Vec<Series>,
    /// The loss that is to be reached.
    pub target: Option<f64>,
    /// The epoch at which the chart is read.
    pub reading: Option<f64>,
}

type Plot<'a> = ChartContext<'a, CanvasBackend, Cartesian2d<Axis, Axis>>;

impl Scale {
    /// From the lowest to the highest loss of these lines that is worth showing.
    pub fn of_series(series: &[Series], target: f64, logarithmic: bool) -> Self {
        let firsts = series.iter().filter_map(|one| Some(one.line.first()?.1)).filter(|loss| loss.is_finite());
        let first = firsts.fold(0.0, f64::max);
        let all = series.iter().flat_map(|one| {
            one.line.iter().map(|point| point.1).chain(one.band.iter().flat_map(|point| [point.1, point.2]))
        });
        let finite = all.filter(|loss| loss.is_finite());
        let (low, high) = finite.fold((target, first), |(low, high), loss| (low.min(loss), high.max(loss)));
        Scale::of_losses(low, high.min(first * MOST).max(target), logarithmic)
    }
}

impl LineChart {
    /// Draws it on a canvas that has so many CSS units each way, and is clear.
    pub fn draw(&self, canvas: &Canvas, size: (f64, f64), colors: &Colors) {
        // Nothing on a canvas that nobody sees.
        let _ = Sheet::new(canvas, size).and_then(|sheet| self.draw_on(&sheet, colors));
    }

    fn draw_on(&self, sheet: &Sheet, colors: &Colors) -> Option<()> {
        let widest = self.widest_name(sheet);
        let mut plot = self.plot(sheet, widest)?;
        draw_mesh(&mut plot, sheet, colors, self.frame.has_axes)?;
        let rect = rect(&plot);
        if let Some(target) = self.target {
            draw_target(&mut plot, sheet, rect, target, self.x_max, colors)?;
        }
        self.series.iter().try_for_each(|one| self.draw_band(&mut plot, one))?;
        self.series.iter().try_for_each(|one| self.draw_line(&mut plot, sheet, one))?;
        if let Some(epoch) = self.reading {
            self.draw_reading(&mut plot, sheet, epoch, colors)?;
        }
        self.draw_names(&plot, sheet, rect, widest);
        Some(())
    }

    /// The room for names; none where no line has one.
    fn widest_name(&self, sheet: &Sheet) -> Option<f64> {
        let (least, most) = NAMES;
        let names = self.series.iter().filter_map(|one| one.name.as_deref());
        let widest = names.map(|name| sheet.width(name)).reduce(f64::max)?;
        let quarter = sheet.in_css_units(sheet.size().0) / 4.0;
        Some(widest.max(least).min(most.min(quarter)))
    }

    fn plot<'a>(&self, sheet: &Sheet, widest_name: Option<f64>) -> Option<Plot<'a>> {
        let Frame { left, top, right, bottom, .. } = self.frame;
        let names = widest_name.map_or(0.0, |widest| widest + AROUND_NAMES.0 + AROUND_NAMES.1);
        let (width, height) = sheet.size();
        let [left, top, right, bottom] = [left, top, right + names, bottom].map(|length| sheet.scaled(length));
        if width <= left + right || height <= top + bottom {
            return None;
        }
        let (x, y) = (Scale::even(self.x_max).axis(), self.y.axis());
        ChartBuilder::on(&sheet.root)
            .margin_top(top)
            .margin_right(right)
            .set_label_area_size(LabelAreaPosition::Left, left)
            .set_label_area_size(LabelAreaPosition::Bottom, bottom)
            .build_cartesian_2d(x, y)
            .ok()
    }

    fn draw_band(&self, plot: &mut Plot, Series { band, color, .. }: &Series) -> Option<()> {
        let finite = || band.iter().filter(|(_, lower, _)| lower.is_finite());
        // Where more than a quarter of the runs diverged, the band goes up beyond the plot.
        let upper = finite().map(|(epoch, _, upper)| (*epoch, if upper.is_finite() { *upper } else { f64::MAX }));
        let lower = finite().map(|(epoch, lower, _)| (*epoch, *lower));
        let outline = self.y.crossed(upper).into_iter().chain(self.y.crossed(lower).into_iter().rev());
        let outline: Vec<(f64, f64)> = outline.map(|(epoch, loss)| (epoch, loss.min(self.y.high()))).collect();
        if outline.is_empty() {
            return Some(());
        }
        plot.draw_series([Polygon::new(outline, Sheet::fill(*color, BAND))]).ok()?;
        Some(())
    }

    /// The line, as far as it lies on the scale: plotters would bring the points above it down to its edge.
    fn draw_line(&self, plot: &mut Plot, sheet: &Sheet, series: &Series) -> Option<()> {
        let style = sheet.stroke(series.color, series.width);
        let finite = series.line.iter().filter(|(_, loss)| loss.is_finite()).copied();
        let points = self.y.crossed(finite);
        let pieces = points.split(|(_, loss)| *loss > self.y.high()).filter(|piece| !piece.is_empty());
        let paths = pieces.map(|piece| PathElement::new(piece, style));
        sheet.dashed(series.dashes, || plot.draw_series(paths)).ok()?;
        Some(())
    }

    /// Where the chart is read: a line upward, and a dot on each of the lines.
    fn draw_reading(&self, plot: &mut Plot, sheet: &Sheet, epoch: f64, colors: &Colors) -> Option<()> {
        let [_, top, _, bottom] = rect(plot);
        let (x, _) = plot.backend_coord(&(epoch, 0.0));
        let upward = PathElement::new(vec![(x, top), (x, bottom)], sheet.stroke(colors.quiet, 0.0));
        sheet.root.draw(&upward).ok()?;
        let dots = self.series.iter().filter_map(|one| {
            let point = one.line.iter().find(|(x, _)| *x == epoch)?;
            Some(Circle::new(*point, sheet.scaled(DOT), Sheet::fill(one.color, 1.0)))
        });
        plot.draw_series(dots).ok()?;
        Some(())
    }

    /// Names beside the ends of the lines, moved apart where they would cover each other.
    fn draw_names(&self, plot: &Plot, sheet: &Sheet, [_, top, right, bottom]: [i32; 4], widest: Option<f64>) {
        let Some(widest) = widest else { return };
        let half = sheet.scaled(5.0);
        let ends = self.series.iter().enumerate().filter_map(|(index, one)| {
            let end = one.line.iter().rev().find(|(_, loss)| loss.is_finite())?;
            let (_, y) = plot.backend_coord(end);
            // In a plot that is lower than a name, the upper edge counts.
            one.name.as_ref().map(|_| (index, f64::from(y.min(bottom - half).max(top + half))))
        });
        let x = right + sheet.scaled(AROUND_NAMES.0);
        let anchor = Anchor { align: "left", baseline: "middle" };
        for (index, y) in move_apart(ends.collect(), f64::from(bottom), f64::from(sheet.scaled(NAME_HEIGHT))) {
            let Series { name, color, .. } = &self.series[index];
            sheet.write(name.as_deref().unwrap_or_default(), (x, y as i32), anchor, *color, Some(widest));
        }
    }
}

/// The plot's left, top, right and bottom, in the canvas's points.
fn rect(plot: &Plot) -> [i32; 4] {
    let (x, y) = plot.plotting_area().get_pixel_range();
    [x.start, y.start, x.end, y.end]
}

/// Numbers below and on the left, and lines to the right from those.
fn draw_mesh(plot: &mut Plot, sheet: &Sheet, colors: &Colors, has_axes: bool) -> Option<()> {
    let [left, top, right, bottom] = rect(plot);
    let most = |length: i32, each: f64, least: f64| (sheet.in_css_units(length) / each).max(least) as usize + 1;
    plot.configure_mesh()
        .disable_x_mesh()
        .max_light_lines(0)
        .x_labels(most(right - left, LABEL.0, 3.0))
        .y_labels(most(bottom - top, LABEL.1, 2.0))
        .label_style(sheet.text_style(colors.quiet))
        .bold_line_style(sheet.stroke(colors.line, 1.0))
        .light_line_style(TRANSPARENT)
        .axis_style(TRANSPARENT)
        // Labels are twice as far away as ticks are long.
        .set_tick_mark_size(LabelAreaPosition::Bottom, sheet.scaled(LABEL_GAP.0 / 2.0))
        .set_tick_mark_size(LabelAreaPosition::Left, sheet.scaled(LABEL_GAP.1 / 2.0))
        .draw()
        .ok()?;
    if has_axes {
        let corner = vec![(left, top), (left, bottom), (right, bottom)];
        sheet.root.draw(&PathElement::new(corner, sheet.stroke(colors.line, 1.0))).ok()?;
    }
    Some(())
}

fn draw_target(
    plot: &mut Plot,
    sheet: &Sheet,
    [left, top, ..]: [i32; 4],
    target: f64,
    x_max: f64,
    colors: &Colors,
) -> Option<()> {
    let (_, y) = plot.backend_coord(&(0.0, target));
    if y < top {
        return Some(());
    }
    let line = PathElement::new(vec![(0.0, target), (x_max, target)], sheet.stroke(colors.strong, 1.0));
    sheet.dashed(TARGET, || plot.draw_series([line])).ok()?;
    let place = (left + sheet.scaled(4.0), y - sheet.scaled(1.0));
    sheet.write("target", place, Anchor { align: "left", baseline: "bottom" }, colors.quiet, None);
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(losses: &[f64]) -> Series {
        let line = losses.iter().enumerate().map(|(epoch, loss)| (epoch as f64, *loss)).collect();
        Series { line, band: Vec::new(), color: [0; 3], width: 2.0, dashes: &[], name: None }
    }

    #[test]
    fn what_diverges_leaves_room_for_the_others() {
        let lines = [series(&[0.5, 0.4, 0.1]), series(&[0.6, 70.0, f64::INFINITY])];
        assert_eq!(Scale::of_series(&lines, 0.05, false), Scale::of_losses(0.05, 0.6 * MOST, false));
    }

    #[test]
    fn the_target_is_on_the_scale() {
        let lines = [series(&[0.5, 0.4])];
        assert_eq!(Scale::of_series(&lines, 0.002, true), Scale::of_losses(0.002, 0.5, true));
        assert_eq!(Scale::of_series(&[], 0.05, true), Scale::of_losses(0.05, 0.05, true));
    }

    #[test]
    fn bands_are_on_the_scale() {
        let band = vec![(0.0, 0.3, 0.9), (1.0, 0.01, f64::INFINITY)];
        let lines = [Series { band, ..series(&[0.5, 0.4]) }];
        assert_eq!(Scale::of_series(&lines, 0.05, false), Scale::of_losses(0.01, 0.9, false));
    }
}
