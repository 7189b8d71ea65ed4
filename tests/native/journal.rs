//! The journal of a run: lived again, it comes to the same bits.

use engine::{Activation, Optimizer, Penalty};
use experiment::{
    Act, Change, Choice, Edit, OwnData, Parameter, Replay, Session, Setting, Step, Timeline, UndoStack, links, saved,
    trace,
};
use serde_json::Value;

use crate::dice::Dice;

const LINKS: [&str; 6] = [
    "#seed=1",
    "#seed=2&dataset=spiral&optimizer=adam&batchSize=7&stopStalled=4",
    "#seed=3&regularization=L1&regularizationRate=0.03&learningRate=0.1&networkShape=5,3",
    "#seed=4&problem=regression&networkShape=3&batchSize=30&stopLoss=0.01",
    "#seed=5&dataset=xor&loss=log&optimizer=momentum&batchSize=1&networkShape=",
    "#seed=6&dataset=gauss&optimizer=rmsprop&stopEpoch=9&percTrainData=37&noise=20",
];

fn session(link: &str) -> Session {
    Session::new(links::read(link, || "1".to_owned()).config)
}

/// Network, what training remembers of it, and points, to the bit; and the losses.
fn bits(session: &Session) -> (Value, String) {
    let mut saved: Value = serde_json::from_str(&saved::write(session)).unwrap();
    // Settings of the page are none of the run.
    saved.as_object_mut().unwrap().remove("link");
    let losses = session.losses();
    (saved, format!("{:?} {:?} {:?}", losses, session.accuracies(), session.history()))
}

/// A session that was lived again as far as this one, so many epochs at a time.
fn lived_again(session: &Session, at_a_time: u64) -> Session {
    let (origin, steps) = session.journal().whole().expect("the network was new");
    let mut replay = Replay::new(origin.clone(), steps.to_vec(), session.epoch()).unwrap();
    while !replay.go_on(at_a_time).unwrap() {
        assert!((0.0..=1.0).contains(&replay.progress()));
    }
    assert!((replay.progress() - 1.0).abs() < f64::EPSILON);
    replay.into_session()
}

/// The same without the losses on the way, which a long run keeps of fewer epochs.
fn bits_now(session: &Session) -> (Value, String) {
    (bits(session).0, format!("{:?} {:?}", session.losses(), session.accuracies()))
}

/// A run as it was at an epoch.
fn back_at(timeline: &mut Timeline, end: &Session, epoch: u64, at_a_time: u64) -> Session {
    let mut replay = timeline.replay(end, epoch).unwrap();
    while !replay.go_on(at_a_time).unwrap() {}
    replay.into_session()
}

fn lived_steps(session: &Session) -> usize {
    session.journal().whole().map_or(0, |(_, steps)| steps.len())
}

fn own(dice: &mut Dice, session: &Session) -> OwnData {
    let points = [session.train_points(), session.test_points()].concat();
    OwnData::nearest(&points[..2 + dice.below(points.len() - 1)], session.config().problem()).unwrap()
}

/// Something that somebody does while the network learns.
fn change(dice: &mut Dice, session: &Session) -> Change {
    let number = dice.below(2001) as f64 / 1000.0 - 1.0;
    let edit = match dice.below(18) {
        0 => return Change::Reset,
        1 => return Change::BestWeights,
        2 => return Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, number),
        3 => return Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: 0 }, number),
        4 => return Change::Points(own(dice, session)),
        5 => Edit::read(Setting::Noise, dice.one(&["0", "10", "50"])).unwrap(),
        6 => Edit::read(Setting::Ratio, dice.one(&["10", "50", "90"])).unwrap(),
        7 => Edit::BatchSize(1 + dice.below(30)),
        8 => Edit::Optimizer(Optimizer::ALL[dice.below(Optimizer::ALL.len())]),
        9 => Edit::Regularization(Penalty::ALL[dice.below(3)]),
        10 => Edit::RegularizationRate([0.0, 0.01, 0.1][dice.below(3)]),
        11 => Edit::LearningRate([0.003, 0.03, 0.1][dice.below(3)]),
        12 => Edit::Activation(Activation::ALL[dice.below(Activation::ALL.len())]),
        13 => Edit::ShowTestData(dice.below(2) == 0),
        14 => Edit::StopStalled([None, Some(2)][dice.below(2)]),
        15 => Edit::Seed(dice.one(&["1", "2"]).to_owned()),
        // The other problem's data set is not learned from.
        16 => Edit::read(Setting::RegDataset, dice.one(&["reg-plane", "reg-gauss"])).unwrap(),
        _ => Edit::HiddenLayers(vec![1 + dice.below(4)]),
    };
    Change::Edit(edit)
}

#[test]
fn whatever_was_done_a_run_that_is_lived_again_has_the_same_bits() {
    let (mut n_steps, mut n_epochs) = (0, 0);
    for (seed, link) in (1..).zip(LINKS) {
        let mut dice = Dice(77 * seed);
        for _ in 0..24 {
            let (mut session, mut undo) = (session(link), UndoStack::default());
            for _ in 0..40 {
                match dice.below(5) {
                    0 | 1 => drop(session.advance(1 + dice.below(6) as u64)),
                    2 => drop(undo.undo(&mut session)),
                    _ => {
                        let change = change(&mut dice, &session);
                        let _ = undo.apply(&mut session, change);
                    }
                }
            }
            // What has diverged cannot be trained any more.
            let again = lived_again(&session, 1 + dice.below(20) as u64);
            assert_eq!(again.epoch(), session.epoch());
            assert_eq!(bits(&again), bits(&session), "{link}: {:?}", session.journal());
            let learned = |session: &Session| {
                let unused = Edit::read(Setting::RegDataset, "reg-plane").unwrap();
                session.config().clone().with(unused).unwrap()
            };
            assert!(learned(&again).learns_like(&learned(&session)), "{link}");
            // And it goes on with the same ones.
            let (mut again, mut session) = (again, session);
            let later = [session.epoch() + 7];
            let _ = (trace(&mut again, &later), trace(&mut session, &later));
            assert_eq!(bits(&again), bits(&session), "{link}");
            (n_steps, n_epochs) = (n_steps + lived_steps(&session), n_epochs + session.epoch());
        }
    }
    assert!(n_steps > 300 && n_epochs > 2000, "{n_steps} {n_epochs}");
}

#[test]
fn what_cannot_have_been_done_is_named() {
    let config = session(LINKS[0]).config().clone();
    let live = |rate: f64| Act::Edit(Edit::LearningRate(rate));
    let lived = |steps: Vec<(u64, Act)>, epoch: u64| {
        let steps = steps.into_iter().map(|(epoch, act)| Step { epoch, act }).collect();
        let mut replay = Replay::new(config.clone(), steps, epoch)?;
        while !replay.go_on(50)? {}
        Ok::<u64, experiment::Error>(replay.into_session().epoch())
    };
    assert_eq!(lived(vec![(3, live(0.1)), (3, live(0.3)), (9, live(0.03))], 12), Ok(12));
    let refused = |steps, epoch, why: &str| {
        let error = lived(steps, epoch).unwrap_err().to_string();
        assert!(error.contains(why), "{error}");
    };
    refused(vec![(5, live(0.1)), (3, live(0.1))], 9, "a change comes before the one ahead of it");
    refused(vec![(10, live(0.1))], 9, "or after the end");
    refused(vec![(3, Act::Edit(Edit::HiddenLayers(vec![3])))], 9, "needs another network");
    refused(vec![(3, Act::Settings(Box::new(session(LINKS[1]).config().clone())))], 9, "needs another network");
    refused(vec![(3, Act::Parameter(Parameter::Bias { layer: 9, neuron: 0 }, 1.0))], 9, "");
    let diverges = session("#seed=1&problem=regression&activation=linear&learningRate=10").config().clone();
    let mut replay = Replay::new(diverges, Vec::new(), 1_000_000).unwrap();
    let error = std::iter::repeat_with(|| replay.go_on(1000)).find_map(Result::err).unwrap().to_string();
    assert!(error.contains("has diverged at epoch"), "{error}");
}

#[test]
fn what_is_set_before_the_first_epoch_is_no_change() {
    let mut fresh = session(LINKS[0]);
    let _ = fresh.change(&Change::Edit(Edit::LearningRate(0.1))).unwrap();
    let (origin, steps) = fresh.journal().whole().unwrap();
    assert!(steps.is_empty() && origin == fresh.config());
    let _ = fresh.change(&Change::Parameter(Parameter::Bias { layer: 0, neuron: 0 }, 0.5)).unwrap();
    let _ = fresh.change(&Change::Edit(Edit::LearningRate(0.3))).unwrap();
    assert_eq!(lived_steps(&fresh), 2);
    let _ = fresh.change(&Change::Reset).unwrap();
    assert_eq!(lived_steps(&fresh), 0);
}

#[test]
fn a_slider_on_its_way_is_one_change() {
    let mut session = session(LINKS[0]);
    let _ = session.advance(5);
    for batch in 1..30 {
        let _ = session.change(&Change::Edit(Edit::BatchSize(batch))).unwrap();
    }
    assert_eq!(lived_steps(&session), 1);
    let _ = session.advance(1);
    let _ = session.change(&Change::Edit(Edit::BatchSize(5))).unwrap();
    assert_eq!(lived_steps(&session), 2);
}

#[test]
fn more_changes_than_are_kept_are_counted_and_not_lived_again() {
    let mut session = session("#seed=1&networkShape=1&numPoints=20");
    for round in 0..1100 {
        let _ = session.advance(1);
        let _ = session.change(&Change::Edit(Edit::BatchSize(1 + round % 30))).unwrap();
    }
    assert!(session.journal().whole().is_none());
    let (told, n_more) = session.journal().told(session.config(), 20);
    assert_eq!((told.len(), n_more), (20, 1080));
}

#[test]
fn any_epoch_is_had_again_with_the_bits_of_a_straight_run() {
    let mut n_jumps = 0;
    for (seed, link) in (1..).zip(LINKS) {
        let mut dice = Dice(991 * seed);
        for _ in 0..12 {
            let (mut session, mut undo, mut timeline) = (session(link), UndoStack::default(), Timeline::default());
            for _ in 0..40 {
                match dice.below(5) {
                    0 | 1 => drop(session.advance(1 + dice.below(9) as u64)),
                    2 => drop(undo.undo(&mut session)),
                    _ => {
                        let change = change(&mut dice, &session);
                        let _ = undo.apply(&mut session, change);
                    }
                }
                if dice.below(2) == 0 {
                    timeline.see(&mut session);
                }
            }
            timeline.see(&mut session);
            let (origin, steps) = session.journal().whole().unwrap();
            for _ in 0..12 {
                let epoch = dice.below(session.epoch() as usize + 1) as u64;
                let until = steps.iter().filter(|step| step.epoch <= epoch).cloned().collect();
                let mut straight = Replay::new(origin.clone(), until, epoch).unwrap();
                while !straight.go_on(1).unwrap() {}
                let straight = straight.into_session();
                let again = back_at(&mut timeline, &session, epoch, 1 + dice.below(20) as u64);
                assert_eq!(bits_now(&again), bits_now(&straight), "{link} at {epoch}: {:?}", session.journal());
                assert_eq!(again.epoch(), epoch);
                // Gone on from there, it comes to the same again.
                let mut end = Replay::new(origin.clone(), steps.to_vec(), session.epoch()).unwrap();
                assert!(end.go_on(u64::MAX).unwrap());
                assert_eq!(bits_now(&end.into_session()), bits_now(&session), "{link}");
                let (mut again, mut straight) = (again, straight);
                let later = [epoch + 5];
                let _ = (trace(&mut again, &later), trace(&mut straight, &later));
                assert_eq!(bits_now(&again), bits_now(&straight), "{link}");
                n_jumps += 1;
            }
        }
    }
    assert_eq!(n_jumps, 6 * 12 * 12);
}

#[test]
fn a_long_run_is_thinned_out_and_has_bounded_room() {
    let mut session = session("#seed=1&networkShape=8,8,8,8,8,8&optimizer=adam&percTrainData=10&numPoints=20");
    let mut timeline = Timeline::default();
    let mut lived = Vec::new();
    for _ in 0..3000 {
        session.advance(1);
        timeline.see(&mut session);
        if session.epoch().is_multiple_of(500) {
            lived.push((session.epoch(), bits_now(&session)));
        }
    }
    assert!(timeline.n_bytes() < 8_100_000 && timeline.n_bytes() > 7_000_000, "{}", timeline.n_bytes());
    for (epoch, bits) in lived {
        assert_eq!(bits_now(&back_at(&mut timeline, &session, epoch, 3)), bits, "{epoch}");
    }
    // Nothing is far from a checkpoint.
    for epoch in (1..3000).step_by(97) {
        let mut replay = timeline.replay(&session, epoch).unwrap();
        assert!(replay.go_on(16).unwrap(), "{epoch}: {}", replay.session().epoch());
    }
}

#[test]
fn another_way_from_an_earlier_epoch_and_the_first_one_again() {
    let mut first = session("#seed=1&dataset=spiral");
    let mut timeline = Timeline::default();
    let run = |session: &mut Session, timeline: &mut Timeline| {
        for _ in 0..50 {
            session.advance(4);
            timeline.see(session);
        }
    };
    run(&mut first, &mut timeline);
    let _ = first.change(&Change::Edit(Edit::LearningRate(0.1))).unwrap();
    run(&mut first, &mut timeline);
    let mut other = back_at(&mut timeline, &first, 121, 50);
    assert!(other.journal().is_empty() && other.history().points().last().unwrap().0 == 121);
    let _ = other.change(&Change::Edit(Edit::LearningRate(0.3))).unwrap();
    run(&mut other, &mut timeline);
    assert_eq!(other.epoch(), 321);
    for (session, epoch) in [(&other, 300), (&other, 121), (&other, 77), (&first, 390), (&first, 200), (&first, 199)] {
        let (origin, steps) = session.journal().whole().unwrap();
        let until = steps.iter().filter(|step| step.epoch <= epoch).cloned().collect();
        let mut straight = Replay::new(origin.clone(), until, epoch).unwrap();
        assert!(straight.go_on(1000).unwrap());
        let again = back_at(&mut timeline, session, epoch, 1000);
        assert_eq!(bits_now(&again), bits_now(&straight.into_session()), "{epoch}");
        timeline.see(&mut session.clone());
    }
}

#[test]
fn a_network_from_a_file_is_gone_back_to_as_far_as_it_was_seen() {
    let mut trained = session("#seed=1");
    trained.advance(40);
    let mut opened = saved::read(&saved::write(&trained)).unwrap();
    let mut timeline = Timeline::default();
    assert_eq!(timeline.first(&opened), 40);
    timeline.see(&mut opened);
    opened.advance(20);
    timeline.see(&mut opened);
    assert_eq!(timeline.first(&opened), 40);
    assert!(timeline.replay(&opened, 39).is_none());
    trained.advance(11);
    assert_eq!(bits_now(&back_at(&mut timeline, &opened, 51, 5)).1, bits_now(&trained).1);
}

#[test]
fn early_stopping_is_the_same_from_an_earlier_epoch() {
    for link in
        ["#seed=3&dataset=circle&noise=40&stopStalled=60", "#seed=2&dataset=xor&noise=30&stopStalled=60&stopLoss=0.21"]
    {
        let run = |session: &mut Session, timeline: &mut Timeline| {
            loop {
                // As irregularly as frames come.
                let stop = session.advance(7);
                timeline.see(session);
                if let Some(stop) = stop {
                    return (stop, session.epoch(), session.best_epoch(), session.stopped());
                }
            }
        };
        let (mut end, mut timeline) = (session(link), Timeline::default());
        let first = run(&mut end, &mut timeline);
        // What only the page shows changes nothing about it.
        let _ = end.change(&Change::Edit(Edit::ShowTestData(true))).unwrap();
        assert_eq!((end.best_epoch(), end.stopped()), (first.2, first.3), "{link}");
        for epoch in [1, 20, first.1 - 1, first.1 / 2, first.1 - 20] {
            let mut again = back_at(&mut timeline, &end, epoch, 5);
            let _ = again.change(&Change::Edit(Edit::Discretize(true))).unwrap();
            assert_eq!(run(&mut again, &mut Timeline::default()), first, "{link} from {epoch}");
            let mut best = again.clone();
            let _ = best.change(&Change::BestWeights).unwrap();
            assert_eq!(Some(best.epoch()), first.2.or(Some(first.1)), "{link}");
        }
        assert_eq!(back_at(&mut timeline, &end, first.1, 5).best_epoch(), first.2);
    }
}
