//! Changes by hand, what takes them back, and what stops a run by itself.

use experiment::{Change, Edit, Parameter, Penalty, Session, Stop, UndoStack, links, read_parameter};

fn session(link: &str) -> Session {
    Session::new(links::read(link, || "0.12345".to_owned()).config)
}

/// Everything of a session that a user can see.
fn seen(session: &Session) -> String {
    format!("{:?}", (session.config(), session.network(), session.epoch(), session.losses(), session.history()))
}

#[test]
fn a_weight_set_by_hand_shows_in_the_losses_at_once() {
    let mut session = session("");
    session.advance(5);
    let before = session.losses();
    let _ = session.change(&Change::Parameter(Parameter::Weight { layer: 1, to: 1, from: 3 }, 2.5)).unwrap();
    assert_eq!(session.network().layers()[1].row(1)[3], 2.5);
    assert_ne!(session.losses(), before);
    let before = session.losses();
    let _ = session.change(&Change::Parameter(Parameter::Bias { layer: 2, neuron: 0 }, -1.0)).unwrap();
    assert_eq!(session.network().layers()[2].biases, [-1.0]);
    assert_ne!(session.losses(), before);
    assert_eq!((session.epoch(), session.history().points().len()), (5, 6), "only epochs add points");
}

#[test]
fn a_silenced_weight_that_is_set_by_hand_learns_again() {
    let mut session = session("#regularization=L1&regularizationRate=0.003&xSquared=true&ySquared=true&sinX=true");
    session.advance(300);
    let dead = session.network().layers()[0].dead.iter().position(|dead| *dead).unwrap();
    let (to, from) = (dead / 5, dead % 5);
    let _ = session.change(&Change::Parameter(Parameter::Weight { layer: 0, to, from }, 0.9)).unwrap();
    assert!(!session.network().layers()[0].dead[dead]);
    let _ = session.apply(Edit::RegularizationRate(0.0)).unwrap();
    session.advance(1);
    assert_ne!(session.network().layers()[0].weights[dead], 0.9);
}

#[test]
fn weights_that_cannot_be_are_refused() {
    for text in ["", "abc", "1e999", "NaN", "-1001", "0x1", "1,5,0"] {
        assert!(read_parameter(text).unwrap_err().to_string().contains("-1000 to 1000"), "{text}");
    }
    assert_eq!(read_parameter(" -0.25 ").map(|typed| typed.value), Ok(-0.25));
    let mut session = session("");
    let before = seen(&session);
    for change in [
        Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: 0 }, f64::NAN),
        Change::Parameter(Parameter::Weight { layer: 0, to: 4, from: 0 }, 1.0),
        Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: 2 }, 1.0),
        Change::Parameter(Parameter::Bias { layer: 3, neuron: 0 }, 1.0),
    ] {
        assert!(session.change(&change).is_err(), "{change:?}");
        assert_eq!(seen(&session), before);
    }
}

#[test]
fn every_change_is_taken_back_and_made_again() {
    let mut session = session("");
    let mut undo_stack = UndoStack::default();
    let mut states = vec![seen(&session)];
    for change in [
        Change::Edit(Edit::Noise(25.0)),
        Change::Edit(Edit::HiddenLayers(vec![3, 3])),
        Change::Edit(Edit::LearningRate(0.1)),
        Change::Parameter(Parameter::Weight { layer: 0, to: 0, from: 1 }, 1.5),
        Change::Parameter(Parameter::Bias { layer: 2, neuron: 0 }, 0.5),
        Change::Edit(Edit::Seed("new".to_owned())),
        Change::Edit(Edit::Regularization(Penalty::L2)),
    ] {
        let _ = undo_stack.apply(&mut session, change).unwrap();
        states.push(seen(&session));
    }
    for state in states.iter().rev().skip(1) {
        assert!(undo_stack.can_undo());
        let _ = undo_stack.undo(&mut session).unwrap();
        assert_eq!(seen(&session), *state);
    }
    assert!(!undo_stack.can_undo() && undo_stack.undo(&mut session).is_none());
    for state in states.iter().skip(1) {
        let _ = undo_stack.redo(&mut session).unwrap();
        assert_eq!(seen(&session), *state);
    }
    assert!(!undo_stack.can_redo() && undo_stack.redo(&mut session).is_none());
}

#[test]
fn a_live_setting_taken_back_keeps_what_was_trained_since() {
    let mut session = session("");
    let mut undo_stack = UndoStack::default();
    session.advance(10);
    let _ = undo_stack.apply(&mut session, Change::Edit(Edit::LearningRate(0.3))).unwrap();
    session.advance(10);
    let network = session.network().clone();
    let _ = undo_stack.undo(&mut session).unwrap();
    assert_eq!((session.config().learning_rate(), session.epoch(), session.network()), (0.03, 20, &network));
}

#[test]
fn a_reset_by_mistake_is_taken_back() {
    let mut session = session("");
    let mut undo_stack = UndoStack::default();
    session.advance(100);
    let trained = seen(&session);
    let _ = undo_stack.apply(&mut session, Change::Reset).unwrap();
    assert_eq!(session.epoch(), 0);
    let _ = undo_stack.undo(&mut session).unwrap();
    assert_eq!(seen(&session), trained);
}

#[test]
fn one_slide_is_one_change_and_what_changes_nothing_is_none() {
    let mut session = session("");
    let mut undo_stack = UndoStack::default();
    for noise in [5.0, 10.0, 15.0] {
        let _ = undo_stack.apply(&mut session, Change::Edit(Edit::Noise(noise))).unwrap();
    }
    let _ = undo_stack.apply(&mut session, Change::Edit(Edit::LearningRate(0.03))).unwrap();
    let _ = undo_stack.undo(&mut session).unwrap();
    assert_eq!((session.config().noise(), undo_stack.can_undo()), (0.0, false));
    assert!(undo_stack.apply(&mut session, Change::Edit(Edit::Noise(900.0))).is_err());
    assert!(undo_stack.can_redo(), "what was refused is no change");
}

#[test]
fn the_journal_does_not_grow_for_ever() {
    let mut session = session("");
    let mut undo_stack = UndoStack::default();
    for round in 0..250 {
        let _ = undo_stack.apply(&mut session, Change::Edit(Edit::Discretize(round % 2 == 0))).unwrap();
    }
    assert_eq!(std::iter::from_fn(|| undo_stack.undo(&mut session)).count(), 100);
}

#[test]
fn a_run_stops_at_the_epoch_that_was_set_and_goes_on_when_asked() {
    let mut session = session("#stopEpoch=25");
    assert_eq!(session.advance(10), None);
    assert_eq!((session.advance(100), session.epoch()), (Some(Stop::Epoch(25)), 25));
    assert_eq!((session.advance(10), session.epoch()), (None, 35));
}

#[test]
fn a_run_stops_when_the_test_loss_is_reached() {
    let mut session = session("#stopLoss=0.1");
    assert_eq!(session.advance(10_000), Some(Stop::TestLoss(0.1)));
    assert!(session.losses().test <= 0.1);
    let epoch = session.epoch();
    let mut before = self::session("");
    before.advance(epoch - 1);
    assert!(before.losses().test > 0.1, "it stops at the first such epoch");
    assert_eq!((session.advance(5), session.epoch()), (None, epoch + 5));
}

#[test]
fn a_run_stops_when_the_test_loss_no_longer_improves() {
    let mut session = session("#stopStalled=20&learningRate=0&networkShape=2");
    assert_eq!((session.advance(1000), session.epoch()), (Some(Stop::Stalled(20)), 20));
    assert_eq!((session.advance(1000), session.epoch()), (Some(Stop::Stalled(20)), 40));
    let mut learning = self::session("#stopStalled=20");
    assert_eq!(learning.advance(60), None, "a loss that falls is progress");
}

/// A run that overfits, at the end of its patience, and the epoch at which its test loss was lowest.
fn stopped_too_late(more: &str) -> (Session, u64) {
    let link = "#noise=50&percTrainData=10&networkShape=8,8&learningRate=0.1&stopStalled=30&seed=0.5";
    let mut session = session(&format!("{link}{more}"));
    assert_eq!(session.best_epoch(), None);
    let (mut best, mut loss) = (0, session.losses().test);
    let stop = loop {
        let stop = session.advance(1);
        if session.losses().test < loss {
            (best, loss) = (session.epoch(), session.losses().test);
        }
        if stop.is_some() {
            break stop;
        }
    };
    assert_eq!((stop, session.best_epoch()), (Some(Stop::Stalled(30)), Some(best)));
    (session, best)
}

#[test]
fn early_stopping_goes_back_to_the_best_weights_and_on_from_there() {
    for more in
        ["", "&optimizer=adam", "&optimizer=nesterov&batchSize=7", "&regularization=L1&regularizationRate=0.003"]
    {
        let (mut session, best) = stopped_too_late(more);
        let (stopped, epoch) = (seen(&session), session.epoch());
        let mut undo_stack = UndoStack::default();
        let _ = undo_stack.apply(&mut session, Change::BestWeights).unwrap();
        let mut other = self::session(&links::write(session.config()));
        other.advance(best);
        assert_eq!((session.epoch(), seen(&session)), (best, seen(&other)), "{more}: as if it had stopped there");
        let last = session.history().points().last().unwrap();
        assert!(last.0 <= best && session.best_epoch().is_none());

        let _ = undo_stack.undo(&mut session).unwrap();
        assert_eq!((session.epoch(), seen(&session), session.best_epoch()), (epoch, stopped, Some(best)), "{more}");
        let _ = undo_stack.redo(&mut session).unwrap();
        session.advance(20);
        other.advance(20);
        assert_eq!((session.epoch(), seen(&session)), (best + 20, seen(&other)), "{more}: it goes on from there");
    }
}

#[test]
fn without_patience_there_are_no_best_weights() {
    let mut session = session("#stopLoss=0.0001");
    session.advance(50);
    let before = seen(&session);
    assert_eq!(session.best_epoch(), None);
    let _ = session.change(&Change::BestWeights).unwrap();
    assert_eq!((session.epoch(), seen(&session)), (50, before));
    // A rule that is set later knows only what it has seen.
    let _ = session.apply(Edit::StopStalled(Some(1000))).unwrap();
    let _ = session.apply(Edit::LearningRate(10.0)).unwrap();
    session.advance(20);
    assert!(session.best_epoch().is_none_or(|epoch| epoch >= 50));
}

#[test]
fn each_reason_to_stop_is_said() {
    let reasons =
        [Stop::Epoch(25), Stop::TestLoss(0.1), Stop::Stalled(20), Stop::Diverged].map(|stop| stop.to_string());
    for (reason, part) in reasons.iter().zip(["epoch 25", "0.1", "20 epochs", "learning rate"]) {
        assert!(reason.contains(part), "{reason}");
    }
    assert!(reasons[3].contains("Reset"));
}
