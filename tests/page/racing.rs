//! A race as the page shows it, and as `playground race` prints it.

use std::collections::BTreeMap;
use std::env;
use std::process::Command;

use serde::Deserialize;

use crate::harness::{Page, Role, until};

/// What a contestant's row of the table says.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Row {
    /// What stands in the column of ranks.
    pub rank: String,
    /// Its name.
    pub name: String,
    /// What stands under each title.
    pub cells: BTreeMap<String, String>,
    /// The same with every digit, where there are more.
    pub exact: BTreeMap<String, Option<String>>,
}

const ROWS: &str = r#"
    const tidy = text => text.replace(/\s+/g, " ").trim();
    return [...document.querySelectorAll(".race-ranking tbody tr")].map(row => {
      const cells = [...row.querySelectorAll("td[data-title]")];
      return {
        rank: tidy(row.querySelector(".rank").textContent),
        name: tidy(row.querySelector("th").textContent),
        cells: Object.fromEntries(cells.map(cell => [cell.dataset.title, tidy(cell.textContent)])),
        exact: Object.fromEntries(cells.map(cell => [cell.dataset.title, cell.title || null])),
      };
    });"#;

/// The ranking as it is shown.
pub async fn rows(page: &Page) -> Vec<Row> {
    serde_json::from_value(page.evaluate(ROWS).await).expect("rows of the table")
}

/// Opens a link at which the page shows a race, ready to be played.
pub async fn open(page: &Page, link: &str) {
    page.leave().await;
    page.client.goto(&(page.server.page() + link)).await.expect("the page loads");
    page.by_name(Role::Select, "What varies").await;
}

/// Waits until a message has all these words.
pub async fn until_said(page: &Page, words: &[&str]) -> String {
    until(&format!("a message says {words:?}"), async || {
        let messages = page.snapshot().await.messages;
        let said = messages.iter().find(|message| words.iter().all(|word| message.contains(word)));
        said.cloned().ok_or_else(|| format!("{messages:?}"))
    })
    .await
}

/// What `playground race` prints.
#[derive(Debug, Deserialize)]
pub struct Report {
    /// The best first.
    pub contestants: Vec<Contestant>,
}

#[derive(Debug, Deserialize)]
pub struct Contestant {
    /// Its rank.
    pub rank: usize,
    /// What is different about it.
    pub value: String,
    /// What its runs say together.
    pub summary: Summary,
    /// Its runs.
    pub trials: Vec<Trial>,
}

#[derive(Debug, Deserialize)]
pub struct Summary {
    pub trials: usize,
    pub reached: usize,
    pub target_epoch: Option<f64>,
    pub loss_train: Spread,
    pub loss_test: Spread,
}

#[derive(Debug, Deserialize)]
pub struct Spread {
    pub median: Option<f64>,
}

#[derive(Debug, Deserialize)]
pub struct Trial {
    pub standing: Standing,
}

#[derive(Debug, Deserialize)]
pub struct Standing {
    pub loss_train: Option<f64>,
    pub loss_test: Option<f64>,
}

/// The race of a link, run by the program.
pub fn program(link: &str) -> Report {
    let program = env::var_os("PLAYGROUND_BIN");
    let program = program.expect("PLAYGROUND_BIN is not set; `cargo xtask test browser` sets it");
    let output = Command::new(program).args(["race", link, "--format", "json"]).output().expect("the program starts");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && complaint.is_empty(), "race of {link}: {}: {complaint}", output.status);
    serde_json::from_slice(&output.stdout).expect("a line of JSON")
}

/// Whether the page shows what the program prints, bit for bit.
pub async fn equals_the_program(page: &Page) -> Vec<Row> {
    let link = page.snapshot().await.link;
    let (shown, printed) = (rows(page).await, program(&link).contestants);
    assert_eq!(shown.len(), printed.len(), "contestants of {link}");
    for (row, Contestant { rank, value, summary, trials }) in shown.iter().zip(&printed) {
        assert_eq!(row.rank, rank.to_string(), "{row:?}");
        let name = row.name.to_lowercase().replace(", ", "-");
        assert!(*value == "-" || name == value.to_lowercase(), "{} is in the place of {value}", row.name);
        let bits = |title: &str| row.exact[title].as_ref().map(|text| text.parse::<f64>().expect("a number").to_bits());
        let losses = [("Training loss", summary.loss_train.median), ("Test loss", summary.loss_test.median)];
        for (title, loss) in losses {
            assert_eq!(bits(title), loss.map(f64::to_bits), "{title} of {value}, and {loss:?}");
        }
        if trials.len() == 1 {
            let Standing { loss_train, loss_test } = trials[0].standing;
            assert_eq!(
                (bits("Training loss"), bits("Test loss")),
                (loss_train.map(f64::to_bits), loss_test.map(f64::to_bits))
            );
        }
        let reached = match (summary.trials, summary.reached) {
            (1, 0) => "no".to_owned(),
            (1, _) => "yes".to_owned(),
            (trials, reached) => format!("{reached} of {trials}"),
        };
        assert!(row.cells["Reached"].starts_with(&reached), "{row:?} and not {reached}");
        let epoch = summary.target_epoch.map_or("–".to_owned(), |epoch| epoch.to_string());
        assert!(row.cells["Epochs to target"].starts_with(&epoch), "{row:?} and not {epoch}");
    }
    shown
}
