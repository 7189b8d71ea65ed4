//! How far a border that was drawn agrees with that of a network.

use std::fmt;

use super::border::{BORDER_SIDE, Border, as_point, distance};

/// How far from the border a line still lies on it, in steps from place to place: a twentieth of the picture's width.
const NEAR: f64 = 3.0;
/// How many steps there are from one side to the other.
const STEPS: f64 = (BORDER_SIDE - 1) as f64;

/// How far a drawn border agrees with that of a network.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Agreement {
    /// The network draws no border: its output has one sign everywhere.
    NoBorder,
    /// It draws one.
    Shares {
        /// How much of the drawn line lies on the border, 0 to 1: at most a twentieth of the picture's width away from it.
        of_line: f64,
        /// How much of the border lies on the drawn line, 0 to 1.
        of_border: f64,
    },
}

impl fmt::Display for Agreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Agreement::NoBorder => formatter.write_str("The network draws no border here."),
            Agreement::Shares { of_line, of_border } => {
                let [line, border] = [of_line, of_border].map(|share| libm::floor(100.0 * share));
                write!(
                    formatter,
                    "{line} % of your line lies on the border, and {border} % of the border on your line."
                )
            }
        }
    }
}

impl Agreement {
    /// In few words, about somebody else's line.
    pub fn in_short(self) -> String {
        match self {
            Agreement::NoBorder => "a border; the network has none".to_owned(),
            Agreement::Shares { of_line, of_border } => {
                let [line, border] = [of_line, of_border].map(|share| libm::floor(100.0 * share));
                format!("a border; {line} % of it is right, and it has {border} % of the network's")
            }
        }
    }
}

/// A straight piece of a line, in steps from place to place.
#[derive(Clone, Copy, Debug)]
struct Piece {
    from: (f64, f64),
    to: (f64, f64),
}

impl Border {
    /// How far it agrees with the border of a network: where `outputs`, which lie over the same part of the plane in `side` rows of
    /// `side` each from the top, change their sign.
    pub fn agreement(&self, outputs: &[f32], side: usize) -> Agreement {
        let lines = self.strokes().iter().flat_map(|stroke| stroke.array_windows());
        let drawn = parts(lines.map(|[from, to]| Piece { from: as_point(*from), to: as_point(*to) }));
        let border = parts(crossings(outputs, side).into_iter());
        if border.is_empty() {
            return Agreement::NoBorder;
        }
        Agreement::Shares { of_line: share_near(&drawn, &border), of_border: share_near(&border, &drawn) }
    }
}

/// Lines cut into parts of at most half a step: the middle of each, and its length.
fn parts(pieces: impl Iterator<Item = Piece>) -> Vec<((f64, f64), f64)> {
    let mut parts = Vec::new();
    for Piece { from, to } in pieces {
        let length = distance(from, to);
        let n = libm::ceil(2.0 * length).max(1.0);
        for index in 0..n as usize {
            let at = (index as f64 + 0.5) / n;
            parts.push(((from.0 + at * (to.0 - from.0), from.1 + at * (to.1 - from.1)), length / n));
        }
    }
    parts
}

/// How much of these parts of a line lies near another.
fn share_near(parts: &[((f64, f64), f64)], other: &[((f64, f64), f64)]) -> f64 {
    let is_near = |place: (f64, f64)| other.iter().any(|(other, _)| distance(place, *other) <= NEAR);
    let total: f64 = parts.iter().map(|(_, length)| length).sum();
    let near: f64 = parts.iter().filter(|(place, _)| is_near(*place)).map(|(_, length)| length).sum();
    if total > 0.0 { (near / total).min(1.0) } else { 0.0 }
}

/// Where outputs change their sign: of each square of four neighbours, the straight line between the edges on which they do.
fn crossings(outputs: &[f32], side: usize) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if side < 2 || outputs.len() != side * side {
        return pieces;
    }
    let step = STEPS / (side - 1) as f64;
    for row in 0..side - 1 {
        for column in 0..side - 1 {
            let corner = |right: usize, down: usize| {
                let output = f64::from(outputs[(row + down) * side + column + right]);
                (((column + right) as f64 * step, (row + down) as f64 * step), output)
            };
            let corners = [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)];
            if corners.iter().any(|(_, output)| !output.is_finite()) {
                continue;
            }
            let crossed: Vec<(f64, f64)> =
                (0..4).filter_map(|index| crossing(corners[index], corners[(index + 1) % 4])).collect();
            // Where all four edges are crossed, which belong together is anybody's guess.
            let (pairs, _) = crossed.as_chunks::<2>();
            pieces.extend(pairs.iter().map(|[from, to]| Piece { from: *from, to: *to }));
        }
    }
    pieces
}

/// Where between two neighbours the output is zero.
fn crossing((one, low): ((f64, f64), f64), (other, high): ((f64, f64), f64)) -> Option<(f64, f64)> {
    let is_crossed = (low < 0.0) != (high < 0.0);
    let at = low / (low - high);
    is_crossed.then_some((one.0 + at * (other.0 - one.0), one.1 + at * (other.1 - one.1)))
}

#[cfg(test)]
mod tests {
    use super::super::pen::testing::{circle, drawn};
    use super::*;

    /// Outputs over the plane, from where a point lies in steps.
    fn outputs(side: usize, output: impl Fn(f64, f64) -> f64) -> Vec<f32> {
        let step = STEPS / (side - 1) as f64;
        (0..side * side).map(|at| output((at % side) as f64 * step, (at / side) as f64 * step) as f32).collect()
    }

    fn shares(agreement: Agreement) -> (f64, f64) {
        let Agreement::Shares { of_line, of_border } = agreement else { panic!("there is a border") };
        (of_line, of_border)
    }

    #[test]
    fn agreement_is_told_both_ways() {
        let upright = outputs(100, |x, _| x - 31.5);
        let all = shares(drawn(&[&[(31, 0), (31, 63)]]).agreement(&upright, 100));
        assert_eq!(all, (1.0, 1.0));
        let (of_line, of_border) = shares(drawn(&[&[(31, 0), (31, 20)]]).agreement(&upright, 100));
        assert_eq!(of_line, 1.0);
        assert!((of_border - (20.0 + NEAR) / 63.0).abs() < 0.02, "{of_border}");
        let (of_line, of_border) = shares(drawn(&[&[(0, 30), (63, 30)]]).agreement(&upright, 100));
        assert!(
            (of_line - 2.0 * NEAR / 63.0).abs() < 0.02 && (of_border - of_line).abs() < 0.02,
            "{of_line} {of_border}"
        );
        assert_eq!(shares(drawn(&[&[(5, 0), (5, 63)]]).agreement(&upright, 100)), (0.0, 0.0));
        let ring = outputs(100, |x, y| distance((x, y), (31.5, 31.5)) - 20.0);
        let (of_line, of_border) = shares(drawn(&[&circle(21.0)]).agreement(&ring, 100));
        assert_eq!((of_line, of_border), (1.0, 1.0));
    }

    #[test]
    fn where_there_is_no_border_nothing_agrees() {
        let border = drawn(&[&[(31, 0), (31, 63)]]);
        for outputs in [outputs(10, |_, _| 0.5), outputs(10, |_, _| f64::NAN), Vec::new(), vec![1.0; 99]] {
            assert_eq!(border.agreement(&outputs, 10), Agreement::NoBorder);
        }
        assert_eq!(Agreement::NoBorder.to_string(), "The network draws no border here.");
        let said = Agreement::Shares { of_line: 0.849, of_border: 1.0 }.to_string();
        assert_eq!(said, "84 % of your line lies on the border, and 100 % of the border on your line.");
        assert_eq!(shares(Border::default().agreement(&outputs(10, |x, _| x - 31.0), 10)), (0.0, 0.0));
    }
}
