//! How fast the built page is as a visitor sees it, in Chromium: epochs and frames a second, and what a frame and the memory cost
//! after a thousand epochs and after a million; how fast races and trials are, and how smooth it is to go back in a run. `cargo xtask bench`
//! runs it; nothing here can fail for being slow.

#[path = "pace/cost.rs"]
mod cost;
#[path = "pace/drag.rs"]
mod drag;
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
      window.programMemory ??= started.instance.exports.memory;
      return started;
    };";
/// For how long frames are counted.
const SECONDS: f64 = 6.0;

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

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime starts").block_on(measure());
}

async fn measure() {
    let (mut paces, mut costs, mut race, mut drags) = (Vec::new(), Vec::new(), None, Vec::new());
    let setup = || Setup::of(Browser::Chromium);
    harness::run(setup(), "pace", async |page| paces = measure_paces(page).await).await;
    harness::run(setup(), "cost", async |page| costs = cost::measure(page).await).await;
    let ratios = cost::print(&costs);
    harness::run(setup(), "race", async |page| race = Some(race::measure(page).await)).await;
    harness::run(setup(), "drag", async |page| drags = drag::measure(page).await).await;
    if let Some(file) = std::env::args().skip(1).find(|argument| argument.ends_with(".json")) {
        let figures = json!({ "paces": paces, "costs": costs, "ratios": ratios, "race": race, "drags": drags });
        let figures = serde_json::to_string_pretty(&figures).expect("figures are JSON");
        fs::write(&file, figures).unwrap_or_else(|error| panic!("could not write {file}: {error}"));
        println!("\nAll figures: {file}");
    }
}

async fn measure_paces(page: &Page) -> Vec<Pace> {
    let mut paces = Vec::new();
    println!("| Network | Pace | Epochs a second | Frames a second | ms of a frame |\n|---|---|--:|--:|--:|");
    for (network, more) in [("default", ""), ("largest", LARGEST)] {
        for pace in ["1", "max"] {
            page.open(&format!("#seed=0.12345&pace={pace}{more}")).await;
            page.press("Play").await;
            sleep(Duration::from_secs(2)).await;
            let seen = frames(page, SECONDS).await;
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
    paces
}

/// Counts frames and epochs for a while, and how long each frame takes: until all that was asked for in it is done.
async fn frames(page: &Page, seconds: f64) -> Value {
    watch(page).await;
    sleep(Duration::from_secs_f64(seconds)).await;
    seen(page).await
}

/// Begins to count.
async fn watch(page: &Page) {
    let script = "const epoch = () => Number(document.getElementById('epoch').textContent.replaceAll(',', ''));
        const ask = window.requestAnimationFrame;
        const [start, first] = [performance.now(), epoch()];
        let [taken, begin] = [[], 0];
        // A message comes after all that the frame has left to do: what the program put off, styles, painting.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => taken.push(performance.now() - begin);
        window.requestAnimationFrame = callback => ask(time => {
          begin = performance.now();
          port2.postMessage(0);
          callback(time);
        });
        window.seen = () => {
          window.requestAnimationFrame = ask;
          const seconds = (performance.now() - start) / 1000;
          const frames = taken.length / seconds;
          taken.sort((a, b) => a - b);
          // The clock is coarse; the mean of the middle half is not.
          const half = taken.slice(taken.length >> 2, taken.length - (taken.length >> 2));
          const middle = half.reduce((sum, one) => sum + one, 0) / half.length;
          return { epochs: (epoch() - first) / seconds, frames, milliseconds: taken[taken.length >> 1], middle };
        };";
    page.evaluate(script).await;
}

/// What was counted since [`watch`].
async fn seen(page: &Page) -> Value {
    page.evaluate("return seen();").await
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
