//! The engine on this machine, without a browser.

use std::hint::black_box;
use std::time::Instant;

use bench::Work;

use crate::case::{Case, Effort};

/// Milliseconds for each case.
pub fn run(cases: &[Case], effort: Effort) -> Vec<f64> {
    cases.iter().map(|case| measure(case, effort)).collect()
}

fn measure(case: &Case, effort: Effort) -> f64 {
    let mut work = Work::new(&case.shape, case.activation, case.batch);
    let mut times = 1;
    while took(&mut work, case.what, times) < effort.target / 2.0 {
        times *= 2;
    }
    let mut rounds: Vec<f64> = (0..effort.rounds).map(|_| took(&mut work, case.what, times) / times as f64).collect();
    rounds.sort_by(f64::total_cmp);
    rounds[effort.rounds / 2]
}

fn took(work: &mut Work, what: &str, times: usize) -> f64 {
    let start = Instant::now();
    match what {
        "epoch" => work.epoch(times),
        "losses" => drop(black_box(work.losses(times))),
        "pictures" => work.pictures(times),
        _ => drop(black_box(work.frame(times))),
    }
    start.elapsed().as_secs_f64() * 1000.0
}
