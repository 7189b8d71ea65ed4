//! The pen with which a border is drawn. It leaves out what says nothing: where it was twice, and what lies on a straight line.

use super::border::{Border, BorderPlace, MOST_PLACES, MOST_STROKES, as_point, distance};

/// How far from a straight line a place may lie that is left out, in steps from place to place.
const STRAIGHT: f64 = 0.8;

/// A pen with which a border is drawn. What lies on a straight line between two places is left out while it is drawn.
#[derive(Clone, Debug, Default)]
pub struct BorderPen {
    border: Border,
    /// What was passed since the last place but one, while the pen is down.
    passed: Option<Vec<BorderPlace>>,
}

impl BorderPen {
    /// What is drawn so far, and a stroke that is being drawn.
    pub fn border(&self) -> &Border {
        &self.border
    }

    /// Whether the pen is down.
    pub fn is_down(&self) -> bool {
        self.passed.is_some()
    }

    /// Puts the pen down; false where no more strokes or places fit.
    pub fn press(&mut self, at: BorderPlace) -> bool {
        self.lift();
        // A stroke has at least two places.
        let fits = self.border.strokes.len() < MOST_STROKES && self.border.n_places() + 2 <= MOST_PLACES;
        if fits {
            self.border.strokes.push(vec![at]);
            self.passed = Some(Vec::new());
        }
        fits
    }

    /// Draws on to another place; whether the line is another one now. False also while the pen is up, and where no more places fit.
    pub fn go(&mut self, to: BorderPlace) -> bool {
        let is_full = self.border.n_places() >= MOST_PLACES;
        let (Some(passed), Some(stroke)) = (&mut self.passed, self.border.strokes.last_mut()) else { return false };
        let Some(last) = stroke.last().copied().filter(|last| *last != to) else { return false };
        let before = stroke.len().checked_sub(2).map(|index| stroke[index]);
        let is_straight = before.is_some_and(|before| {
            before != to && passed.iter().chain([&last]).all(|place| distance_to_line(*place, before, to) <= STRAIGHT)
        });
        if is_straight {
            passed.push(last);
            stroke.pop();
        } else if is_full {
            return false;
        } else {
            passed.clear();
        }
        stroke.push(to);
        true
    }

    /// Lifts the pen. A stroke that went nowhere is none; whether one was drawn.
    pub fn lift(&mut self) -> bool {
        let is_stroke = self.border.strokes.last().is_some_and(|stroke| stroke.len() > 1);
        let was_down = self.passed.take().is_some();
        if was_down && !is_stroke {
            self.border.strokes.pop();
        }
        was_down && is_stroke
    }

    /// Takes the last stroke back, or the one that is being drawn; whether there was any.
    pub fn undo(&mut self) -> bool {
        self.passed = None;
        self.border.strokes.pop().is_some()
    }

    /// Takes all strokes back.
    pub fn clear(&mut self) {
        *self = BorderPen::default();
    }
}

/// How far a place is from the straight line between two others.
fn distance_to_line(place: BorderPlace, from: BorderPlace, to: BorderPlace) -> f64 {
    let ((x, y), (x1, y1), (x2, y2)) = (as_point(place), as_point(from), as_point(to));
    let (right, down) = (x2 - x1, y2 - y1);
    let length = right * right + down * down;
    let along = if length > 0.0 { ((x - x1) * right + (y - y1) * down) / length } else { 0.0 };
    let along = along.clamp(0.0, 1.0);
    distance((x, y), (x1 + along * right, y1 + along * down))
}

#[cfg(test)]
pub(super) mod testing {
    //! Borders for tests.

    use super::*;

    /// A border of these strokes.
    pub fn drawn(strokes: &[&[BorderPlace]]) -> Border {
        let mut pen = BorderPen::default();
        for stroke in strokes {
            assert!(pen.press(stroke[0]));
            for place in &stroke[1..] {
                pen.go(*place);
            }
            assert!(pen.lift());
        }
        pen.border().clone()
    }

    /// A circle around the middle as a hand draws it: many places, some of them twice.
    pub fn circle(radius: f64) -> Vec<BorderPlace> {
        let place = |index: u32| {
            let angle = f64::from(index) / 400.0 * std::f64::consts::TAU;
            let at = |part: f64| (31.5 + radius * part).round() as u8;
            (at(libm::cos(angle)), at(libm::sin(angle)))
        };
        (0..=400).map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{circle, drawn};
    use super::*;

    #[test]
    fn what_lies_on_a_straight_line_is_left_out() {
        let border = drawn(&[&[(0, 5), (1, 5), (1, 5), (2, 5), (9, 5), (9, 6), (9, 9)]]);
        assert_eq!(border.strokes(), [[(0, 5), (9, 5), (9, 9)]]);
        let stairs: Vec<BorderPlace> = (0..40).flat_map(|at| [(at, at), (at + 1, at)]).collect();
        let border = drawn(&[&stairs]);
        assert!(border.n_places() <= 3, "{border:?}");
        let back = drawn(&[&[(0, 0), (9, 0), (4, 0)]]);
        assert_eq!(back.strokes(), [[(0, 0), (9, 0), (4, 0)]], "a way back is one");
    }

    #[test]
    fn what_is_left_out_was_near_what_stays() {
        let circle = circle(20.0);
        let border = drawn(&[&circle]);
        assert!(border.n_places() < 40, "{}", border.n_places());
        for place in circle {
            let lines = border.strokes()[0].array_windows();
            let nearest = lines.map(|[from, to]| distance_to_line(place, *from, *to)).fold(f64::INFINITY, f64::min);
            assert!(nearest <= STRAIGHT, "{place:?} is {nearest} away");
        }
    }

    #[test]
    fn a_pen_draws_strokes_and_takes_them_back() {
        let mut pen = BorderPen::default();
        assert!(!pen.go((3, 3)) && !pen.lift() && !pen.undo());
        assert!(pen.press((1, 1)) && !pen.lift(), "it went nowhere");
        assert!(pen.border().is_empty());
        assert!(pen.press((1, 1)) && pen.go((5, 1)) && !pen.go((5, 1)) && pen.lift());
        assert!(pen.press((1, 9)) && pen.go((5, 9)) && pen.is_down());
        assert!(pen.undo() && !pen.is_down());
        assert_eq!(pen.border().strokes(), [[(1, 1), (5, 1)]]);
        pen.clear();
        assert!(pen.border().is_empty());
    }

    #[test]
    fn there_are_limits() {
        let mut pen = BorderPen::default();
        for at in 0..MOST_STROKES as u8 {
            assert!(pen.press((0, at)) && pen.go((9, at)) && pen.lift());
        }
        assert!(!pen.press((0, 63)) && !pen.is_down());
        assert_eq!(Border::read(&pen.border().text()).as_ref(), Ok(pen.border()));
        pen.clear();
        assert!(pen.press((0, 0)));
        for at in 0..2000 {
            pen.go(((at * 17 % 64) as u8, (at * 29 % 64) as u8));
        }
        assert!(pen.lift() && !pen.press((0, 0)));
        assert_eq!(pen.border().n_places(), MOST_PLACES);
        assert_eq!(Border::read(&pen.border().text()).as_ref(), Ok(pen.border()));
    }

    #[test]
    fn usual_curves_have_short_texts() {
        let (small, large) = (circle(8.0), circle(30.0));
        let spiral: Vec<BorderPlace> = (0..900)
            .map(|index| {
                let (angle, radius) = (f64::from(index) / 50.0, f64::from(index) / 32.0);
                ((32.0 + radius * libm::cos(angle)) as u8, (32.0 + radius * libm::sin(angle)) as u8)
            })
            .collect();
        let borders = [drawn(&[&large]), drawn(&[&large, &small]), drawn(&[&spiral])];
        let lengths = borders.each_ref().map(|border| border.text().len());
        assert!(lengths[0] < 100 && lengths[1] < 140 && lengths[2] < 200, "{lengths:?}");
        for border in borders {
            assert_eq!(Border::read(&border.text()), Ok(border));
        }
    }
}
