//! A plot on a canvas: scales, their lines and numbers, and what is needed to draw into it.

use js_sys::Array;
use wasm_bindgen::JsValue;
use web_sys::CanvasRenderingContext2d;

use crate::browser::Canvas;
use crate::colors::{Colors, css};

/// The smallest loss that a logarithmic scale shows.
const SMALLEST: f64 = 1e-6;
/// Text on canvases.
pub const FONT: &str = "11px system-ui, sans-serif";

/// Numbers from the lowest to the highest, evenly or by their powers of ten.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: f64,
    high: f64,
    logarithmic: bool,
}

impl Scale {
    /// From 0 to `high`.
    pub fn even(high: f64) -> Self {
        Scale { low: 0.0, high, logarithmic: false }
    }

    /// For losses between these; a logarithmic one starts and ends at a power of ten.
    pub fn of_losses(lowest: f64, highest: f64, logarithmic: bool) -> Self {
        if !logarithmic {
            return Scale::even((highest * 1.05).max(1e-3));
        }
        let low = lowest.max(SMALLEST).log10().floor();
        let high = highest.max(SMALLEST).log10().ceil().max(low + 1.0);
        Scale { low, high, logarithmic }
    }

    /// Where a number lies, 0 to 1 and beyond.
    pub fn part(self, number: f64) -> f64 {
        let number = if self.logarithmic { number.max(SMALLEST).log10() } else { number };
        (number - self.low) / (self.high - self.low)
    }

    /// Round numbers, not many.
    fn ticks(self, most: f64) -> Vec<f64> {
        let step = (self.high - self.low) / most;
        if self.logarithmic {
            let step = step.ceil().max(1.0) as usize;
            return (self.low as i32..=self.high as i32).step_by(step).map(|power| 10f64.powi(power)).collect();
        }
        let power = 10f64.powi(step.log10().floor() as i32);
        let round = [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|round| *round >= step);
        let round = round.unwrap_or(step);
        (0..=(self.high / round) as usize).map(|index| index as f64 * round).collect()
    }
}

/// A rectangle of a canvas with two scales.
pub struct Plot<'a> {
    /// What is drawn on.
    pub context: &'a CanvasRenderingContext2d,
    /// Left, top, right and bottom, in CSS units.
    pub rect: [f64; 4],
    /// To the right.
    pub x: Scale,
    /// Upward.
    pub y: Scale,
}

impl<'a> Plot<'a> {
    /// Within a canvas, with so much space around it: left, top, right, bottom.
    pub fn within(canvas: &'a Canvas, (width, height): (f64, f64), space: [f64; 4], x: Scale, y: Scale) -> Self {
        let [left, top, right, bottom] = space;
        let rect = [left, top, (width - right).max(left + 1.0), (height - bottom).max(top + 1.0)];
        canvas.context.set_font(FONT);
        Plot { context: &canvas.context, rect, x, y }
    }

    /// Where a point is.
    pub fn at(&self, x: f64, y: f64) -> (f64, f64) {
        let [left, top, right, bottom] = self.rect;
        let y = self.y.part(y).clamp(-1.0, 2.0);
        (left + self.x.part(x) * (right - left), bottom - y * (bottom - top))
    }

    /// Draws the numbers below, and lines upward from them if `lines`.
    pub fn draw_x(&self, colors: &Colors, lines: bool) {
        let [left, top, right, bottom] = self.rect;
        let context = self.context;
        context.set_fill_style_str(&css(colors.quiet));
        context.set_text_align("center");
        context.set_text_baseline("top");
        for tick in self.x.ticks(((right - left) / 55.0).max(3.0)) {
            let (x, _) = self.at(tick, 0.0);
            if lines {
                self.line((x, top), (x, bottom), &css(colors.line));
            }
            self.text(&short(tick), x, bottom + 5.0);
        }
    }

    /// Draws the numbers on the left, and lines to the right from them.
    pub fn draw_y(&self, colors: &Colors) {
        let [left, top, right, bottom] = self.rect;
        let context = self.context;
        context.set_fill_style_str(&css(colors.quiet));
        context.set_text_align("right");
        context.set_text_baseline("middle");
        for tick in self.y.ticks(((bottom - top) / 28.0).max(2.0)) {
            let (_, y) = self.at(0.0, tick);
            self.line((left, y), (right, y), &css(colors.line));
            self.text(&short(tick), left - 6.0, y);
        }
    }

    /// A thin line.
    pub fn line(&self, from: (f64, f64), to: (f64, f64), color: &str) {
        self.context.set_stroke_style_str(color);
        self.context.set_line_width(1.0);
        self.context.begin_path();
        self.context.move_to(from.0, from.1);
        self.context.line_to(to.0, to.1);
        self.context.stroke();
    }

    /// A text.
    pub fn text(&self, text: &str, x: f64, y: f64) {
        // Fails only for places that are no numbers.
        let _ = self.context.fill_text(text, x, y);
    }

    /// Draws lines with these dashes from now on.
    pub fn set_dashes(&self, dashes: &[f64]) {
        set_dashes(self.context, dashes);
    }

    /// Draws only inside of the rectangle while `draw` runs.
    pub fn clipped(&self, draw: impl FnOnce()) {
        let [left, top, right, bottom] = self.rect;
        self.context.save();
        self.context.begin_path();
        self.context.rect(left, top - 1.0, right - left + 1.0, bottom - top + 2.0);
        self.context.clip();
        draw();
        self.context.restore();
    }
}

/// Draws lines with these dashes from now on.
pub fn set_dashes(context: &CanvasRenderingContext2d, dashes: &[f64]) {
    let lengths: Array = dashes.iter().copied().map(JsValue::from_f64).collect();
    // Fails only for lengths that are no numbers.
    let _ = context.set_line_dash(&lengths);
}

/// A number in as few characters as an axis has room for.
pub fn short(number: f64) -> String {
    match number.abs() {
        size if size >= 1e6 => format!("{}M", number / 1e6),
        size if size >= 1e4 => format!("{}k", number / 1e3),
        size if size >= 1.0 || size == 0.0 => format!("{number}"),
        size if size < 1e-3 => {
            // A little more, so that a power of ten is not taken for ten times the one below.
            let power = (size.log10() + 1e-9).floor();
            format!("{:.0}e{power}", number / 10f64.powf(power))
        }
        _ => format!("{number:.3}").trim_end_matches('0').to_owned(),
    }
}
