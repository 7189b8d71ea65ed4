//! What a frame and the memory cost after a thousand epochs and after a million, in pairs of runs, each pair in a browser of its own.
//!
//! Two figures for a frame: the time until all is done that was asked for in it, which other programs lengthen, and the processor
//! time that the page's main thread took, which counts no waiting: Chromium counts it in thread ticks.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::harness::Page;
use crate::{EPOCH, KEEP_MEMORY, frames, median, number};

/// The two runs of a pair.
const EPOCHS: [u64; 2] = [1_000, 1_000_000];
/// How often frames are counted in a run, and for how many seconds; the median counts.
const TIMES: usize = 5;
const SECONDS: f64 = 2.0;

/// What a run costs after so many epochs.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Cost {
    epochs: u64,
    /// What a frame takes at a pace of 1×, in milliseconds.
    frame: f64,
    /// The processor time of it.
    processor: f64,
    /// Bytes in use, of JavaScript and of WebAssembly.
    memory: f64,
}

/// Measures one pair: the shorter run first in every other pair, then second.
pub async fn measure(page: &Page, pair: usize) -> [Cost; 2] {
    page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP_MEMORY })).await;
    page.chromium("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    page.open("#seed=0.12345").await;
    // The first run on a page is slower: what it does is compiled better meanwhile.
    run(page, EPOCHS[0]).await;
    let order = if pair.is_multiple_of(2) { [0, 1] } else { [1, 0] };
    let first = run(page, EPOCHS[order[0]]).await;
    let second = run(page, EPOCHS[order[1]]).await;
    if order[0] == 0 { [first, second] } else { [second, first] }
}

/// Prints a row for each pair and the medians; says how many times as much the longer runs cost.
pub fn print(pairs: &[[Cost; 2]]) -> Value {
    println!(
        "\n| Pair | ms of a frame at 1×, after {} epochs | after {} | ratio | processor ms | after {1} | ratio | MB in use | after {1} | ratio |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|",
        EPOCHS[0], EPOCHS[1]
    );
    let kinds: [fn(&Cost) -> f64; 3] = [|cost| cost.frame, |cost| cost.processor, |cost| cost.memory / 1e6];
    let row = |name: &str, figures: [[f64; 3]; 3]| {
        let cells = figures.map(|[short, long, ratio]| format!("{short:.3} | {long:.3} | {ratio:.3}"));
        println!("| {name} | {} |", cells.join(" | "));
    };
    for (index, [short, long]) in pairs.iter().enumerate() {
        row(&(index + 1).to_string(), kinds.map(|kind| [kind(short), kind(long), kind(long) / kind(short)]));
    }
    let middle = |figure: &dyn Fn(&[Cost; 2]) -> f64| median(pairs.iter().map(figure).collect());
    let medians = kinds.map(|kind| {
        [
            middle(&|[short, _]| kind(short)),
            middle(&|[_, long]| kind(long)),
            middle(&|[short, long]| kind(long) / kind(short)),
        ]
    });
    row("median", medians);
    let [frame, processor, memory] = medians.map(|[.., ratio]| ratio);
    json!({ "frame": frame, "processor": processor, "memory": memory })
}

/// Trains as fast as the page can, and looks at what follows. The page stays: only what its link says changes.
async fn run(page: &Page, epochs: u64) -> Cost {
    page.evaluate(&format!("location.hash = '#seed=0.12345&pace=max&stopEpoch={epochs}';")).await;
    page.until_epoch(0).await;
    page.press("Play").await;
    // A look from outside leaves things behind in the page's memory: hence few of them.
    while number(&page.evaluate(EPOCH).await) < epochs as f64 {
        sleep(Duration::from_secs(1)).await;
    }
    page.select("Pace", "1").await;
    page.press("Play").await;
    // What was compiled for one pace is compiled again for the other.
    sleep(Duration::from_secs(2)).await;
    let (mut taken, mut processor) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let before = [processor_time(page).await, number(&page.evaluate(EPOCH).await)];
        taken.push(number(&frames(page, SECONDS).await["middle"]));
        let after = [processor_time(page).await, number(&page.evaluate(EPOCH).await)];
        // At this pace each frame trains for an epoch.
        processor.push((after[0] - before[0]) / (after[1] - before[1]));
    }
    page.press("Pause").await;
    page.chromium("HeapProfiler.collectGarbage", json!({})).await;
    let heap = page.chromium("Runtime.getHeapUsage", json!({})).await;
    let program = number(&page.evaluate("return window.programMemory.buffer.byteLength").await);
    let memory = program + number(&heap["usedSize"]) + number(&heap["backingStorageSize"]);
    Cost { epochs, frame: median(taken), processor: median(processor), memory }
}

/// Milliseconds of processor time that the page's main thread has spent on tasks.
async fn processor_time(page: &Page) -> f64 {
    let answer = page.chromium("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("metrics are a list");
    let tasks = metrics.iter().find(|metric| metric["name"] == "TaskDuration").expect("tasks are counted");
    1000.0 * number(&tasks["value"])
}
