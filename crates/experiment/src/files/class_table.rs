//! What a class has handed in and what is found of it, as a table for spreadsheets.

use super::csv::{foreign_cell, write_row};
use crate::lesson::{GoalMark, Marked, called};
use crate::number::read_number;
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

/// CSV with every digit: a row for each name. What is not marked yet has its name alone. No spreadsheet takes anything for a formula. A link
/// is the whole address where `page` is that of the page, and else what stands behind its `#`.
pub fn class_csv<'a>(class: impl Iterator<Item = (&'a str, Option<&'a Marked>)>, page: Option<&str>) -> String {
    let mut text = String::new();
    write_row(&mut text, &TITLES);
    for (name, marked) in class {
        let mut cells = vec![foreign_cell(called(name))];
        cells.extend(marked.map(|marked| cells_of(marked, page)).unwrap_or_default());
        cells.resize(TITLES.len(), String::new());
        write_row(&mut text, &cells);
    }
    text
}

/// Words of somebody else as a cell. A number, also one below zero, stays one.
fn words(texts: &[String]) -> String {
    let text = texts.join(BETWEEN);
    if read_number(&text).is_some_and(f64::is_finite) { text } else { foreign_cell(&text) }
}

fn cells_of(marked: &Marked, page: Option<&str>) -> Vec<String> {
    let (n_met, n_goals) = marked.mark.n_met();
    let step = marked.mark.last_run();
    let standing = step.and_then(|step| step.standing.as_ref());
    let number = |of: fn(&Standing) -> Option<f64>| standing.and_then(of).map_or(String::new(), |n| n.to_string());
    let link = |run: &String| foreign_cell(&page.map_or_else(|| run.clone(), |page| format!("{page}#{run}")));
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
        words(&marked.predictions()),
        words(&marked.answers()),
        words(&marked.wrong),
        step.and_then(|step| step.run.as_ref()).map_or(String::new(), link),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::csv::Rows;
    use crate::lesson::{HandInVerdict, Mark, StepMark};

    fn rows(name: &str, answer: &str, run: &str, page: Option<&str>) -> Vec<Vec<String>> {
        let standing = Standing {
            epochs: 7,
            loss_train: Some(0.2),
            loss_test: Some(0.1),
            accuracy_train: None,
            accuracy_test: None,
            parameters: 3,
        };
        let step = StepMark {
            standing: Some(standing),
            run: Some(run.to_owned()),
            answer: Some(answer.to_owned()),
            ..StepMark::default()
        };
        let marked = Marked { verdict: HandInVerdict::Done, mark: Mark { steps: vec![step] }, wrong: Vec::new() };
        let text = class_csv([(name, Some(&marked))].into_iter(), page);
        // As the page saves it, for spreadsheets that would take it for another encoding.
        Rows::with_separator(&format!("\u{feff}{text}"), ',').map(|row| row.cells).collect()
    }

    #[test]
    fn a_row_has_a_whole_link_and_no_formula() {
        let page = Some("https://play.ground/a.html");
        let all = rows("=Zoé", "-0.5", "seed=1", page);
        assert_eq!(all[0], TITLES);
        assert_eq!((&*all[1][0], &*all[1][12], &*all[1][14]), ("'=Zoé", "-0.5", "https://play.ground/a.html#seed=1"));
        assert_eq!(all[1][8], "-0.1", "a number of our own");
        let hostile = &rows(" ", "-2+3+cmd|' /C calc'!A0", "=1&seed=1;=2", None)[1];
        assert_eq!(
            (&*hostile[0], &*hostile[12], &*hostile[14]),
            ("Somebody", "'-2+3+cmd|' /C calc'!A0", "'=1&seed=1;'=2")
        );
        assert_eq!(rows("a", "-inf", "", None)[1][12], "'-inf");
    }
}
