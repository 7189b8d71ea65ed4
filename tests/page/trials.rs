//! Trials: the same experiment from many seeds, on the machine's workers.

use crate::export::{CATCH, READ};
use crate::harness::{Page, Role, in_chromium, until};
use crate::racing::{equals_the_program, open, rows, until_said};

in_chromium!(
    the_exercise_of_the_naval_academy,
    an_experiment_alone,
    trials_of_the_largest_network_are_cancelled_at_once,
    trials_pause_and_go_on,
    results_leave_as_files,
);

const LARGEST: &str = "#networkShape=8,8,8,8,8,8&xSquared=true&ySquared=true&xTimesY=true&sinX=true&sinY=true&seed=0.5";

/// "The minimum number of neurons in one hidden layer that gets below 0.04 test loss on circle with X1 and X2 two thirds
/// of the time": an exercise of the United States Naval Academy, answered on one screen.
async fn the_exercise_of_the_naval_academy(page: &Page) {
    page.open("#dataset=circle&seed=0.12345").await;
    page.press("Race").await;
    page.select("What varies", "networkShape").await;
    page.write("Another value", "1; 3").await;
    for other in ["No hidden layer", "8 neurons", "4, 2 neurons", "8, 8 neurons"] {
        page.choose(Role::Toggle, other).await;
    }
    page.write("Target test loss", "0.04").await;
    page.write("Epochs", "300").await;
    page.write("Repeat with … random starts", "20").await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    let mut rows = equals_the_program(page).await;
    rows.sort_by_key(|row| row.name.clone());
    let reached = |text: &str| -> u32 { text.split(' ').next().and_then(|n| n.parse().ok()).expect("a number") };
    let reached: Vec<u32> = rows.iter().map(|row| reached(&row.cells["Reached"])).collect();
    assert_eq!(rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["1", "2", "3", "4"]);
    let enough = reached.iter().position(|reached| 3 * reached >= 2 * 20).map(|index| index + 1);
    assert_eq!(enough, Some(3), "reached from 20 seeds by 1, 2, 3 and 4 neurons: {reached:?}");
}

async fn an_experiment_alone(page: &Page) {
    page.open("#seed=0.5").await;
    page.press("Race").await;
    page.select("What varies", "none").await;
    page.write("Epochs", "100").await;
    page.press("Play").await;
    until_said(page, &["Finished", "of 20 random starts"]).await;
    let rows = equals_the_program(page).await;
    assert_eq!(rows.len(), 1);
}

async fn trials_of_the_largest_network_are_cancelled_at_once(page: &Page) {
    open(page, &format!("{LARGEST}&race=none&raceSeeds=100&raceEpochs=2000")).await;
    page.press("Play").await;
    until("there is progress and an estimate", async || {
        let seen = page
            .evaluate("return [+document.getElementById('race-progress').value, document.getElementById('race-left').textContent];")
            .await;
        let text = seen[1].as_str().unwrap_or_default();
        let told = text.contains("of 100 runs") && text.contains("left");
        if seen[0].as_f64() > Some(0.0) && told { Ok(()) } else { Err(seen.to_string()) }
    })
    .await;
    page.press("Cancel").await;
    let said = until_said(page, &["Cancelled", "of 100 runs were finished"]).await;
    assert!(!page.snapshot().await.can_press("Cancel"), "{said}");
}

async fn trials_pause_and_go_on(page: &Page) {
    open(page, "#seed=0.5&race=activation&raceValues=tanh,relu&raceSeeds=20&raceEpochs=2000").await;
    page.press("Play").await;
    page.press("Pause").await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    equals_the_program(page).await;
    assert!(rows(page).await.iter().all(|row| row.cells["Reached"].contains(" of 20")));
}

async fn results_leave_as_files(page: &Page) {
    open(page, "#seed=0.5&race=activation&raceValues=tanh,relu&raceSeeds=5&raceEpochs=20").await;
    page.press("Play").await;
    until_said(page, &["Finished"]).await;
    page.evaluate(CATCH).await;
    for (button, name, words, lines) in [
        ("Save ranking, CSV", "playground-race-activation.csv", "rank,network,runs,reached,", Some(3)),
        ("Save runs, CSV", "playground-race-activation-runs.csv", "network,run,epochs,", Some(11)),
        ("Save picture, PNG", "playground-race-activation.png", "PNG", None),
    ] {
        page.press(button).await;
        let text = until(&format!("“{button}” saves a file"), async || {
            let file = page.client.execute_async(READ, Vec::new()).await.expect("a file can be read");
            let text = file["text"].as_str().filter(|_| file["name"] == name);
            text.map(str::to_owned).ok_or_else(|| file["name"].to_string())
        })
        .await;
        assert!(text.contains(words), "{name}: {}", text.chars().take(200).collect::<String>());
        assert!(lines.is_none_or(|lines| text.lines().count() == lines), "{text}");
    }
}
