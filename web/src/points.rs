//! Data points as dots on a canvas over the plane.

use std::f64::consts::TAU;

use experiment::{PLANE, Point};

use crate::browser::Canvas;
use crate::colors::Scale;

/// The radius of a dot that trains and of one that tests, in CSS units.
const RADIUS: f64 = 3.0;

/// Draws the points that lie on the plane; test points, if any are given, have a dark rim instead of a light one.
pub fn paint(canvas: &Canvas, scale: &Scale, dark: bool, train: &[Point], test: &[Point]) {
    let (width, height) = canvas.fit();
    let context = &canvas.context;
    let (light, strong) = if dark { ("#16191d", "#e8eaed") } else { ("#ffffff", "#202124") };
    for (points, rim) in [(train, light), (test, strong)] {
        context.set_stroke_style_str(rim);
        context.set_line_width(1.0);
        for point in points.iter().filter(|point| point.x.abs() <= PLANE && point.y.abs() <= PLANE) {
            let x = (point.x + PLANE) / (2.0 * PLANE) * width;
            let y = (PLANE - point.y) / (2.0 * PLANE) * height;
            context.begin_path();
            // Fails only for a negative radius.
            let _ = context.arc(x, y, RADIUS, 0.0, TAU);
            context.set_fill_style_str(&scale.css(point.label));
            context.fill();
            context.stroke();
        }
    }
}

/// A small picture of a data set: dots without rims, right way up.
pub fn paint_thumbnail(canvas: &Canvas, scale: &Scale, points: &[Point]) {
    let (width, height) = canvas.fit();
    canvas.context.clear_rect(0.0, 0.0, width, height);
    for point in points {
        let x = (point.x + PLANE) / (2.0 * PLANE) * width;
        let y = (PLANE - point.y) / (2.0 * PLANE) * height;
        canvas.context.set_fill_style_str(&scale.css(point.label));
        canvas.context.fill_rect(x - 1.0, y - 1.0, 2.0, 2.0);
    }
}
