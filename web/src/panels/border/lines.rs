//! The border as lines over the picture.

use std::fmt::Write;

use experiment::{BORDER_SIDE, Border, BorderPlace};
use yew::prelude::*;

/// The most that a bend reaches into the line beside it, in steps.
const REACH: f64 = 4.0;
/// The cosine of the sharpest turn that is a bend; what is sharper is a corner.
const BEND: f64 = 0.5;

type Vector = (f64, f64);

/// The strokes as a path of an SVG, in steps from place to place. Through places where a stroke turns a little, as a hand does, it is
/// bent; corners stay.
fn path(border: &Border) -> String {
    let mut path = String::new();
    for stroke in border.strokes() {
        let places: Vec<Vector> = stroke.iter().map(|(column, row)| ((*column).into(), (*row).into())).collect();
        let Some((x, y)) = places.first() else { continue };
        // Writing to a string does not fail.
        let _ = write!(path, "M{x} {y}");
        for (index, [from, to]) in places.array_windows().enumerate() {
            let (along, length) = direction(*from, *to);
            let (leaves, comes) = (bend(&places, index), bend(&places, index + 1));
            let (x, y) = to;
            if leaves.or(comes).is_none() {
                let _ = write!(path, "L{x} {y}");
                continue;
            }
            let reach = (length / 3.0).min(REACH);
            let (out, back) = (leaves.unwrap_or(along), comes.unwrap_or(along));
            let (x1, y1) = (from.0 + reach * out.0, from.1 + reach * out.1);
            let (x2, y2) = (x - reach * back.0, y - reach * back.1);
            let _ = write!(path, "C{x1:.1} {y1:.1} {x2:.1} {y2:.1} {x} {y}");
        }
    }
    path
}

/// Which way a line goes, as a vector of length 1, and how far.
fn direction(from: Vector, to: Vector) -> (Vector, f64) {
    let (right, down) = (to.0 - from.0, to.1 - from.1);
    let length = right.hypot(down).max(f64::MIN_POSITIVE);
    ((right / length, down / length), length)
}

/// Which way a stroke passes a place at which it turns a little; nothing at its ends, and where it has a corner.
fn bend(places: &[Vector], index: usize) -> Option<Vector> {
    let (before, at, after) = (places.get(index.checked_sub(1)?)?, places.get(index)?, places.get(index + 1)?);
    let (comes, leaves) = (direction(*before, *at).0, direction(*at, *after).0);
    let is_bend = comes.0 * leaves.0 + comes.1 * leaves.1 > BEND;
    is_bend.then(|| direction((0.0, 0.0), (comes.0 + leaves.0, comes.1 + leaves.1)).0)
}

/// The border over all of the picture, and the cross of the keys, which is full while the pen is down. A lighter rim keeps the line apart
/// from both colours.
pub fn lines(border: &Border, is_drawn: bool, cross: Option<(BorderPlace, bool)>) -> Html {
    let last = BORDER_SIDE - 1;
    let path = path(border);
    html! {
        <svg
            class={if is_drawn { "border-lines drawn" } else { "border-lines" }}
            viewBox={format!("0 0 {last} {last}")}
            preserveAspectRatio="none"
            aria-hidden="true"
        >
            <path class="border-rim" d={path.clone()} />
            <path class="border-line" d={path} />
            { for cross.map(|(at, is_down)| cross_at(at, is_down)) }
        </svg>
    }
}

fn cross_at((column, row): BorderPlace, is_down: bool) -> Html {
    let (column, row, last) = (column.to_string(), row.to_string(), BORDER_SIDE - 1);
    let arms = format!("M0 {row}H{last}M{column} 0V{last}");
    html! {
        <g class={if is_down { "border-cross down" } else { "border-cross" }}>
            <path d={arms} />
            <circle class="border-rim" cx={column.clone()} cy={row.clone()} r="1.4" />
            <circle cx={column} cy={row} r="1.4" />
        </g>
    }
}

/// A piece of the line, for the legend.
pub fn sample() -> Html {
    html! {
        <svg class="border-sample" viewBox="0 0 30 10" aria-hidden="true">
            <path class="border-line" d="M1 5H29" />
        </svg>
    }
}

#[cfg(test)]
mod tests {
    use experiment::BorderPen;

    use super::*;

    #[test]
    fn each_stroke_begins_where_it_was_begun() {
        let mut pen = BorderPen::default();
        for (from, to) in [((0, 63), (63, 0)), ((1, 2), (3, 4))] {
            assert!(pen.press(from) && pen.go(to) && pen.lift());
        }
        assert_eq!(path(pen.border()), "M0 63L63 0M1 2L3 4");
    }

    #[test]
    fn corners_stay_and_bends_are_bent() {
        let of = |places: &[BorderPlace]| {
            let mut pen = BorderPen::default();
            pen.press(places[0]);
            for place in places {
                pen.go(*place);
            }
            pen.lift();
            path(pen.border())
        };
        assert_eq!(of(&[(0, 0), (9, 0), (9, 9)]), "M0 0L9 0L9 9");
        assert_eq!(of(&[(0, 0), (9, 0), (18, 6)]), "M0 0C3.0 0.0 6.1 -0.9 9 0C12.5 1.0 15.0 4.0 18 6");
    }
}
