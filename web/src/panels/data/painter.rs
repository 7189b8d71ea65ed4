//! The small pictures of the data sets.

use std::rc::Rc;

use experiment::{Arc4, Config, Dataset, Formula, OwnData, Point, Problem};
use web_sys::HtmlCanvasElement;
use yew::NodeRef;

use crate::canvas::{Colors, points};
use crate::dom::{self, Canvas, CanvasRef};

/// The pictures, one for each data set.
pub struct Thumbnails {
    nodes: Rc<[NodeRef]>,
    thumbnails: Vec<Thumbnail>,
    /// The colours of all that are painted.
    colors: Option<Colors>,
    /// Somebody's own points, as they were painted.
    own: Option<OwnData>,
    /// Somebody's own formula, and the problem in which it was painted.
    formula: (Option<Formula>, Problem),
}

/// The picture of a data set.
struct Thumbnail {
    dataset: Dataset,
    canvas: CanvasRef,
    painted: Option<Painted>,
}

/// What a picture was painted on.
#[derive(PartialEq)]
struct Painted {
    element: HtmlCanvasElement,
    size: Size,
}

/// The size of a picture: its width and its height in CSS units, and how many of the screen's points make one.
#[derive(Clone, Copy, PartialEq)]
struct Size {
    width: f64,
    height: f64,
    ratio: f64,
}

impl Thumbnails {
    /// Pictures that are not painted yet.
    pub fn new() -> Self {
        let thumbnail =
            |dataset: &Dataset| Thumbnail { dataset: *dataset, canvas: CanvasRef::default(), painted: None };
        let thumbnails: Vec<Thumbnail> = Dataset::ALL.iter().map(thumbnail).collect();
        let nodes = thumbnails.iter().map(|thumbnail| thumbnail.canvas.node().clone()).collect();
        Thumbnails { nodes, thumbnails, colors: None, own: None, formula: (None, Problem::Classification) }
    }

    /// The canvases, in the order of [`Dataset::ALL`].
    pub fn nodes(&self) -> Rc<[NodeRef]> {
        self.nodes.clone()
    }

    /// Paints those of the chosen problem that are on the page, unless they are there already in this size and these colours.
    pub fn paint(&mut self, config: &Config, colors: &Colors) {
        if self.colors.as_ref() != Some(colors) {
            self.colors = Some(colors.clone());
            self.thumbnails.iter_mut().for_each(|thumbnail| thumbnail.painted = None);
        }
        if self.own.as_ref() != config.own_data() {
            self.own = config.own_data().cloned();
            self.forget(Dataset::Own);
        }
        if (self.formula.0.as_ref(), self.formula.1) != (config.formula(None), config.problem()) {
            self.formula = (config.formula(None).cloned(), config.problem());
            self.forget(Dataset::Formula);
        }
        // Measured once, before anything is painted: they are all of one size.
        let mut size = None;
        for dataset in Dataset::of(config.problem()) {
            let Some(thumbnail) = self.thumbnails.iter_mut().find(|thumbnail| thumbnail.dataset == dataset) else {
                continue;
            };
            let Some(canvas) = thumbnail.canvas.get() else { continue };
            let size = *size.get_or_insert_with(|| Size::of(canvas));
            let painted = Some(Painted { element: canvas.element.clone(), size });
            if thumbnail.painted != painted {
                paint(canvas, size, colors, dataset, config);
                thumbnail.painted = painted;
            }
        }
    }
}

impl Thumbnails {
    /// The picture of a data set is to be painted anew.
    fn forget(&mut self, dataset: Dataset) {
        let of_it = self.thumbnails.iter_mut().filter(|thumbnail| thumbnail.dataset == dataset);
        of_it.for_each(|thumbnail| thumbnail.painted = None);
    }
}

impl Size {
    fn of(canvas: &Canvas) -> Self {
        let (width, height) = canvas.size();
        Size { width, height, ratio: dom::pixel_ratio() }
    }
}

/// Dots without rims, right way up.
fn paint(canvas: &Canvas, Size { width, height, .. }: Size, colors: &Colors, dataset: Dataset, config: &Config) {
    canvas.fit((width, height));
    let mut label = f64::NAN;
    for point in points_of(dataset, config) {
        // A colour costs as much as a dot, and those of one class come one after the other.
        if point.label != label {
            label = point.label;
            canvas.context.set_fill_style_str(colors.ink(label));
        }
        let (x, y) = points::place(&point, dataset.extent(), width, height);
        canvas.context.fill_rect(x - 1.0, y - 1.0, 2.0, 2.0);
    }
}

/// The most points of somebody's own that are painted: of more, every so many.
const MOST_PAINTED: usize = 1000;

/// What a data set looks like.
fn points_of(dataset: Dataset, config: &Config) -> Vec<Point> {
    // Any seed shows it.
    let (n_points, mut generator) = (dataset.usual_points(), Arc4::new("thumbnail"));
    match (dataset, config.own_data(), config.formula(None)) {
        (Dataset::Own, Some(own), _) => own.points().step_by(own.own_points().len().div_ceil(MOST_PAINTED)).collect(),
        (Dataset::Formula, _, Some(formula)) => formula.points(config.problem(), n_points, 0.0, &mut generator),
        _ => dataset.points(n_points, 0.0, &mut generator),
    }
}
