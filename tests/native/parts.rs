//! Epochs that are trained part by part come to the bits of whole ones, whatever happens in between.

use engine::{
    Activation, Activations, Hyper, Loss, Network, Optimizer, Penalty, Samples, Scoring, Trainer, TrainerState,
};
use experiment::{Change, Choice, Edit, OwnData, Parameter, Point, Problem, Rebuild, Session, Stop, UndoStack, links};

use crate::dice::Dice;

fn number(dice: &mut Dice) -> f64 {
    dice.below(2001) as f64 / 1000.0 - 1.0
}

/// All bits of a network and of what training remembers of it.
fn bits(network: &Network, trainer: &Trainer, optimizer: Optimizer) -> (Vec<u64>, Vec<bool>, TrainerState) {
    let layers = network.layers();
    let numbers =
        layers.iter().flat_map(|layer| layer.weights.iter().chain(&layer.biases)).map(|number| number.to_bits());
    let dead = layers.iter().flat_map(|layer| layer.dead.iter().copied());
    (numbers.collect(), dead.collect(), trainer.memory(optimizer))
}

#[test]
fn parts_of_any_length_come_to_the_bits_of_whole_epochs() {
    let mut dice = Dice(5);
    for round in 0..600 {
        let n = 1 + dice.below(90);
        let columns: Vec<Vec<f64>> = (0..3).map(|_| (0..n).map(|_| 4.0 * number(&mut dice)).collect()).collect();
        let labels = (0..n).map(|_| number(&mut dice).signum()).collect();
        let samples = Samples::new(&columns, labels).unwrap();
        let hidden: &[usize] = [&[][..], &[5], &[4, 3]][dice.below(3)];
        let mut network = Network::new(3, hidden, || number(&mut dice)).unwrap();
        let (mut other, mut trainer) = (network.clone(), Trainer::new(&network));
        let mut parts = trainer.clone();
        for epoch in 0..5 {
            let (loss, output) = [
                (Loss::Squared, Activation::Tanh),
                (Loss::Log, Activation::Sigmoid),
                (Loss::Perceptron, Activation::Step),
            ][dice.below(3)];
            let hyper = Hyper {
                activations: Activations { hidden: Activation::ALL[dice.below(Activation::ALL.len())], output },
                loss,
                optimizer: Optimizer::ALL[dice.below(Optimizer::ALL.len())],
                learning_rate: 0.01,
                batch_size: [1, 1, 3, 7, 10, 25, 64, 1000][dice.below(8)],
                penalty: Penalty::ALL[dice.below(3)],
                regularization_rate: 0.01,
            };
            trainer.epoch(&mut network, &samples, &hyper);
            let (mut first, mut scoring) = (0, Scoring::default());
            while first < n {
                first = parts.part(&mut other, &samples, &hyper, (first, first + 1 + dice.below(40)));
            }
            assert_eq!(first, n);
            let whole = bits(&network, &trainer, hyper.optimizer);
            assert_eq!(bits(&other, &parts, hyper.optimizer), whole, "{round} {epoch}: {n} {hyper:?}");
            while !scoring.is_over(&samples) {
                parts.score_part(&other, &hyper, &samples, 1 + dice.below(40), &mut scoring);
            }
            let score = |score: engine::Score| (score.loss.to_bits(), score.accuracy.to_bits());
            assert_eq!(score(scoring.score()), score(trainer.score(&network, &hyper, &samples)), "{hyper:?}");
        }
    }
}

/// An experiment with so many points of somebody's own.
fn session(dice: &mut Dice, n_points: usize, link: &str) -> Session {
    let point = |_| {
        let (x, y) = (5.0 * number(dice), 5.0 * number(dice));
        Point { x, y, label: if x * y > 0.0 { 1.0 } else { -1.0 } }
    };
    let points: Vec<Point> = (0..n_points).map(point).collect();
    let own = OwnData::nearest(&points, Problem::Classification).unwrap();
    Session::new(links::read(link, || "1".to_owned()).config.with_own_data(own))
}

/// All that can be seen of a session.
fn seen(session: &Session) -> String {
    let (told, _) = session.journal().told(session.config(), 20);
    format!(
        "{} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        session.epoch(),
        session.losses(),
        session.accuracies(),
        session.network(),
        session.history(),
        session.best_epoch(),
        told.iter().map(|(told, _)| (told.epoch, told.by_hand)).collect::<Vec<_>>(),
        session.preview(&session.train_sample(0).unwrap()),
    )
}

/// Goes on until an epoch is whole.
fn go_on(session: &mut Session) -> Option<Stop> {
    loop {
        let (n_epochs, stop) = session.go_on(1);
        assert!(n_epochs <= 1);
        if n_epochs == 1 || stop.is_some() {
            return stop;
        }
    }
}

/// Something that somebody does while the network learns.
fn change(dice: &mut Dice) -> Change {
    let edit = match dice.below(10) {
        0 => return Change::Reset,
        1 => return Change::BestWeights,
        2 => return Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, number(dice)),
        3 => Edit::Seed(dice.below(9).to_string()),
        4 => Edit::HiddenLayers(vec![1 + dice.below(3)]),
        5 => Edit::BatchSize([1, 10, 64, 3000, 9000][dice.below(5)]),
        6 => Edit::Optimizer(Optimizer::ALL[dice.below(Optimizer::ALL.len())]),
        7 => Edit::Regularization(Penalty::ALL[dice.below(3)]),
        8 => Edit::LearningRate([0.01, 0.03, 0.1][dice.below(3)]),
        _ => Edit::ShowTestData(dice.below(2) == 0),
    };
    Change::Edit(edit)
}

#[test]
fn a_session_that_goes_on_part_by_part_is_at_each_epoch_what_it_is_in_one_go() {
    for (seed, link) in (1..).zip([
        "#seed=1",
        "#seed=2&batchSize=7&optimizer=adam&stopStalled=3&regularization=L1&regularizationRate=0.003",
        "#seed=3&stopLoss=0.4&networkShape=3&learningRate=0.1&percTrainData=90",
        "#seed=4&loss=log&stopEpoch=6&batchSize=4000&regularization=L2&regularizationRate=0.01",
    ]) {
        let mut dice = Dice(seed);
        let mut whole = session(&mut dice, 5200, link);
        let mut parts = whole.clone();
        let mut undo_stacks = [UndoStack::default(), UndoStack::default()];
        for step in 0..60 {
            // Whatever happens to an epoch that has begun, nothing of it is seen.
            let before = seen(&parts);
            for _ in 0..dice.below(4) {
                if parts.go_on(1) != (0, None) {
                    assert_eq!(whole.advance(1), None, "an epoch took three calls: {link} {step}");
                    break;
                }
                assert_eq!(seen(&parts), before, "{link} {step}");
            }
            match dice.below(6) {
                0 => {
                    let (change, [first, second]) = (change(&mut dice), &mut undo_stacks);
                    assert_eq!(first.apply(&mut parts, change.clone()), second.apply(&mut whole, change));
                }
                1 => {
                    let [first, second] = &mut undo_stacks;
                    assert_eq!(first.undo(&mut parts), second.undo(&mut whole));
                }
                2 => assert_eq!(parts.advance(2), whole.advance(2), "{link} {step}"),
                _ => assert_eq!(go_on(&mut parts), whole.advance(1), "{link} {step}"),
            }
            assert_eq!(seen(&parts), seen(&whole), "{link} {step}");
        }
        assert!(whole.epoch() > 0, "{link}");
    }
}

#[test]
fn other_points_begin_the_epoch_anew() {
    let mut dice = Dice(9);
    let mut parts = session(&mut dice, 6000, "#seed=1");
    let own = session(&mut dice, 5500, "#seed=1").config().own_data_in_use().unwrap().clone();
    assert_eq!(go_on(&mut parts), None);
    let mut whole = parts.clone();
    assert_eq!(parts.go_on(1), (0, None));
    assert_eq!(parts.change(&Change::Points(own.clone())), Ok(Rebuild::Points));
    assert_eq!(whole.change(&Change::Points(own)), Ok(Rebuild::Points));
    assert_eq!((go_on(&mut parts), whole.advance(1)), (None, None));
    assert_eq!(seen(&parts), seen(&whole));
}

#[test]
fn few_points_are_trained_in_one_go() {
    let mut few = session(&mut Dice(2), 5000, "#seed=1&stopEpoch=9");
    let mut same = few.clone();
    assert_eq!(few.go_on(4), (4, same.advance(4)));
    assert_eq!(few.go_on(7), (5, Some(Stop::Epoch(9))));
    let _ = same.advance(5);
    assert_eq!(seen(&few), seen(&same));
}

#[test]
fn what_has_diverged_does_not_go_on() {
    let mut dice = Dice(3);
    let points: Vec<Point> = (0..6000).map(|_| Point { x: 5.0 * number(&mut dice), y: 1.0, label: 0.5 }).collect();
    let own = OwnData::nearest(&points, Problem::Regression).unwrap();
    let config = links::read("#seed=1&activation=linear&learningRate=10", || "1".to_owned()).config;
    let mut session = Session::new(config.with_own_data(own));
    let mut same = session.clone();
    assert_eq!((go_on(&mut session), same.advance(1)), (Some(Stop::Diverged), Some(Stop::Diverged)));
    assert_eq!(session.go_on(1), (0, Some(Stop::Diverged)));
    assert_eq!((session.epoch(), same.epoch()), (1, 1));
}

#[test]
fn what_takes_long_depends_on_points_and_network() {
    let small = session(&mut Dice(4), 500, "#seed=1&networkShape=8,8,8,8,8,8");
    assert!(!small.takes_long(100) && small.takes_long(10_000_000) && small.takes_long(u64::MAX));
    let large = session(&mut Dice(4), 100_000, "#seed=1");
    assert!(!large.takes_long(1) && large.takes_long(100));
}
