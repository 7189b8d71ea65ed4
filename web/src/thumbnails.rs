//! The small pictures of the data sets.

use experiment::{Arc4, Dataset, Problem};
use web_sys::HtmlCanvasElement;

use crate::browser::{self, Canvas};
use crate::colors::Colors;
use crate::data_panel::thumbnail_id;
use crate::points;

/// The pictures, and what they were last painted with.
#[derive(Default)]
pub struct Thumbnails {
    painted: Option<(HtmlCanvasElement, Colors)>,
}

impl Thumbnails {
    /// Paints those of a problem, unless the page has them already in these colours.
    pub fn paint(&mut self, problem: Problem, colors: &Colors) {
        let mut canvases =
            Dataset::of(problem).map_while(|dataset| Some((dataset, browser::canvas(&thumbnail_id(dataset))?)));
        let Some(first) = canvases.next() else { return };
        // Yew makes all of them, or none.
        let painted = Some((first.1.element.clone(), colors.clone()));
        if self.painted == painted {
            return;
        }
        self.painted = painted;
        let canvases: Vec<_> = [first].into_iter().chain(canvases).collect();
        // Measured before anything is painted: they are all of one size.
        let size = canvases[0].1.size();
        for (dataset, canvas) in canvases {
            paint(&canvas, size, colors, dataset);
        }
    }
}

/// Dots without rims, right way up.
fn paint(canvas: &Canvas, (width, height): (f64, f64), colors: &Colors, dataset: Dataset) {
    canvas.fit((width, height));
    let mut label = f64::NAN;
    // Any seed shows what the set looks like.
    for point in dataset.points(0.0, &mut Arc4::new("thumbnail")) {
        // A colour costs as much as a dot, and those of one class come one after the other.
        if point.label != label {
            label = point.label;
            canvas.context.set_fill_style_str(colors.ink(label));
        }
        let (x, y) = points::place(&point, dataset.extent(), width, height);
        canvas.context.fill_rect(x - 1.0, y - 1.0, 2.0, 2.0);
    }
}
