//! How fast races and trials are on the page, and how smooth the page stays meanwhile.

use std::time::Duration;

use serde::Serialize;
use serde_json::Value;
use tokio::time::sleep;

use crate::harness::{Page, Role};
use crate::{LARGEST, SECONDS, frames, median, number};

/// Trials of the default network: that many of them, for so many epochs.
const TRIALS: &str = "race=none&raceSeeds=100&raceEpochs=300";
/// How often what takes a moment is measured; the median counts.
const TIMES: usize = 5;

/// Presses a button, and says how many milliseconds pass until the page says what has come of the race.
const UNTIL_SAID: &str = "const [name, done] = arguments;
    const said = () => document.querySelector('.race-said').textContent;
    const button = [...document.querySelectorAll('button')].find(one => (one.ariaLabel ?? one.textContent) === name);
    const start = performance.now();
    button.click();
    const look = () => /^(Finished|Cancelled)/.test(said()) ? done(performance.now() - start) : setTimeout(look, 1);
    look();";

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Figures {
    /// Milliseconds for 100 trials of 300 epochs of the default network, with the start of the workers.
    trials: f64,
    /// Milliseconds until 100 trials of the largest network are cancelled.
    cancel: f64,
    /// Frames a second while six contestants with the largest network race, at each pace.
    frames: Vec<(&'static str, f64)>,
}

/// Measures, and prints a table.
pub async fn measure(page: &Page) -> Figures {
    let mut trials = Vec::new();
    let mut cancels = Vec::new();
    for _ in 0..TIMES {
        open(page, &format!("#seed=0.12345&{TRIALS}")).await;
        trials.push(until_said(page, "Play").await);
        open(page, &format!("#seed=0.12345{LARGEST}&{TRIALS}")).await;
        page.press("Play").await;
        sleep(Duration::from_secs(1)).await;
        cancels.push(until_said(page, "Cancel").await);
    }
    let mut figures = Figures { trials: median(trials), cancel: median(cancels), frames: Vec::new() };
    println!("\n| Race | |\n|---|--:|");
    println!("| ms for 100 trials of 300 epochs, default network | {:.0} |", figures.trials);
    println!("| ms until 100 trials of the largest network are cancelled | {:.0} |", figures.cancel);
    for pace in ["1", "max"] {
        let race = "race=learningRate&raceValues=0.001,0.003,0.01,0.03,0.1,0.3&raceEpochs=100000";
        open(page, &format!("#seed=0.12345&pace={pace}{LARGEST}&{race}")).await;
        page.press("Play").await;
        sleep(Duration::from_secs(2)).await;
        // The same look as at one experiment, which reads the epoch there.
        page.evaluate("document.getElementById('race-epoch').id = 'epoch'; return 0;").await;
        let seen = number(&frames(page, SECONDS).await["frames"]);
        println!("| frames a second while six of the largest race at pace {pace} | {seen:.1} |");
        figures.frames.push((pace, seen));
    }
    figures
}

async fn open(page: &Page, link: &str) {
    page.leave().await;
    page.client.goto(&(page.server.page() + link)).await.expect("the page loads");
    page.by_name(Role::Select, "What varies").await;
}

async fn until_said(page: &Page, button: &str) -> f64 {
    let taken = page.client.execute_async(UNTIL_SAID, vec![Value::from(button)]).await;
    number(&taken.expect("the page says what has come of it"))
}
