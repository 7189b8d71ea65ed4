//! What a frame and the memory cost after a thousand epochs and after a million.
//!
//! A browser and its machine change while they run, by more than what is looked for. Hence two windows of one browser, which
//! differ in nothing but how long they have trained, and go on at the same time; then they change their parts, and the mean of
//! both cancels what is a window's own. Two figures for a frame: the time until all is done that was asked for in it, which other
//! programs lengthen, and the processor time that the page's main thread took, which counts no waiting: Chromium counts it
//! in thread ticks.

use std::time::Duration;

use fantoccini::wd::WindowHandle;
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::harness::Page;
use crate::{EPOCH, KEEP_MEMORY, number, seen, watch};

/// The epochs of a short and of a long run.
const SHORT: u64 = 1_000;
const LONG: u64 = 1_000_000;
/// For how long both are measured.
const MEASURED: Duration = Duration::from_secs(30);
/// For how long a page trains at first, so that all it does is compiled as well as it will ever be.
const WARM_UP: Duration = Duration::from_secs(15);

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

/// Measures two pairs of runs, of which the first is the short one.
pub async fn measure(page: &Page) -> Vec<[Cost; 2]> {
    let first = page.client.window().await.expect("a window is open");
    let second = page.client.new_window(false).await.expect("a second window opens").handle;
    for window in [&first, &second] {
        go_to(page, window).await;
        open(page).await;
    }
    let mut pairs = Vec::new();
    for windows in [[&first, &second], [&second, &first]] {
        for (window, epochs) in windows.into_iter().zip([SHORT, LONG]) {
            go_to(page, window).await;
            train(page, epochs).await;
        }
        pairs.push(pair(page, windows).await);
    }
    go_to(page, &second).await;
    page.client.close_window().await.expect("a window closes");
    go_to(page, &first).await;
    pairs
}

/// Prints a row for each pair; says how many times as much the long runs cost, the mean.
pub fn print(pairs: &[[Cost; 2]]) -> Value {
    let kinds: [fn(&Cost) -> f64; 3] = [|cost| cost.frame, |cost| cost.processor, |cost| cost.memory / 1e6];
    println!("\n| {SHORT} and {LONG} epochs | ms of a frame at 1× | processor ms | MB in use |\n|---|---|---|---|");
    let mut means = [1.0; 3];
    for [short, long] in pairs {
        let mut cells = String::new();
        for (kind, mean) in kinds.iter().zip(&mut means) {
            let (short, long) = (kind(short), kind(long));
            *mean *= (long / short).powf(1.0 / pairs.len() as f64);
            cells.push_str(&format!(" {short:.3}, {long:.3}: {:.3} |", long / short));
        }
        println!("| a pair |{cells}");
    }
    let [frame, processor, memory] = means;
    println!("| mean | {frame:.3} | {processor:.3} | {memory:.3} |");
    json!({ "frame": frame, "processor": processor, "memory": memory })
}

async fn go_to(page: &Page, window: &WindowHandle) {
    page.client.switch_to_window(window.clone()).await.expect("the window is there");
}

async fn open(page: &Page) {
    page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP_MEMORY })).await;
    page.chromium("Performance.enable", json!({ "timeDomain": "threadTicks" })).await;
    page.open("#seed=0.12345&pace=max").await;
    page.press("Play").await;
    sleep(WARM_UP).await;
    page.press("Pause").await;
}

/// Trains as fast as the page can. The page stays: only what its link says changes.
async fn train(page: &Page, epochs: u64) {
    page.evaluate(&format!("location.hash = '#seed=0.12345&pace=max&stopEpoch={epochs}';")).await;
    page.until_epoch(0).await;
    page.press("Play").await;
    // A look from outside leaves things behind in the page's memory: hence few of them.
    while number(&page.evaluate(EPOCH).await) < epochs as f64 {
        sleep(Duration::from_secs(1)).await;
    }
    page.select("Pace", "1").await;
}

/// Lets both go on at a pace of 1×, and looks at what that costs.
async fn pair(page: &Page, windows: [&WindowHandle; 2]) -> [Cost; 2] {
    for window in windows {
        go_to(page, window).await;
        page.press("Play").await;
    }
    // What was compiled for one pace is compiled again for the other.
    sleep(Duration::from_secs(2)).await;
    let mut before = Vec::new();
    for window in windows {
        go_to(page, window).await;
        before.push((processor_time(page).await, number(&page.evaluate(EPOCH).await)));
        watch(page).await;
    }
    sleep(MEASURED).await;
    let mut costs = Vec::new();
    for (window, (time, epoch)) in windows.into_iter().zip(before) {
        go_to(page, window).await;
        let frame = number(&seen(page).await["middle"]);
        let (time, epochs) = (processor_time(page).await - time, number(&page.evaluate(EPOCH).await) - epoch);
        costs.push((frame, time / epochs));
    }
    // At this pace each frame trains for an epoch.
    let mut cost = [Cost { epochs: SHORT, frame: 0.0, processor: 0.0, memory: 0.0 }; 2];
    for (index, (window, (frame, processor))) in windows.into_iter().zip(costs).enumerate() {
        go_to(page, window).await;
        page.press("Pause").await;
        cost[index] = Cost { epochs: [SHORT, LONG][index], frame, processor, memory: memory_of(page).await };
    }
    cost
}

/// Bytes in use, once the garbage is away.
async fn memory_of(page: &Page) -> f64 {
    page.chromium("HeapProfiler.collectGarbage", json!({})).await;
    let heap = page.chromium("Runtime.getHeapUsage", json!({})).await;
    let program = number(&page.evaluate("return window.programMemory.buffer.byteLength").await);
    program + number(&heap["usedSize"]) + number(&heap["backingStorageSize"])
}

/// Milliseconds of processor time that the page's main thread has spent on tasks.
async fn processor_time(page: &Page) -> f64 {
    let answer = page.chromium("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("metrics are a list");
    let tasks = metrics.iter().find(|metric| metric["name"] == "TaskDuration").expect("tasks are counted");
    1000.0 * number(&tasks["value"])
}
