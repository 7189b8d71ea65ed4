//! Data points as dots on a canvas over the plane.

use std::f64::consts::TAU;

use experiment::{Extent, Point};
use web_sys::CanvasRenderingContext2d;

use super::colors::{self, Colors};
use crate::dom::Canvas;

/// The most points of a kind that are drawn; of more, the first: they stand in a random order.
const MOST_DRAWN: usize = 5000;

/// The radius of a dot on a canvas that is so wide, in CSS units.
fn radius(width: f64) -> f64 {
    (width / 100.0).max(2.0)
}

/// Draws the points that lie on the shown part of the plane; test points, if any are given, have a dark rim instead of a light one.
pub fn paint(canvas: &Canvas, colors: &Colors, extent: Extent, train: &[Point], test: &[Point]) {
    let size = canvas.size();
    canvas.fit(size);
    dots(&canvas.context, size, colors, extent, train, test);
}

/// The same on a canvas of this size that is clear.
pub fn dots(
    context: &CanvasRenderingContext2d,
    (width, height): (f64, f64),
    colors: &Colors,
    extent: Extent,
    train: &[Point],
    test: &[Point],
) {
    let radius = radius(width);
    let [train, test] = [train, test].map(|points| &points[..points.len().min(MOST_DRAWN)]);
    context.set_line_width(1.0);
    if colors.outlined {
        context.set_stroke_style_str(&colors::css(colors.quiet));
        for point in train.iter().filter(|point| extent.contains(point)) {
            let (x, y) = place(point, extent, width, height);
            context.begin_path();
            // Fails only for a negative radius.
            let _ = context.arc(x, y, radius + 1.0, 0.0, TAU);
            context.stroke();
        }
    }
    for (points, rim) in [(train, colors.background), (test, colors.strong)] {
        context.set_stroke_style_str(&colors::css(rim));
        for point in points.iter().filter(|point| extent.contains(point)) {
            let (x, y) = place(point, extent, width, height);
            context.begin_path();
            // Fails only for a negative radius.
            let _ = context.arc(x, y, radius, 0.0, TAU);
            context.set_fill_style_str(colors.ink(point.label));
            context.fill();
            context.stroke();
        }
    }
}

/// Marks a point: a ring around its dot, and the dot itself, which need not be one of the data's.
pub fn mark(canvas: &Canvas, colors: &Colors, extent: Extent, point: &Point) {
    let (width, height) = canvas.size();
    let (x, y) = place(point, extent, width, height);
    let (context, dot) = (&canvas.context, radius(width));
    let ring = |radius: f64, width: f64, color: colors::Rgb| {
        context.begin_path();
        // Fails only for a negative radius.
        let _ = context.arc(x, y, radius, 0.0, TAU);
        context.set_line_width(width);
        context.set_stroke_style_str(&colors::css(color));
        context.stroke();
    };
    ring(dot, 1.0, colors.background);
    context.set_fill_style_str(colors.ink(point.label));
    context.fill();
    // Light and dark, to be seen on any colour.
    ring(3.0 * dot, 4.0, colors.background);
    ring(3.0 * dot, 2.0, colors.strong);
}

/// Where a point lies on a canvas of this size.
pub fn place(point: &Point, extent: Extent, width: f64, height: f64) -> (f64, f64) {
    let (right, down) = extent.to_unit(point.x, point.y);
    (right * width, down * height)
}
