//! How fast the built page is as a visitor sees it, in Chromium: epochs and frames a second, and what a frame and the memory cost
//! after a thousand epochs and after a million; how fast races and trials are. `cargo xtask bench` runs it; nothing here can fail for being slow.

#[allow(dead_code, unused_imports, unused_macros)]
#[path = "page/harness/mod.rs"]
mod harness;
#[path = "pace/race.rs"]
mod race;

use std::fs;
use std::time::Duration;

use harness::{Browser, Page, Setup};
use serde::Serialize;
use serde_json::{Value, json};
use tokio::time::sleep;

/// All features, six layers of eight neurons.
const LARGEST: &str = "&networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true";
/// The epoch that the page shows.
const EPOCH: &str = "return Number(document.getElementById('epoch').textContent.replaceAll(',', ''))";
/// Keeps the memory of the page's program where it can be asked for its size.
const KEEP_MEMORY: &str = "const start = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...program) => {
      const started = await start.apply(WebAssembly, program);
      window.programMemory = started.instance.exports.memory;
      return started;
    };";
/// For how long frames are counted.
const SECONDS: u64 = 6;

/// What a visitor sees of a network that trains.
#[derive(Debug, Serialize)]
struct Pace {
    network: &'static str,
    pace: &'static str,
    epochs_per_second: f64,
    frames_per_second: f64,
    /// What a frame takes, in milliseconds, the median.
    frame: f64,
}

/// What a run costs after so many epochs.
#[derive(Debug, Serialize)]
struct Cost {
    epochs: u64,
    /// What a frame takes at a pace of 1×, in milliseconds, the median.
    frame: f64,
    /// Bytes in use, of JavaScript and of WebAssembly.
    memory: f64,
}

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let setup = Setup::of(Browser::Chromium);
    runtime.expect("a runtime starts").block_on(harness::run(setup, "pace", measure));
}

async fn measure(page: &Page) {
    page.chromium("Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP_MEMORY })).await;
    let mut paces = Vec::new();
    println!("| Network | Pace | Epochs a second | Frames a second | ms of a frame |\n|---|---|--:|--:|--:|");
    for (network, more) in [("default", ""), ("largest", LARGEST)] {
        for pace in ["1", "max"] {
            page.open(&format!("#seed=0.12345&pace={pace}{more}")).await;
            page.press("Play").await;
            sleep(Duration::from_secs(2)).await;
            let seen = frames(page).await;
            let row = Pace {
                network,
                pace,
                epochs_per_second: number(&seen["epochs"]),
                frames_per_second: number(&seen["frames"]),
                frame: number(&seen["milliseconds"]),
            };
            let Pace { epochs_per_second, frames_per_second, frame, .. } = row;
            println!("| {network} | {pace} | {epochs_per_second:.0} | {frames_per_second:.1} | {frame:.2} |");
            paces.push(row);
        }
    }
    let mut costs = Vec::new();
    println!("\n| Epochs | ms of a frame at 1× | MB in use |\n|--:|--:|--:|");
    for epochs in [1_000, 1_000_000] {
        let row = cost(page, epochs).await;
        println!("| {epochs} | {:.3} | {:.2} |", row.frame, row.memory / 1e6);
        costs.push(row);
    }
    let race = race::measure(page).await;
    if let Some(file) = std::env::args().skip(1).find(|argument| argument.ends_with(".json")) {
        let figures = serde_json::to_string_pretty(&json!({ "paces": paces, "costs": costs, "race": race }))
            .expect("figures are JSON");
        fs::write(&file, figures).unwrap_or_else(|error| panic!("could not write {file}: {error}"));
        println!("\nAll figures: {file}");
    }
}

/// Trains as fast as the page can, and looks at what follows.
async fn cost(page: &Page, epochs: u64) -> Cost {
    page.open(&format!("#seed=0.12345&pace=max&stopEpoch={epochs}")).await;
    page.press("Play").await;
    // A look from outside leaves things behind in the page's memory: hence few of them.
    while number(&page.evaluate(EPOCH).await) < epochs as f64 {
        sleep(Duration::from_secs(1)).await;
    }
    page.select("Pace", "1").await;
    page.press("Play").await;
    // What was compiled for one pace is compiled again for the other.
    sleep(Duration::from_secs(2)).await;
    let frame = number(&frames(page).await["milliseconds"]);
    page.chromium("HeapProfiler.collectGarbage", json!({})).await;
    let heap = page.chromium("Runtime.getHeapUsage", json!({})).await;
    let program = number(&page.evaluate("return window.programMemory.buffer.byteLength").await);
    Cost { epochs, frame, memory: program + number(&heap["usedSize"]) + number(&heap["backingStorageSize"]) }
}

/// Counts frames and epochs for a while, and how long each frame takes: until all that was asked for in it is done.
async fn frames(page: &Page) -> Value {
    let script = "const [milliseconds, done] = arguments;
        const epoch = () => Number(document.getElementById('epoch').textContent.replaceAll(',', ''));
        const ask = window.requestAnimationFrame;
        const [start, first] = [performance.now(), epoch()];
        let [taken, begin] = [[], 0];
        // A message comes after all that the frame has left to do: what the program put off, styles, painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const end = performance.now();
          taken.push(end - begin);
          if (end - start < milliseconds) return;
          window.requestAnimationFrame = ask;
          port1.close();
          const seconds = (end - start) / 1000;
          const frames = taken.length / seconds;
          taken.sort((a, b) => a - b);
          done({ epochs: (epoch() - first) / seconds, frames, milliseconds: taken[taken.length >> 1] });
        };
        window.requestAnimationFrame = callback => ask(time => {
          begin = performance.now();
          port2.postMessage(0);
          callback(time);
        });";
    let seen = page.client.execute_async(script, vec![(SECONDS * 1000).into()]).await;
    seen.expect("the page is watched while it trains")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}
