//! The ranking of a race: what each contestant has come to, and who is ahead.

use experiment::{
    Choice, Domain, JobReport, Merit, Outcome, Place, Race, Schedule, Spread, Summary, Variable, VariableValue, ranking,
};

/// A contestant's result, so far.
#[derive(Clone, Debug)]
pub struct ContestantResult {
    /// Which contestant it is.
    pub contestant: usize,
    /// 1 is the best; nothing before anybody has trained.
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

/// The results of all contestants, the best first; last those of which nothing is known.
pub fn results(schedule: &Schedule) -> Vec<ContestantResult> {
    let contestants = 0..n_contestants(schedule.race());
    let (known, unknown): (Vec<ContestantResult>, Vec<ContestantResult>) =
        contestants.map(|contestant| result(schedule, contestant)).partition(|result| result.summary.is_some());
    let merits: Vec<Merit> = known.iter().filter_map(|result| Some(result.summary.as_ref()?.merit())).collect();
    let has_begun = schedule.part_done() > 0.0;
    let ranked = ranking(&merits).into_iter().filter_map(|Place { rank, contestant }| {
        let result = known.get(contestant)?.clone();
        Some(ContestantResult { rank: has_begun.then_some(rank), ..result })
    });
    ranked.chain(unknown).collect()
}

fn result(schedule: &Schedule, contestant: usize) -> ContestantResult {
    let reports = schedule.reports(contestant);
    let outcomes: Vec<Outcome> = reports.iter().map(|report| report.outcome.clone()).collect();
    let middle = |number: fn(&JobReport) -> Option<f64>| {
        median(reports.iter().map(|report| number(report).unwrap_or(f64::INFINITY)))
    };
    let race = schedule.race();
    let first = schedule.first_report(contestant).map(|report| &report.outcome.standing);
    ContestantResult {
        contestant,
        rank: None,
        summary: Summary::of(&outcomes, race.limits().epochs),
        target_milliseconds: middle(|report| report.target_milliseconds).filter(|time| time.is_finite()),
        gap: middle(|report| report.outcome.standing.gap()).unwrap_or(f64::INFINITY),
        accuracy: accuracy(&outcomes),
        parameters: first.map_or(0, |standing| standing.parameters),
        diverged_at: first
            .filter(|standing| standing.has_diverged() && race.seeds().is_none())
            .map(|standing| standing.epochs),
    }
}

/// The middle one; a run that diverged counts as wrong everywhere.
fn accuracy(outcomes: &[Outcome]) -> Option<f64> {
    let of = |outcome: &Outcome| outcome.standing.accuracy_test;
    let is_known = outcomes.iter().any(|outcome| of(outcome).is_some());
    median(outcomes.iter().filter(|_| is_known).map(|outcome| of(outcome).unwrap_or(0.0)))
}

fn median(numbers: impl IntoIterator<Item = f64>) -> Option<f64> {
    Spread::of(numbers).map(|spread| spread.median)
}

/// The number of contestants.
pub fn n_contestants(race: &Race) -> usize {
    race.values().len().max(1)
}

/// What a contestant is called.
pub fn label(race: &Race, contestant: usize) -> String {
    race.values().get(contestant).map_or("This experiment".to_owned(), VariableValue::label)
}

/// What a contestant is called in a sentence, where a mere number would say nothing.
pub fn full_label(race: &Race, contestant: usize) -> String {
    let (label, variable) = (label(race, contestant), race.variable());
    match variable.setting().map(|setting| setting.info().domain) {
        Some(Domain::Words(_)) => label,
        None if variable == Variable::Nothing => label,
        _ => format!("{} {label}", variable.word().label),
    }
}

#[cfg(test)]
mod tests {
    use experiment::{Config, RaceLimits};

    use super::super::rehearsal::{race, run};
    use super::*;

    #[test]
    fn who_has_not_trained_has_no_rank() {
        let schedule = Schedule::new(race("tanh,relu", 10, 0.3, None));
        let results = results(&schedule);
        assert!(results.iter().all(|result| result.rank.is_none() && result.summary.is_some()));
        assert_eq!(results.iter().map(|result| result.contestant).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn the_best_comes_first() {
        let schedule = run(race("linear,tanh", 60, 0.1, None));
        let results = results(&schedule);
        assert_eq!(
            results.iter().map(|result| (result.contestant, result.rank)).collect::<Vec<_>>(),
            [(1, Some(1)), (0, Some(2))]
        );
        assert!(results[0].target_milliseconds.is_some() && results[1].target_milliseconds.is_none());
        assert!(results.iter().all(|result| result.diverged_at.is_none() && result.accuracy.is_some()));
    }

    #[test]
    fn trials_of_which_nothing_is_known_come_last() {
        let schedule = Schedule::new(race("tanh,relu", 10, 0.3, Some(5)));
        assert!(results(&schedule).iter().all(|result| result.summary.is_none() && result.rank.is_none()));
        let results = results(&run(race("tanh,relu", 10, 0.3, Some(5))));
        assert!(results.iter().all(|result| result.summary.as_ref().is_some_and(|summary| summary.trials == 5)));
    }

    #[test]
    fn a_mere_number_is_named_by_what_varies() {
        let race = |variable| Race::usual(Config::default(), variable);
        assert_eq!(full_label(&race(Variable::Activation), 1), "ReLU");
        assert_eq!(full_label(&race(Variable::LearningRate), 1), "Learning rate 0.01");
        let alone =
            Race::new(Config::default(), Variable::Nothing, Vec::new(), RaceLimits::default(), Some(5)).unwrap();
        assert_eq!((full_label(&alone, 0).as_str(), n_contestants(&alone)), ("This experiment", 1));
    }
}
