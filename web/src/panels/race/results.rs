//! The ranking of a race: what each contestant has come to, and who is ahead.

use experiment::{
    AfterTarget, Choice, Domain, JobReport, Merit, Outcome, Place, Race, Schedule, Spread, Summary, Variable, ranking,
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
    /// How its only run went on after the target; nothing where it has not reached it.
    pub after_target: Option<AfterTarget>,
    /// On how many seeds it is ahead, alone or with others, and how many all have finished; nothing where there are no trials.
    pub ahead: Option<(usize, usize)>,
    /// The test loss minus the training loss, in the middle; infinite where those diverged.
    pub gap: f64,
    /// How many weights and biases it has.
    pub parameters: usize,
    /// How many multiplications one of its epochs takes.
    pub multiplications: u64,
    /// The losses of its first run, over training and test points; nothing where it diverged.
    pub first_losses: (Option<f64>, Option<f64>),
    /// The epoch at which its only run diverged.
    pub diverged_at: Option<u64>,
}

/// The results of all contestants, the best first; last those of which nothing is known.
pub fn results(schedule: &Schedule) -> Vec<ContestantResult> {
    let race = schedule.race();
    let contestants = 0..n_contestants(race);
    let (n_ahead, n_seeds) = if race.seeds().is_some() { schedule.n_ahead() } else { Default::default() };
    let result = |contestant| ContestantResult {
        ahead: n_ahead.get(contestant).filter(|_| n_seeds > 0).map(|ahead| (*ahead, n_seeds)),
        ..result(schedule, contestant)
    };
    let (known, unknown): (Vec<ContestantResult>, Vec<ContestantResult>) =
        contestants.map(result).partition(|result| result.summary.is_some());
    let merit = |result: &ContestantResult| Some(result.summary.as_ref()?.merit(race.ranked_by()));
    let merits: Vec<Merit> = known.iter().filter_map(merit).collect();
    // What is known of trials is over; those side by side have begun when all have.
    let has_begun = race.seeds().is_some() || schedule.epoch() > 0;
    let ranked = ranking(&merits).into_iter().filter_map(|Place { rank, contestant }| {
        let result = known.get(contestant)?.clone();
        Some(ContestantResult { rank: has_begun.then_some(rank), ..result })
    });
    ranked.chain(unknown).collect()
}

fn result(schedule: &Schedule, contestant: usize) -> ContestantResult {
    let reports = schedule.reports(contestant);
    let outcomes: Vec<Outcome> = reports.iter().map(|report| report.outcome.clone()).collect();
    let race = schedule.race();
    let limits = race.limits();
    let first = schedule.first_report(contestant).map(|report| &report.outcome);
    let only = first.filter(|_| race.seeds().is_none());
    let gap = |report: &&JobReport| report.outcome.standing.gap().unwrap_or(f64::INFINITY);
    ContestantResult {
        contestant,
        rank: None,
        summary: Summary::of(&outcomes, limits.epochs),
        after_target: only.and_then(|outcome| outcome.after_target(limits.target)),
        ahead: None,
        gap: Spread::of(reports.iter().map(gap)).map_or(f64::INFINITY, |spread| spread.median),
        parameters: first.map_or(0, |outcome| outcome.standing.parameters),
        multiplications: schedule.multiplications_per_epoch(contestant),
        first_losses: first.map_or((None, None), |outcome| (outcome.standing.loss_train, outcome.standing.loss_test)),
        diverged_at: only.map(|outcome| &outcome.standing).filter(|one| one.has_diverged()).map(|one| one.epochs),
    }
}

/// The number of contestants.
pub fn n_contestants(race: &Race) -> usize {
    race.values().len().max(1)
}

/// What a contestant is called.
pub fn label(race: &Race, contestant: usize) -> String {
    race.label(contestant)
}

/// What a contestant is called within a sentence, where a mere number would say nothing, and “None” the wrong thing.
pub fn name(race: &Race, contestant: usize) -> String {
    let (label, variable) = (label(race, contestant), race.variable());
    let is_none = race.values().get(contestant).is_some_and(|value| value.text() == "none");
    match (variable, variable.setting().map(|setting| setting.info().domain)) {
        (Variable::HiddenLayers, _) if is_none => "the network without hidden layers".to_owned(),
        (Variable::HiddenLayers, _) if label == "1" => "1 neuron".to_owned(),
        (Variable::HiddenLayers, _) => format!("{label} neurons"),
        (Variable::Features, _) if is_none => "the network without features".to_owned(),
        (Variable::Features, _) => format!("the network with {label}"),
        (Variable::Regularization, _) if is_none => "the network without regularization".to_owned(),
        (Variable::Nothing, _) => "this experiment".to_owned(),
        (_, Some(Domain::Words(_))) => label,
        _ => format!("{} {label}", variable.word().label.to_lowercase()),
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
        assert_eq!((results[0].after_target, results[1].after_target), (Some(AfterTarget::Stayed), None));
        assert!(results.iter().all(|result| result.diverged_at.is_none() && result.ahead.is_none()));
    }

    #[test]
    fn trials_of_which_nothing_is_known_come_last() {
        let schedule = Schedule::new(race("tanh,relu", 10, 0.3, Some(5)));
        assert!(results(&schedule).iter().all(|result| result.summary.is_none() && result.rank.is_none()));
        let results = results(&run(race("tanh,relu", 10, 0.3, Some(5))));
        assert!(results.iter().all(|result| result.summary.as_ref().is_some_and(|summary| summary.trials == 5)));
        assert!(results.iter().all(|result| result.ahead.is_some_and(|(_, seeds)| seeds == 5)));
    }

    #[test]
    fn a_mere_number_is_named_by_what_varies() {
        let race = |variable| Race::usual(Config::default(), variable);
        assert_eq!(name(&race(Variable::Activation), 1), "ReLU");
        assert_eq!(name(&race(Variable::LearningRate), 1), "learning rate 0.01");
        let layers = race(Variable::HiddenLayers);
        let names = (0..n_contestants(&layers)).map(|contestant| name(&layers, contestant)).collect::<Vec<_>>();
        assert!(names.contains(&"the network without hidden layers".to_owned()), "{names:?}");
        assert!(names.contains(&"4, 2 neurons".to_owned()), "{names:?}");
        assert_eq!(name(&race(Variable::Regularization), 0), "the network without regularization");
        assert_eq!(name(&race(Variable::Features), 0), "the network with X1, X2");
        let alone =
            Race::new(Config::default(), Variable::Nothing, Vec::new(), RaceLimits::default(), Some(5)).unwrap();
        assert_eq!((name(&alone, 0).as_str(), n_contestants(&alone)), ("this experiment", 1));
    }
}
