//! What a class has handed in and what is found of it, as a table for spreadsheets.

use super::csv::{text_cell, write_row};
use crate::lesson::{GoalMark, Marked};
use crate::race::Standing;

/// What stands between goals, predictions, answers and reasons in one cell.
const BETWEEN: &str = "; ";
const TITLES: [&str; 15] = [
    "name",
    "verdict",
    "goals_met",
    "goals",
    "marks",
    "epochs",
    "loss_train",
    "loss_test",
    "gap",
    "accuracy_test",
    "neurons",
    "predictions",
    "answers",
    "wrong",
    "link",
];

/// CSV with every digit: a row for each name. What is not marked yet has its name alone. No spreadsheet takes anything for a formula.
pub fn class_csv<'a>(class: impl Iterator<Item = (&'a str, Option<&'a Marked>)>) -> String {
    let mut text = String::new();
    write_row(&mut text, &TITLES);
    for (name, marked) in class {
        let mut cells = vec![text_cell(name).into_owned()];
        cells.extend(marked.map(cells_of).unwrap_or_default());
        cells.resize(TITLES.len(), String::new());
        write_row(&mut text, &cells);
    }
    text
}

fn cells_of(marked: &Marked) -> Vec<String> {
    let (n_met, n_goals) = marked.mark.n_met();
    let step = marked.mark.last_run();
    let standing = step.and_then(|step| step.standing.as_ref());
    let number = |of: fn(&Standing) -> Option<f64>| standing.and_then(of).map_or(String::new(), |n| n.to_string());
    let text = |texts: Vec<String>| text_cell(&texts.join(BETWEEN)).into_owned();
    let goals = marked.mark.steps.iter().flat_map(|step| &step.goals);
    vec![
        marked.verdict.words().to_owned(),
        n_met.to_string(),
        n_goals.to_string(),
        goals.map(GoalMark::words).collect::<Vec<_>>().join(BETWEEN),
        number(|standing| Some(standing.epochs as f64)),
        number(|standing| standing.loss_train),
        number(|standing| standing.loss_test),
        number(Standing::gap),
        number(|standing| standing.accuracy_test),
        step.map_or(String::new(), |step| step.neurons.to_string()),
        text(marked.predictions()),
        text(marked.answers()),
        text(marked.wrong.clone()),
        step.and_then(|step| step.run.clone()).unwrap_or_default(),
    ]
}
