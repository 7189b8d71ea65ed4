//! The table of a race: what each contestant has come to, and who is ahead.

use experiment::{
    Choice, Domain, JobReport, Merit, Outcome, Place, Schedule, Spread, Summary, Variable, VariableValue, ranking,
};

/// A contestant's line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Which contestant it is.
    pub contestant: usize,
    /// 1 is the best; nothing before it has trained.
    pub rank: Option<usize>,
    /// What its runs say together; nothing where none is known.
    pub summary: Option<Summary>,
    /// How long its runs trained until the target, in the middle; nothing where half of them or more did not reach it.
    pub target_milliseconds: Option<f64>,
    /// The test loss minus the training loss, in the middle; infinite where those diverged.
    pub gap: f64,
    /// Which part of the test points is right, in the middle; nothing for regression.
    pub accuracy: Option<f64>,
    /// How many weights and biases it has.
    pub parameters: usize,
    /// The epoch at which its only run diverged.
    pub diverged_at: Option<u64>,
}

/// The lines of all contestants, in the order of the ranking.
pub fn lines(schedule: &Schedule, n_contestants: usize) -> Vec<Line> {
    let epochs = schedule.race().limits().epochs;
    let all: Vec<Line> = (0..n_contestants).map(|contestant| line(schedule, contestant, epochs)).collect();
    let known: Vec<(usize, Merit)> =
        all.iter().filter_map(|line| Some((line.contestant, line.summary.as_ref()?.merit()))).collect();
    let merits: Vec<Merit> = known.iter().map(|(_, merit)| *merit).collect();
    let mut lines: Vec<Line> = Vec::with_capacity(all.len());
    for Place { rank, contestant } in ranking(&merits) {
        let mut line = all[known[contestant].0].clone();
        line.rank = (schedule.part_done() > 0.0).then_some(rank);
        lines.push(line);
    }
    lines.extend(all.into_iter().filter(|line| line.summary.is_none()));
    lines
}

fn line(schedule: &Schedule, contestant: usize, epochs: u64) -> Line {
    let reports = schedule.reports(contestant);
    let outcomes: Vec<_> = reports.iter().map(|report| report.outcome.clone()).collect();
    let middle = |number: fn(&JobReport) -> Option<f64>| {
        Spread::of(reports.iter().map(|report| number(report).unwrap_or(f64::INFINITY))).map(|spread| spread.median)
    };
    let finite = |number: Option<f64>| number.filter(|number| number.is_finite());
    let first = schedule.first_report(contestant).map(|report| &report.outcome.standing);
    Line {
        contestant,
        rank: None,
        summary: Summary::of(&outcomes, epochs),
        target_milliseconds: finite(middle(|report| report.target_milliseconds)),
        gap: middle(|report| report.outcome.standing.gap()).unwrap_or(f64::INFINITY),
        accuracy: accuracy(&outcomes),
        parameters: first.map_or(0, |standing| standing.parameters),
        diverged_at: first
            .filter(|standing| standing.has_diverged() && schedule.race().seeds().is_none())
            .map(|standing| standing.epochs),
    }
}

/// The middle one; a run that diverged counts as wrong everywhere.
fn accuracy(outcomes: &[Outcome]) -> Option<f64> {
    let of = |outcome: &Outcome| outcome.standing.accuracy_test;
    let known = outcomes.iter().any(|outcome| of(outcome).is_some());
    Spread::of(outcomes.iter().filter(|_| known).map(|outcome| of(outcome).unwrap_or(0.0))).map(|spread| spread.median)
}

/// What a contestant is called in a sentence, where a mere number would say nothing.
pub fn full_label(schedule: &Schedule, contestant: usize) -> String {
    let (label, variable) = (label(schedule, contestant), schedule.race().variable());
    match variable.setting().map(|setting| setting.info().domain) {
        Some(Domain::Words(_)) => label,
        None if variable == Variable::Nothing => label,
        _ => format!("{} {label}", variable.word().label),
    }
}

/// What a contestant is called.
pub fn label(schedule: &Schedule, contestant: usize) -> String {
    schedule.race().values().get(contestant).map_or("This experiment".to_owned(), VariableValue::label)
}
