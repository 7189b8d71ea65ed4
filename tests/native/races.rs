//! Races: what a contestant is, that slices change nothing, and who is ahead.

use experiment::{
    AfterTarget, Choice, Config, Contestant, Losses, Merit, NoEffect, Outcome, Place, Race, RaceLimits, RankedBy,
    Session, Summary, Trial, Variable, VariableValue, links, ranking, read_values, shared_epochs,
};

fn config(link: &str) -> Config {
    let reading = links::read(link, || "0.12345".to_owned());
    assert_eq!(reading.corrections, []);
    reading.config
}

fn race(link: &str, variable: Variable, values: &str, limits: RaceLimits, seeds: Option<usize>) -> Race {
    Race::new(config(link), variable, read_values(variable, values).unwrap(), limits, seeds).unwrap()
}

const NO_CLOCK: fn() -> f64 = || 0.0;

fn merits(outcomes: &[Outcome]) -> Vec<Merit> {
    outcomes.iter().map(|outcome| outcome.merit(RankedBy::Loss)).collect()
}

fn bits(losses: Losses) -> (u64, u64) {
    (losses.train.to_bits(), losses.test.to_bits())
}

#[test]
fn a_race_of_activations_is_the_same_as_single_sessions() {
    let limits = RaceLimits { epochs: 200, target: 0.05 };
    let race = race("", Variable::Activation, "tanh,relu,sigmoid,linear", limits, None);
    let mut contestants = race.start();
    for contestant in &mut contestants {
        contestant.advance(200, NO_CLOCK);
        let mut alone = Session::new(contestant.config().clone());
        let mut first = None;
        for epoch in 1..=200 {
            alone.advance(1);
            first = first.or((alone.losses().test <= 0.05).then_some(epoch));
            if let Some(shared) = shared_epochs(200).iter().position(|shared| *shared == epoch) {
                assert_eq!(bits(contestant.outcome().curve[shared]), bits(alone.losses()));
            }
        }
        assert_eq!(bits(contestant.session().losses()), bits(alone.losses()));
        assert_eq!(contestant.session().network(), alone.network());
        assert_eq!(contestant.session().history(), alone.history());
        assert_eq!(contestant.session().accuracies(), alone.accuracies());
        assert_eq!(contestant.outcome().target_epoch, first);
    }
    let outcomes: Vec<Outcome> = contestants.iter().map(Contestant::outcome).collect();
    let epochs: Vec<Option<u64>> = outcomes.iter().map(|outcome| outcome.target_epoch).collect();
    let order: Vec<usize> = ranking(&merits(&outcomes)).iter().map(|place| place.contestant).collect();
    assert!(epochs[0].is_some() && epochs[1].is_some() && epochs[2..] == [None, None], "{epochs:?}");
    let winner = if epochs[0] < epochs[1] { [0, 1] } else { [1, 0] };
    assert_eq!(order[..2], winner);
    let test = |contestant: usize| outcomes[contestant].standing.loss_test.unwrap();
    assert!(test(order[2]) < test(order[3]), "without the target, the test loss decides");
    assert!(outcomes.iter().all(|outcome| outcome.standing.parameters == 4 * 3 + 2 * 5 + 3));
}

#[test]
fn contestants_share_data_and_where_shapes_agree_weights() {
    let limits = RaceLimits::default();
    for (variable, values, same_points, same_network) in [
        (Variable::Activation, "tanh,relu", true, true),
        (Variable::LearningRate, "0.01,0.1", true, true),
        (Variable::Regularization, "none,L1", true, true),
        (Variable::RegularizationRate, "0,1", true, true),
        (Variable::BatchSize, "1,30", true, true),
        (Variable::HiddenLayers, "4-2,8", true, false),
        (Variable::Features, "x-y,x-sinX", true, true),
        (Variable::Features, "x-y,x", true, false),
        (Variable::Noise, "0,50", false, true),
        (Variable::Seed, "a,b", false, false),
    ] {
        for link in ["#weightSeed=w", "", "#dataset=gauss", "#problem=regression&regDataset=reg-gauss"] {
            let race = race(link, variable, values, limits, None);
            let [one, other] = &race.start()[..] else { panic!("two values are two contestants") };
            let (one, other) = (one.session(), other.session());
            let points = |session: &Session| (session.train_points().to_vec(), session.test_points().to_vec());
            assert_eq!(points(one) == points(other), same_points, "{variable:?} {link}");
            let same_network = same_network || (variable == Variable::Seed && link.contains("weightSeed"));
            assert_eq!(one.network() == other.network(), same_network, "{variable:?} {link}");
        }
    }
}

#[test]
fn what_the_link_says_about_stopping_is_kept_but_stops_nobody() {
    let base = config("#stopEpoch=3&stopLoss=0.4&stopStalled=1");
    let mut contestant = Contestant::new(base.clone(), RaceLimits { epochs: 120, target: 0.1 });
    contestant.advance(u64::MAX, NO_CLOCK);
    assert_eq!((contestant.session().epoch(), contestant.is_finished()), (120, true));
    assert_eq!(*contestant.config(), base);
}

#[test]
fn slices_are_the_same_as_one_go() {
    let diverging = "#learningRate=10&activation=relu&networkShape=8,8,8&problem=regression&seed=0.5";
    let linear = "#learningRate=3&activation=linear&problem=regression&networkShape=8,8&seed=2";
    for (link, epochs) in [("#regularization=L1&regularizationRate=0.003", 237), (diverging, 1000), (linear, 1000)] {
        let trial = Trial::new(&config(link), 2, RaceLimits { epochs, target: 0.1 });
        let at_once = trial.run().unwrap();
        for slice in [1, 7, 100] {
            let mut sliced = trial.start().unwrap();
            while !sliced.is_finished() {
                sliced.advance(slice, NO_CLOCK);
            }
            assert_eq!(sliced.outcome(), at_once, "{link} by {slice}");
        }
        let diverges = link.contains("learningRate");
        assert_eq!(at_once.standing.has_diverged(), diverges, "{link}");
        assert_eq!(at_once.standing.epochs < epochs, diverges);
    }
}

#[test]
fn one_that_diverges_comes_last_and_the_others_go_on() {
    let limits = RaceLimits { epochs: 150, target: 0.3 };
    let link = "#activation=relu&networkShape=8,8,8&problem=regression&regDataset=reg-gauss&seed=0.5";
    let race = race(link, Variable::LearningRate, "10,0.00001,0.03", limits, None);
    let outcomes: Vec<Outcome> = race.trials().iter().map(|trial| trial.run().unwrap()).collect();
    let diverged = &outcomes[0];
    assert_eq!(
        (diverged.standing.loss_test, diverged.standing.loss_train, diverged.standing.gap()),
        (None, None, None)
    );
    assert!(diverged.curve.iter().all(|losses| losses.are_finite()));
    assert_eq!(outcomes[1].standing.epochs, 150);
    let places = ranking(&merits(&outcomes));
    assert_eq!(places[2], Place { rank: 3, contestant: 0 });
}

#[test]
fn a_target_that_nobody_reaches_leaves_the_final_losses_to_decide() {
    let race = race("", Variable::LearningRate, "0.001,0.03", RaceLimits { epochs: 50, target: 0.0 }, Some(5));
    let outcomes: Vec<Outcome> = race.trials().iter().map(|trial| trial.run().unwrap()).collect();
    assert!(outcomes.iter().all(|outcome| outcome.target_epoch.is_none()));
    let summaries: Vec<Summary> = outcomes.chunks(5).map(|outcomes| Summary::of(outcomes, 50).unwrap()).collect();
    assert!(summaries.iter().all(|summary| (summary.reached, summary.target_epoch) == (0, None)));
    let merits: Vec<Merit> = summaries.iter().map(|summary| summary.merit(RankedBy::Loss)).collect();
    assert_eq!(ranking(&merits).iter().map(|place| place.contestant).collect::<Vec<_>>(), [1, 0]);
}

#[test]
fn a_target_that_is_met_before_training_is_met_at_epoch_zero() {
    let outcome = Trial::new(&config(""), 0, RaceLimits { epochs: 5, target: 10.0 }).run().unwrap();
    assert_eq!((outcome.target_epoch, outcome.standing.epochs), (Some(0), 5));
}

#[test]
fn the_ranking_looks_at_divergence_target_epoch_and_loss_in_this_order() {
    let merit = |diverged, reached, target_epoch, loss_test| Merit {
        diverged,
        reached,
        target_epoch,
        loss_test,
        accuracy: None,
    };
    let merits = [
        merit(true, 1.0, Some(1.0), f64::INFINITY),
        merit(false, 0.0, None, 0.2),
        merit(false, 1.0, Some(9.0), 0.01),
        merit(false, 1.0, Some(8.0), 0.03),
        merit(false, 0.5, None, 0.02),
        merit(false, 0.0, None, 0.1),
        merit(false, 1.0, Some(8.0), 0.03),
    ];
    let places: Vec<(usize, usize)> = ranking(&merits).iter().map(|place| (place.rank, place.contestant)).collect();
    assert_eq!(places, [(1, 3), (1, 6), (3, 2), (4, 4), (5, 5), (6, 1), (7, 0)]);
    assert_eq!(ranking(&[]), []);
}

#[test]
fn the_caller_has_the_clock() {
    let mut contestant = Contestant::new(config(""), RaceLimits { epochs: 200, target: 0.05 });
    let ticks = std::cell::Cell::new(0.0);
    let now = || {
        ticks.set(ticks.get() + 1.0);
        ticks.get()
    };
    contestant.advance(10, now);
    assert_eq!(contestant.milliseconds(), 1.0);
    contestant.advance(190, now);
    // Asked at the start and at the end of each slice.
    assert_eq!(contestant.milliseconds(), 2.0);
}

#[test]
fn a_race_needs_contestants_that_differ() {
    let refused = |variable, values: Vec<VariableValue>, seeds| {
        Race::new(config(""), variable, values, RaceLimits::default(), seeds).unwrap_err().to_string()
    };
    let read = |variable, text: &str| VariableValue::read(variable, text).unwrap();
    let tanh = read(Variable::Activation, "tanh");
    let count = "Allowed: 2 to 12 different values";
    assert!(refused(Variable::Activation, vec![], None).contains(count));
    assert!(refused(Variable::Activation, vec![tanh.clone()], None).contains(count));
    assert!(refused(Variable::Activation, vec![tanh.clone(), tanh.clone()], None).contains(count));
    assert!(refused(Variable::Activation, vec![tanh.clone(), read(Variable::Noise, "3")], None).contains(count));
    assert!(refused(Variable::Nothing, vec![tanh], None).contains("nothing varies"));
    let noises: Vec<VariableValue> = (0..13).map(|noise| read(Variable::Noise, &noise.to_string())).collect();
    assert!(refused(Variable::Noise, noises.clone(), None).contains(count));
    assert!(refused(Variable::Noise, noises[..2].to_vec(), Some(4)).contains("a whole number from 5 to 100"));

    let alone = Race::new(config(""), Variable::Nothing, vec![], RaceLimits::default(), Some(7)).unwrap();
    assert_eq!((alone.configs(), alone.trials().len()), (vec![config("")], 7));
}

#[test]
fn usual_races_can_be_run() {
    for link in ["", "#learningRate=0.05&activation=relu&networkShape=3,3&seed=a,b&xSquared=true&noise=7"] {
        for variable in Variable::ALL {
            let race = Race::usual(config(link), *variable);
            assert_eq!(race.start().len(), race.values().len().max(1));
            let own = VariableValue::of(*variable, race.base());
            assert!(own.is_err() || race.values().contains(&own.unwrap()), "{variable:?}: the base runs too");
        }
    }
}

#[test]
fn what_comes_after_the_target_is_what_single_epochs_say() {
    let target = 0.05;
    let cases = [
        ("#learningRate=0.003&seed=1", AfterTarget::Stayed),
        ("#learningRate=0.3&seed=1", AfterTarget::Returned),
        ("#noise=30&seed=1&dataset=xor&learningRate=0.3", AfterTarget::Above),
    ];
    for (link, expected) in cases {
        let outcome = Trial::new(&config(link), 0, RaceLimits { epochs: 500, target }).run().unwrap();
        let mut session = Session::new(config(link));
        let mut losses = vec![session.losses().test];
        for _ in 0..500 {
            session.advance(1);
            losses.push(session.losses().test);
        }
        let crossings = losses.windows(2).filter(|pair| pair[0] > target && pair[1] <= target).count();
        assert_eq!(outcome.crossings, crossings as u64, "{link}");
        if crossings > 0 {
            assert_eq!(outcome.after_target(target), Some(expected), "{link}");
        } else {
            assert_eq!(outcome.after_target(target), None, "{link}");
        }
    }
}

#[test]
fn losses_of_different_functions_are_not_ranked() {
    let limits = RaceLimits { epochs: 30, target: 0.05 };
    let losses = race("", Variable::Loss, "squared,log,perceptron", limits, None);
    assert_eq!(losses.ranked_by(), RankedBy::Accuracy);
    let merit = |accuracy, loss_test| Merit {
        diverged: false,
        reached: 0.0,
        target_epoch: None,
        loss_test,
        accuracy: Some(accuracy),
    };
    let places = ranking(&[merit(0.9, 0.1), merit(0.95, 0.3), merit(0.95, 0.2)]);
    assert_eq!(places.iter().map(|place| (place.rank, place.contestant)).collect::<Vec<_>>(), [(1, 1), (1, 2), (3, 0)]);
    let regression = race("#problem=regression", Variable::Loss, "squared,log", limits, None);
    assert_eq!(regression.ranked_by(), RankedBy::Loss, "all have the same loss there");
}

#[test]
fn what_changes_nothing_is_known_and_true() {
    let limits = RaceLimits { epochs: 20, target: 0.05 };
    for (link, variable, values, reason) in [
        ("#networkShape=", Variable::Activation, "tanh,relu,sin", Some(NoEffect::ActivationWithoutHiddenLayers)),
        ("#networkShape=1", Variable::Activation, "tanh,relu,sin", None),
        ("#problem=regression", Variable::Loss, "squared,log,perceptron", Some(NoEffect::LossOfRegression)),
        ("", Variable::Loss, "squared,log,perceptron", None),
        ("", Variable::Regularization, "none,L1,L2", Some(NoEffect::RegularizationAtRateZero)),
        ("#regularizationRate=0.01", Variable::Regularization, "none,L1,L2", None),
        ("", Variable::RegularizationRate, "0,0.1,1", Some(NoEffect::RateWithoutRegularization)),
        ("#regularization=L2", Variable::RegularizationRate, "0,0.1,1", None),
        ("#learningRate=0", Variable::BatchSize, "1,10", Some(NoEffect::StepsOfZero)),
        ("#learningRate=0", Variable::Optimizer, "sgd,adam", Some(NoEffect::StepsOfZero)),
        ("", Variable::Optimizer, "sgd,adam", None),
    ] {
        let race = race(link, variable, values, limits, None);
        assert_eq!(race.no_effect(), reason, "{link} {variable:?}");
        let outcomes: Vec<Outcome> = race.trials().iter().map(|trial| trial.run().unwrap()).collect();
        assert_eq!(outcomes.windows(2).all(|pair| pair[0] == pair[1]), reason.is_some(), "{link} {variable:?}");
    }
}
