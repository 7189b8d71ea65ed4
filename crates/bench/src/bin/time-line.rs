//! What the time line costs: going back to any epoch of a long run, its room, and training beside it.
//!
//! `cargo run --release --package bench --bin time-line` prints a table. The run is that of the largest network, trained for as many epochs
//! a frame as a frame of the page has time for, after each of which the time line takes note of it.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    native::run();
}

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use std::time::Instant;

    use experiment::{Session, Timeline, links};

    /// The largest network, with all features that are no formulas.
    const LARGEST: &str = "seed=1&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&dataset=spiral&learningRate=0.003";
    /// Milliseconds of a frame in which the page trains.
    const FRAME: f64 = 12.0;
    /// How often a jump is timed.
    const N_JUMPS: usize = 400;

    /// Trains up to an epoch, frame by frame; with how long each epoch took in the mean, in milliseconds.
    fn train(session: &mut Session, timeline: Option<&mut Timeline>, until: u64, of_frame: u64) -> f64 {
        let (start, first) = (Instant::now(), session.epoch());
        let mut timeline = timeline;
        while session.epoch() < until {
            session.advance(of_frame.min(until - session.epoch()));
            if let Some(timeline) = &mut timeline {
                timeline.see(session);
            }
        }
        start.elapsed().as_secs_f64() * 1000.0 / (until - first) as f64
    }

    pub fn run() {
        let new = || Session::new(links::read(LARGEST, String::new).config);
        let epoch = train(&mut new(), None, 2000, 2000);
        let of_frame = ((FRAME / epoch) as u64).max(1);
        println!("An epoch takes {epoch:.3} ms; {of_frame} epochs a frame.");

        // Both in turns, so that whatever else the machine does slows both alike.
        let (mut with, mut without) = (Vec::new(), Vec::new());
        let (mut one, mut two, mut timeline) = (new(), new(), Timeline::default());
        for round in 1..=20 {
            without.push(train(&mut one, None, 500 * round, of_frame));
            with.push(train(&mut two, Some(&mut timeline), 500 * round, of_frame));
        }
        let ratio = median(with) / median(without);
        println!("Training beside the time line takes {ratio:.3} times as long.");

        let (mut session, mut timeline) = (new(), Timeline::default());
        for last in [10_000, 100_000, 1_000_000] {
            train(&mut session, Some(&mut timeline), last, of_frame);
            let (mut random, mut times) = (1u64, Vec::new());
            for _ in 0..N_JUMPS {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let start = Instant::now();
                let replay = timeline.replay(&session, (random >> 33) % last);
                let lived = replay.map(|mut replay| {
                    replay.go_on(u64::MAX).is_ok_and(|is_there| is_there && replay.into_session().epoch() < last)
                });
                times.push(start.elapsed().as_secs_f64() * 1000.0);
                assert_eq!(lived, Some(true));
            }
            times.sort_by(f64::total_cmp);
            let at = |part: f64| times[((N_JUMPS - 1) as f64 * part) as usize];
            println!(
                "{last:>9} epochs: a jump takes {:.1} ms (median), {:.1} ms (95 %), {:.1} ms (most); {:.2} MB of checkpoints.",
                at(0.5),
                at(0.95),
                at(1.0),
                timeline.n_bytes() as f64 / 1e6
            );
        }
    }

    fn median(mut times: Vec<f64>) -> f64 {
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }
}
