//! The points while they are drawn: what each tool does to them. Knows no page.

use experiment::{Arc4, Dataset, OwnData, OwnPoint, Point, Problem, unit};

use super::tool::{Brush, NEAR, Tool};

/// What the next points are labelled with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ink {
    /// The number of a class.
    Class(u16),
    /// A value, -1 to 1.
    Value(f64),
}

/// The points, and what is being done to them.
pub struct Board {
    points: Vec<OwnPoint>,
    /// What their labels pose.
    problem: Problem,
    /// Whether each is selected.
    selected: Vec<bool>,
    /// Where the pointer went down, and where it was last; nothing while it is up.
    stroke: Option<Stroke>,
    /// Whether the points have changed since they were given out.
    is_changed: bool,
    chance: Arc4,
}

/// A way of the pointer over the picture.
#[derive(Clone, Copy, Debug)]
struct Stroke {
    from: (f64, f64),
    last: (f64, f64),
    /// The point that is moved.
    held: Option<usize>,
}

/// How a tool draws.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hand {
    pub tool: Tool,
    pub brush: Brush,
    /// How many points a brush leaves where it is pressed.
    pub density: u32,
    pub ink: Ink,
}

impl Board {
    /// No points; `seed` says where the points of a brush come to lie.
    pub fn new(seed: &str) -> Self {
        Board {
            points: Vec::new(),
            problem: Problem::Classification,
            selected: Vec::new(),
            stroke: None,
            is_changed: false,
            chance: Arc4::new(seed),
        }
    }

    /// Takes over the points that there are; nothing is selected then.
    pub fn take(&mut self, own: &OwnData) {
        self.points = own.own_points().to_vec();
        self.problem = own.labels().problem();
        self.forget();
    }

    fn forget(&mut self) {
        self.selected = vec![false; self.points.len()];
        self.stroke = None;
        self.is_changed = false;
    }

    /// The points.
    pub fn points(&self) -> &[OwnPoint] {
        &self.points
    }

    /// How many are selected.
    pub fn n_selected(&self) -> usize {
        self.selected.iter().filter(|selected| **selected).count()
    }

    /// The corners of the rectangle in which points are being selected.
    pub fn frame(&self, tool: Tool) -> Option<((f64, f64), (f64, f64))> {
        self.stroke.filter(|_| tool == Tool::Select).map(|stroke| (stroke.from, stroke.last))
    }

    /// Whether the pointer is down.
    pub fn is_drawing(&self) -> bool {
        self.stroke.is_some()
    }

    /// The pointer goes down at a place of the plane.
    pub fn press(&mut self, hand: Hand, at: (f64, f64)) {
        let held = if hand.tool == Tool::Move { self.nearest(at) } else { None };
        if held.is_some_and(|held| !self.selected[held]) {
            self.selected.fill(false);
        }
        self.stroke = Some(Stroke { from: at, last: at, held });
        match hand.tool {
            Tool::Draw => self.dab(hand, at),
            Tool::Erase => self.erase(hand, at),
            Tool::Move | Tool::Select => {}
        }
    }

    /// The pointer goes on to another place. Nothing happens while it is up.
    pub fn go(&mut self, hand: Hand, at: (f64, f64)) {
        let Some(stroke) = self.stroke else { return };
        let is_far = distance(stroke.last, at) >= spacing(hand.brush);
        match hand.tool {
            Tool::Draw if !is_far => return,
            Tool::Draw => self.dab(hand, at),
            Tool::Erase => self.erase(hand, at),
            Tool::Move => self.shift(stroke.held, (at.0 - stroke.last.0, at.1 - stroke.last.1), at),
            Tool::Select => {}
        }
        self.stroke = Some(Stroke { last: at, ..stroke });
    }

    /// The pointer goes up.
    pub fn lift(&mut self, hand: Hand) {
        let Some(Stroke { from, last, .. }) = self.stroke.take() else { return };
        if hand.tool == Tool::Select {
            let within = |number: f64, one: f64, other: f64| (one.min(other)..=one.max(other)).contains(&number);
            // A press selects what is next to it.
            let reach = if distance(from, last) < NEAR { NEAR } else { 0.0 };
            for (selected, point) in self.selected.iter_mut().zip(&self.points) {
                let (x, y) = point.place();
                *selected = within(x, from.0.min(last.0) - reach, from.0.max(last.0) + reach)
                    && within(y, from.1.min(last.1) - reach, from.1.max(last.1) + reach);
            }
        }
    }

    /// The points of a brush, or a single one.
    fn dab(&mut self, hand: Hand, at: (f64, f64)) {
        let n_points = if hand.brush == Brush::Point { 1 } else { hand.density };
        for _ in 0..n_points {
            // The root spreads points evenly over the disc.
            let r = hand.brush.radius() * unit(&mut self.chance).sqrt();
            let angle = unit(&mut self.chance) * std::f64::consts::TAU;
            let (x, y) = (at.0 + r * angle.cos(), at.1 + r * angle.sin());
            self.points.push(match hand.ink {
                Ink::Class(class) => OwnPoint::of_class(x, y, class),
                Ink::Value(value) => OwnPoint::of_value(x, y, value),
            });
            self.selected.push(false);
        }
        self.is_changed = true;
    }

    fn erase(&mut self, hand: Hand, at: (f64, f64)) {
        let reach = hand.brush.radius().max(NEAR);
        self.keep(|point, _| distance(point.place(), at) > reach);
    }

    /// Keeps only some points.
    fn keep(&mut self, is_kept: impl Fn(&OwnPoint, bool) -> bool) {
        let kept = |(point, selected): (OwnPoint, bool)| is_kept(&point, selected).then_some((point, selected));
        let before = self.points.len();
        (self.points, self.selected) = self.points.drain(..).zip(self.selected.drain(..)).filter_map(kept).unzip();
        self.is_changed |= self.points.len() < before;
    }

    /// Moves the point that is held, and with it all others that are selected.
    fn shift(&mut self, held: Option<usize>, by: (f64, f64), to: (f64, f64)) {
        let Some(held) = held else { return };
        if !self.selected[held] {
            self.points[held] = self.points[held].moved_to(to.0, to.1);
        } else {
            let by = self.within_plane(by);
            for (point, _) in self.points.iter_mut().zip(&self.selected).filter(|(_, selected)| **selected) {
                let (x, y) = point.place();
                *point = point.moved_to(x + by.0, y + by.1);
            }
        }
        self.is_changed = true;
    }

    /// As much of a step as no selected point goes beyond the plane with.
    fn within_plane(&self, (right, up): (f64, f64)) -> (f64, f64) {
        let selected = || self.points.iter().zip(&self.selected).filter(|(_, selected)| **selected);
        let extent = Dataset::Own.extent();
        let step = |by: f64, axis: fn((f64, f64)) -> f64| {
            let places = || selected().map(|(point, _)| axis(point.place()));
            let (low, high) = (places().fold(f64::INFINITY, f64::min), places().fold(f64::NEG_INFINITY, f64::max));
            by.max(extent.low - low).min(extent.high - high)
        };
        (step(right, |place| place.0), step(up, |place| place.1))
    }

    /// The point that is nearest to a place, if it is near.
    fn nearest(&self, at: (f64, f64)) -> Option<usize> {
        let away = |index: &usize| distance(self.points[*index].place(), at);
        let nearest = (0..self.points.len()).min_by(|one, other| away(one).total_cmp(&away(other)))?;
        (away(&nearest) <= NEAR).then_some(nearest)
    }

    /// Takes away what is selected.
    pub fn delete_selected(&mut self) {
        self.keep(|_, selected| !selected);
    }

    /// Takes all points away.
    pub fn delete_all(&mut self) {
        self.keep(|_, _| false);
    }

    /// Gives out the points if they have changed since the last time.
    pub fn changed(&mut self) -> Option<Vec<OwnPoint>> {
        std::mem::take(&mut self.is_changed).then(|| self.points.clone())
    }

    /// The points as they are painted: their places with the labels of an experiment, and whether each is selected.
    pub fn painted(&self) -> impl Iterator<Item = (Point, bool)> + '_ {
        self.points.iter().zip(&self.selected).map(|(point, selected)| (point.point(self.problem), *selected))
    }
}

/// How far a brush goes before it draws again.
fn spacing(brush: Brush) -> f64 {
    brush.radius().max(NEAR)
}

fn distance(one: (f64, f64), other: (f64, f64)) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HAND: Hand = Hand { tool: Tool::Draw, brush: Brush::Point, density: 5, ink: Ink::Class(1) };

    fn stroke(board: &mut Board, hand: Hand, way: &[(f64, f64)]) {
        board.press(hand, way[0]);
        way[1..].iter().for_each(|at| board.go(hand, *at));
        board.lift(hand);
    }

    fn places(board: &Board) -> Vec<(f64, f64)> {
        board.points().iter().map(|point| point.place()).collect()
    }

    #[test]
    fn single_points_stand_where_they_are_put_and_not_too_close() {
        let mut board = Board::new("1");
        stroke(&mut board, HAND, &[(0.0, 0.0), (0.1, 0.0), (0.75, 0.0)]);
        assert_eq!(places(&board), [(0.0, 0.0), (0.75, 0.0)]);
        assert_eq!(board.changed().map(|points| points.len()), Some(2));
        assert_eq!(board.changed(), None);
    }

    #[test]
    fn a_brush_leaves_as_many_as_it_is_dense_and_near() {
        let mut board = Board::new("1");
        stroke(&mut board, Hand { brush: Brush::Medium, ..HAND }, &[(3.0, -3.0), (3.0, -1.5)]);
        assert_eq!(board.points().len(), 10);
        assert!(places(&board)[..5].iter().all(|place| distance(*place, (3.0, -3.0)) < 0.81));
    }

    #[test]
    fn what_is_near_is_moved_or_erased_and_the_rest_stays() {
        let mut board = Board::new("1");
        stroke(&mut board, HAND, &[(0.0, 0.0), (3.0, 0.0)]);
        stroke(&mut board, Hand { tool: Tool::Move, ..HAND }, &[(0.1, 0.0), (-3.0, 1.5)]);
        assert_eq!(places(&board), [(-3.0, 1.5), (3.0, 0.0)]);
        stroke(&mut board, Hand { tool: Tool::Move, ..HAND }, &[(0.0, 5.0), (1.0, 5.0)]);
        stroke(&mut board, Hand { tool: Tool::Erase, ..HAND }, &[(3.1, 0.1)]);
        assert_eq!(places(&board), [(-3.0, 1.5)]);
    }

    #[test]
    fn what_is_selected_moves_together_and_is_deleted() {
        let mut board = Board::new("1");
        stroke(&mut board, HAND, &[(0.0, 0.0), (1.5, 0.0), (4.5, 0.0)]);
        stroke(&mut board, Hand { tool: Tool::Select, ..HAND }, &[(-1.0, -1.0), (2.0, 1.0)]);
        assert_eq!(board.n_selected(), 2);
        stroke(&mut board, Hand { tool: Tool::Move, ..HAND }, &[(0.0, 0.0), (0.0, 3.0)]);
        assert_eq!(places(&board), [(0.0, 3.0), (1.5, 3.0), (4.5, 0.0)]);
        // Together also at the edge, where none gets past another.
        stroke(&mut board, Hand { tool: Tool::Move, ..HAND }, &[(0.0, 3.0), (20.0, 3.0), (0.0, 3.0)]);
        assert!((distance(places(&board)[0], places(&board)[1]) - 1.5).abs() < 0.01, "{:?}", places(&board));
        board.delete_selected();
        assert_eq!((places(&board), board.n_selected()), (vec![(4.5, 0.0)], 0));
        board.delete_all();
        assert_eq!(board.changed(), Some(Vec::new()));
    }
}
