//! The data sets: points on the plane with their labels. Every draw stands in the order of the original, so that a
//! seed gives the same points.

use std::f64::consts::PI;

use rand::Rng;

use super::extent::Extent;
use super::formula::Formula;
use super::point::Point;
use super::problem::Problem;
use super::random::{normal, uniform, unit};

/// A way to draw points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Dataset {
    /// A disc in a ring.
    Circle,
    /// Opposite quadrants belong together.
    ExclusiveOr,
    /// Two clouds.
    Gaussian,
    /// Two arms around each other.
    Spiral,
    /// Logic gates, of inputs 0 and 1: +1 stands for true.
    And,
    /// Where at least one input is 1.
    Or,
    /// Where the inputs differ.
    Xor,
    /// Regression: a slope from the lower left to the upper right.
    Plane,
    /// Regression: six bumps.
    MultiGaussian,
    /// For both: points of somebody's own, which are no part of this.
    Own,
    /// For both: points all over the plane, labelled by a formula, which is no part of this either.
    Formula,
}

impl Dataset {
    /// All of them, those for classification alone first.
    pub const ALL: [Dataset; 11] = [
        Dataset::Circle,
        Dataset::ExclusiveOr,
        Dataset::Gaussian,
        Dataset::Spiral,
        Dataset::And,
        Dataset::Or,
        Dataset::Xor,
        Dataset::Plane,
        Dataset::MultiGaussian,
        Dataset::Own,
        Dataset::Formula,
    ];

    /// Whether it poses this problem.
    pub fn poses(self, problem: Problem) -> bool {
        match self {
            Dataset::Own | Dataset::Formula => true,
            Dataset::Plane | Dataset::MultiGaussian => problem == Problem::Regression,
            _ => problem == Problem::Classification,
        }
    }

    /// How many points are drawn where nobody says how many, as in the original.
    pub fn usual_points(self) -> usize {
        if self.poses(Problem::Classification) { FOR_CLASSIFICATION } else { FOR_REGRESSION }
    }

    /// How much of the plane its points are looked at on.
    pub fn extent(self) -> Extent {
        match self {
            Dataset::And | Dataset::Or | Dataset::Xor => Extent { low: -1.0, high: 2.0 },
            _ => Extent { low: -6.0, high: 6.0 },
        }
    }

    /// The data sets for one problem.
    pub fn of(problem: Problem) -> impl Iterator<Item = Dataset> {
        Dataset::ALL.into_iter().filter(move |dataset| dataset.poses(problem))
    }

    /// Draws so many points, not yet shuffled. `noise` is in percent. Of somebody's own and of a formula there are
    /// none to draw.
    pub fn points(self, n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
        let noise = noise / 100.0;
        match self {
            Dataset::Circle => circle(n_points, noise, generator),
            Dataset::ExclusiveOr => exclusive_or(n_points, noise, generator),
            Dataset::Gaussian => gaussian(n_points, noise, generator),
            Dataset::Spiral => spiral(n_points, noise, generator),
            Dataset::And => gate(n_points, noise, generator, |a, b| a && b),
            Dataset::Or => gate(n_points, noise, generator, |a, b| a || b),
            Dataset::Xor => gate(n_points, noise, generator, |a, b| a != b),
            Dataset::Plane => {
                scattered(n_points, 6.0, noise, generator, &|x, y| interpolate(x + y, (-10.0, 10.0), (-1.0, 1.0)))
            }
            Dataset::MultiGaussian => scattered(n_points, 6.0, noise, generator, &bumps),
            Dataset::Own | Dataset::Formula => Vec::new(),
        }
    }
}

/// How many points the original draws for each problem.
const FOR_CLASSIFICATION: usize = 500;
const FOR_REGRESSION: usize = 1200;

/// How many of `n_points` fall to each of `n_parts`, which are as equal as can be: the first have one more.
fn shares(n_points: usize, n_parts: usize) -> impl Iterator<Item = usize> {
    (0..n_parts).map(move |part| (n_points + n_parts - 1 - part) / n_parts)
}

/// Somebody's own points with noise, in percent: each is moved both ways by at most that part of 5.
pub(crate) fn moved(points: impl Iterator<Item = Point>, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
    const RADIUS: f64 = 5.0;
    let noise = noise / 100.0;
    let mut step = || uniform(generator, -RADIUS, RADIUS) * noise;
    points.map(|point| Point { x: point.x + step(), y: point.y + step(), ..point }).collect()
}

impl Formula {
    /// Draws so many points, not yet shuffled, as those of [`Dataset::ExclusiveOr`], with the formula's labels: +1 where it is above 0 and
    /// -1 where not; in regression its value, at most 1 in size. `noise` is in percent.
    pub fn points(&self, problem: Problem, n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
        scattered(n_points, 5.0, noise / 100.0, generator, &|x, y| match (problem, self.value(x, y)) {
            (Problem::Classification, value) => sign(value > 0.0),
            (Problem::Regression, value) => value.clamp(-1.0, 1.0),
        })
    }
}

/// The linear map that takes `from` to `to`, at `value`.
fn interpolate(value: f64, from: (f64, f64), to: (f64, f64)) -> f64 {
    let t = (value - from.0) / (from.1 - from.0);
    to.0 * (1.0 - t) + to.1 * t
}

fn distance(x: f64, y: f64) -> f64 {
    (x * x + y * y).sqrt()
}

fn sign(positive: bool) -> f64 {
    if positive { 1.0 } else { -1.0 }
}

fn circle(n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
    const RADIUS: f64 = 5.0;
    let mut shares = shares(n_points, 2);
    let mut ring = |low: f64, high: f64| -> Vec<Point> {
        let draw = |_| {
            let r = uniform(generator, low, high);
            let angle = uniform(generator, 0.0, 2.0 * PI);
            let (x, y) = (r * libm::sin(angle), r * libm::cos(angle));
            let noise_x = uniform(generator, -RADIUS, RADIUS) * noise;
            let noise_y = uniform(generator, -RADIUS, RADIUS) * noise;
            Point { x, y, label: sign(distance(x + noise_x, y + noise_y) < RADIUS * 0.5) }
        };
        (0..shares.next().unwrap_or(0)).map(draw).collect()
    };
    let mut points = ring(0.0, RADIUS * 0.5);
    points.extend(ring(RADIUS * 0.7, RADIUS));
    points
}

fn exclusive_or(n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
    const PADDING: f64 = 0.3;
    let padded = |value: f64| if value > 0.0 { value + PADDING } else { value - PADDING };
    let draw = |_| {
        let x = padded(uniform(generator, -5.0, 5.0));
        let y = padded(uniform(generator, -5.0, 5.0));
        let noise_x = uniform(generator, -5.0, 5.0) * noise;
        let noise_y = uniform(generator, -5.0, 5.0) * noise;
        Point { x, y, label: sign((x + noise_x) * (y + noise_y) >= 0.0) }
    };
    (0..n_points).map(draw).collect()
}

fn gaussian(n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
    let variance = interpolate(noise, (0.0, 0.5), (0.5, 4.0));
    let mut shares = shares(n_points, 2);
    let mut cloud = |center: f64, label: f64| -> Vec<Point> {
        let draw = |_| {
            let x = normal(generator, center, variance);
            let y = normal(generator, center, variance);
            Point { x, y, label }
        };
        (0..shares.next().unwrap_or(0)).map(draw).collect()
    };
    let mut points = cloud(2.0, 1.0);
    points.extend(cloud(-2.0, -1.0));
    points
}

fn spiral(n_points: usize, noise: f64, generator: &mut impl Rng) -> Vec<Point> {
    let mut shares = shares(n_points, 2);
    let mut arm = |turn: f64, label: f64| -> Vec<Point> {
        let n_arm = shares.next().unwrap_or(0);
        let n = n_arm as f64;
        let draw = |i: usize| {
            let i = i as f64;
            let r = i / n * 5.0;
            let t = 1.75 * i / n * 2.0 * PI + turn;
            let x = r * libm::sin(t) + uniform(generator, -1.0, 1.0) * noise;
            let y = r * libm::cos(t) + uniform(generator, -1.0, 1.0) * noise;
            Point { x, y, label }
        };
        (0..n_arm).map(draw).collect()
    };
    let mut points = arm(0.0, 1.0);
    points.extend(arm(PI, -1.0));
    points
}

/// A round cloud at each corner of the unit square, labelled by what `of` makes of the corner. Noise widens the clouds: from
/// half the distance of two corners on they mix.
fn gate(n_points: usize, noise: f64, generator: &mut impl Rng, of: impl Fn(bool, bool) -> bool) -> Vec<Point> {
    const RADIUS: f64 = 0.15;
    let mut shares = shares(n_points, 4);
    let mut cloud = |a: bool, b: bool| -> Vec<Point> {
        let center = |input: bool| f64::from(u8::from(input));
        let draw = |_| {
            // The root spreads points evenly over the disc.
            let r = (RADIUS + noise) * unit(generator).sqrt();
            let angle = uniform(generator, 0.0, 2.0 * PI);
            let (x, y) = (center(a) + r * libm::sin(angle), center(b) + r * libm::cos(angle));
            Point { x, y, label: sign(of(a, b)) }
        };
        (0..shares.next().unwrap_or(0)).map(draw).collect()
    };
    [(false, false), (false, true), (true, false), (true, true)].into_iter().flat_map(|(a, b)| cloud(a, b)).collect()
}

/// Points all over the plane; the noise moves where the label is taken, not the point.
fn scattered(
    n_points: usize,
    radius: f64,
    noise: f64,
    generator: &mut impl Rng,
    label: &dyn Fn(f64, f64) -> f64,
) -> Vec<Point> {
    let draw = |_| {
        let x = uniform(generator, -radius, radius);
        let y = uniform(generator, -radius, radius);
        let noise_x = uniform(generator, -radius, radius) * noise;
        let noise_y = uniform(generator, -radius, radius) * noise;
        Point { x, y, label: label(x + noise_x, y + noise_y) }
    };
    (0..n_points).map(draw).collect()
}

/// The height of the bump that matters most at (x, y); the first wins a tie.
fn bumps(x: f64, y: f64) -> f64 {
    const BUMPS: [(f64, f64, f64); 6] =
        [(-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0), (-4.0, -2.5, -1.0), (0.0, -2.5, 1.0), (4.0, -2.5, -1.0)];
    BUMPS.iter().fold(0.0, |label: f64, (center_x, center_y, sign)| {
        let away = distance(x - center_x, y - center_y);
        let height = sign * interpolate(away, (0.0, 2.0), (1.0, 0.0)).clamp(0.0, 1.0);
        if height.abs() > label.abs() { height } else { label }
    })
}
