//! The ranking: a row for each contestant, the best first.

use experiment::{Spread, Summary};
use yew::prelude::*;

use super::super::results::ContestantResult;
use crate::canvas::chart::ink::sample;
use crate::widgets::notation::LossText;
use crate::widgets::{Cell, Panel, RunTable, panel_note};

/// A contestant's row.
#[derive(Clone, Debug, PartialEq)]
pub struct RankingRow {
    contestant: usize,
    name: AttrValue,
    rank: String,
    cells: Vec<Cell>,
}

/// The ranking.
#[derive(Properties, PartialEq)]
pub struct RankingProps {
    /// Whether there are trials.
    pub trials: bool,
    /// The rows, the best first.
    pub rows: Vec<RankingRow>,
}

/// The table.
#[component]
pub fn Ranking(RankingProps { trials, rows }: &RankingProps) -> Html {
    let titles = rows.first().into_iter().flat_map(|row| row.cells.iter().map(|cell| cell.title));
    let titles: Vec<&'static str> = ["Rank", "Contestant"].into_iter().chain(titles).collect();
    let head = if *trials { panel_note("medians of all runs, with quartiles") } else { Html::default() };
    let row = |row: &RankingRow| html! { <Row key={row.contestant} row={row.clone()} /> };
    html! {
        <Panel class="panel race-ranking" title_id="race-table-title" title="Ranking" {head}>
            <RunTable title_id="race-table-title" {titles}>{ rows.iter().map(row).collect::<Html>() }</RunTable>
        </Panel>
    }
}

#[derive(Properties, PartialEq)]
struct RowProps {
    row: RankingRow,
}

#[component]
fn Row(RowProps { row }: &RowProps) -> Html {
    let RankingRow { contestant, name, rank, cells } = row;
    html! {
        <tr>
            <td class="rank">{ rank }</td>
            <th scope="row">{ sample(*contestant) }{ name.clone() }</th>
            { for cells.iter().map(Cell::view) }
        </tr>
    }
}

/// The rows of these results.
pub fn rows(results: &[ContestantResult], labels: &[AttrValue], trials: bool) -> Vec<RankingRow> {
    let row = |result: &ContestantResult| RankingRow {
        contestant: result.contestant,
        name: labels.get(result.contestant).cloned().unwrap_or_default(),
        rank: result.rank.map_or("–".to_owned(), |rank| rank.to_string()),
        cells: cells(result, trials),
    };
    results.iter().map(row).collect()
}

fn cells(result: &ContestantResult, trials: bool) -> Vec<Cell> {
    let summary = result.summary.as_ref();
    let reached = summary.map_or("–".to_owned(), reached);
    let part = summary.filter(|_| trials && result.rank.is_some());
    let epoch = summary.and_then(|summary| summary.target_epoch);
    let gap = Some(result.gap).filter(|gap| gap.is_finite());
    let percent = |part: f64| format!("{:.1} %", 100.0 * part);
    vec![
        Cell {
            more: part.map(|summary| format!("{:.0} %", 100.0 * summary.reached as f64 / summary.trials as f64)),
            ..Cell::new("Reached", reached)
        },
        Cell::number("Epochs to target", epoch, |epoch| epoch.to_string()),
        Cell::number("ms to target", result.target_milliseconds, milliseconds),
        loss("Test loss", result, summary.map(|summary| summary.loss_test), trials),
        loss("Training loss", result, summary.map(|summary| summary.loss_train), trials),
        Cell::number("Gap", gap, |gap| format!("{:+}", LossText(gap))),
        Cell::number("Accuracy", result.accuracy, percent),
        Cell::new("Parameters", result.parameters.to_string()),
    ]
}

fn loss(title: &'static str, result: &ContestantResult, spread: Option<Spread>, trials: bool) -> Cell {
    let finite = spread.filter(|spread| spread.median.is_finite());
    let text = match (finite, result.diverged_at, spread) {
        (Some(spread), ..) => LossText(spread.median).to_string(),
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
    let lower = LossText(spread.lower);
    match spread.upper {
        upper if upper.is_finite() => format!("{lower} to {}", LossText(upper)),
        _ => format!("{lower} to ∞"),
    }
}

fn milliseconds(time: f64) -> String {
    if time < 10.0 { format!("{time:.1}") } else { format!("{time:.0}") }
}

#[cfg(test)]
mod tests {
    use super::super::super::rehearsal::{race, run};
    use super::super::super::results::results;
    use super::*;

    fn all(seeds: Option<usize>, epochs: u64) -> Vec<RankingRow> {
        let schedule = run(race("linear,tanh", epochs, 0.3, seeds));
        rows(&results(&schedule), &["Linear".into(), "Tanh".into()], seeds.is_some())
    }

    fn cell<'a>(row: &'a RankingRow, title: &str) -> &'a Cell {
        row.cells.iter().find(|cell| cell.title == title).unwrap()
    }

    #[test]
    fn a_run_reached_the_target_or_not() {
        let rows = all(None, 60);
        let [first, last] = &rows[..] else { panic!("{rows:?}") };
        assert_eq!((first.name.as_str(), first.rank.as_str(), last.rank.as_str()), ("Tanh", "1", "2"));
        assert_eq!((cell(first, "Reached").text.as_str(), cell(last, "Reached").text.as_str()), ("yes", "no"));
        assert_eq!(cell(last, "Epochs to target").text, "–");
        let loss = cell(first, "Test loss");
        assert_eq!(loss.text, format!("{:.3}", loss.exact.unwrap()));
        assert!(loss.more.is_none() && cell(first, "Gap").text.starts_with(['+', '-']));
    }

    #[test]
    fn trials_have_quartiles() {
        let rows = all(Some(5), 60);
        let reached = cell(&rows[0], "Reached");
        assert_eq!((reached.text.as_str(), reached.more.as_deref()), ("5 of 5", Some("100 %")));
        assert!(cell(&rows[0], "Test loss").more.as_ref().unwrap().contains(" to 0."));
    }

    #[test]
    fn a_row_is_the_same_as_long_as_its_texts_are() {
        assert_eq!(all(Some(5), 20), all(Some(5), 20));
    }

    #[test]
    fn what_diverged_says_so() {
        let schedule = run(race("linear,tanh", 5, 0.1, None));
        let mut diverged = results(&schedule).remove(0);
        let summary = diverged.summary.as_mut().unwrap();
        let infinite = f64::INFINITY;
        let spread = Spread { least: 0.25, lower: 0.5, median: infinite, upper: infinite, greatest: infinite };
        (summary.loss_test, diverged.gap, diverged.diverged_at) = (spread, infinite, Some(3));
        let cells = cells(&diverged, false);
        let text = |title: &str| cells.iter().find(|cell| cell.title == title).unwrap().text.clone();
        assert_eq!((text("Test loss").as_str(), text("Gap").as_str()), ("diverged at 3", "–"));
        assert_eq!(quartiles(spread), "0.500 to ∞");
    }

    #[test]
    fn short_times_have_a_digit_more() {
        assert_eq!((milliseconds(3.21), milliseconds(32.1)), ("3.2".to_owned(), "32".to_owned()));
    }
}
