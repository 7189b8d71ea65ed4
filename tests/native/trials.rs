//! Trials: their seeds, that it does not matter who runs them, and what they say together.

use std::thread;

use experiment::{
    Config, JobReport, Losses, Outcome, Race, RaceLimits, Spread, Summary, Trial, Variable, links, read_values,
    shared_epochs, trial_config, trial_seed,
};

fn config(link: &str) -> Config {
    let reading = links::read(link, || "0.12345".to_owned());
    assert_eq!(reading.corrections, []);
    reading.config
}

fn race(link: &str, variable: Variable, values: &str, limits: RaceLimits, seeds: Option<usize>) -> Race {
    Race::new(config(link), variable, read_values(variable, values).unwrap(), limits, seeds).unwrap()
}

fn bits(losses: Losses) -> (u64, u64) {
    (losses.train.to_bits(), losses.test.to_bits())
}

#[test]
fn seeds_of_trials_are_the_links_own_and_numbered_ones() {
    assert_eq!([0, 1, 99].map(|index| trial_seed("0.5", index)), ["0.5", "0.5-1", "0.5-99"]);
    let longest = "s".repeat(100);
    let seeds: Vec<String> = (0..100).map(|index| trial_seed(&longest, index)).collect();
    assert!(seeds.iter().all(|seed| seed.len() == 100));
    assert!((1..100).all(|index| !seeds[..index].contains(&seeds[index])));

    let base = config("#weightSeed=w");
    assert_eq!(trial_config(&base, 3).weight_seed(), Some("w-3"));
    let sessions = [0, 1, 2].map(|index| Trial::new(&base, index, RaceLimits::default()).start().unwrap());
    assert_eq!(*sessions[0].config(), base);
    for [one, other] in [[0, 1], [1, 2], [0, 2]].map(|pair| pair.map(|index| sessions[index].session())) {
        assert_ne!(one.train_points(), other.train_points());
        assert_ne!(one.network(), other.network());
    }
}

#[test]
fn trials_are_the_same_whoever_runs_them() {
    let race = race("", Variable::Activation, "tanh,linear", RaceLimits { epochs: 40, target: 0.3 }, Some(5));
    let trials = race.trials();
    let alone: Vec<Outcome> = trials.iter().map(|trial| trial.run().unwrap()).collect();
    let workers: Vec<_> =
        trials.iter().rev().cloned().map(|trial| thread::spawn(move || trial.run().unwrap())).collect();
    let answers = workers.into_iter().rev().map(|worker| worker.join().unwrap());
    assert_eq!(answers.collect::<Vec<_>>(), alone);
    assert_eq!(*trials[5].start().unwrap().config(), race.configs()[1], "contestant by contestant");
}

#[test]
fn every_number_of_a_report_arrives_bit_for_bit() {
    let mut outcome = Trial::new(&config(""), 0, RaceLimits { epochs: 3, target: 0.1 }).run().unwrap();
    let hard = [f64::MIN_POSITIVE / 3.0, -0.0, f64::MAX, 0.1 + 0.2, 1.0 / 3.0, 5e-324, 9007199254740993.0];
    outcome.curve = hard.map(|number| Losses { train: number, test: -number }).to_vec();
    outcome.standing.loss_test = Some(0.1_f64.next_up());
    let report = JobReport { run: 7, outcome: outcome.clone(), milliseconds: 1.25, picture: vec![-1.0, 0.25] };
    let arrived = JobReport::from_numbers(&report.to_numbers(), report.picture.clone()).unwrap();
    assert_eq!(arrived, report);
    let arrived = arrived.outcome;
    assert!(arrived.curve.iter().zip(&outcome.curve).all(|(one, other)| bits(*one) == bits(*other)));
}

#[test]
fn a_trial_that_cannot_be_is_refused_with_a_reason() {
    for numbers in [&[][..], &[1.0; 9], &[1.0; 11]] {
        assert_eq!(JobReport::from_numbers(numbers, Vec::new()), None);
    }
    for (link, epochs, target, reason) in [
        ("seed=1&noise=-1", 5, 0.1, "noise cannot be"),
        ("noise=1", 5, 0.1, "seed cannot be"),
        ("seed=1", 0, 0.1, "raceEpochs cannot be “0”. Allowed: a whole number from 1 to 100000."),
        ("seed=1", u64::MAX, 0.1, "raceEpochs cannot be"),
        ("seed=1", 5, f64::NAN, "raceTarget cannot be “NaN”. Allowed: a number from 0 to 10."),
    ] {
        let error = Trial { link: link.to_owned(), limits: RaceLimits { epochs, target } }.start().unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
    }
}

#[test]
fn a_summary_is_what_a_spreadsheet_says_in_any_order() {
    let spread = Spread::of([4.0, 1.0, 3.0, 2.0]).unwrap();
    assert_eq!(spread, Spread { least: 1.0, lower: 1.75, median: 2.5, upper: 3.25, greatest: 4.0 });
    assert_eq!(Spread::of([7.0]).unwrap(), Spread { least: 7.0, lower: 7.0, median: 7.0, upper: 7.0, greatest: 7.0 });
    let infinite = Spread::of([1.0, 2.0, f64::INFINITY, f64::INFINITY, f64::INFINITY]).unwrap();
    assert_eq!((infinite.lower, infinite.median, infinite.upper), (2.0, f64::INFINITY, f64::INFINITY));
    assert_eq!(Spread::of([]), None);
    assert_eq!(Summary::of(&[], 10), None);

    let limits = RaceLimits { epochs: 500, target: 0.1 };
    let trials: Vec<Outcome> = (0..5).map(|index| Trial::new(&config(""), index, limits).run().unwrap()).collect();
    let summary = Summary::of(&trials, 500).unwrap();
    let backward: Vec<Outcome> = trials.iter().rev().cloned().collect();
    assert_eq!(Summary::of(&backward, 500).unwrap(), summary);
    assert_eq!(summary.target_epochs.median, summary.target_epoch.unwrap());
    assert!(summary.accuracy_test.unwrap().least > 0.9);
    let mut epochs: Vec<u64> = trials.iter().map(|trial| trial.target_epoch.unwrap()).collect();
    epochs.sort_unstable();
    assert_eq!((summary.reached, summary.target_epoch), (5, Some(epochs[2] as f64)));
    assert_eq!(summary.bands.len(), 101);
    let last = summary.bands[100];
    assert_eq!((last.epoch, last.loss_test, last.loss_train), (500, summary.loss_test, summary.loss_train));
}

#[test]
fn the_median_epoch_counts_those_that_never_arrive() {
    let mut outcome = Trial::new(&config(""), 0, RaceLimits { epochs: 1, target: 0.0 }).run().unwrap();
    let mut with = |target_epoch| {
        outcome.target_epoch = target_epoch;
        outcome.clone()
    };
    let epoch = |outcomes: &[Outcome]| Summary::of(outcomes, 1).unwrap().target_epoch;
    assert_eq!(epoch(&[with(Some(10)), with(None), with(Some(20))]), Some(20.0));
    assert_eq!(epoch(&[with(Some(10)), with(None), with(Some(20)), with(None)]), None);
}

#[test]
fn shared_epochs_are_even_and_few() {
    assert_eq!(shared_epochs(1), [0, 1]);
    assert_eq!(shared_epochs(7), [0, 1, 2, 3, 4, 5, 6, 7]);
    for epochs in [100, 101, 250, 99_999, 100_000] {
        let shared = shared_epochs(epochs);
        assert_eq!((shared.len(), shared[0], shared[100]), (101, 0, epochs));
        assert!(shared.windows(2).all(|pair| (pair[1] - pair[0]).abs_diff(epochs / 100) <= 1));
    }
}

/// "The minimum number of neurons in one hidden layer that gets below 0.04 test loss on circle with X1 and X2 two thirds
/// of the time": an exercise of the United States Naval Academy.
#[test]
fn three_neurons_learn_the_circle_two_thirds_of_the_time() {
    let limits = RaceLimits { epochs: 300, target: 0.04 };
    let race = race("#dataset=circle", Variable::HiddenLayers, "1,2,3,4", limits, Some(20));
    let outcomes: Vec<Outcome> = race.trials().iter().map(|trial| trial.run().unwrap()).collect();
    let reached = |outcomes: &[Outcome]| Summary::of(outcomes, 300).unwrap().reached;
    let reached: Vec<usize> = outcomes.chunks(20).map(reached).collect();
    assert!(reached.is_sorted(), "more neurons do no worse: {reached:?}");
    let enough = reached.iter().position(|reached| 3 * reached >= 2 * 20);
    assert_eq!(enough.map(|index| race.values()[index].text()), Some("3"), "{reached:?}");
    assert_eq!(reached[..2], [0, 0], "a line or two cut no circle out of the plane");
}
