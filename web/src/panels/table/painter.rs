//! The small pictures of the ready-made tables.

use std::rc::Rc;

use experiment::{Dataset, Point};
use yew::prelude::*;

use crate::canvas::{Colors, points};
use crate::dom::CanvasRef;

/// The side of a picture, in CSS units.
const SIDE: f64 = 56.0;

/// What a picture shows.
#[derive(PartialEq, Properties)]
pub struct ThumbnailProps {
    /// Points on the plane.
    pub points: Rc<[Point]>,
    /// Their colours.
    pub colors: Colors,
}

/// A true picture of points.
#[component]
pub fn Thumbnail(ThumbnailProps { points, colors }: &ThumbnailProps) -> Html {
    let node = use_node_ref();
    let canvas = node.clone();
    use_effect_with((points.clone(), colors.clone()), move |(points, colors)| paint(canvas, points, colors));
    html! { <canvas ref={node} aria-hidden="true" /> }
}

fn paint(node: NodeRef, shown: &[Point], colors: &Colors) {
    let mut canvas = CanvasRef::new(node);
    let Some(canvas) = canvas.get() else { return };
    canvas.fit((SIDE, SIDE));
    for point in shown {
        canvas.context.set_fill_style_str(colors.ink(point.label));
        let (x, y) = points::place(point, Dataset::Own.extent(), SIDE, SIDE);
        canvas.context.fill_rect(x - 1.0, y - 1.0, 2.0, 2.0);
    }
}
