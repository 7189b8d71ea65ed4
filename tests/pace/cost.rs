//! What a frame and the memory cost after a thousand epochs and after a million, in runs that take turns on one page.
//!
//! A browser and its machine change while they run: each long run is compared with the mean of the short ones before and after it,
//! which cancels what changes evenly. Two figures for a frame: the time until all is done that was asked for in it, which other
//! programs lengthen, and the processor time that the page's main thread took, which counts no waiting: Chromium counts it
//! in thread ticks.

use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::harness::Page;
use crate::{EPOCH, KEEP_MEMORY, frames, median, number};

/// The epochs of short and of long runs.
const SHORT: u64 = 1_000;
const LONG: u64 = 1_000_000;
/// How many long runs there are.
const LONG_RUNS: usize = 2;
/// How often frames are counted in a run, and for how many seconds; the median counts.
const TIMES: usize = 5;
const SECONDS: f64 = 2.0;
/// For how long the page trains at first, so that all it does is compiled as well as it will ever be.
const WARM_UP: Duration = Duration::from_secs(20);

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

/// Measures runs in turn, a short one first and last.
pub async fn measure(page: &Page) -> Vec<Cost> {
    page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP_MEMORY })).await;
    page.chromium("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    page.open("#seed=0.12345").await;
    page.press("Play").await;
    sleep(WARM_UP).await;
    let mut costs = vec![run(page, SHORT).await];
    for _ in 0..LONG_RUNS {
        costs.push(run(page, LONG).await);
        costs.push(run(page, SHORT).await);
    }
    costs
}

/// Prints a row for each run; says how many times as much the long runs cost, the mean.
pub fn print(costs: &[Cost]) -> Value {
    println!(
        "\n| Epochs | ms of a frame at 1× | ratio | processor ms | ratio | MB in use | ratio |\n|--:|--:|--:|--:|--:|--:|--:|"
    );
    let kinds: [fn(&Cost) -> f64; 3] = [|cost| cost.frame, |cost| cost.processor, |cost| cost.memory / 1e6];
    let mut sums = [0.0; 3];
    for (index, cost) in costs.iter().enumerate() {
        let mut cells = String::new();
        for (kind, sum) in kinds.iter().zip(&mut sums) {
            let figure = kind(cost);
            cells.push_str(&format!(" {figure:.3} |"));
            if cost.epochs == LONG {
                let ratio = 2.0 * figure / (kind(&costs[index - 1]) + kind(&costs[index + 1]));
                *sum += ratio;
                cells.push_str(&format!(" {ratio:.3} |"));
            } else {
                cells.push_str(" |");
            }
        }
        println!("| {} |{cells}", cost.epochs);
    }
    let [frame, processor, memory] = sums.map(|sum| sum / LONG_RUNS as f64);
    println!("\nA long run's cost in short ones': frame {frame:.3}, processor {processor:.3}, memory {memory:.3}");
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
