//! The same links in TensorFlow Playground and here: points, weights and losses agree.

use experiment::{Session, links, trace};
use serde::Deserialize;

#[derive(Deserialize)]
struct Reference {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    link: String,
    first_points: Vec<[f64; 3]>,
    sums: [f64; 3],
    initial: Weights,
    #[serde(rename = "final")]
    last: Weights,
    trace: Vec<(u64, Option<f64>, Option<f64>)>,
    one_ulp_spread: Vec<Option<f64>>,
}

#[derive(Deserialize)]
struct Weights {
    biases: Vec<Vec<Option<f64>>>,
    weights: Vec<Vec<Vec<Option<f64>>>>,
    dead: Vec<Vec<Vec<u8>>>,
}

fn cases() -> Vec<Case> {
    let text = include_str!("../reference/traces.json");
    let reference: Reference = serde_json::from_str(text).expect("the reference data is JSON");
    assert_eq!(reference.cases.len(), 60);
    reference.cases
}

fn session(link: &str) -> Session {
    let reading = links::read(link, || unreachable!("every reference link has a seed"));
    assert_eq!(reading.corrections, [], "{link}");
    Session::new(reading.config)
}

fn close(ours: f64, theirs: f64, tolerance: f64) -> bool {
    (ours - theirs).abs() <= tolerance * theirs.abs().max(1.0)
}

#[test]
fn points_and_initial_weights_agree_to_1e_14() {
    for case in cases() {
        let session = session(&case.link);
        let points: Vec<[f64; 3]> = session
            .train_points()
            .iter()
            .chain(session.test_points())
            .map(|point| [point.x, point.y, point.label])
            .collect();
        for (ours, theirs) in points.iter().zip(&case.first_points) {
            assert!(ours.iter().zip(theirs).all(|(a, b)| close(*a, *b, 1e-14)), "{ours:?} {theirs:?} {}", case.link);
        }
        for coordinate in 0..3 {
            let sum: f64 = points.iter().map(|point| point[coordinate]).sum();
            // The sum of rounding errors of many points, not of one.
            let size: f64 = points.iter().map(|point| point[coordinate].abs()).sum();
            let theirs = case.sums[coordinate];
            assert!((sum - theirs).abs() <= 1e-14 * size, "{sum} {theirs} {}", case.link);
        }
        for (layer, (biases, weights)) in
            session.network().layers().iter().zip(case.initial.biases.iter().zip(&case.initial.weights))
        {
            for to in 0..layer.n_out() {
                assert_eq!(Some(layer.biases[to]), biases[to], "{}", case.link);
                let theirs: Vec<f64> = weights[to].iter().flatten().copied().collect();
                assert_eq!(layer.row(to), theirs, "{}", case.link);
            }
        }
    }
}

#[test]
fn every_row_of_every_trace_agrees() {
    let mut failures = Vec::new();
    for case in cases() {
        let at: Vec<u64> = case.trace.iter().map(|row| row.0).collect();
        let rows = trace(&mut session(&case.link), &at);
        for ((row, theirs), spread) in rows.iter().zip(&case.trace).zip(&case.one_ulp_spread) {
            for (ours, theirs) in [(row.losses.train, theirs.1), (row.losses.test, theirs.2)] {
                let agree = match theirs {
                    None => !ours.is_finite(),
                    Some(theirs) => {
                        let tolerance = (1e4 * spread.unwrap_or(f64::INFINITY)).max(1e-10);
                        (ours - theirs).abs() <= tolerance * theirs.abs()
                    }
                };
                if !agree {
                    failures.push(format!("epoch {}: {ours} for {theirs:?} ({spread:?}) {}", row.epoch, case.link));
                }
            }
        }
    }
    assert!(failures.is_empty(), "{} rows differ:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn the_same_weights_are_silenced() {
    let mut silenced = 0;
    for case in cases().into_iter().filter(|case| case.one_ulp_spread.iter().all(|s| s.is_some_and(|s| s < 1e-12))) {
        let mut session = session(&case.link);
        session.advance(500);
        for (index, layer) in session.network().layers().iter().enumerate() {
            let dead: Vec<bool> = case.last.dead[index].iter().flatten().map(|dead| *dead == 1).collect();
            assert_eq!(layer.dead, dead, "layer {index} of {}", case.link);
            silenced += dead.iter().filter(|dead| **dead).count();
            let theirs = case.last.weights[index].iter().flatten().zip(&layer.weights);
            let biases = case.last.biases[index].iter().zip(&layer.biases);
            for (theirs, ours) in theirs.chain(biases) {
                assert!(theirs.is_some_and(|theirs| close(*ours, theirs, 1e-8)), "{ours} {theirs:?} {}", case.link);
            }
        }
    }
    assert!(silenced > 0, "the reference data holds silenced weights");
}
