//! The ranking: a row for each contestant, the best first.

use experiment::{AfterTarget, Race, RankedBy, Spread, Summary};
use yew::prelude::*;

use super::super::contest::Contest;
use super::super::message::{RaceFile, RaceMsg};
use super::super::results::ContestantResult;
use crate::canvas::chart::ink::sample;
use crate::widgets::notation::LossText;
use crate::widgets::{Cell, Panel, RunTable, panel_note, phrase};

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
    /// What is said beside its heading.
    pub head: AttrValue,
    /// The title of the names.
    pub varies: &'static str,
    /// Whether there are trials.
    pub trials: bool,
    /// The rows, the best first.
    pub rows: Vec<RankingRow>,
    /// Is told what is to be saved.
    pub send: Callback<RaceMsg>,
}

/// The table.
#[component]
pub fn Ranking(RankingProps { head, varies, trials, rows, send }: &RankingProps) -> Html {
    let titles = rows.first().into_iter().flat_map(|row| row.cells.iter().map(|cell| cell.title));
    let titles: Vec<&'static str> = ["Rank", *varies].into_iter().chain(titles).collect();
    let save = |label: &'static str, file: RaceFile| {
        let onclick = send.reform(move |_: MouseEvent| RaceMsg::Save(file));
        html! { <button class="button" {onclick}>{ label }</button> }
    };
    let head = html! {
        <>
            { panel_note(head) }
            <span class="end">
                { save("Save ranking, CSV", RaceFile::Ranking) }
                if *trials {
                    { save("Save runs, CSV", RaceFile::Runs) }
                }
                { save("Save picture, PNG", RaceFile::Picture) }
            </span>
        </>
    };
    let row = |row: &RankingRow| html! { <Row key={row.contestant} row={row.clone()} /> };
    let panel = Panel {
        class: "panel race-ranking",
        title_id: "race-table-title".into(),
        title: "Ranking".into(),
        head,
        ..Panel::default()
    };
    panel.view(html! {
        <RunTable title_id="race-table-title" {titles}>{ rows.iter().map(row).collect::<Html>() }</RunTable>
    })
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
            <td class="rank">{ phrase(rank.clone()) }</td>
            <th scope="row">{ sample(*contestant) }{ phrase(name.clone()) }</th>
            { for cells.iter().map(Cell::view) }
        </tr>
    }
}

/// What is said beside the heading: of which moment the numbers are, and what decides.
pub fn head(contest: &Contest) -> String {
    let race = contest.race();
    let what = match race.seeds() {
        Some(_) => "medians of the runs that are over, with quartiles".to_owned(),
        None => format!("after epoch {}", contest.ranked_epoch()),
    };
    match race.ranked_by() {
        RankedBy::Accuracy => format!("{what}, by accuracy"),
        RankedBy::Loss => what,
    }
}

/// The rows of these results.
pub fn rows(results: &[ContestantResult], labels: &[AttrValue], race: &Race) -> Vec<RankingRow> {
    let row = |result: &ContestantResult| RankingRow {
        contestant: result.contestant,
        name: labels.get(result.contestant).cloned().unwrap_or_default(),
        rank: result.rank.map_or("–".to_owned(), |rank| rank.to_string()),
        cells: cells(result, race),
    };
    results.iter().map(row).collect()
}

fn cells(result: &ContestantResult, race: &Race) -> Vec<Cell> {
    let trials = race.seeds().is_some();
    let summary = result.summary.as_ref();
    let gap = Some(result.gap).filter(|gap| gap.is_finite());
    let mut cells = match race.ranked_by() {
        RankedBy::Accuracy => vec![accuracy(summary, trials)],
        RankedBy::Loss => target_cells(result, trials),
    };
    if trials {
        let ahead = result.ahead.map_or("–".to_owned(), |(ahead, of)| format!("{ahead} of {of}"));
        cells.push(Cell::new("Ahead on", ahead));
    }
    cells.extend([
        loss("Test loss", result, summary.map(|summary| summary.loss_test), trials),
        loss("Training loss", result, summary.map(|summary| summary.loss_train), trials),
        Cell::number("Gap", gap, |gap| format!("{:+}", LossText(gap))),
    ]);
    if race.ranked_by() == RankedBy::Loss {
        cells.push(accuracy(summary, trials));
    }
    cells.extend([
        Cell::new("Parameters", result.parameters.to_string()),
        Cell::new("Multiplications per epoch", thousands(result.multiplications)),
    ]);
    cells
}

/// Whether and when the target was reached.
fn target_cells(result: &ContestantResult, trials: bool) -> Vec<Cell> {
    let summary = result.summary.as_ref();
    let part = summary.filter(|_| trials && result.rank.is_some());
    let epoch = summary.and_then(|summary| summary.target_epoch);
    let epochs = summary.filter(|summary| trials && summary.reached > 0).map(|summary| summary.target_epochs);
    let after = result.after_target.and_then(|after| match after {
        AfterTarget::Stayed => None,
        AfterTarget::Returned => Some("above it for a while".to_owned()),
        AfterTarget::Above => Some("above it at the end".to_owned()),
        AfterTarget::Diverged => Some("diverged later".to_owned()),
    });
    vec![
        Cell {
            more: part.map(|summary| format!("{:.0} %", 100.0 * summary.reached as f64 / summary.trials as f64)),
            ..Cell::new("Reached", summary.map_or("–".to_owned(), reached))
        },
        Cell {
            more: epochs.map(|epochs| quartiles(epochs, |epoch| epoch.to_string())).or(after),
            ..Cell::number("Epochs to target", epoch, |epoch| epoch.to_string())
        },
    ]
}

fn accuracy(summary: Option<&Summary>, trials: bool) -> Cell {
    let accuracy = summary.and_then(|summary| summary.accuracy_test);
    let percent = |part: f64| format!("{:.1} %", 100.0 * part);
    Cell {
        more: accuracy.filter(|_| trials).map(|spread| quartiles(spread, |part| format!("{:.1}", 100.0 * part))),
        ..Cell::number("Accuracy", accuracy.map(|spread| spread.median), percent)
    }
}

/// With a narrow space between thousands.
fn thousands(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.into_iter().rev().collect::<Vec<_>>().join("\u{202f}")
}

fn loss(title: &'static str, result: &ContestantResult, spread: Option<Spread>, trials: bool) -> Cell {
    let finite = spread.filter(|spread| spread.median.is_finite());
    let text = match (finite, result.diverged_at, spread) {
        (Some(spread), ..) => LossText(spread.median).to_string(),
        (None, Some(epoch), _) => format!("diverged at {epoch}"),
        (None, None, Some(_)) => "diverged".to_owned(),
        (None, None, None) => "–".to_owned(),
    };
    Cell {
        title,
        text,
        exact: finite.map(|spread| spread.median),
        more: finite.filter(|_| trials).map(|spread| quartiles(spread, |loss| LossText(loss).to_string())),
    }
}

fn reached(summary: &Summary) -> String {
    match (summary.trials, summary.reached) {
        (1, 1) => "yes".to_owned(),
        (1, _) => "no".to_owned(),
        (trials, reached) => format!("{reached} of {trials}"),
    }
}

fn quartiles(spread: Spread, text: impl Fn(f64) -> String) -> String {
    let or_infinite = |number: f64| if number.is_finite() { text(number) } else { "∞".to_owned() };
    format!("{} to {}", or_infinite(spread.lower), or_infinite(spread.upper))
}

#[cfg(test)]
mod tests {
    use super::super::super::rehearsal::{race, run};
    use super::super::super::results::results;
    use super::*;

    fn all(seeds: Option<usize>, epochs: u64) -> Vec<RankingRow> {
        let schedule = run(race("linear,tanh", epochs, 0.3, seeds));
        rows(&results(&schedule), &["Linear".into(), "Tanh".into()], schedule.race())
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
        assert!(loss.more.is_none() && cell(first, "Gap").text.starts_with(['+', '−']));
    }

    #[test]
    fn trials_have_quartiles() {
        let rows = all(Some(5), 60);
        let reached = cell(&rows[0], "Reached");
        assert_eq!((reached.text.as_str(), reached.more.as_deref()), ("5 of 5", Some("100 %")));
        for title in ["Test loss", "Epochs to target", "Accuracy"] {
            assert!(cell(&rows[0], title).more.as_ref().unwrap().contains(" to "), "{title}");
        }
        assert_eq!(cell(&rows[0], "Ahead on").text, "5 of 5");
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
        let cells = cells(&diverged, schedule.race());
        let text = |title: &str| cells.iter().find(|cell| cell.title == title).unwrap().text.clone();
        assert_eq!((text("Test loss").as_str(), text("Gap").as_str()), ("diverged at 3", "–"));
        assert_eq!(quartiles(spread, |loss| format!("{loss:.3}")), "0.500 to ∞");
    }

    #[test]
    fn losses_of_different_functions_are_ranked_by_accuracy() {
        let race = experiment::races::read("#seed=1&race=loss&raceEpochs=5", String::new).race.unwrap();
        let schedule = run(race);
        let rows = rows(&results(&schedule), &[], schedule.race());
        let titles: Vec<&str> = rows[0].cells.iter().map(|cell| cell.title).collect();
        assert!(titles.starts_with(&["Accuracy", "Test loss"]) && !titles.contains(&"Reached"), "{titles:?}");
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, text) in
            [(0, "0"), (999, "999"), (11_500, "11\u{202f}500"), (1_000_000, "1\u{202f}000\u{202f}000")]
        {
            assert_eq!(thousands(number), text);
        }
    }
}
