//! `playground replay` prints the losses that the page shows.

use std::env;
use std::process::Command;

use serde::Deserialize;

use crate::harness::{Page, in_chromium};

in_chromium!(replay_prints_what_the_page_shows);

const LINKS: [&str; 3] = [
    "#seed=0.12345",
    "#seed=0.7&activation=relu&regularization=L1&regularizationRate=0.003&dataset=spiral&noise=10&sinX=true&networkShape=5,3",
    "#seed=0.5&problem=regression&regDataset=reg-gauss&activation=sigmoid&learningRate=0.3&percTrainData=80&batchSize=7",
];
const EPOCHS: [u64; 3] = [0, 1, 12];

#[derive(Deserialize)]
struct Replay {
    trace: Vec<(u64, f64, f64)>,
}

async fn replay_prints_what_the_page_shows(page: &Page) {
    for link in LINKS {
        page.open(link).await;
        // The page's own link says everything, the shorter one only what is not the default.
        let rows = replay(&page.snapshot().await.link);
        assert_eq!(rows, replay(link));
        for (epoch, train, test) in rows {
            while page.snapshot().await.epoch() < epoch {
                page.step().await;
            }
            let now = page.snapshot().await;
            let printed = (format!("{train:.3}"), format!("{test:.3}"));
            assert_eq!(now.losses(), (&*printed.0, &*printed.1), "shown and printed at epoch {epoch} of {link}");
        }
    }
}

fn replay(link: &str) -> Vec<(u64, f64, f64)> {
    let program = env::var_os("PLAYGROUND_BIN");
    let program = program.expect("PLAYGROUND_BIN is not set; `cargo xtask test browser` sets it");
    let at = EPOCHS.map(|epoch| epoch.to_string()).join(",");
    let output = Command::new(program).args(["replay", link, "--at", &at]).output().expect("the program starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "replay of {link}: {}: {complaint}", output.status);
    let replay: Replay = serde_json::from_slice(&output.stdout).expect("a line of JSON");
    assert_eq!(replay.trace.iter().map(|row| row.0).collect::<Vec<_>>(), EPOCHS);
    replay.trace
}
