//! The points while they are drawn, the cursor, and what is being selected.

use std::f64::consts::TAU;

use experiment::{Dataset, Point};
use yew::NodeRef;

use super::board::Board;
use super::tool::Tool;
use crate::canvas::{Colors, colors, points};
use crate::dom::{self, CanvasRef};

/// The most points that are painted; of more, every so many.
const MOST_PAINTED: usize = 5000;

/// The canvas over the picture.
pub struct PointsPainter {
    canvas: CanvasRef,
    /// What it was painted in; nothing where it has to be painted anew.
    painted: Option<(Colors, (f64, f64), f64)>,
}

impl PointsPainter {
    /// Paints on this canvas.
    pub fn new(node: NodeRef) -> Self {
        PointsPainter { canvas: CanvasRef::new(node), painted: None }
    }

    /// What is painted is out of date.
    pub fn renew(&mut self) {
        self.painted = None;
    }

    /// Paints what is on the board, and the cursor of the keys if there is one.
    pub fn paint(&mut self, board: &Board, tool: Tool, cursor: Option<(f64, f64)>, colors: &Colors) {
        let is_new = self.canvas.is_new();
        let Some(canvas) = self.canvas.get() else { return };
        let size = canvas.size();
        let look = (colors.clone(), size, dom::pixel_ratio());
        if !is_new && self.painted.as_ref() == Some(&look) {
            return;
        }
        let extent = Dataset::Own.extent();
        let every = board.points().len().div_ceil(MOST_PAINTED).max(1);
        let (selected, plain): (Vec<(Point, bool)>, Vec<_>) =
            board.painted().step_by(every).partition(|(_, selected)| *selected);
        let of = |points: Vec<(Point, bool)>| points.into_iter().map(|(point, _)| point).collect::<Vec<_>>();
        points::paint(canvas, colors, extent, &of(plain), &of(selected));
        let context = &canvas.context;
        let place = |(x, y): (f64, f64)| points::place(&Point { x, y, label: 0.0 }, extent, size.0, size.1);
        context.set_line_width(2.0);
        context.set_stroke_style_str(&colors::css(colors.strong));
        if let Some((from, to)) = board.frame(tool) {
            let ((left, top), (right, bottom)) = (place(from), place(to));
            context.stroke_rect(left, top, right - left, bottom - top);
        }
        if let Some(cursor) = cursor {
            let (x, y) = place(cursor);
            for (radius, color) in [(9.0, colors.background), (7.0, colors.strong)] {
                context.set_stroke_style_str(&colors::css(color));
                context.begin_path();
                // Fails only for a negative radius.
                let _ = context.arc(x, y, radius, 0.0, TAU);
                context.stroke();
            }
        }
        self.painted = Some(look);
    }
}
