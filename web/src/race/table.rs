//! The ranking: a line for each contestant, the best first.

use experiment::{Spread, Summary};

use super::Contest;
use super::ink::sample;
use super::result::{Line, label};
use crate::element::{Element, element};
use crate::lines::{self, Cell};
use crate::panel;

/// The id of the heading.
const TITLE: &str = "race-table-title";

/// The table.
pub fn view(contest: &Contest) -> Element {
    let trials = contest.race().seeds().is_some();
    let first = contest.lines().first().map_or(Vec::new(), |line| cells(line, trials));
    let titles = ["Rank", "Contestant"].into_iter().chain(first.into_iter().map(|cell| cell.title));
    let line = |line: &Line| {
        let rank = line.rank.map_or("–".to_owned(), |rank| rank.to_string());
        let name = element("th").set("scope", "row").child(sample(line.contestant));
        element("tr")
            .key(line.contestant)
            .child(element("td").class("rank").text(rank))
            .child(name.text(label(contest.schedule(), line.contestant)))
            .children(cells(line, trials).into_iter().map(Cell::view))
    };
    let note = || panel::note("medians of all runs, with quartiles");
    panel::section("panel race-ranking", TITLE)
        .child(panel::head(TITLE, "Ranking").child_if(trials.then(note)))
        .child(lines::table(TITLE, titles, contest.lines().iter().map(line)))
}

fn cells(line: &Line, trials: bool) -> Vec<Cell> {
    let summary = line.summary.as_ref();
    let reached = summary.map_or("–".to_owned(), reached);
    let part = summary.filter(|_| trials && line.rank.is_some());
    let epoch = summary.and_then(|summary| summary.target_epoch);
    let gap = Some(line.gap).filter(|gap| gap.is_finite());
    let percent = |part: f64| format!("{:.1} %", 100.0 * part);
    vec![
        Cell {
            more: part.map(|summary| format!("{:.0} %", 100.0 * summary.reached as f64 / summary.trials as f64)),
            ..Cell::new("Reached", reached)
        },
        Cell::number("Epochs to target", epoch, |epoch| epoch.to_string()),
        Cell::number("ms to target", line.target_milliseconds, milliseconds),
        loss("Test loss", line, summary.map(|summary| summary.loss_test), trials),
        loss("Training loss", line, summary.map(|summary| summary.loss_train), trials),
        Cell::number("Gap", gap, |gap| format!("{gap:+.3}")),
        Cell::number("Accuracy", line.accuracy, percent),
        Cell::new("Parameters", line.parameters.to_string()),
    ]
}

fn loss(title: &'static str, line: &Line, spread: Option<Spread>, trials: bool) -> Cell {
    let finite = spread.filter(|spread| spread.median.is_finite());
    let text = match (finite, line.diverged_at, spread) {
        (Some(spread), ..) => format!("{:.3}", spread.median),
        (None, Some(epoch), _) => format!("diverged at {epoch}"),
        (None, None, Some(_)) => "diverged".to_owned(),
        (None, None, None) => "–".to_owned(),
    };
    Cell { title, text, exact: finite.map(|spread| spread.median), more: finite.filter(|_| trials).map(quartiles) }
}

fn reached(summary: &Summary) -> String {
    match (summary.trials, summary.reached) {
        (1, 1) => "yes".to_owned(),
        (1, _) => "no".to_owned(),
        (trials, reached) => format!("{reached} of {trials}"),
    }
}

fn quartiles(spread: Spread) -> String {
    match spread.upper {
        upper if upper.is_finite() => format!("{:.3} to {upper:.3}", spread.lower),
        _ => format!("{:.3} to ∞", spread.lower),
    }
}

fn milliseconds(time: f64) -> String {
    if time < 10.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}
