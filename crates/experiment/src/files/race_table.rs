//! What came of a race as CSV for a spreadsheet or another program: a row for each contestant, or for each run. Numbers have
//! every digit.

use super::csv::text_cell;
use super::csv::write_row;
use crate::race::{JobReport, Merit, Outcome, Place, Schedule, Spread, Summary, Trial, ranking};

const RESULT_TITLES: [&str; 20] = [
    "rank",
    "network",
    "runs",
    "reached",
    "target_epoch_lower",
    "target_epoch_median",
    "target_epoch_upper",
    "ahead",
    "loss_test_lower",
    "loss_test_median",
    "loss_test_upper",
    "loss_train_lower",
    "loss_train_median",
    "loss_train_upper",
    "accuracy_test_lower",
    "accuracy_test_median",
    "accuracy_test_upper",
    "parameters",
    "multiplications_per_epoch",
    "link",
];
const RUN_TITLES: [&str; 12] = [
    "network",
    "run",
    "epochs",
    "target_epoch",
    "loss_train",
    "loss_test",
    "gap",
    "accuracy_train",
    "accuracy_test",
    "parameters",
    "multiplications_per_epoch",
    "link",
];

/// A row for each contestant of which something is known, the best first. What is infinite is an empty cell.
pub fn race_results(schedule: &Schedule) -> String {
    let race = schedule.race();
    let summary = |contestant: usize| {
        let outcomes: Vec<Outcome> =
            schedule.reports(contestant).into_iter().map(|report| report.outcome.clone()).collect();
        Some((contestant, Summary::of(&outcomes, race.limits().epochs)?))
    };
    let configs = race.configs();
    let known: Vec<(usize, Summary)> = (0..configs.len()).filter_map(summary).collect();
    let merits: Vec<Merit> = known.iter().map(|(_, summary)| summary.merit(race.ranked_by())).collect();
    let (n_ahead, _) = schedule.n_ahead();
    let mut text = begun(&RESULT_TITLES);
    for Place { rank, contestant } in ranking(&merits) {
        let (contestant, summary) = &known[contestant];
        let counts = [rank.to_string(), label(schedule, *contestant)];
        let runs = [summary.trials.to_string(), summary.reached.to_string()];
        let ahead = n_ahead.get(*contestant).copied().unwrap_or(0).to_string();
        let sizes = sizes(schedule, *contestant);
        let link = text_cell(&crate::link::write(&configs[*contestant])).into_owned();
        let cells = [
            &counts[..],
            &runs,
            &spread(Some(summary.target_epochs)),
            &[ahead],
            &spread(Some(summary.loss_test)),
            &spread(Some(summary.loss_train)),
            &spread(summary.accuracy_test),
            &sizes,
            &[link],
        ];
        write_row(&mut text, &cells.concat());
    }
    text
}

/// A row for each run of which something is known, contestant by contestant, with the link that makes it again.
pub fn race_runs(schedule: &Schedule) -> String {
    let mut text = begun(&RUN_TITLES);
    let n_seeds = schedule.race().seeds().unwrap_or(1);
    for (run, trial, report) in schedule.runs() {
        let Some(report) = report else { continue };
        write_row(&mut text, &run_cells(schedule, (run / n_seeds, run % n_seeds), trial, report));
    }
    text
}

fn run_cells(
    schedule: &Schedule,
    (contestant, index): (usize, usize),
    trial: &Trial,
    report: &JobReport,
) -> Vec<String> {
    let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
    let Outcome { standing, target_epoch, .. } = &report.outcome;
    let cells = [
        label(schedule, contestant),
        (index + 1).to_string(),
        standing.epochs.to_string(),
        target_epoch.map_or(String::new(), |epoch| epoch.to_string()),
        number(standing.loss_train),
        number(standing.loss_test),
        number(standing.gap()),
        number(standing.accuracy_train),
        number(standing.accuracy_test),
    ];
    [&cells[..], &sizes(schedule, contestant), &[text_cell(&trial.link).into_owned()]].concat()
}

/// A text with its titles; some spreadsheets know the encoding by the mark before them.
fn begun(titles: &[&str]) -> String {
    let mut text = "\u{feff}".to_owned();
    write_row(&mut text, titles);
    text
}

fn label(schedule: &Schedule, contestant: usize) -> String {
    text_cell(&schedule.race().label(contestant)).into_owned()
}

fn sizes(schedule: &Schedule, contestant: usize) -> [String; 2] {
    let parameters = schedule.first_report(contestant).map_or(0, |report| report.outcome.standing.parameters);
    [parameters.to_string(), schedule.multiplications_per_epoch(contestant).to_string()]
}

/// The quartiles, the median between them.
fn spread(spread: Option<Spread>) -> [String; 3] {
    let Some(Spread { lower, median, upper, .. }) = spread else { return Default::default() };
    [lower, median, upper].map(|number| if number.is_finite() { number.to_string() } else { String::new() })
}
