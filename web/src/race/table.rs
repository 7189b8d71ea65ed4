//! The ranking: a row for each contestant, the best first. On a narrow screen each row is a small list.

use experiment::{Spread, Summary};
use yew::prelude::*;

use super::Contest;
use super::ink::sample;
use super::result::{Line, label};

/// What stands in a cell: for people, and with every digit.
struct Cell {
    title: &'static str,
    text: String,
    exact: Option<String>,
    /// Added in smaller letters.
    more: Option<String>,
}

fn cell(title: &'static str, text: String) -> Cell {
    Cell { title, text, exact: None, more: None }
}

/// The table.
pub fn view(contest: &Contest) -> Html {
    let trials = contest.race().seeds().is_some();
    let titles: Vec<&str> =
        contest.lines().first().map_or(Vec::new(), |line| cells(line, trials).iter().map(|cell| cell.title).collect());
    html! {
        <section class="panel race-ranking" aria-labelledby="race-table-title">
            <div class="panel-head">
                <h2 id="race-table-title">{ "Ranking" }</h2>
                if trials { <span class="quiet">{ "medians of all runs, with quartiles" }</span> }
            </div>
            // The roles are those that they have anyway, until a narrow screen shows rows as blocks.
            <table class="lines" role="table" aria-labelledby="race-table-title">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{ "Rank" }</th>
                        <th role="columnheader" scope="col">{ "Contestant" }</th>
                        { for titles.iter().map(|title| html! { <th role="columnheader" scope="col">{ *title }</th> }) }
                    </tr>
                </thead>
                <tbody role="rowgroup">{ for contest.lines().iter().map(|line| row(contest, line, trials)) }</tbody>
            </table>
        </section>
    }
}

fn row(contest: &Contest, line: &Line, trials: bool) -> Html {
    let rank = line.rank.map_or("–".to_owned(), |rank| rank.to_string());
    let name = label(contest.schedule(), line.contestant);
    html! {
        <tr role="row" key={line.contestant} data-contestant={line.contestant.to_string()}>
            <td role="cell" class="rank">{ rank }</td>
            <th role="rowheader" scope="row">{ sample(line.contestant) }{ name }</th>
            { for cells(line, trials).into_iter().map(|Cell { title, text, exact, more }| html! {
                <td role="cell" data-title={title} title={exact}>
                    <span>{ text }if let Some(more) = more { <small>{ more }</small> }</span>
                </td>
            }) }
        </tr>
    }
}

fn cells(line: &Line, trials: bool) -> Vec<Cell> {
    let none = || "–".to_owned();
    let summary = line.summary.as_ref();
    let reached = summary.map_or_else(none, reached);
    let epoch = summary.and_then(|summary| summary.target_epoch);
    let spread = |title, of: fn(&Summary) -> Spread| {
        let spread = summary.map(of);
        let finite = spread.filter(|spread| spread.median.is_finite());
        let text = match (finite, line.diverged_at, spread) {
            (Some(spread), ..) => format!("{:.3}", spread.median),
            (None, Some(epoch), _) => format!("diverged at {epoch}"),
            (None, None, Some(_)) => "diverged".to_owned(),
            (None, None, None) => none(),
        };
        let more = finite.filter(|_| trials).map(quartiles);
        Cell { title, text, exact: finite.map(|spread| spread.median.to_string()), more }
    };
    vec![
        Cell {
            title: "Reached",
            text: reached,
            exact: None,
            more: summary
                .filter(|_| trials && line.rank.is_some())
                .map(|summary| format!("{:.0} %", 100.0 * summary.reached as f64 / summary.trials as f64)),
        },
        cell("Epochs to target", epoch.map_or_else(none, |epoch| epoch.to_string())),
        cell("ms to target", line.target_milliseconds.map_or_else(none, milliseconds)),
        spread("Test loss", |summary| summary.loss_test),
        spread("Training loss", |summary| summary.loss_train),
        cell("Gap", if line.gap.is_finite() { format!("{:+.3}", line.gap) } else { none() }),
        cell("Accuracy", line.accuracy.map_or_else(none, |part| format!("{:.1} %", 100.0 * part))),
        cell("Parameters", line.parameters.to_string()),
    ]
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
